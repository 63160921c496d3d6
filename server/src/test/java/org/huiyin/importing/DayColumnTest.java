package org.huiyin.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Days as offices have written them, several ways in one column; what can be read as two days is
/// read as neither.
class DayColumnTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final List<String> MIXED =
      List.of(
          "yyyy/M/d H:mm:ss",
          "yyyy-MM-dd HH:mm:ss",
          "yyyy-M-d",
          "yyyy年M月d日",
          "d MMM yyyy h:mm a",
          "yyyy-MM-dd'T'HH:mm:ssXXX",
          "excel");

  private static DayColumn.Told told(String written, boolean inOrder, List<String> formats) {
    DayColumn column = new DayColumn("day", formats.stream().map(DayFormat::of).toList(), inOrder);
    return column.read(new Row(1, Map.of("day", written), Map.of(), true), SHANGHAI);
  }

  @ParameterizedTest
  @CsvSource({
    "2019/2/28 11:25:05, 2019-02-28",
    "2017-06-08 17:31:20, 2017-06-08",
    "2024-2-29, 2024-02-29",
    "２０２４年２月２９日, 2024-02-29",
    "' 2024年11月5日　', 2024-11-05",
    "5 nov 2024 1:05 PM, 2024-11-05",
    "5 11月 2024 1:05 下午, 2024-11-05",
    "43524, 2019-02-28",
    "43524.999, 2019-02-28",
    // Late in the evening in London, and the next day in the zone of the rulebook.
    "2019-02-28T20:00:00Z, 2019-03-01",
    "2019-02-28T20:00:00+08:00, 2019-02-28",
    "2019-02-28T20:00, 2019-02-28"
  })
  void areReadInAnyOfTheFormats(String written, LocalDate day) {
    assertThat(told(written, false, MIXED)).isEqualTo(new DayColumn.Told.Day(day));
  }

  @ParameterizedTest
  @CsvSource({
    "2019/2/30 11:25:05",
    "19/2/28 11:25:05",
    "2019-02-28 24:31:20",
    "2019-13-01",
    "2019",
    "43,524",
    "-5",
    "60",
    "99999999",
    "1e5",
    "昨天"
  })
  void areGuessedFromNothingElse(String written) {
    assertThat(told(written, false, MIXED)).isEqualTo(new DayColumn.Told.Unknown());
  }

  @Test
  void areNoneWhereNothingStands() {
    assertThat(told(" 　", false, MIXED)).isEqualTo(new DayColumn.Told.Nothing());
  }

  @Test
  void thatCanBeTwoAreRefusedUnlessTheMappingOrdersThem() {
    List<String> both = List.of("M/d/yyyy", "d/M/yyyy");
    assertThat(told("3/4/2011", false, both)).isEqualTo(new DayColumn.Told.Ambiguous());
    assertThat(told("3/4/2011", true, both))
        .isEqualTo(new DayColumn.Told.Day(LocalDate.of(2011, 3, 4)));
    assertThat(told("13/4/2011", false, both))
        .isEqualTo(new DayColumn.Told.Day(LocalDate.of(2011, 4, 13)));
    assertThat(told("4/4/2011", false, both))
        .isEqualTo(new DayColumn.Told.Day(LocalDate.of(2011, 4, 4)));
  }

  @Test
  void countOtherwiseSince1904AndInSeconds() {
    assertThat(told("42062", false, List.of("excel-1904")))
        .isEqualTo(new DayColumn.Told.Day(LocalDate.of(2019, 2, 28)));
    for (String each : Arrays.asList("epoch-seconds:1551384000", "epoch-millis:1551384000000")) {
      String[] parts = each.split(":", 2);
      assertThat(told(parts[1], false, List.of(parts[0])))
          .isEqualTo(new DayColumn.Told.Day(LocalDate.of(2019, 3, 1)));
    }
  }
}
