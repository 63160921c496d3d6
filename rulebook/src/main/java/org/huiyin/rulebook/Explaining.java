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

  Explanation explain(State state, RunningClock clock, WorkingCalendar calendar) {
    Heading heading =
        new Heading(
            clock.clock(), definition.title(), basis(definition.source()), event(state, clock));
    Length length = definition.length();
    if (length == null) {
      return Explanation.promised(heading, clock.due());
    }
    Method method = new Method(length, basis(length.counting().source()));
    Explanation counted =
        Explanation.counted(heading, method, extensions(clock), pauses(clock), calendar);
    return Recounting.isWorse(definition, clock.due(), counted.counted())
        ? counted.keeping(clock.due())
        : counted;
  }

  // The facts don't name the date that started a clock; of several, it is the one on that day.
  private Event event(State state, RunningClock clock) {
    DateDefinition found = null;
    for (String id : definition.isOfPromise() ? promising() : definition.from()) {
      LocalDate on = state.dates().get(id);
      if (found == null || clock.start().equals(on)) {
        found = definitions.dates().get(id);
      }
    }
    return found == null
        ? new Event(clock.clock(), definition.title(), clock.start())
        : new Event(found.id(), found.title(), clock.start());
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

  private List<Extended> extensions(RunningClock clock) {
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

  private List<Paused> pauses(RunningClock clock) {
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
