package org.huiyin.bench;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.huiyin.rulebook.Act;
import org.huiyin.rulebook.ActDefinition;
import org.huiyin.rulebook.Actor;
import org.huiyin.rulebook.Decision;
import org.huiyin.rulebook.Elapsed;
import org.huiyin.rulebook.Particulars;
import org.huiyin.rulebook.Rulebook;
import org.huiyin.rulebook.State;
import org.huiyin.rulebook.Tree;
import org.huiyin.rulebook.WorkingCalendar;

/// A county's petition office, its water bureau and the city above them, and one matter that
/// goes through the Regulation on Petition Work: the states that the measurements begin from.
final class County {

  static final Rulebook RULEBOOK = Rulebook.bundled("cn-xinfang");
  static final WorkingCalendar CALENDAR = WorkingCalendar.china();

  static final UUID OFFICE = new UUID(0, 1);
  static final UUID WATER = new UUID(0, 2);
  private static final UUID CITY = new UUID(0, 3);
  private static final Map<UUID, UUID> ABOVE = Map.of(OFFICE, CITY, WATER, CITY);
  static final Tree TREE = institution -> Optional.ofNullable(ABOVE.get(institution));

  static final Actor COMPLAINANT = Actor.complainant();
  static final Actor REGISTRAR = Actor.officer("registrar", OFFICE, new UUID(0, 11));
  static final Actor HANDLER = Actor.officer("handler", WATER, new UUID(0, 21));
  static final Actor LEAD = Actor.officer("lead", WATER, new UUID(0, 22));
  private static final Actor REVIEWER = Actor.officer("reviewer", CITY, new UUID(0, 31));

  private LocalDate today = LocalDate.of(2026, 2, 9);
  private State state = State.NONE;

  static Act file() {
    return act("file", COMPLAINANT, web("remedy"));
  }

  private static Particulars web(String kind) {
    return Particulars.NONE.withKind(kind).withInstitution(OFFICE).withChannel("web", 1);
  }

  static Act refer() {
    return act("refer", REGISTRAR, Particulars.NONE.withInstitution(WATER));
  }

  static Act accept() {
    return act("accept", HANDLER, Particulars.NONE);
  }

  static Act answer() {
    return act("answer", HANDLER, Particulars.NONE.withOutcome("not-supported"));
  }

  /// An act with all the texts that the rulebook asks for.
  static Act act(String name, Actor by, Particulars with) {
    ActDefinition definition = Objects.requireNonNull(RULEBOOK.acts().get(name), name);
    return new Act(name, by, with, Set.copyOf(definition.needs().texts()));
  }

  /// Filed on Monday, 9 February 2026, registered the next day.
  static County registered() {
    return new County()
        .does(file())
        .on(LocalDate.of(2026, 2, 10))
        .does(act("register", REGISTRAR, Particulars.NONE));
  }

  static County referred() {
    return registered().on(LocalDate.of(2026, 2, 11)).does(refer());
  }

  static County handling() {
    return referred().on(LocalDate.of(2026, 2, 24)).does(accept());
  }

  /// Sent back by the city after an extension, an answer with two promises and a review: a
  /// dozen clocks, most of them ended.
  static County handlingAgain() {
    LocalDate answered = LocalDate.of(2026, 5, 20);
    return handling()
        .on(LocalDate.of(2026, 4, 16))
        .does(act("extend", LEAD, Particulars.NONE.withDays(30)))
        .on(answered)
        .does(
            act(
                "answer",
                HANDLER,
                Particulars.NONE
                    .withOutcome("supported")
                    .withPromises(List.of(answered.plusDays(21), answered.plusDays(42)))))
        .on(answered.plusDays(1))
        .does(act("deliver", COMPLAINANT, Particulars.NONE.withDate(answered.plusDays(1))))
        .on(LocalDate.of(2026, 6, 9))
        .does(act("request-review", COMPLAINANT, Particulars.NONE))
        .on(LocalDate.of(2026, 7, 6))
        .does(act("review", REVIEWER, Particulars.NONE.withOutcome("sent-back")));
  }

  County on(LocalDate day) {
    today = day;
    for (Elapsed each : RULEBOOK.elapsed(state, now(), CALENDAR, TREE)) {
      state = each.state();
    }
    return this;
  }

  County does(Act act) {
    state = allowed(act).state();
    return this;
  }

  /// @throws IllegalStateException if the rulebook refuses: a measurement of the wrong thing is
  /// none
  Decision.Allowed allowed(Act act) {
    return switch (decide(act)) {
      case Decision.Allowed allowed -> allowed;
      case Decision.Refused refused -> throw new IllegalStateException(act.name() + ": " + refused);
    };
  }

  Decision.Refused refused(Act act) {
    return switch (decide(act)) {
      case Decision.Refused refused -> refused;
      case Decision.Allowed allowed -> throw new IllegalStateException(act.name() + ": " + allowed);
    };
  }

  private Decision decide(Act act) {
    return RULEBOOK.decide(state, act, now(), CALENDAR, TREE);
  }

  Instant now() {
    return today.atTime(LocalTime.NOON).atZone(RULEBOOK.zone()).toInstant();
  }

  State state() {
    return state;
  }
}
