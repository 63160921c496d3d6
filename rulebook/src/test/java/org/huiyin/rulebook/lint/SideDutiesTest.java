package org.huiyin.rulebook.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.huiyin.rulebook.ActDefinition;
import org.huiyin.rulebook.Effect;
import org.huiyin.rulebook.Reading;
import org.huiyin.rulebook.Rulebook;
import org.huiyin.rulebook.State;
import org.junit.jupiter.api.Test;

/// What is asked for beside a matter and owed beside it isn't walked together with everything else,
/// and has to be met all the same.
class SideDutiesTest {

  private static final Rulebook XINFANG = Rulebook.bundled("cn-xinfang");

  private static byte[] with(String was, String is) {
    assertThat(XINFANG.yaml()).containsOnlyOnce(was);
    return XINFANG.yaml().replace(was, is).getBytes(StandardCharsets.UTF_8);
  }

  /// Those that start a duty beside the matter, in the order of the document.
  private static List<String> allBut(String... walked) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "ask-assistance",
                "list-as-backlog",
                "propose",
                "instruct",
                "hand-to-aid",
                "hand-in",
                "put-in-book",
                "find-no-remedy",
                "supervise",
                "end-supervision"));
    all.removeAll(List.of(walked));
    return all;
  }

  private static List<String> starting(byte[] yaml) {
    Rulebook rulebook =
        switch (Rulebook.read("test.yaml", yaml)) {
          case Reading.Read(var read) -> read;
          case Reading.Unreadable(var findings) -> throw new AssertionError(findings);
        };
    return new SideDuties(rulebook).starting().stream().map(ActDefinition::id).toList();
  }

  @Test
  void aProposalAnInstructionAndAidLeaveTheMatterWhereItIs() {
    assertThat(starting(XINFANG.yaml().getBytes(StandardCharsets.UTF_8)))
        .containsExactlyElementsOf(allBut());
  }

  @Test
  void whatAnswersInSomeStagesAloneIsWalked() {
    byte[] yaml =
        with(
            "    in: any\n    texts: [how]\n    owed: follow-aid",
            "    in: [final]\n    texts: [how]\n    owed: follow-aid");
    assertThat(starting(yaml)).containsExactlyElementsOf(allBut("hand-to-aid"));
  }

  @Test
  void whatIsBoundByNothingIsWalked() {
    byte[] yaml =
        with(
            "    records: [instructed]\n    at-most: 10\n    at-most-source: house\n",
            "    records: [instructed]\n");
    assertThat(starting(yaml)).containsExactlyElementsOf(allBut("instruct"));
  }

  @Test
  void whatAnotherActAsksForIsWalked() {
    byte[] yaml =
        with("    ends: [give-feedback]\n", "    ends: [give-feedback]\n    leads-to: handling\n");
    assertThat(starting(yaml)).containsExactlyElementsOf(allBut("propose"));
  }

  @Test
  void whatSeatsSomebodyOnWhomMoreDependsIsWalked() {
    byte[] yaml =
        with("en: assisting institution}}\n", "en: assisting institution}, else: responsible}\n");
    assertThat(starting(yaml)).containsExactlyElementsOf(allBut("ask-assistance"));
  }

  @Test
  void whatHangsOnItIsWalked() {
    byte[] yaml =
        with(
            "    texts: [reason]\n    leads-to: handling\n    voids: [answer-simply, approve]\n",
            "    texts: [reason]\n    leads-to: handling\n    within: approve\n");
    assertThat(starting(yaml)).containsExactlyElementsOf(allBut("hand-in"));
  }

  @Test
  void oneThatNobodyCanMeetIsRefused() {
    Linting linting =
        Linter.lint(
            "broken.yaml",
            with(
                """
                    title: {zh: 反馈采纳情况, en: say what becomes of the proposal}
                    by: [lead@responsible, supervisor^responsible]    # from above where there is no lead
                """,
                """
                    title: {zh: 反馈采纳情况, en: say what becomes of the proposal}
                    by: [reviewer@reviewing]
                """));
    assertThat(linting.of(Severity.REFUSAL))
        .filteredOn(finding -> finding.rule() == LintRule.DUTY_NOBODY_CAN_MEET)
        .extracting(LintFinding::subject)
        .containsExactly("clocks.give-feedback");
  }

  @Test
  void whatLatenessSetsOffHasToBeMetToo() {
    Linting linting =
        Linter.lint(
            "broken.yaml",
            with(
                """
                    by: [supervisor^responsible]
                    in: any
                    texts: [reason, how]
                    owed: oversee
                """,
                """
                    by: [reviewer@reviewing]
                    in: any
                    texts: [reason, how]
                    owed: oversee
                """));
    assertThat(linting.of(Severity.REFUSAL))
        .filteredOn(finding -> finding.rule() == LintRule.DUTY_NOBODY_CAN_MEET)
        .extracting(LintFinding::subject)
        .containsExactly("clocks.oversee");
  }

  @Test
  void whatMeetsOneMayStartTheNextWhichHasToBeMetToo() {
    Linting linting =
        Linter.lint(
            "broken.yaml",
            with(
                """
                    by: [lead@responsible, supervisor^responsible]    # from above where there is no lead
                    in: any
                    texts: [facts, reason]
                    owed: look-again
                """,
                """
                    by: [reviewer@reviewing]
                    in: any
                    texts: [facts, reason]
                    owed: look-again
                """));
    assertThat(linting.of(Severity.REFUSAL))
        .filteredOn(finding -> finding.rule() == LintRule.DUTY_NOBODY_CAN_MEET)
        .extracting(LintFinding::subject)
        .containsExactly("clocks.look-again");
  }

  @Test
  void aMatterThatBearsAMarkIsLikeOneThatDoesNot() {
    Likeness likeness = new Likeness(XINFANG);
    LocalDate day = LocalDate.parse("2026-03-02");
    State marked = State.NONE.after(List.of(new Effect.Marked("book", "no-remedy")));
    assertThat(likeness.of(marked, day)).isEqualTo(likeness.of(State.NONE, day));
  }
}
