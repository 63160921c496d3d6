package org.huiyin.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.huiyin.rulebook.Xinfang.CALENDAR;
import static org.huiyin.rulebook.Xinfang.LEAD;
import static org.huiyin.rulebook.Xinfang.RE_REVIEWER;
import static org.huiyin.rulebook.Xinfang.RULEBOOK;
import static org.huiyin.rulebook.Xinfang.day;
import static org.huiyin.rulebook.Xinfang.particulars;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// Whoever knows the facts of a clock counts the same day, without the matter.
class ClockFactsTest {

  @Test
  void explainEachClockOfAMatterAsTheMatterDoes() {
    Matter matter =
        Matter.acceptedOn("2026-03-02").does("extend", LEAD, particulars().withDays(30));
    isTheSame(matter);
    isTheSame(Matter.answeredOn("2026-03-02", day("2026-06-30")));
    isTheSame(Matter.inReReviewOn("2026-03-02").does("open-hearing", RE_REVIEWER));
    Matter heard = Matter.inReReviewOn("2026-03-02").does("open-hearing", RE_REVIEWER);
    isTheSame(heard.on("2026-03-09").does("close-hearing", RE_REVIEWER));
  }

  private static void isTheSame(Matter matter) {
    assertThat(matter.state().clocks()).isNotEmpty();
    for (RunningClock clock : matter.state().clocks()) {
      ClockFacts facts = RULEBOOK.facts(matter.state(), clock, CALENDAR);
      Explanation explanation = RULEBOOK.explain(facts, CALENDAR);
      assertThat(explanation).isEqualTo(RULEBOOK.explain(matter.state(), clock, CALENDAR));
      assertThat(explanation.due()).isEqualTo(clock.due());
      assertThat(RULEBOOK.startsOf(clock.clock())).contains(facts.event());
    }
  }

  @Test
  void nameTheFirstEventWhereNoneIsGiven() {
    ClockFacts facts = ClockFacts.started("notice-forwarded", day("2026-03-02"));
    assertThat(RULEBOOK.explain(facts, CALENDAR).heading().start().date()).isEqualTo("referred");
  }

  @Test
  void needThePromisedDayOfAPromise() {
    ClockFacts facts = ClockFacts.started("keep-promise", day("2026-03-02"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RULEBOOK.explain(facts, CALENDAR))
        .withMessageContaining("promised");
    ClockFacts unknown = ClockFacts.started("nothing", day("2026-03-02"));
    assertThatIllegalArgumentException().isThrownBy(() -> RULEBOOK.explain(unknown, CALENDAR));
  }

  @Test
  void areExplainedInJsonDayByDay() {
    Matter heard = Matter.inReReviewOn("2026-03-02").does("open-hearing", RE_REVIEWER);
    RunningClock clock = heard.clock("re-review");
    Explanation explanation = RULEBOOK.explain(heard.state(), clock, CALENDAR);
    Map<?, ?> json = read(explanation.json());
    assertThat(json.get("clock")).isEqualTo("re-review");
    assertThat(json.get("due")).isEqualTo(explanation.due().toString());
    assertThat(json.get("provisional")).isEqualTo(explanation.provisional());
    assertThat(map(json, "start").get("event")).isEqualTo("re-review-requested");
    assertThat(map(json, "length").get("amount")).isEqualTo(30);
    List<?> days = list(json, "days");
    assertThat(days).hasSameSizeAs(explanation.days());
    for (int i = 0; i < days.size(); i++) {
      Map<?, ?> day = (Map<?, ?>) days.get(i);
      Explanation.Counted counted = explanation.days().get(i);
      assertThat(LocalDate.parse(String.valueOf(day.get("date")))).isEqualTo(counted.date());
      assertThat(day.get("counts")).isEqualTo(counted.counts());
      assertThat(day.get("ordinal")).isEqualTo(counted.ordinal());
      assertThat(day.get("reason")).isEqualTo(Explanation.word(counted.reason()));
      assertThat(day.get("name")).isEqualTo(counted.name());
    }
    Map<?, ?> pause = (Map<?, ?>) list(json, "pauses").getFirst();
    assertThat(pause.get("ground")).isEqualTo("hearing");
    assertThat(pause.get("open")).isEqualTo(true);
  }

  @Test
  void jsonSaysNoLengthOfAPromise() {
    Matter matter = Matter.answeredOn("2026-03-02", day("2026-06-30"));
    Explanation explanation =
        RULEBOOK.explain(matter.state(), matter.clock("keep-promise"), CALENDAR);
    Map<?, ?> json = read(explanation.json());
    assertThat(json.containsKey("length")).isFalse();
    assertThat(json.get("due")).isEqualTo("2026-06-30");
  }

  @Test
  void jsonQuotesWhatWouldEndAString() {
    String odd = "a \"quote\", a \\, a\nline, a\ttab, 回音";
    assertThat(read(Json.of(Map.of(odd, odd)))).isEqualTo(Map.of(odd, odd));
  }

  private static Map<?, ?> map(Map<?, ?> json, String member) {
    return (Map<?, ?>) Objects.requireNonNull(json.get(member));
  }

  private static List<?> list(Map<?, ?> json, String member) {
    return (List<?>) Objects.requireNonNull(json.get(member));
  }

  private static Map<?, ?> read(String json) {
    return (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(json);
  }
}
