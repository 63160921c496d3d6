package org.huiyin.matter;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.huiyin.rulebook.ActDefinition;
import org.huiyin.rulebook.Citation;
import org.huiyin.rulebook.ClockDefinition;
import org.huiyin.rulebook.Counting;
import org.huiyin.rulebook.Length;
import org.huiyin.rulebook.OutcomeDefinition;
import org.huiyin.rulebook.Particular;
import org.huiyin.rulebook.Post;
import org.huiyin.rulebook.Rulebook;
import org.huiyin.rulebook.State;
import org.huiyin.rulebook.Texts;
import org.jspecify.annotations.Nullable;

/// What an act that is open now can be given, and where each choice leads. Immutable.
///
/// @param officers those of whom it can be asked or said, by name; empty for other acts
record Offering(
    Rulebook rulebook, State state, List<MatterView.OfficerView> officers, Locale locale) {

  /// @param window the number of the clock within which it can be done, or null if none runs
  /// @param next what it would set going if it were done today
  /// @param unnamed whether the reader is the complainant and hasn't said who they are
  MatterView.ActView of(
      ActDefinition act, @Nullable Integer window, List<MatterView.Turn> next, boolean unnamed) {
    Citation identity = act.needs().identity();
    return new MatterView.ActView(
        named(act.id(), act.title()),
        ids(act.needs().with()),
        ids(act.needs().mayHave()),
        act.needs().texts(),
        outcomes(act),
        grounds(act),
        promises(act),
        officers,
        Naming.assigned(rulebook, state, act).orElse(null),
        rulebook.cite(act.source(), locale),
        window,
        next,
        identity == null || !unnamed ? null : rulebook.cite(identity, locale));
  }

  private static List<String> ids(Set<Particular> particulars) {
    return particulars.stream().map(Particular::id).sorted().toList();
  }

  private static boolean takes(ActDefinition act, Particular particular) {
    return act.needs().with().contains(particular) || act.needs().mayHave().contains(particular);
  }

  private List<MatterView.OutcomeView> outcomes(ActDefinition act) {
    String instance = act.changes().decides();
    if (instance == null || !takes(act, Particular.OUTCOME)) {
      return List.of();
    }
    return rulebook.outcomes().values().stream()
        .filter(outcome -> outcome.fits(instance, state.kind(), act.id()))
        .filter(outcome -> outcome.isLeft(state))
        .map(
            outcome ->
                new MatterView.OutcomeView(
                    named(outcome.id(), outcome.title()),
                    outcome.adverse(),
                    rulebook.cite(outcome.source(), locale),
                    then(act, outcome)))
        .toList();
  }

  private List<MatterView.Named> grounds(ActDefinition act) {
    return takes(act, Particular.GROUND)
        ? rulebook.grounds().values().stream()
            .filter(ground -> ground.fits(act.id(), state.stage()))
            .map(ground -> named(ground.id(), ground.title()))
            .toList()
        : List.of();
  }

  private int promises(ActDefinition act) {
    var limit = rulebook.limits().promises();
    return limit == null || !takes(act, Particular.PROMISES) ? 0 : limit.most();
  }

  private MatterView.@Nullable DoorView then(ActDefinition decision, OutcomeDefinition outcome) {
    return wayUp(decision, outcome).map(this::door).orElse(null);
  }

  /// An act of the complainant's, and the clock within which it can be done.
  record WayUp(ActDefinition act, ClockDefinition clock, Length length) {}

  /// The way up that the rulebook opens behind a decision: an act of the complainant's in the
  /// stage to which it leads, for which the time is counted.
  Optional<WayUp> wayUp(ActDefinition decision, OutcomeDefinition outcome) {
    String stage = outcome.leadsTo() == null ? decision.changes().leadsTo() : outcome.leadsTo();
    return rulebook.acts().values().stream()
        .filter(act -> act.gate().by().stream().anyMatch(Post::isComplainant))
        .filter(act -> stage != null && act.gate().stages().contains(stage))
        .filter(act -> act.gate().kinds().isEmpty() || act.gate().kinds().contains(state.kind()))
        .flatMap(act -> wayUp(act).stream())
        .findFirst();
  }

  private Optional<WayUp> wayUp(ActDefinition act) {
    String until = act.gate().until();
    if (until == null) {
      return Optional.empty();
    }
    ClockDefinition clock = Objects.requireNonNull(rulebook.clocks().get(until));
    return Optional.ofNullable(clock.length()).map(length -> new WayUp(act, clock, length));
  }

  MatterView.DoorView door(WayUp up) {
    return new MatterView.DoorView(
        named(up.act().id(), up.act().title()),
        up.length().amount(),
        up.length().counting().unit() == Counting.Unit.WORKING_DAY,
        rulebook.cite(up.clock().source(), locale));
  }

  private MatterView.Named named(String id, Texts title) {
    return new MatterView.Named(id, title.in(locale));
  }
}
