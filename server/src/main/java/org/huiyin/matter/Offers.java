package org.huiyin.matter;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.huiyin.rulebook.Act;
import org.huiyin.rulebook.ActDefinition;
import org.huiyin.rulebook.Actor;
import org.huiyin.rulebook.Decision;
import org.huiyin.rulebook.Particular;
import org.huiyin.rulebook.Particulars;
import org.huiyin.rulebook.RunningClock;
import org.huiyin.rulebook.State;
import org.jspecify.annotations.Nullable;

/// What can be done in a matter now, and what each of it would set going: the rulebook is asked
/// as if it were done today.
record Offers(Parts parts, MatterRecord matter, Instant now) {

  /// What can be tried before anybody has said anything: the rest takes a choice.
  private static final Set<Particular> GUESSED = EnumSet.of(Particular.PROMISE, Particular.ON);

  /// @param after the matter after the act
  /// @param clocks those that it would start
  record Following(State after, List<RunningClock> clocks) {}

  List<ActDefinition> open(Actor actor) {
    return parts.open(parts.rulebookOf(matter.identity()), Wall.Subject.of(matter), actor, now);
  }

  /// The window that the act uses, if it is running.
  Optional<RunningClock> window(ActDefinition act) {
    String clock = act.gate().within() == null ? act.gate().until() : act.gate().within();
    return clock == null
        ? Optional.empty()
        : matter.state().running(clock).stream().reduce((earlier, later) -> later);
  }

  Following following(ActDefinition act, Actor actor) {
    State before = matter.state();
    if (!GUESSED.containsAll(act.needs().with())) {
      return new Following(before, List.of());
    }
    Act tried = new Act(act.id(), actor, particulars(act), Set.copyOf(act.needs().texts()));
    Decision decision =
        parts
            .rulebookOf(matter.identity())
            .decide(
                before,
                tried,
                now,
                parts.calendars().current().calendar(),
                parts.wall().above(Wall.Subject.of(matter)));
    return decision instanceof Decision.Allowed allowed
        ? new Following(allowed.state(), started(allowed.state()))
        : new Following(before, List.of());
  }

  private List<RunningClock> started(State after) {
    return after.clocks().subList(matter.state().clocks().size(), after.clocks().size());
  }

  private Particulars particulars(ActDefinition act) {
    LocalDate today = Taking.dayOf(parts.rulebookOf(matter.identity()), now);
    return new Particulars(
        null,
        null,
        null,
        null,
        null,
        act.needs().with().contains(Particular.ON) ? today : null,
        null,
        null,
        null,
        null,
        act.needs().with().contains(Particular.PROMISE) ? promise(act) : null,
        List.of());
  }

  private @Nullable Integer promise(ActDefinition act) {
    return matter.state().promises().stream()
        .filter(promise -> act.isAbout(promise, matter.state()))
        .map(State.Promise::number)
        .findFirst()
        .orElse(null);
  }
}
