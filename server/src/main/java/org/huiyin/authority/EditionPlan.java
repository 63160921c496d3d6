package org.huiyin.authority;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/// From which day on an institution opens its new matters under which edition of a procedure.
/// Those below it that have nothing of their own follow it. Immutable; unchecked until
/// [Authorities] takes it.
///
/// @param starts sorted by day
public record EditionPlan(UUID institution, List<Start> starts) {

  private static final Comparator<Start> ORDER =
      Comparator.comparing(Start::from).thenComparing(Start::rulebook);

  public EditionPlan {
    starts = starts.stream().sorted(ORDER).toList();
  }

  /// An edition that begins to be in force.
  ///
  /// @param from the first day, in the zone of the document
  /// @param rulebook the id of the procedure
  /// @param digest names the document
  /// @param knowing whether whoever planned it was shown what it takes away from complainants
  public record Start(
      LocalDate from, String rulebook, String edition, String digest, boolean knowing) {

    boolean isSamePlace(Start other) {
      return from.equals(other.from) && rulebook.equals(other.rulebook);
    }
  }

  static EditionPlan none(UUID institution) {
    return new EditionPlan(institution, List.of());
  }

  /// Those of one procedure, sorted by day.
  public List<Start> of(String rulebook) {
    return starts.stream().filter(start -> start.rulebook().equals(rulebook)).toList();
  }

  public Optional<Start> find(String rulebook, LocalDate from) {
    return of(rulebook).stream().filter(start -> start.from().equals(from)).findFirst();
  }

  /// With one more, in place of another that would begin on the same day.
  public EditionPlan with(Start added) {
    Stream<Start> others = starts.stream().filter(start -> !start.isSamePlace(added));
    return new EditionPlan(institution, Stream.concat(others, Stream.of(added)).toList());
  }

  public EditionPlan without(Collection<Start> withdrawn) {
    return new EditionPlan(
        institution, starts.stream().filter(start -> !withdrawn.contains(start)).toList());
  }

  /// As the public record keeps it: by procedure and day, so that it shows which came and went.
  Map<String, Object> published() {
    Map<String, String> all = new TreeMap<>();
    starts.forEach(
        start ->
            all.put(start.rulebook() + " " + start.from(), start.edition() + " " + start.digest()));
    return Map.of("institution", institution, "starts", all);
  }
}
