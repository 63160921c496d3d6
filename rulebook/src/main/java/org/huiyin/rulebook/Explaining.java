package org.huiyin.rulebook;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.huiyin.rulebook.ClockDefinition.PauseDefinition;
import org.huiyin.rulebook.Explanation.Basis;
import org.huiyin.rulebook.Explanation.Event;
import org.huiyin.rulebook.Explanation.Extended;
import org.huiyin.rulebook.Explanation.Heading;
import org.huiyin.rulebook.Explanation.Method;
import org.huiyin.rulebook.Explanation.Paused;

/// Gathers, for one clock of one matter, the facts and provisions that an [Explanation] shows.
final class Explaining {

  private final Definitions definitions;
  private final ClockDefinition definition;

  Explaining(Definitions definitions, ClockDefinition definition) {
    this.definitions = definitions;
    this.definition = definition;
  }

  Explanation explain(ClockFacts facts, WorkingCalendar calendar) {
    Heading heading =
        new Heading(definition.id(), definition.title(), basis(definition.source()), event(facts));
    Length length = definition.length();
    if (length == null) {
      return Explanation.promised(heading, promised(facts));
    }
    Method method = new Method(length, basis(length.counting().source()));
    Explanation counted =
        Explanation.counted(heading, method, extensions(facts), pauses(facts), calendar);
    LocalDate told = facts.told();
    return told != null && Recounting.isWorse(definition, told, counted.counted())
        ? counted.keeping(told)
        : counted;
  }

  /// @param calendar the one by which the clock was last counted
  ClockFacts facts(State state, RunningClock clock, WorkingCalendar calendar) {
    LocalDate told = definition.isOfPromise() || keeps(clock, calendar) ? clock.due() : null;
    return new ClockFacts(
        clock.clock(), event(state, clock), clock.start(), clock.extended(), clock.pauses(), told);
  }

  private boolean keeps(RunningClock clock, WorkingCalendar calendar) {
    Length length = definition.length();
    return length != null
        && Recounting.isWorse(
            definition,
            clock.due(),
            length.deadline(clock.start(), clock.extended(), clock.pauses(), calendar).due());
  }

  // The facts don't name the date that started a clock; of several, it is the one on that day.
  private String event(State state, RunningClock clock) {
    for (String id : starts().reversed()) {
      if (clock.start().equals(state.dates().get(id))) {
        return id;
      }
    }
    return "";
  }

  private Event event(ClockFacts facts) {
    List<String> starts = starts();
    String id = facts.event().isEmpty() && !starts.isEmpty() ? starts.getFirst() : facts.event();
    DateDefinition date = definitions.dates().get(id);
    return date == null
        ? new Event(definition.id(), definition.title(), facts.start())
        : new Event(date.id(), date.title(), facts.start());
  }

  private LocalDate promised(ClockFacts facts) {
    if (facts.told() == null) {
      throw new IllegalArgumentException(
          "told: the clock " + facts.clock() + " runs to a promised day, and none is given");
    }
    return facts.told();
  }

  /// The dates that start the clock; for that of a promise, those that are recorded when one is
  /// made.
  List<String> starts() {
    return definition.isOfPromise() ? promising() : definition.from();
  }

  private List<String> promising() {
    List<String> dates = new ArrayList<>();
    for (ActDefinition act : definitions.acts().values()) {
      if (act.needs().with().contains(Particular.PROMISES)
          || act.needs().mayHave().contains(Particular.PROMISES)) {
        dates.addAll(act.changes().records());
      }
    }
    return dates;
  }

  private List<Extended> extensions(ClockFacts clock) {
    if (clock.extended() == 0) {
      return List.of();
    }
    Citation source = definition.source();
    for (ActDefinition act : definitions.acts().values()) {
      if (act.changes().extend() != null && act.changes().extend().clock().equals(clock.clock())) {
        source = act.source();
      }
    }
    return List.of(new Extended(clock.extended(), basis(source)));
  }

  private List<Paused> pauses(ClockFacts clock) {
    List<Paused> pauses = new ArrayList<>();
    for (RunningClock.Pause pause : clock.pauses()) {
      PauseDefinition ground = definition.ground(pause.ground());
      pauses.add(
          new Paused(
              pause,
              ground.title(),
              basis(ground.source()),
              ground.ceiling(),
              basis(ground.ceilingSource())));
    }
    return pauses;
  }

  private Basis basis(Citation citation) {
    SourceDefinition source = definitions.sources().get(citation.source());
    return new Basis(
        citation,
        source == null ? new Texts(citation.source(), citation.source()) : source.title());
  }
}
