package org.huiyin.matter;

import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.huiyin.access.Principal;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.access.Principal.Participant;
import org.huiyin.rulebook.ActDefinition;
import org.huiyin.rulebook.ClockDefinition;
import org.huiyin.rulebook.Effect;
import org.huiyin.rulebook.OutcomeDefinition;
import org.huiyin.rulebook.Rulebook;
import org.huiyin.rulebook.WorkingCalendar;
import org.jspecify.annotations.Nullable;

/// Gives out decisions as they were sent, for letters. Thread-safe.
public final class AnswerLetters {

  private final Parts parts;
  private final Viewing viewing;
  private final ReadingMatters reading;

  AnswerLetters(Parts parts, Viewing viewing, ReadingMatters reading) {
    this.parts = parts;
    this.viewing = viewing;
    this.reading = reading;
  }

  /// For whoever brought the matter; no reading that is journaled.
  ///
  /// @param entry the number of the entry that decided
  public Optional<AnswerLetter> of(Participant reader, int entry, Locale locale) {
    return parts
        .store()
        .find(Bound.to(reader), reader.authority(), reader.matter())
        .flatMap(matter -> letter(matter, reader, entry, locale));
  }

  /// For an officer, once it is in the journal that they print from the matter (R4). Empty if there
  /// is no such decision for them or the wall hides the matter; never says which.
  public Optional<AnswerLetter> of(
      OfficerPrincipal reader, MatterNumber number, int entry, Locale locale) {
    return reading
        .printed(reader, number, matter -> letter(matter, reader, entry, locale).isPresent())
        .flatMap(matter -> letter(matter, reader, entry, locale));
  }

  private Optional<AnswerLetter> letter(
      MatterRecord matter, Principal reader, int entry, Locale locale) {
    List<MatterRecord.Stored> journal =
        parts.store().journal(parts.bound(reader), matter.authority(), matter.id());
    MatterView view = viewing.ofStored(matter, journal, reader, locale);
    return view.decisions().stream()
        .filter(decision -> decision.entry() == entry)
        .findFirst()
        .flatMap(
            decision ->
                journal.stream()
                    .filter(stored -> stored.seq() == entry)
                    .findFirst()
                    .map(stored -> letter(matter, view, decision, stored, locale)));
  }

  private AnswerLetter letter(
      MatterRecord matter,
      MatterView view,
      MatterView.DecisionView decision,
      MatterRecord.Stored stored,
      Locale locale) {
    Facts facts = Facts.decode(stored.facts().array());
    Map<String, String> texts =
        view.happened().stream()
            .filter(each -> each.seq() == facts.seq())
            .findFirst()
            .map(MatterView.EntryView::texts)
            .orElse(Map.of());
    return new AnswerLetter(
        view.number(),
        decision,
        texts,
        promises(facts, decision, texts),
        higher(matter, facts, locale),
        view.meanwhile(),
        view.procedure().title() + " " + view.procedure().edition(),
        HexFormat.of().formatHex(stored.commitment().array()));
  }

  /// By the day that was promised then; a promise that is owed anew later has another.
  private static List<AnswerLetter.Promised> promises(
      Facts facts, MatterView.DecisionView decision, Map<String, String> texts) {
    List<LocalDate> due = facts.with().promises();
    return IntStream.range(0, due.size())
        .mapToObj(
            i ->
                new AnswerLetter.Promised(
                    decision.promises().get(i), due.get(i), texts.get("promise-" + (i + 1))))
        .toList();
  }

  private AnswerLetter.@Nullable Higher higher(MatterRecord matter, Facts facts, Locale locale) {
    Rulebook rulebook = parts.rulebookOf(matter.identity());
    ActDefinition act = rulebook.acts().get(facts.act());
    OutcomeDefinition outcome =
        facts.effects().stream()
            .filter(Effect.Decided.class::isInstance)
            .map(Effect.Decided.class::cast)
            .map(decided -> rulebook.outcomes().get(decided.outcome()))
            .findFirst()
            .orElse(null);
    if (act == null || outcome == null) {
      return null;
    }
    Offering offering = new Offering(rulebook, matter.state(), List.of(), locale);
    return offering
        .wayUp(act, outcome)
        .map(up -> higher(rulebook, facts, up, offering, locale))
        .orElse(null);
  }

  private AnswerLetter.Higher higher(
      Rulebook rulebook, Facts facts, Offering.WayUp up, Offering offering, Locale locale) {
    ClockDefinition clock = up.clock();
    WorkingCalendar calendar =
        parts.calendars().named(facts.calendar()).orElseGet(parts.calendars()::current).calendar();
    return new AnswerLetter.Higher(
        offering.door(up),
        rulebook.startsOf(clock.id()).stream()
            .findFirst()
            .map(date -> Objects.requireNonNull(rulebook.dates().get(date)).title().in(locale))
            .orElse(""),
        up.length().deadline(facts.on(), 0, List.of(), calendar).due());
  }
}
