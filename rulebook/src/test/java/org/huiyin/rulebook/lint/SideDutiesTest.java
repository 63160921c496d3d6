package org.huiyin.rulebook.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
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
        .containsExactly(
            "propose",
            "instruct",
            "hand-to-aid",
            "put-in-book",
            "find-no-remedy",
            "supervise",
            "end-supervision");
  }

  @Test
  void whatAnswersInSomeStagesAloneIsWalked() {
    byte[] yaml =
        with(
            "    in: any\n    texts: [how]\n    owed: follow-aid",
            "    in: [final]\n    texts: [how]\n    owed: follow-aid");
    assertThat(starting(yaml)).startsWith("propose", "instruct").doesNotContain("hand-to-aid");
  }

  @Test
  void whatIsBoundByNothingIsWalked() {
    byte[] yaml =
        with(
            "    records: [instructed]\n    at-most: 10\n    at-most-source: house\n",
            "    records: [instructed]\n");
    assertThat(starting(yaml)).startsWith("propose", "hand-to-aid").doesNotContain("instruct");
  }

  @Test
  void whatAnotherActAsksForIsWalked() {
    byte[] yaml =
        with("    ends: [give-feedback]\n", "    ends: [give-feedback]\n    leads-to: handling\n");
    assertThat(starting(yaml)).startsWith("instruct", "hand-to-aid").doesNotContain("propose");
  }

  @Test
  void oneThatNobodyCanMeetIsRefused() {
    Linting linting =
        Linter.lint(
            "broken.yaml",
            with(
                "    by: [lead@responsible, supervisor^responsible]    # from above where there is no lead\n    in: any\n    texts: [feedback]\n",
                "    by: [reviewer@reviewing]\n    in: any\n    texts: [feedback]\n"));
    assertThat(linting.of(Severity.REFUSAL))
        .filteredOn(finding -> finding.rule() == LintRule.DUTY_NOBODY_CAN_MEET)
        .extracting(LintFinding::subject)
        .containsExactly("clocks.give-feedback");
  }

  @Test
  void whatMeetsOneMayStartTheNextWhichHasToBeMetToo() {
    Linting linting =
        Linter.lint(
            "broken.yaml",
            with(
                "    by: [lead@responsible, supervisor^responsible]    # from above where there is no lead\n    in: any\n    texts: [facts, reason]\n    owed: look-again\n",
                "    by: [reviewer@reviewing]\n    in: any\n    texts: [facts, reason]\n    owed: look-again\n"));
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
