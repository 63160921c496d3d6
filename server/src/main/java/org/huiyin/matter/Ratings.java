package org.huiyin.matter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.access.Principal.Complainant;
import org.huiyin.authority.Officer;
import org.jspecify.annotations.Nullable;

/// How content a complainant is with the steps of their matter, said by themselves and by nobody
/// else.
///
/// Guarantees: each step once, after it has happened; what was said can be changed and taken back
/// until it has left, and while it waits nobody but the complainant reads it, whatever they do in
/// the matter. It is no act: it leaves no entry, moves no clock, no state and no duty, and nothing
/// depends on it. Before it is kept, what the words say of who somebody is is struck from them.
///
/// Does not guarantee that words tell nobody apart who says in them what only they can know.
/// Thread-safe.
public final class Ratings {

  /// One step that has happened.
  ///
  /// @param rated what was said and waits; null where nothing was, or it has left
  /// @param left whether it has left, and can't be changed or found any more
  public record Step(RatedStep step, @Nullable Rating rated, boolean left) {}

  /// What can be rated in a matter.
  ///
  /// @param steps those that have happened, in their order
  /// @param withWords whether words of one's own are taken
  /// @param helper whether the key is a helper's, who rates nothing
  public record Own(List<Step> steps, boolean withWords, boolean helper) {
    public Own {
      steps = List.copyOf(steps);
    }
  }

  /// What became of a rating.
  public sealed interface Rated {
    /// It waits.
    ///
    /// @param kept as it will leave, without what was struck
    record Waits(Rating kept) implements Rated {}

    /// The step hasn't happened.
    record NotYet() implements Rated {}

    /// One has left before.
    record HasLeft() implements Rated {}

    record Incomplete(List<FieldError> errors) implements Rated {
      public Incomplete {
        errors = List.copyOf(errors);
      }
    }

    /// The key is a helper's.
    record OnlyThePerson() implements Rated {}
  }

  private final Parts parts;
  private final RatingStore store;
  private final Corrections corrections;

  Ratings(Parts parts, RatingStore store, Corrections corrections) {
    this.parts = parts;
    this.store = store;
    this.corrections = corrections;
  }

  /// What can be rated, and what was; empty if there is no such matter any more.
  public Optional<Own> of(Complainant by) {
    return found(by).map(matter -> own(by, matter));
  }

  private Own own(Complainant by, MatterRecord matter) {
    Map<RatedStep, Optional<Bytes>> kept = store.own(bound(by), by.authority(), by.matter());
    List<Step> steps = new ArrayList<>();
    for (RatedStep step : happened(by, matter).keySet()) {
      Optional<Bytes> sealed = kept.getOrDefault(step, Optional.empty());
      steps.add(
          new Step(
              step,
              sealed.map(each -> opened(matter, step, each)).orElse(null),
              kept.containsKey(step) && sealed.isEmpty()));
    }
    return new Own(steps, takesWords(matter), matter.position().keyOfHelper());
  }

  private Rating opened(MatterRecord matter, RatedStep step, Bytes sealed) {
    MatterRecord.Identity m = matter.identity();
    return Rating.opened(parts.sealing(), m.key(), m.authority(), m.id(), step, sealed.array());
  }

  /// What somebody writes about those from whom the matter is kept must not reach them: there,
  /// one of the five words is all.
  static boolean takesWords(MatterRecord matter) {
    return matter.identity().relation() != Relation.ACCUSES
        && matter.identity().about().officer() == null
        && matter.walled().isNobody();
  }

  /// Keeps what a complainant says of a step, in place of what they said before.
  public Rated rate(Complainant by, RatedStep step, Contentment answer, String words) {
    MatterRecord matter = found(by).orElseThrow();
    if (matter.position().keyOfHelper()) {
      return new Rated.OnlyThePerson();
    }
    UUID institution = happened(by, matter).get(step);
    if (institution == null) {
      return new Rated.NotYet();
    }
    List<FieldError> mistakes = mistakes(matter, words);
    if (!mistakes.isEmpty()) {
      return new Rated.Incomplete(mistakes);
    }
    Rating kept = new Rating(answer, struck(by, matter, institution, words.strip()));
    Bytes sealed = kept.sealed(parts.sealing(), matter.identity(), step);
    return store.keep(bound(by), by.authority(), by.matter(), step, institution, sealed)
        ? new Rated.Waits(kept)
        : new Rated.HasLeft();
  }

  private String struck(Complainant by, MatterRecord matter, UUID institution, String words) {
    List<String> officers =
        parts.directory().officers(institution).stream().map(Officer::name).toList();
    return words.isEmpty() ? words : Striking.of(words, corrections.given(by, matter), officers);
  }

  private static List<FieldError> mistakes(MatterRecord matter, String words) {
    if (!words.isBlank() && !takesWords(matter)) {
      return List.of(FieldError.of("words", "not-taken"));
    }
    return new TextRules().optional("words", words.strip(), Rating.MOST).errors();
  }

  /// Takes back what was said of a step.
  ///
  /// @return false if there is nothing that waits
  public boolean takeBack(Complainant by, RatedStep step) {
    return store.takeBack(bound(by), by.authority(), by.matter(), step);
  }

  private Map<RatedStep, UUID> happened(Complainant by, MatterRecord matter) {
    List<Facts> journal =
        parts.store().journal(bound(by), by.authority(), by.matter()).stream()
            .map(entry -> Facts.decode(entry.facts().array()))
            .toList();
    return RatingSteps.happened(parts.rulebookOf(matter.identity()), matter, journal);
  }

  private Optional<MatterRecord> found(Complainant by) {
    return parts.store().find(bound(by), by.authority(), by.matter());
  }

  private static Bound bound(Complainant by) {
    return Bound.to(by);
  }
}
