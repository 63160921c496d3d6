package org.huiyin.desk;

import java.util.List;
import java.util.Optional;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Gazetteer;
import org.huiyin.matter.SearchPage;
import org.huiyin.page.Page;
import org.jspecify.annotations.Nullable;

/// What was found, as the page shows it.
public record SearchShown(
    SearchPage page, Directory directory, Gazetteer gazetteer, OfficerPrincipal officer) {

  /// What a topic is called at the officer's institution, or else its code.
  private String topic(String code, Page page) {
    return directory.topics(officer.institution()).stream()
        .filter(topic -> topic.code().equals(code))
        .map(topic -> page.in(topic.name()))
        .findFirst()
        .orElse(code);
  }

  private String place(String code, Page page) {
    return gazetteer.place(code).map(place -> page.in(place.name())).orElse(code);
  }

  /// Where a matter stands, and what and where it is about.
  public List<String> where(SearchPage.Found matter, Page page) {
    return List.of(
            Optional.of(matter.stage().title()),
            named(matter.topic()).map(code -> topic(code, page)),
            named(matter.place()).map(code -> place(code, page)))
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<String> named(@Nullable String code) {
    return Optional.ofNullable(code);
  }
}
