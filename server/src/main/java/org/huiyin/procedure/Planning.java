package org.huiyin.procedure;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.huiyin.authority.Authorities;
import org.huiyin.authority.Change;
import org.huiyin.authority.EditionPlan;
import org.huiyin.authority.Editor;
import org.huiyin.authority.Finding;
import org.huiyin.authority.Finding.Reason;
import org.huiyin.rulebook.Rulebook;

/// Says from which day on an institution opens its new matters under which edition.
/// `Authorities.changeEditions` decides whether that may be. Thread-safe.
public final class Planning {

  /// How long a person waits for the linter; then they are told to come back.
  public static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Authorities authorities;
  private final Editions editions;

  Planning(Authorities authorities, Editions editions) {
    this.authorities = authorities;
    this.editions = editions;
  }

  /// Plans an edition, in place of another that would begin on that day.
  ///
  /// @param from today or later, in the zone of the document
  /// @param knowing whether the editor was shown what it takes away from complainants
  public Change<EditionPlan> plan(
      Editor editor, UUID institution, String digest, LocalDate from, boolean knowing) {
    Rulebook rulebook = editions.find(digest).map(Edition::rulebook).orElse(null);
    if (rulebook == null) {
      return new Change.Refused<>(List.of(new Finding("digest", Reason.UNKNOWN)));
    }
    // Not under the lock that all changes wait for.
    boolean linted = editions.linting(rulebook, PATIENCE).isPresent();
    if (!linted) {
      return new Change.Refused<>(List.of(new Finding("digest", Reason.NOT_LINTED_YET)));
    }
    EditionPlan.Start start =
        new EditionPlan.Start(from, rulebook.id(), rulebook.edition(), digest, knowing);
    return authorities.changeEditions(editor, institution, plan -> plan.with(start));
  }

  /// Calls off what is planned for a day that hasn't come. Where nothing is, nothing changes.
  public Change<EditionPlan> callOff(
      Editor editor, UUID institution, String rulebook, LocalDate from) {
    return authorities.changeEditions(
        editor, institution, plan -> plan.without(plan.find(rulebook, from).stream().toList()));
  }
}
