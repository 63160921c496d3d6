package org.huiyin.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.huiyin.rulebook.lint.LintFinding;
import org.huiyin.rulebook.lint.Linter;
import org.huiyin.rulebook.lint.Linting;
import org.huiyin.rulebook.lint.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A province shortens a duty, lengthens a right and adds a duty; a city does the same upon it.
class OverlayTest {

  private static final Rulebook TOWN = rulebook(read("town-complaints.yaml"));
  private static final String NORTH = SchemaKeysTest.text("town-overlay.yaml");

  private static Reading read(String resource) {
    return Rulebook.read(resource, bytes(SchemaKeysTest.text(resource)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Rulebook rulebook(Reading reading) {
    assertThat(reading).isInstanceOf(Reading.Read.class);
    return ((Reading.Read) reading).rulebook();
  }

  private static List<Finding> findings(Reading reading) {
    assertThat(reading).isInstanceOf(Reading.Unreadable.class);
    return ((Reading.Unreadable) reading).findings();
  }

  private static ClockDefinition clock(Rulebook rulebook, String id) {
    return Objects.requireNonNull(rulebook.clocks().get(id));
  }

  private static int days(Rulebook rulebook, String clock) {
    return Objects.requireNonNull(clock(rulebook, clock).length()).amount();
  }

  @Test
  void aProvinceAndACityStandUponTheRegulation() {
    Rulebook regulation = Rulebook.bundled("cn-xinfang");
    Map<String, byte[]> documents = new LinkedHashMap<>();
    documents.put("city.yaml", bytes(SchemaKeysTest.text("city-overlay.yaml")));
    documents.put("province.yaml", bytes(SchemaKeysTest.text("province-overlay.yaml")));
    Map<String, Reading> read = Rulebook.readAll(documents, List.of(regulation));
    Rulebook province = rulebook(Objects.requireNonNull(read.get("province.yaml")));
    Rulebook city = rulebook(Objects.requireNonNull(read.get("city.yaml")));
    assertThat(List.of(days(regulation, "answer"), days(province, "answer"), days(city, "answer")))
        .containsExactly(60, 45, 40);
    assertThat(city.title(Locale.ENGLISH)).isEqualTo("Linjiang City's rules on petition work");
    assertThat(city.zone()).isEqualTo(regulation.zone());
    assertThat(clock(province, "answer").source()).hasToString("qh 12");
    assertThat(city.base().map(Rulebook::digest)).contains(province.digest());
    assertThat(province.base().map(Rulebook::digest)).contains(regulation.digest());
    assertThat(Linter.lint(province).of(Severity.REFUSAL)).isEmpty();
    assertThat(Linter.lint(city).of(Severity.REFUSAL)).isEmpty();
  }

  @Test
  void itsDocumentIsWholeAndReadsBackAsItself() {
    Rulebook north = rulebook(TOWN.overlaid("north.yaml", bytes(NORTH)));
    Rulebook again = rulebook(Rulebook.read("again.yaml", bytes(north.yaml())));
    assertThat(again.digest()).isEqualTo(north.digest());
    assertThat(again.id()).isEqualTo("town-complaints-north");
    assertThat(again.acts()).isEqualTo(north.acts());
    assertThat(Objects.requireNonNull(again.acts().get("answer")).changes().ends())
        .containsExactlyInAnyOrder("answer", "call");
    assertThat(clock(again, "answer").milestones()).hasSize(3);
  }

  @Test
  void houseDatesComeLastAndNothingStandsUponThem() {
    Rulebook north = rulebook(TOWN.overlaid("north.yaml", bytes(NORTH)));
    Rulebook house = rulebook(north.withHouseDates(Map.of("review", "5 working-days")));
    assertThat(days(house, "review")).isEqualTo(5);
    assertThat(house.base().map(Rulebook::digest)).contains(TOWN.digest());
    String upon = NORTH.replace("id: town-complaints-north", "id: further");
    upon = upon.replace("of: {id: town-complaints,", "of: {id: town-complaints-north,");
    assertThat(findings(house.overlaid("further.yaml", bytes(upon)))).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          id: town-complaints,           | id: town-complaint,                | 3:5  | there is no rulebook 'town-complaint 2026-01-01' here
          of: {id: town-complaints, edition: 2026-01-01} | of: {id: town-complaints-north, edition: 2026-02-01} | 3:5 | the overlays stand in a circle
          id: town-complaints-north      | id: town-complaints                | 2:5  | an overlay has the id of what it stands on
          valid: {from: 2026-02-01}      | valid: {from: 2025-02-01}          | 6:8  | it is in force before the rulebook
          valid: {from: 2026-02-01}      | valid: {from: 2026-02-30}          | 6:15 | '2026-02-30' isn't a date
          answer: {length: 10 days       | anser: {length: 10 days            | 10:3 | there is no clock 'anser'
          length: 10 days                | lenght: 10 days                    | 10:11 | the key 'length' is missing
          is: duty                       | is: window                         | 13:3 | the clock 'call' does more than to add a duty
          tell: [mayor@hall]}            | tell: [mayor@hall], act: close}    | 13:3 | the clock 'call' does more than to add a duty
          - {after: 5 days, tell: [mayor@hall]} | - {after: 5 days, tell: [mayor@hall], act: close} | 33:3 | a rung of an overlay does more than to tell
          ends: [call]                   | ends: [answer]                     | 23:3 | the act 'call' does more than to meet duties
          ends: [call]                   | leads-to: final                    | 23:3 | the act 'call' does more than to meet duties
          answer: [call]                 | answer: [review]                   | 31:11 | the act 'answer' would meet a duty that isn't
          answer: [call]                 | anwser: [call]                     | 31:3 | there is no act 'anwser'
          overlay: 1                     | overlay: 2                         | 1:10 | '2' isn't such a number
          ends:                          | grounds:                           | 0:0  | unknown key 'grounds'
          """)
  void refusesAndSaysWhere(String was, String is, String place, String what) {
    Reading reading = Rulebook.read("north.yaml", bytes(NORTH.replace(was, is)), List.of(TOWN));
    assertThat(findings(reading))
        .anySatisfy(
            finding -> {
              assertThat(finding.file()).isEqualTo("north.yaml");
              assertThat(finding.what()).startsWith(what);
              if (!place.equals("0:0")) {
                assertThat(finding.line() + ":" + finding.column()).isEqualTo(place);
              }
            });
  }

  @Test
  void twoThatStandUponEachOtherAreRefusedBoth() {
    String one =
        NORTH.replace("of: {id: town-complaints, edition: 2026-01-01}", "of: {id: b, edition: 1}");
    String other =
        NORTH
            .replace("of: {id: town-complaints, edition: 2026-01-01}", "of: {id: a, edition: 1}")
            .replace("id: town-complaints-north", "id: b")
            .replace("edition: 2026-02-01", "edition: 1");
    one =
        one.replace("id: town-complaints-north", "id: a")
            .replace("edition: 2026-02-01", "edition: 1");
    Map<String, Reading> read =
        Rulebook.readAll(Map.of("a.yaml", bytes(one), "b.yaml", bytes(other)), List.of(TOWN));
    assertThat(read.values()).allSatisfy(each -> assertThat(findings(each)).isNotEmpty());
    assertThat(read.toString()).contains("the overlays stand in a circle");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          answer: {length: 10 days | answer: {length: 21 days          | overlay-lengthens     | 10:3
          answer: {length: 10 days | answer: {length: 14 working-days  | overlay-lengthens     | 10:3
          answer: {length: 10 days | answer: {length: 13 working-days  | overlay-lengthens     | 10:3
          answer: {length: 10 days | review: {length: 14 days          | overlay-lengthens     | 10:3
          ask: {length: 45 days    | ask: {length: 29 days             | overlay-takes-a-right | 11:3
          ask: {length: 45 days    | ask: {length: 15 working-days     | overlay-takes-a-right | 11:3
          """)
  void theLinterFindsTheDayOnWhichSomebodyIsWorseOff(
      String was, String is, String rule, String place) {
    Linting linting = Linter.lint("north.yaml", bytes(NORTH.replace(was, is)), List.of(TOWN));
    assertThat(linting.findings())
        .filteredOn(finding -> finding.rule().id().equals(rule))
        .singleElement()
        .extracting(LintFinding::place)
        .isEqualTo("north.yaml:" + place);
  }

  /// Twenty days hold seven working days at the least, so six of those end no later; but nine
  /// working days last longer over the Spring Festival.
  @ParameterizedTest
  @CsvSource({"6 working-days, true", "20 days, true", "12 working-days, false"})
  void anotherWayOfCountingIsComparedDayByDay(String length, boolean sound) {
    String changed = NORTH.replace("answer: {length: 10 days", "answer: {length: " + length);
    Linting linting = Linter.lint("north.yaml", bytes(changed), List.of(TOWN));
    assertThat(linting.isSound()).as(linting.in(Locale.ENGLISH)).isEqualTo(sound);
  }

  @Test
  void whatIsSoundUponItIsLintedWithIt() {
    Linting linting = Linter.lint("north.yaml", bytes(NORTH), List.of(TOWN));
    assertThat(linting.findings()).isEmpty();
    String unmet = NORTH.replace("    ends: [call]\n", "").replace("  answer: [call]\n", "  {}\n");
    assertThat(Linter.lint("north.yaml", bytes(unmet), List.of(TOWN)).findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.rule().id()).isEqualTo("duty-nobody-can-meet");
              assertThat(finding.place()).isEqualTo("north.yaml:13:3");
            });
  }
}
