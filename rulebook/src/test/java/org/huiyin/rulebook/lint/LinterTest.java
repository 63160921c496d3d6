package org.huiyin.rulebook.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.huiyin.rulebook.Rulebook;
import org.junit.jupiter.api.Test;

/// What a finding says: the rule, the place, the story, and what to change, in both languages.
class LinterTest {

  private static final Rulebook XINFANG = Rulebook.bundled("cn-xinfang");

  private static Linting lintWith(String was, String is) {
    assertThat(XINFANG.yaml()).contains(was);
    byte[] broken = XINFANG.yaml().replace(was, is).getBytes(StandardCharsets.UTF_8);
    return Linter.lint("broken.yaml", broken);
  }

  private static LintFinding first(Linting linting, LintRule rule) {
    return linting.findings().stream()
        .filter(finding -> finding.rule() == rule)
        .findFirst()
        .orElseThrow(() -> new AssertionError(linting.findings()));
  }

  @Test
  void theRegulationOnPetitionWorkIsSound() {
    Linting linting = Linter.lint(XINFANG);
    assertThat(linting.of(Severity.REFUSAL)).isEmpty();
    assertThat(linting.isSound()).isTrue();
    assertThat(linting.paths()).isGreaterThan(1000);
    assertThat(linting.json()).startsWith("{\"sound\":true,\"paths\":");
  }

  @Test
  void aFindingTellsThePathThatLeadsThere() {
    LintFinding finding =
        first(lintWith("    at-most: 3\n    at-most-source: house\n", ""), LintRule.PASSED_AROUND);
    assertThat(finding.severity()).isEqualTo(Severity.REFUSAL);
    assertThat(finding.subject()).isEqualTo("acts.refer");
    assertThat(finding.place()).isEqualTo("broken.yaml:" + line("  refer:") + ":3");
    assertThat(finding.story().in(Locale.ENGLISH))
        .containsExactly(
            "Day 0: file.",
            "Day 0: register.",
            "Day 0: refer.",
            "Day 0: object to the referral.",
            "Day 0: agree to the objection and take it back.",
            "Day 0: refer.");
    assertThat(finding.story().in(Locale.CHINESE))
        .startsWith("第0天：提出。", "第0天：登记。", "第0天：转送。", "第0天：提出异议。");
    assertThat(finding.what().zh()).isEqualTo("通过“转送”，事项可能在机关之间无限次地转来转去。");
    assertThat(finding.in(Locale.ENGLISH)).contains("Bound the act with at-most");
  }

  @Test
  void aStoryNamesTheDaysOnWhichTimeDoesSomething() {
    LintFinding finding =
        first(
            lintWith(
                "    at-end: {act: deem-accepted, dated: due}",
                "    at-end: {act: become-final, dated: due}"),
            LintRule.UNREADABLE);
    assertThat(finding.what().en()).contains("deem-accepted");
    Linting closing =
        lintWith(
            "    in: [answered, directed, reviewed]\n    leads-to: final",
            "    in: [answered, directed]\n    leads-to: final");
    assertThat(first(closing, LintRule.CLOCK_WITHOUT_CONSEQUENCE).story().in(Locale.ENGLISH))
        .last()
        .asString()
        .matches("Day \\d+: the time to “ask for a re-review” is over, and nothing follows\\.");
  }

  @Test
  void whatCannotBeReadIsRefusedWithItsPlace() {
    Linting linting = Linter.lint("x.yaml", "rulebook: 2\n".getBytes(StandardCharsets.UTF_8));
    assertThat(linting.isSound()).isFalse();
    assertThat(linting.findings().getFirst().toString()).startsWith("x.yaml:1:1: unreadable ");
  }

  @Test
  void equalBytesGiveEqualFindings() {
    byte[] broken =
        XINFANG.yaml().replace("not-decided: [first]", "").getBytes(StandardCharsets.UTF_8);
    assertThat(Linter.lint("a", broken)).isEqualTo(Linter.lint("a", broken));
    assertThat(Linter.lint("a", broken).json())
        .contains("\"rule\":\"same-person-reviews\",\"severity\":\"refusal\"");
  }

  @Test
  void figuresToVerifyAreListedAndRefuseNothing() {
    Linting linting =
        lintWith("source: xf 34\n    reminders", "source: xf 34 (verify)\n    reminders");
    assertThat(linting.isSound()).isTrue();
    assertThat(linting.of(Severity.TO_VERIFY))
        .extracting(LintFinding::subject)
        .contains("clocks.answer.source", "doors.suit.source");
  }

  private static int line(String start) {
    List<String> lines = XINFANG.yaml().lines().toList();
    for (int i = lines.size() - 1; i >= 0; i--) {
      if (lines.get(i).equals(start)) {
        return i + 1;
      }
    }
    return 0;
  }
}
