package org.huiyin.exporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.huiyin.matter.ExportedDuty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The table, opened again by programs that others wrote: no cell is taken for a formula.
class DutyTableTest {

  private static final LocalDate START = LocalDate.of(2026, 3, 2);
  private static final LocalDate DUE = LocalDate.of(2026, 3, 24);

  private static DutyTable table(String topic) {
    return new DutyTable(
        key -> key,
        List.of(
            new ExportedDuty(
                "990123-2026-1",
                "remedy",
                topic,
                "镇",
                "received",
                "register",
                START,
                DUE,
                3,
                "水利局",
                null,
                "open",
                "silent")));
  }

  private static List<CSVRecord> csv(DutyTable table) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    table.csv(out);
    String text = out.toString(StandardCharsets.UTF_8);
    assertThat(text).startsWith("\uFEFF").contains("\r\n");
    try (CSVParser parser =
        CSVParser.parse(new StringReader(text.substring(1)), CSVFormat.RFC4180)) {
      return parser.getRecords();
    }
  }

  private static List<Row> xlsx(DutyTable table) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    table.xlsx(out);
    try (ReadableWorkbook workbook =
        new ReadableWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
      return workbook.getFirstSheet().read();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "＝1+1",
        "=HYPERLINK(\"http://x\")"
      })
  void noTextIsTakenForAFormula(String typed) throws IOException {
    assertThat(csv(table(typed)).get(1).get(2)).isEqualTo("'" + typed);
    var cell = xlsx(table(typed)).get(1).getCell(2);
    assertThat(cell.getType()).isEqualTo(CellType.STRING);
    assertThat(cell.getFormula()).isNull();
    assertThat(cell.asString()).startsWith("'");
  }

  @Test
  void commasQuotesAndLinesStayInTheirCell() throws IOException {
    String typed = "a,\"b\"\nc";
    assertThat(csv(table(typed)).get(1).get(2)).isEqualTo(typed);
    assertThat(csv(table(typed)).get(1)).hasSize(13);
  }

  @Test
  void datesAreDatesAndNumbersNumbers() throws IOException {
    Row row = xlsx(table("灌溉")).get(1);
    assertThat(row.getCellAsDate(6).orElseThrow().toLocalDate()).isEqualTo(START);
    assertThat(row.getCellAsDate(7).orElseThrow().toLocalDate()).isEqualTo(DUE);
    assertThat(row.getCell(8).getType()).isEqualTo(CellType.NUMBER);
    assertThat(row.getCell(8).asNumber()).isEqualByComparingTo("3");
    assertThat(csv(table("灌溉")).get(1).get(7)).isEqualTo("2026-03-24");
  }
}
