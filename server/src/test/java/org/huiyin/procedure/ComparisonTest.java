package org.huiyin.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.huiyin.procedure.Difference.Sense;
import org.huiyin.rulebook.Reading;
import org.huiyin.rulebook.Rulebook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What an edition takes away is named, and what it gives.
class ComparisonTest {

  private static final Rulebook SHIPPED = Rulebook.bundled("cn-xinfang");

  private static Rulebook read(String yaml) {
    return switch (Rulebook.read("x.yaml", yaml.getBytes(StandardCharsets.UTF_8))) {
      case Reading.Read(Rulebook rulebook) -> rulebook;
      case Reading.Unreadable(var findings) -> throw new AssertionError(findings);
    };
  }

  private static Rulebook changed(String section, String from, String to) {
    String yaml = SHIPPED.yaml();
    int at = yaml.indexOf("\n  " + section + ":\n");
    int found = yaml.indexOf(from, at);
    assertThat(at).as(section).isPositive();
    assertThat(found).as(from).isPositive();
    return read(yaml.substring(0, found) + to + yaml.substring(found + from.length()));
  }

  private static List<String> told(Rulebook after) {
    return Comparison.of(SHIPPED, after).stream()
        .map(change -> change.what() + " " + change.subject() + " " + change.sense())
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "answer, length: 60 days, length: 61 days, duty-longer clocks.answer AGAINST",
    "answer, length: 60 days, length: 59 days, duty-shorter clocks.answer FOR",
    "dispatch, length: 15 days, length: 15 working-days, duty-longer clocks.dispatch AGAINST",
    "dispatch, length: 15 days, length: 12 working-days, duty-otherwise clocks.dispatch AGAINST",
    "deliver, length: 5 working-days, length: 5 days, duty-shorter clocks.deliver FOR",
    "deliver, length: 5 working-days, length: 6 days, duty-otherwise clocks.deliver AGAINST",
    "review-request, length: 30 days, length: 29 days, window-shorter clocks.review-request AGAINST",
    "review-request, length: 30 days, length: 31 days, window-longer clocks.review-request FOR",
    "objection, length: 5 working-days, length: 4 working-days, window-shorter clocks.objection OTHER",
    "answer, source: xf 34, source: house, law-to-promise clocks.answer AGAINST",
    "dispatch, '      - {after: 5 working-days, tell: [supervisor^registering]}\n', '',"
        + " rungs-fewer clocks.dispatch AGAINST",
    "extend, 'up-to: 30 days', 'up-to: 40 days', extension-longer acts.extend AGAINST",
    "extend, 'at-most: 1', 'at-most: 2', act-more-often acts.extend AGAINST",
    "remedy, 'instances: [first, review, re-review]', 'instances: [first, review]',"
        + " instances-fewer kinds.remedy AGAINST",
    "remedy, 'review: xf 35 36(1)', 'review: none', review-right-gone kinds.remedy AGAINST",
  })
  void saysForWhomItIsGood(String section, String from, String to, String expected) {
    assertThat(told(changed(section, from, to))).contains(expected);
  }

  @Test
  void namesAWayInThatIsGone() {
    Rulebook fewer = read(SHIPPED.yaml().replace("[web, letter, phone,", "[web, letter,"));
    assertThat(told(fewer)).containsExactly("channel-gone phone AGAINST");
  }

  @Test
  void findsNothingWhereOnlyWordsDiffer() {
    assertThat(Comparison.of(SHIPPED, SHIPPED)).isEmpty();
    assertThat(told(read(SHIPPED.yaml() + "\n# a word\n"))).isEmpty();
    assertThat(
            told(read(SHIPPED.yaml().replace("send it to whoever can", "pass it to whoever can"))))
        .isEmpty();
  }

  @Test
  void putsWhatGoesAgainstComplainantsFirst() {
    String yaml =
        SHIPPED
            .yaml()
            .replaceFirst("length: 1 working-days", "length: 2 working-days")
            .replaceFirst("length: 15 days", "length: 14 days");
    assertThat(Comparison.of(SHIPPED, read(yaml)))
        .extracting(Difference::sense)
        .containsExactly(Sense.AGAINST, Sense.FOR);
  }
}
