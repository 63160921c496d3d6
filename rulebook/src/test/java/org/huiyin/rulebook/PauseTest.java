package org.huiyin.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huiyin.rulebook.Xinfang.COMPLAINANT;
import static org.huiyin.rulebook.Xinfang.PROVINCE_LEAD;
import static org.huiyin.rulebook.Xinfang.RE_REVIEWER;
import static org.huiyin.rulebook.Xinfang.particulars;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/// 第三十六条第二款 "听证所需时间不计算在前款规定的期限内": the only pause. That it ends, and that the
/// complainant can contest it before somebody who didn't order it, is the house's promise.
class PauseTest {

  private static Matter heard() {
    return Matter.reviewedOn("2026-03-02", "upheld")
        .does("request-re-review", COMPLAINANT)
        .does("open-hearing", RE_REVIEWER);
  }

  @Test
  void contestedItIsAnsweredByTheLeadAndNotByWhoPaused() {
    Matter matter = heard().does("contest-hearing", COMPLAINANT);
    assertThat(matter.due("answer-contest")).isEqualTo("2026-03-05");
    assertThat(matter.refused("stop-hearing", RE_REVIEWER, particulars()).rule())
        .isEqualTo(Rule.WRONG_ROLE);
    matter.does("stop-hearing", PROVINCE_LEAD);
    assertThat(matter.state().running("re-review")).noneMatch(RunningClock::isPaused);
    assertThat(matter.state().running("answer-contest")).isEmpty();
  }

  @Test
  void theAnswerIsOwedAlsoWhenTheHearingIsOver() {
    Matter matter =
        heard()
            .does("contest-hearing", COMPLAINANT)
            .does("close-hearing", RE_REVIEWER)
            .does("re-review", RE_REVIEWER, particulars().withOutcome("upheld"))
            .on("2026-04-10");
    assertThat(matter.state().running("answer-contest")).hasSize(1);
    matter.does("keep-hearing", PROVINCE_LEAD);
    assertThat(matter.state().running("answer-contest")).isEmpty();
  }

  @Test
  void onlyAHearingThatLastsCanBeContested() {
    Matter matter =
        Matter.reviewedOn("2026-03-02", "upheld").does("request-re-review", COMPLAINANT);
    assertThat(matter.refused("contest-hearing", COMPLAINANT).rule())
        .isEqualTo(Rule.CLOCK_NOT_RUNNING);
  }

  /// However often it is paused, all pauses together don't last longer than their bound.
  @Test
  void allPausesTogetherHaveAnEnd() {
    String yaml =
        Xinfang.RULEBOOK
            .yaml()
            .replace("    pauses-at-most: 30 days\n", "    pauses-at-most: 12 days\n")
            .replace(
                "    pauses: {clock: re-review, ground: hearing}\n    at-most: 1\n",
                "    pauses: {clock: re-review, ground: hearing}\n    at-most: 9\n");
    Reading reading = Rulebook.read("short", yaml.getBytes(StandardCharsets.UTF_8));
    Rulebook rulebook = ((Reading.Read) reading).rulebook();
    Clockwork clockwork = new Clockwork(rulebook, heardUntil("2026-03-09"));
    assertThat(clockwork.open("2026-03-20")).isEqualTo(List.of("2026-03-20", "2026-03-23"));
    assertThat(clockwork.refusedOn("2026-04-01"))
        .isEqualTo(Rule.PAUSED_TOO_LONG + " {most=12} house");
  }

  // Eight days, 2 to 9 March, are left out.
  private static State heardUntil(String day) {
    return heard().on(day).does("close-hearing", RE_REVIEWER).state();
  }

  private static final class Clockwork {
    private final Rulebook rulebook;
    private State state;

    Clockwork(Rulebook rulebook, State state) {
      this.rulebook = rulebook;
      this.state = state;
    }

    private Decision decide(String day) {
      return rulebook.decide(
          state,
          Xinfang.act("open-hearing", RE_REVIEWER, Particulars.NONE),
          Xinfang.day(day).atTime(12, 0).atZone(rulebook.zone()).toInstant(),
          Xinfang.CALENDAR,
          Xinfang.TREE);
    }

    private void elapse(String day) {
      var at = Xinfang.day(day).atTime(12, 0).atZone(rulebook.zone()).toInstant();
      for (Elapsed each : rulebook.elapsed(state, at, Xinfang.CALENDAR, Xinfang.TREE)) {
        state = each.state();
      }
    }

    List<String> open(String day) {
      elapse(day);
      if (decide(day) instanceof Decision.Allowed allowed) {
        state = allowed.state();
      }
      RunningClock.Pause last = state.running("re-review").getFirst().pauses().getLast();
      return List.of(last.from().toString(), last.last().toString());
    }

    String refusedOn(String day) {
      elapse(day);
      return decide(day) instanceof Decision.Refused refused
          ? refused.rule() + " " + refused.facts() + " " + refused.citation()
          : "allowed";
    }
  }
}
