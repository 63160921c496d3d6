package org.huiyin.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.huiyin.rulebook.Xinfang.day;
import static org.huiyin.rulebook.Xinfang.id;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huiyin.rulebook.Effect.Ending;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The fold of effects: total for what fits together, and a named refusal for what doesn't.
class StateTest {

  private static final LocalDate DAY = day("2026-03-02");
  private static final Effect START =
      new Effect.ClockStarted(1, "answer", 0, DAY, day("2026-05-06"), false);
  private static final Effect END = new Effect.ClockEnded(1, Ending.MET, DAY);

  static List<List<Effect>> illegal() {
    return List.of(
        List.of(new Effect.Opened("remedy"), new Effect.Opened("remedy")),
        List.of(START, START),
        List.of(new Effect.ClockStarted(2, "answer", 0, DAY, DAY, false)),
        List.of(END),
        List.of(START, END, END),
        List.of(START, END, new Effect.ClockExtended(1, 30, DAY, false)),
        List.of(START, new Effect.ClockResumed(1, DAY, DAY, false)),
        List.of(START, paused(), paused()),
        List.of(START, new Effect.MilestoneReached(1, 1, DAY, "complainant")),
        List.of(new Effect.Promised(2, DAY)),
        List.of(new Effect.PromiseStands(1, PromiseState.REPORTED)));
  }

  private static Effect paused() {
    return new Effect.ClockPaused(1, "hearing", DAY, DAY, DAY, false);
  }

  @ParameterizedTest
  @MethodSource("illegal")
  void effectsThatDoNotFitTogetherAreNamed(List<Effect> effects) {
    assertThatThrownBy(() -> State.NONE.after(effects))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("effects: ");
  }

  @Test
  void aClockThatIsUsedTwiceIsNamedByItsNumber() {
    assertThatThrownBy(() -> State.NONE.after(List.of(START, START)))
        .hasMessage("effects: clock number used twice: 1");
    assertThatThrownBy(() -> State.NONE.after(List.of(new Effect.ClockEnded(7, Ending.MET, DAY))))
        .hasMessage("effects: unknown clock: 7");
  }

  @Test
  void foldingInPartsIsFoldingTheWhole() {
    List<Effect> effects = Matter.inReReviewOn("2026-03-02").on("2026-09-18").effects();
    State whole = State.NONE.after(effects);
    for (int cut = 0; cut <= effects.size(); cut++) {
      State parts =
          State.NONE.after(effects.subList(0, cut)).after(effects.subList(cut, effects.size()));
      assertThat(parts).isEqualTo(whole);
    }
  }

  @Test
  void whoComesToASeatDoesNotInheritItsUnit() {
    State state =
        State.NONE.after(
            List.of(
                new Effect.SeatTaken("responsible", id(1)),
                new Effect.Assigned("responsible", id(2), id(3)),
                new Effect.SeatTaken("responsible", id(1))));
    assertThat(state.assignments()).containsKey("responsible");
    assertThat(state.after(List.of(new Effect.SeatTaken("responsible", id(4)))).assignments())
        .isEmpty();
  }

  @Test
  void recusalKeepsTheUnitAndTheColleaguesOfOtherSeats() {
    State state =
        State.NONE.after(
            List.of(
                new Effect.Assigned("responsible", id(2), id(3)),
                new Effect.Assigned("reviewing", id(5), id(6)),
                new Effect.Recused(id(3))));
    assertThat(state.assignments())
        .isEqualTo(
            Map.of(
                "responsible", new State.Assignment(id(2), null),
                "reviewing", new State.Assignment(id(5), id(6))));
  }

  @Test
  void aStateThatWasTakenApartAndPutTogetherIsTheSame() {
    State state = Matter.inReReviewOn("2026-03-02").on("2026-09-18").state();
    State copy =
        new State(
            state.kind(),
            state.stage(),
            new HashMap<>(state.dates()),
            new HashMap<>(state.seats()),
            new HashMap<>(state.assignments()),
            state.clocks(),
            state.promises(),
            state.decisions(),
            state.word(),
            state.recused(),
            new HashMap<>(state.counts()));
    assertThat(copy).isEqualTo(state).hasSameHashCodeAs(state);
    assertThat(state.dates()).isEqualTo(new LinkedHashMap<>(state.dates()));
  }

  @Test
  void itsCollectionsCannotBeChanged() {
    State state = Matter.acceptedOn("2026-03-02").state();
    assertThatThrownBy(() -> state.dates().put("answered", DAY))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> state.seats().remove("responsible"))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> state.clocks().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void askingForWhatIsNotThereIsTheCallersMistake() {
    assertThatThrownBy(() -> State.NONE.clock(1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1");
    assertThatThrownBy(() -> State.NONE.promise(0)).isInstanceOf(IllegalArgumentException.class);
  }
}
