package org.huiyin.rulebook;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Counts the clocks of a matter again by a calendar that knows more, and never to the
/// complainant's disadvantage.
final class Recounting {

  private final Procedure procedure;
  private final WorkingCalendar calendar;
  private final LocalDate today;

  Recounting(Procedure procedure, WorkingCalendar calendar, LocalDate today) {
    this.procedure = procedure;
    this.calendar = calendar;
    this.today = today;
  }

  Optional<Elapsed> of(State state) {
    List<Effect> effects = new ArrayList<>();
    Set<String> told = new LinkedHashSet<>(Set.of(Post.COMPLAINANT));
    Citation citation = null;
    for (RunningClock clock : state.clocks()) {
      ClockDefinition definition = procedure.clock(clock);
      Effect.ClockRecounted effect = recounted(clock, definition);
      if (effect != null) {
        effects.add(effect);
        citation = citation == null ? source(definition) : citation;
        if (!effect.due().equals(effect.told())) {
          told.add(definition.of().toString());
        }
      }
    }
    if (citation == null) {
      return Optional.empty();
    }
    told.forEach(post -> effects.add(new Effect.Told(post, Elapsed.RECOUNT)));
    return Optional.of(
        new Elapsed(Elapsed.RECOUNT, today, effects, state.after(effects), citation));
  }

  private static Citation source(ClockDefinition definition) {
    Length length = definition.length();
    return length == null ? definition.source() : length.counting().source();
  }

  private Effect.@Nullable ClockRecounted recounted(
      RunningClock clock, ClockDefinition definition) {
    Length length = definition.length();
    if (length == null || !clock.isRunning() || clock.isLate(today)) {
      return null;
    }
    Deadline counted = length.deadline(clock.start(), clock.extended(), clock.pauses(), calendar);
    LocalDate notPast = counted.due().isBefore(today) ? today : counted.due();
    LocalDate due = kept(definition, clock, notPast);
    return due.equals(clock.due()) && counted.provisional() == clock.provisional()
        ? null
        : new Effect.ClockRecounted(
            clock.number(), clock.due(), counted.due(), due, counted.provisional());
  }

  /// The day that holds, of the one that was told and the one that is counted now.
  static LocalDate kept(ClockDefinition definition, RunningClock clock, LocalDate counted) {
    return isWorse(definition, clock.due(), counted) ? clock.due() : counted;
  }

  /// Whether another last day is worse for the complainant than the one that was told: what is
  /// owed to them would come later, or their own time would end earlier.
  static boolean isWorse(ClockDefinition definition, LocalDate told, LocalDate counted) {
    return definition.of().isPerson() ? counted.isBefore(told) : counted.isAfter(told);
  }
}
