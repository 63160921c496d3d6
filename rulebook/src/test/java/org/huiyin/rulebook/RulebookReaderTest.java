package org.huiyin.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Mistakes in a rulebook: each is found with its line and column and said in a sentence.
class RulebookReaderTest {

  private static final String GOOD =
      """
      rulebook: 1
      id: tiny
      edition: 2026-01-01
      title: {zh: 小规程, en: Tiny}
      valid: {from: 2026-01-01}
      zone: Asia/Shanghai
      calendar: cn
      sources:
        law: {kind: law, title: {zh: 法, en: Law}}
      counting:
        days: {unit: day, start: excluded, roll-forward: true, source: law 1}
        working-days: {unit: working-day, start: excluded, roll-forward: true, source: law 1}
      roles:
        clerk: {zh: 办事员, en: clerk}
      seats:
        desk: {title: {zh: 窗口, en: desk}}
      kinds:
        request: {title: {zh: 请求, en: request}, intake: file, source: law 2}
      channels: [web]
      dates:
        received: {title: {zh: 收到, en: received}, once: true}
      stages:
        open: {title: {zh: 办理中, en: open}, legal: open}
        done: {title: {zh: 办结, en: done}, legal: final}
      clocks:
        reply:
          is: duty
          title: {zh: 答复, en: reply}
          of: clerk@desk
          from: [received]
          length: 15 days
          source: law 3
          late:
            - {after: 1 days, tell: [complainant]}
            - {after: 5 days, tell: [clerk^desk]}
      outcomes:
        yes-and-no: {title: {zh: 部分, en: partly}, instances: [first], source: law 4, adverse: true}
      grounds: {}
      acts:
        file:
          title: {zh: 提出, en: file}
          by: [complainant]
          in: []
          with: [kind, institution]
          seats: {desk: given}
          leads-to: open
          records: [received]
          source: law 2
        reply:
          title: {zh: 答复, en: reply}
          by: [clerk@desk]
          in: [open]
          with: [outcome]
          decides: first
          leads-to: done
          ends: [reply]
          source: law 3
      """;

  private static List<Finding> findings(String yaml) {
    return findings(yaml.getBytes(StandardCharsets.UTF_8));
  }

  private static List<Finding> findings(byte[] yaml) {
    return switch (Rulebook.read("tiny.yaml", yaml)) {
      case Reading.Read _ -> List.of();
      case Reading.Unreadable(List<Finding> found) -> found;
    };
  }

  @Test
  void aGoodOneHasNoFindings() {
    assertThat(findings(GOOD)).isEmpty();
  }

  private static Arguments change(String from, String to, String finding) {
    return Arguments.of(from, to, finding);
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        change(
            "rulebook: 1",
            "rulebook: 2",
            "tiny.yaml:1:11: '2' isn't such a number; expected a whole number from 1 to 1"),
        change("id: tiny\n", "", "tiny.yaml:1:1: the key 'id' is missing in the rulebook"),
        change(
            "channels: [web]",
            "chanels: [web]",
            "tiny.yaml:19:1: unknown key 'chanels' in the rulebook; did you mean 'channels'?"),
        change(
            "{zh: 小规程, en: Tiny}",
            "{zh: 小规程}",
            "tiny.yaml:4:8: the key 'en' is missing in the title"),
        change(
            "{zh: 小规程, en: Tiny}",
            "{zh: 小规程, en: ''}",
            "tiny.yaml:4:22: the value is empty; expected the text in English"),
        change(
            "{zh: 小规程, en: Tiny}",
            "{zh: 小规程, en: Tiny, but true}",
            "tiny.yaml:4:28: unknown key 'but true' in the title, without a value; a text with a"
                + " comma needs quotes; expected one of: zh, en"),
        change(
            "edition: 2026-01-01",
            "edition: [2026]",
            "tiny.yaml:3:10: the value is a list; expected the edition"),
        change(
            "{from: 2026-01-01}",
            "{from: 2026-02-30}",
            "tiny.yaml:5:15: '2026-02-30' isn't a date; expected a date like 2026-02-28"),
        change(
            "{from: 2026-01-01}",
            "{from: 2026-01-01, until: 2025-01-01}",
            "tiny.yaml:5:8: 'valid' ends before it begins"),
        change(
            "zone: Asia/Shanghai",
            "zone: Asia/Shanghia",
            "tiny.yaml:6:7: 'Asia/Shanghia' isn't a time zone; expected a time zone like"
                + " Asia/Shanghai"),
        change(
            "unit: day,",
            "unit: week,",
            "tiny.yaml:11:16: 'week' isn't known here; expected one of: day, working-day"),
        change(
            "start: excluded, roll-forward: true, source: law 1}\n  working",
            "start: excluded, roll-forward: maybe, source: law 1}\n  working",
            "tiny.yaml:11:52: 'maybe' is neither true nor false; expected true or false"),
        change(
            "seats:\n  desk:",
            "seats:\n  Desk:",
            "tiny.yaml:16:3: 'Desk' isn't a name; expected lower-case words like 're-review'"),
        change(
            "desk: {title: {zh: 窗口, en: desk}}",
            "desk: {title: {zh: 窗口, en: desk}, else: desk}",
            "tiny.yaml:16:3: the seat 'desk' stands in for itself; expected no circle"),
        change(
            "intake: file",
            "intake: reply",
            "tiny.yaml:18:3: the act 'reply' doesn't open a matter; expected an act with 'in: []'"),
        change(
            "source: law 2}",
            "source: lwa 2}",
            "tiny.yaml:18:65: there is no source 'lwa'; did you mean 'law'?"),
        change(
            "legal: final",
            "legal: over",
            "tiny.yaml:24:44: 'over' isn't known here; expected one of: open, answered, in-review,"
                + " reviewed, final, withdrawn"),
        change(
            "is: duty",
            "is: dutty",
            "tiny.yaml:27:9: 'dutty' isn't known here; expected duty or window"),
        change(
            "of: clerk@desk",
            "of: clark@desk",
            "tiny.yaml:29:9: there is no role 'clark'; did you mean 'clerk'?"),
        change(
            "of: clerk@desk",
            "of: clerk@dseks",
            "tiny.yaml:29:9: there is no seat 'dseks'; did you mean 'desk'?"),
        change(
            "of: clerk@desk",
            "of: clerk",
            "tiny.yaml:29:9: 'clerk' isn't a post; expected a post: complainant, a party, system,"
                + " role@seat or role^seat"),
        change(
            "of: clerk@desk",
            "of: '@desk'",
            "tiny.yaml:29:9: '@desk' isn't a post; expected a post: complainant, a party, system,"
                + " role@seat or role^seat"),
        change(
            "from: [received]",
            "from: [recieved]",
            "tiny.yaml:30:12: there is no date 'recieved'; did you mean 'received'?"),
        change(
            "from: [received]",
            "from: received",
            "tiny.yaml:30:11: the value is 'received'; expected a list like [one, other]"),
        change(
            "from: [received]",
            "from: promise",
            "tiny.yaml:31:13: a length in clock 'reply', which runs to the promised day; expected"
                + " no length, or dates in 'from'"),
        change(
            "length: 15 days",
            "length: 15 day",
            "tiny.yaml:31:13: there is no way of counting 'day'; did you mean 'days'?"),
        change(
            "length: 15 days",
            "length: 0 days",
            "tiny.yaml:31:13: '0 days' isn't a length; expected an amount and a way of counting,"
                + " like '30 days', from 1 to 3650"),
        change(
            "length: 15 days",
            "length: soon",
            "tiny.yaml:31:13: 'soon' isn't a length; expected an amount and a way of counting, like"
                + " '30 days', from 1 to 3650"),
        change(
            "after: 5 days",
            "after: 1 days",
            "tiny.yaml:35:9: this entry comes before the one above it; expected the order of their"
                + " days"),
        change(
            "tell: [clerk^desk]",
            "tell: []",
            "tiny.yaml:35:9: this entry tells nobody; expected at least one post"),
        change(
            "tell: [clerk^desk]",
            "tell: [clerk^desk], act: reply",
            "tiny.yaml:26:3: the act 'reply', which time sets off, isn't the system's; expected an"
                + " act with 'by: [system]'"),
        change(
            "instances: [first]",
            "instances: [frist]",
            "tiny.yaml:37:57: there is no instance 'frist'; did you mean 'first'?"),
        change(
            "with: [kind, institution]",
            "with: [kind]",
            "tiny.yaml:40:3: the act 'file' asks for no 'institution', but it seats the institution"
                + " given; expected 'institution' in 'with' or 'may-have'"),
        change(
            "with: [kind, institution]",
            "with: [kind, kind, institution]",
            "tiny.yaml:44:18: 'kind' is in the list twice; expected each once"),
        change(
            "with: [kind, institution]",
            "with: [kind, institution, shoe-size]",
            "tiny.yaml:44:31: 'shoe-size' isn't known here; expected one of: kind, institution,"
                + " unit, officer, days, on, outcome, ground, channel, representatives, promise,"
                + " promises, topic"),
        change(
            "in: [open]",
            "in: [opne]",
            "tiny.yaml:52:10: there is no stage 'opne'; did you mean 'open'?"),
        change(
            "by: [clerk@desk]",
            "by: []",
            "tiny.yaml:49:3: nobody may do the act 'reply'; expected at least one post in 'by'"),
        change(
            "by: [clerk@desk]",
            "by: [system]",
            "tiny.yaml:49:3: no clock sets off the system's act 'reply'; expected a clock with"
                + " 'at-end: {act: reply}'"),
        change(
            "ends: [reply]",
            "ends: [answer]",
            "tiny.yaml:56:12: there is no clock 'answer'; expected one of: reply"),
        change(
            "ends: [reply]",
            "extends: {clock: reply, up-to: 5 working-days}",
            "tiny.yaml:49:3: the act 'reply' asks for no 'days', but it extends a clock; expected"
                + " 'days' in 'with' or 'may-have'"),
        change(
            "ends: [reply]",
            "pauses: {clock: reply, ground: hearing}",
            "tiny.yaml:49:3: the clock 'reply' has no pause 'hearing'"),
        change(
            "with: [outcome]",
            "texts: [reason]",
            "tiny.yaml:49:3: the act 'reply' decides, but on one outcome it must say which;"
                + " expected either 'outcome', or 'outcome' in 'with'"),
        change(
            "with: [outcome]",
            "with: [outcome, days]\n    extends: {clock: reply, up-to: 5 working-days}",
            "tiny.yaml:49:3: the act 'reply' extends 'reply' in another unit; expected the clock's"
                + " own unit"),
        change(
            "with: [outcome]",
            "with: [outcome]\n    may-have: [promises]",
            "tiny.yaml:49:3: the act 'reply' may promise without bound; expected 'promises' in"
                + " 'limits'"),
        change(
            "leads-to: done",
            "leads-to: done\n    leads-to: open",
            "tiny.yaml:56:5: the key 'leads-to' is in act 'reply' twice; expected each key once"),
        change(
            "grounds: {}",
            "grounds: &a {}",
            "tiny.yaml:38:10: an anchor, an alias or a tag; expected each value written out where"
                + " it is used"),
        change(
            "grounds: {}",
            "grounds: !!java.util.Date {}",
            "tiny.yaml:38:10: an anchor, an alias or a tag; expected each value written out where"
                + " it is used"),
        change(
            "grounds: {}",
            "grounds: {",
            "tiny.yaml:40:7: not YAML: expected ',' or '}', but got :"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeIsFoundInItsPlaceAndSaidInASentence(String from, String to, String finding) {
    assertThat(GOOD).contains(from);
    assertThat(findings(replaceFirst(from, to))).extracting(Finding::toString).contains(finding);
  }

  private static String replaceFirst(String from, String to) {
    int at = GOOD.indexOf(from);
    return GOOD.substring(0, at) + to + GOOD.substring(at + from.length());
  }

  @Test
  void allMistakesAreFoundAndNotTheFirstOnly() {
    String three =
        GOOD.replace("source: law 3", "source: lwa 3").replace("of: clerk@desk", "of: clerk");
    assertThat(findings(three))
        .hasSize(3)
        .isSortedAccordingTo(java.util.Comparator.comparingInt(Finding::line));
  }

  @Test
  void aBoundedActAndADateHaveTwoNames() {
    String clash =
        GOOD.replace("received", "reply")
            .replace("by: [clerk@desk]", "by: [clerk@desk]\n    at-most: 1");
    assertThat(findings(clash))
        .extracting(Finding::what)
        .containsExactly("the bounded act 'reply' has the name of a date");
  }

  @Test
  void anEmptyFileOrAnotherThingThanAMappingIsSaid() {
    assertThat(findings("")).extracting(Finding::what).containsExactly("the file is empty");
    assertThat(findings("hello")).extracting(Finding::what).contains("the rulebook is 'hello'");
    assertThat(findings("a: 1\n---\nb: 2")).isNotEmpty();
  }

  @Test
  void bytesThatAreNotUtf8AreSaid() {
    byte[] bytes = GOOD.getBytes(java.nio.charset.Charset.forName("GB18030"));
    assertThat(findings(bytes))
        .extracting(Finding::what)
        .containsExactly("the file isn't UTF-8 throughout");
  }

  @Test
  void whatIsTooLargeOrTooDeepIsRefusedQuickly() {
    String anchors =
        "a: &a [x, x, x, x]\nb: &b [*a, *a, *a, *a]\nc: &c [*b, *b, *b, *b]\nd: [*c, *c, *c]\n";
    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> {
          assertThat(findings(new byte[(1 << 20) + 1])).hasSize(1);
          assertThat(findings("[".repeat(1 << 20))).hasSize(1);
          assertThat(findings("{a: ".repeat(200_000))).hasSize(1);
          assertThat(findings(anchors)).hasSize(1);
          assertThat(findings("word: 1\n".repeat(130_000))).hasSizeBetween(1, 200);
          assertThat(findings(manyKeys())).hasSize(200);
          assertThat(findings("\"" + "x".repeat(1_000_000))).hasSize(1);
        });
  }

  private static String manyKeys() {
    StringBuilder keys = new StringBuilder();
    for (int i = 0; i < 60_000; i++) {
      keys.append("clocka").append(i).append(": 1\n");
    }
    return keys.toString();
  }

  @Test
  void whateverIsDoneToTheBytesThereIsAFindingOrARulebookAndNoException() {
    Random random = new Random(20260302);
    System.out.println("seed 20260302");
    byte[] good = GOOD.getBytes(StandardCharsets.UTF_8);
    String marks = "{}[]:,-&*!|>'\"#%@`? \n\t0a\\";
    for (int i = 0; i < 4_000; i++) {
      byte[] bytes = good.clone();
      for (int j = random.nextInt(3); j >= 0; j--) {
        bytes[random.nextInt(bytes.length)] = (byte) marks.charAt(random.nextInt(marks.length()));
      }
      assertThat(Rulebook.read("tiny.yaml", bytes)).isNotNull();
    }
  }

  @Test
  void aCitationCanBeMarkedForVerification() {
    Reading reading =
        Rulebook.read(
            "tiny.yaml",
            GOOD.replace("source: law 4", "source: law 4 (verify)")
                .getBytes(StandardCharsets.UTF_8));
    assertThat(reading)
        .isInstanceOfSatisfying(
            Reading.Read.class,
            read ->
                assertThat(read.rulebook().outcomes().values())
                    .extracting(OutcomeDefinition::source)
                    .containsExactly(new Citation("law", "4", true)));
  }
}
