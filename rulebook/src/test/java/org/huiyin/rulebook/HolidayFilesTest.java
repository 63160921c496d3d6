package org.huiyin.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HolidayFilesTest {

  private static final String NEW_YEAR = "{'name': '元旦', 'date': '2026-01-01', 'isOffDay': true}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          [                                                                                | is not JSON
          [1, 2]                                                                           | expected an object
          {'year': 2025, 'days': []}                                                       | year is 2025
          {'days': []}                                                                     | year is null
          {'year': 2026}                                                                   | days: expected a list
          {'year': 2026, 'days': [7]}                                                      | days: expected objects: 7
          {'year': 2026, 'days': [{'name': '元旦', 'isOffDay': true}]}                      | no date: null
          {'year': 2026, 'days': [{'name': '元旦', 'date': '2026-02-30', 'isOffDay': true}]} | no date: 2026-02-30
          {'year': 2026, 'days': [{'name': '元旦', 'date': '2024-12-31', 'isOffDay': true}]} | 2024-12-31 lies outside the year
          {'year': 2026, 'days': [{'name': '元旦', 'date': '2027-02-01', 'isOffDay': true}]} | 2027-02-01 lies outside the year
          {'year': 2026, 'days': [{'date': '2026-01-01', 'isOffDay': true}]}               | 2026-01-01: name is missing
          {'year': 2026, 'days': [{'name': ' ', 'date': '2026-01-01', 'isOffDay': true}]}  | 2026-01-01: name is missing
          {'year': 2026, 'days': [{'name': '元旦', 'date': '2026-01-01'}]}                  | isOffDay must be true or false: null
          {'year': 2026, 'days': [{'name': '元旦', 'date': '2026-01-01', 'isOffDay': 'no'}]} | isOffDay must be true or false: no
          {'year': 2026, 'year': 2026, 'days': []}                                         | is not JSON
          """)
  void refusesAFileAndSaysWhatIsWrong(String json, String wrong) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WorkingCalendar.read("cn", Map.of(2026, bytes(json))))
        .withMessageStartingWith("calendar of 2026: ")
        .withMessageContaining(wrong);
  }

  @Test
  void refusesADayThatIsThereTwice() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(Map.of(2026, file(2026, NEW_YEAR + "," + NEW_YEAR))))
        .withMessage("calendar of 2026: 2026-01-01 is there twice");
  }

  @Test
  void refusesTwoFilesThatContradictEachOther() {
    String worked = NEW_YEAR.replace("true", "false");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(Map.of(2025, file(2025, worked), 2026, file(2026, NEW_YEAR))))
        .withMessage("calendar of 2026: 2026-01-01 contradicts the file of another year");
  }

  @Test
  void refusesAGapBetweenYears() {
    String earlier = NEW_YEAR.replace("2026", "2024");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(Map.of(2024, file(2024, earlier), 2026, file(2026, NEW_YEAR))))
        .withMessage("calendar of 2026: no holidays in the year before it");
  }

  @Test
  void refusesBytesThatAreNotUtf8() {
    byte[] gbk = {'{', '"', (byte) 0xC4, (byte) 0xEA, '"', '}'};
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(Map.of(2026, gbk)))
        .withMessage("calendar of 2026: is not UTF-8");
  }

  @ParameterizedTest
  @ValueSource(ints = {1948, 2199})
  void refusesAYearThatNoDecreeCanBeAbout(int year) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(Map.of(year, file(year, ""))))
        .withMessage("calendar of " + year + ": expected a year from 1949 to 2198");
  }

  @Test
  void refusesToKnowNothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(Map.of(2026, file(2026, ""))))
        .withMessage("years: no file has holidays: [2026]");
  }

  @Test
  void refusesAliasesThatCouldGrowWithoutBound() {
    String bomb = "{'year': 2026, 'a': &a [1], 'days': [*a, *a]}";
    assertThatIllegalArgumentException().isThrownBy(() -> read(Map.of(2026, bytes(bomb))));
  }

  @Test
  void doesNotTakeAnEmptyNextYearForADecree() {
    Map<Integer, byte[]> years = new HashMap<>();
    years.put(2026, file(2026, NEW_YEAR));
    years.put(2027, file(2027, ""));
    WorkingCalendar calendar = WorkingCalendar.read("cn", years);
    assertThat(calendar.knownUntil()).isEqualTo("2026-12-31");
    assertThat(calendar.version()).startsWith("cn-2026-");
    assertThat(calendar.day(LocalDate.of(2027, 1, 1)).provisional()).isTrue();
  }

  private static WorkingCalendar read(Map<Integer, byte[]> years) {
    return WorkingCalendar.read("cn", years);
  }

  private static byte[] file(int year, String days) {
    return bytes("{'year': " + year + ", 'papers': [], 'days': [" + days + "]}");
  }

  private static byte[] bytes(String json) {
    return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }
}
