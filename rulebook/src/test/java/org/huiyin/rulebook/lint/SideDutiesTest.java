package org.huiyin.rulebook.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.huiyin.rulebook.ActDefinition;
import org.huiyin.rulebook.Reading;
import org.huiyin.rulebook.Rulebook;
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
        .containsExactly("propose", "instruct", "hand-to-aid", "hand-in");
  }

  @Test
  void whatAnswersInSomeStagesAloneIsWalked() {
    byte[] yaml =
        with(
            "    in: any\n    texts: [how]\n    owed: follow-aid",
            "    in: [final]\n    texts: [how]\n    owed: follow-aid");
    assertThat(starting(yaml)).containsExactly("propose", "instruct", "hand-in");
  }

  @Test
  void whatIsBoundByNothingIsWalked() {
    byte[] yaml =
        with(
            "    records: [instructed]\n    at-most: 10\n    at-most-source: house\n",
            "    records: [instructed]\n");
    assertThat(starting(yaml)).containsExactly("propose", "hand-to-aid", "hand-in");
  }

  @Test
  void whatAnotherActAsksForIsWalked() {
    byte[] yaml =
        with("    ends: [give-feedback]\n", "    ends: [give-feedback]\n    leads-to: handling\n");
    assertThat(starting(yaml)).containsExactly("instruct", "hand-to-aid", "hand-in");
  }

  @Test
  void whatHangsOnItIsWalked() {
    byte[] yaml =
        with(
            "    texts: [reason]\n    leads-to: handling\n    voids: [answer-simply, approve]\n",
            "    texts: [reason]\n    leads-to: handling\n    within: approve\n");
    assertThat(starting(yaml)).containsExactly("propose", "instruct", "hand-to-aid");
  }

  @Test
  void oneThatNobodyCanMeetIsRefused() {
    Linting linting =
        Linter.lint(
            "broken.yaml",
            with(
                "    by: [lead@responsible, supervisor^responsible]    # from above where there is no lead\n",
                "    by: [reviewer@reviewing]\n"));
    assertThat(linting.of(Severity.REFUSAL))
        .filteredOn(finding -> finding.rule() == LintRule.DUTY_NOBODY_CAN_MEET)
        .extracting(LintFinding::subject)
        .containsExactly("clocks.give-feedback");
  }
}
