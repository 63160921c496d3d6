package org.huiyin.administration;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huiyin.page.Page;
import org.huiyin.procedure.Edition;
import org.huiyin.procedure.Editions;
import org.huiyin.rulebook.lint.Linting;

/// An uploaded edition in a list.
///
/// @param state `pending`, `refused`, `in-force`, `planned`, `past` or `draft`
/// @param drafted whether it can be withdrawn
record UploadedRow(RulebookWords words, Edition edition, String state, boolean drafted) {

  static UploadedRow of(Page page, Editions editions, Edition edition) {
    RulebookWords words =
        new RulebookWords(
            page, edition.rulebook(), editions.worstCases(edition.rulebook()).orElse(Map.of()));
    boolean drafted = edition.uploadedBy() != null && !editions.isPublic(edition);
    return new UploadedRow(words, edition, state(editions, edition, drafted), drafted);
  }

  private static String state(Editions editions, Edition edition, boolean drafted) {
    List<Editions.Place> places = editions.places(edition.rulebook());
    if (places.stream().anyMatch(place -> place.begins() == null)) {
      return "in-force";
    }
    if (!places.isEmpty()) {
      return "planned";
    }
    Optional<Linting> linting = editions.linting(edition.rulebook());
    if (linting.isEmpty()) {
      return "pending";
    }
    if (!linting.get().isSound()) {
      return "refused";
    }
    return drafted ? "draft" : "past";
  }
}
