package org.huiyin.rulebook.lint;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.huiyin.rulebook.Act;
import org.huiyin.rulebook.ActDefinition;
import org.huiyin.rulebook.Actor;
import org.huiyin.rulebook.GroundDefinition;
import org.huiyin.rulebook.OutcomeDefinition;
import org.huiyin.rulebook.Particular;
import org.huiyin.rulebook.Particulars;
import org.huiyin.rulebook.Rulebook;
import org.huiyin.rulebook.RunningClock;
import org.huiyin.rulebook.State;

/// The ways in which each act can be tried. Whatever changes what follows is tried in every way:
/// outcomes, promises, institutions. Of what doesn't, one way stands for all: grounds, officers,
/// and the days of an extension, which is always the longest.
final class Attempts {

  private static final int PROMISED_AHEAD = 40;

  private final Rulebook rulebook;
  private final String kind;
  private final Map<String, List<Particulars>> variants = new HashMap<>();
  private final Map<String, Set<String>> texts = new HashMap<>();

  Attempts(Rulebook rulebook, String kind) {
    this.rulebook = rulebook;
    this.kind = kind;
    for (ActDefinition act : rulebook.acts().values()) {
      variants.put(act.id(), variants(act));
      texts.put(act.id(), Set.copyOf(act.needs().texts()));
    }
  }

  private List<Particulars> variants(ActDefinition act) {
    Particulars plain = Particulars.NONE;
    if (asks(act, Particular.KIND)) {
      plain = plain.withKind(kind);
    }
    if (needs(act, Particular.CHANNEL) || needs(act, Particular.REPRESENTATIVES)) {
      plain = plain.withChannel(rulebook.channels().stream().sorted().findFirst().orElse(""), 1);
      plain = needs(act, Particular.REPRESENTATIVES) ? plain : alone(plain);
    }
    if (asks(act, Particular.UNIT)) {
      plain = plain.withAssignee(Cast.UNIT, needs(act, Particular.OFFICER) ? Cast.UNIT : null);
    }
    if (needs(act, Particular.OFFICER) && !asks(act, Particular.UNIT)) {
      plain = plain.withAssignee(null, Cast.UNIT);
    }
    if (asks(act, Particular.PROMISE)) {
      plain = plain.withPromise(1);
    }
    List<Particulars> all = new ArrayList<>();
    for (Particulars grounded : grounds(act, plain)) {
      all.addAll(outcomes(act, grounded));
    }
    return all;
  }

  private static Particulars alone(Particulars with) {
    return new Particulars(
        with.kind(),
        with.institution(),
        with.unit(),
        with.officer(),
        with.days(),
        with.on(),
        with.outcome(),
        with.ground(),
        with.channel(),
        null,
        with.promise(),
        with.promises());
  }

  // A ground that can be named everywhere stands for all.
  private List<Particulars> grounds(ActDefinition act, Particulars plain) {
    List<GroundDefinition> grounds =
        asks(act, Particular.GROUND)
            ? rulebook.grounds().values().stream()
                .filter(ground -> ground.acts().contains(act.id()))
                .toList()
            : List.of();
    if (grounds.isEmpty()) {
      return List.of(plain);
    }
    return grounds.stream()
        .filter(ground -> ground.stages().isEmpty())
        .findFirst()
        .map(List::of)
        .orElse(grounds)
        .stream()
        .map(ground -> plain.withGround(ground.id()))
        .toList();
  }

  private List<Particulars> outcomes(ActDefinition act, Particulars plain) {
    if (!asks(act, Particular.OUTCOME)) {
      return List.of(plain);
    }
    List<Particulars> all = new ArrayList<>();
    for (OutcomeDefinition outcome : rulebook.outcomes().values()) {
      String instance = act.changes().decides();
      if (instance != null && outcome.instances().contains(instance)) {
        all.add(plain.withOutcome(outcome.id()));
      }
    }
    return all;
  }

  /// Every way to try an act here, but without promises.
  List<Act> unpromising(ActDefinition act, Actor by, State state, LocalDate today) {
    return act.changes().promise() != null
        ? List.of()
        : of(act, by, state, today).stream()
            .filter(each -> each.with().promises().isEmpty())
            .toList();
  }

  /// Every way to try an act here; empty where the act can't be tried at all.
  List<Act> of(ActDefinition act, Actor by, State state, LocalDate today) {
    List<Act> all = new ArrayList<>();
    for (Particulars each : variants.getOrDefault(act.id(), List.of())) {
      Particulars with = asks(act, Particular.ON) ? dated(act, each, today) : each;
      if (act.changes().extend() != null) {
        with = with.withDays(longest(act.changes().extend(), state));
      }
      if (needs(act, Particular.INSTITUTION)) {
        with = with.withInstitution(institution(act, state));
      }
      all.add(new Act(act.id(), by, with, texts.getOrDefault(act.id(), Set.of())));
      if (asks(act, Particular.PROMISES) && state.promises().isEmpty()) {
        Particulars promising = with.withPromises(List.of(today.plusDays(PROMISED_AHEAD)));
        all.add(new Act(act.id(), by, promising, texts.getOrDefault(act.id(), Set.of())));
      }
    }
    return all;
  }

  private static Particulars dated(ActDefinition act, Particulars with, LocalDate today) {
    return needs(act, Particular.ON) ? with.withDate(today) : with;
  }

  private static int longest(ActDefinition.Extension extension, State state) {
    int extended = 0;
    for (RunningClock clock : state.running(extension.clock())) {
      extended = clock.extended();
    }
    return Math.max(1, extension.upTo().amount() - extended);
  }

  // One that sits in none of the seats that the act fills or keeps free.
  private UUID institution(ActDefinition act, State state) {
    if (act.gate().opens()) {
      return Cast.REGISTERING;
    }
    for (UUID candidate : Cast.candidates()) {
      if (!sits(candidate, act.needs().elsewhere(), state)
          && !sits(candidate, act.changes().seats().keySet(), state)) {
        return candidate;
      }
    }
    return Cast.REGISTERING;
  }

  private boolean sits(UUID institution, Iterable<String> seats, State state) {
    for (String seat : seats) {
      if (rulebook.institutionAt(state, seat).filter(institution::equals).isPresent()) {
        return true;
      }
    }
    return false;
  }

  static boolean asks(ActDefinition act, Particular particular) {
    return needs(act, particular) || act.needs().mayHave().contains(particular);
  }

  private static boolean needs(ActDefinition act, Particular particular) {
    return act.needs().with().contains(particular);
  }
}
