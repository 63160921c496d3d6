package org.huiyin.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huiyin.rulebook.Xinfang.CALENDAR;
import static org.huiyin.rulebook.Xinfang.RULEBOOK;
import static org.huiyin.rulebook.Xinfang.TREE;
import static org.huiyin.rulebook.Xinfang.act;
import static org.huiyin.rulebook.Xinfang.day;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Where the law has no date the institution promises one: shorter than the rulebook's, never
/// longer, and never in place of the law's.
class HouseDatesTest {

  private static Rulebook promising(Map<String, String> lengths) {
    return switch (RULEBOOK.withHouseDates(lengths)) {
      case Reading.Read(Rulebook rulebook) -> rulebook;
      case Reading.Unreadable(List<Finding> findings) -> throw new AssertionError(findings);
    };
  }

  private static List<Finding> findings(Map<String, String> lengths) {
    return switch (RULEBOOK.withHouseDates(lengths)) {
      case Reading.Read _ -> List.of();
      case Reading.Unreadable(List<Finding> findings) -> findings;
    };
  }

  private static RunningClock clockOf(State state, String clock) {
    return Optional.ofNullable(state.last(clock)).orElseThrow();
  }

  private static State filed(Rulebook rulebook) {
    Act file =
        act(
            "file",
            Xinfang.COMPLAINANT,
            Xinfang.particulars()
                .withKind("remedy")
                .withInstitution(Xinfang.OFFICE)
                .withChannel("web", 1));
    Instant monday = day("2026-03-02").atTime(LocalTime.NOON).atZone(rulebook.zone()).toInstant();
    Decision decision = rulebook.decide(State.NONE, file, monday, CALENDAR, TREE);
    assertThat(decision).isInstanceOf(Decision.Allowed.class);
    return ((Decision.Allowed) decision).state();
  }

  /// 2026-03-02 is a Monday. The usual fifteen days end on Tuesday the 17th; a house that
  /// promises ten decides by Thursday the 12th.
  @Test
  void aShorterPromiseIsTheOneThatRuns() {
    Rulebook quick = promising(Map.of("decide-acceptance", "10 days"));
    assertThat(clockOf(filed(RULEBOOK), "decide-acceptance").due()).isEqualTo(day("2026-03-17"));
    assertThat(clockOf(filed(quick), "decide-acceptance").due()).isEqualTo(day("2026-03-12"));
  }

  @Test
  void theExplanationCountsItAndSaysWhosePromiseItIs() {
    Rulebook quick = promising(Map.of("decide-acceptance", "10 days"));
    State state = filed(quick);
    RunningClock clock = clockOf(state, "decide-acceptance");
    String text = quick.explain(state, clock, CALENDAR).render(Locale.ENGLISH);
    assertThat(text).contains("10").contains("the institution's own promise");
    assertThat(text).doesNotContain("15");
  }

  private static LocalDate latestOf(Rulebook rulebook) {
    return rulebook.outlook(filed(rulebook), CALENDAR).getFirst().latest();
  }

  @Test
  void theLatestAnswerIsReckonedWithIt() {
    Rulebook quick = promising(Map.of("decide-acceptance", "10 days"));
    assertThat(latestOf(quick)).isBefore(latestOf(RULEBOOK));
  }

  @Test
  void theDocumentIsAnotherOneAndReadsBackAsItself() {
    Rulebook quick = promising(Map.of("deliver", "3 working-days"));
    assertThat(quick.id()).isEqualTo(RULEBOOK.id());
    assertThat(quick.digest()).isNotEqualTo(RULEBOOK.digest());
    assertThat(quick.yaml()).endsWith("house-dates:\n  deliver: 3 working-days\n");
    Reading again = Rulebook.read("again", quick.yaml().getBytes(StandardCharsets.UTF_8));
    assertThat(again)
        .isInstanceOfSatisfying(
            Reading.Read.class,
            read -> assertThat(read.rulebook().digest()).isEqualTo(quick.digest()));
  }

  @Test
  void equalPromisesAreTheSameDocument() {
    assertThat(
            promising(Map.of("deliver", "3 working-days", "register", "1 working-days")).digest())
        .isEqualTo(
            promising(Map.of("register", "1 working-days", "deliver", "3 working-days")).digest());
  }

  @Test
  void whatMayBePromisedIsADutyOfTheHouse() {
    assertThat(RULEBOOK.clocks().values().stream().filter(ClockDefinition::isHouseDate))
        .extracting(ClockDefinition::id)
        .containsExactlyInAnyOrder(
            "register",
            "decide-acceptance",
            "decide-objection",
            "dispatch-again",
            "reply-suggestion",
            "deliver",
            "keep-promise-again",
            "call-back",
            "settle-dispute",
            "put-in-order",
            "name-lead",
            "assist",
            "answer-again",
            "deliver-review",
            "answer-contest",
            "give-on-paper",
            "deliver-re-review",
            "decide-recusal",
            "decide-recusal-in-review",
            "decide-recusal-in-re-review",
            "answer-objection",
            "answer-objection-in-review",
            "answer-objection-in-re-review",
            "give-feedback",
            "follow-instruction",
            "follow-aid",
            "approve",
            "countersign-no-remedy",
            "look-again",
            "report-on-supervision",
            "oversee",
            "oversee-review",
            "oversee-re-review");
  }

  record Mistake(String clock, String length, String what) {}

  static Stream<Mistake> mistakes() {
    return Stream.of(
        new Mistake("notice", "2 days", "the clock 'notice' has its date from xf 23(2)"),
        new Mistake("answer", "30 days", "the clock 'answer' has its date from xf 34"),
        new Mistake("take-back", "3 days", "the clock 'take-back' is a right"),
        new Mistake("say-on-suggestion", "9 days", "the clock 'say-on-suggestion' is a right"),
        new Mistake("keep-promise", "9 days", "the clock 'keep-promise' runs to the promised day"),
        new Mistake("deliver", "6 working-days", "this is longer than the promise"),
        new Mistake("deliver", "5 days", "the clock 'deliver' isn't counted in days"),
        new Mistake("deliver", "0 working-days", "'0 working-days' isn't a length"),
        new Mistake("deliver", "-1 working-days", "'-1 working-days' isn't a length"),
        new Mistake("deliver", "soon", "'soon' isn't a length"),
        new Mistake("deliver", "3 weeks", "there is no way of counting 'weeks'"),
        new Mistake("deliver", "", "the value is empty"),
        new Mistake("deliver", "3 working-days\nacts: {}", "there is no way of counting"),
        new Mistake("deliverer", "3 working-days", "there is no clock 'deliverer'"),
        new Mistake("a\": b", "3 days", "there is no clock 'a\": b'"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeIsSaidWithItsPlace(Mistake mistake) {
    long line = RULEBOOK.yaml().lines().count() + 2;
    assertThat(findings(Map.of(mistake.clock(), mistake.length())))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.what()).startsWith(mistake.what());
              assertThat(finding.line()).isEqualTo((int) line);
              assertThat(finding.column()).isGreaterThan(2);
              assertThat(finding.file()).isEqualTo("cn-xinfang.yaml");
            });
  }

  @Test
  void noPromiseStandsTwice() {
    String twice =
        RULEBOOK.yaml() + "house-dates:\n  deliver: 3 working-days\n  deliver: 2 working-days\n";
    assertThat(Rulebook.read("twice", twice.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOfSatisfying(
            Reading.Unreadable.class,
            unreadable -> assertThat(unreadable.findings().toString()).contains("'deliver' is in"));
  }
}
