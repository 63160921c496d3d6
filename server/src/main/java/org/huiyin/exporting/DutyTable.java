package org.huiyin.exporting;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.huiyin.matter.ExportedDuty;

/// A list of duties as a table of text, dates and numbers, in one language.
///
/// No cell is a formula: a text that a spreadsheet would take for one gets an apostrophe before
/// it, as OWASP advises, also in XLSX, where it is typed as text, since it may be saved as CSV
/// later.
///
/// @param texts by their keys, in the language of the table
record DutyTable(UnaryOperator<String> texts, List<ExportedDuty> duties) {

  private static final List<String> COLUMNS =
      List.of(
          "number",
          "kind",
          "topic",
          "place",
          "stage",
          "duty",
          "start",
          "due",
          "late",
          "institution",
          "unit",
          "legal",
          "word");

  // Spreadsheets take a byte order mark for what it is.
  private static final String MARK = "\uFEFF";
  private static final String BEGIN_FORMULAS = "=+-@\t\r\n＝＋－＠";
  private static final String DAY = "yyyy-mm-dd";
  private static final double WIDTH = 18;

  DutyTable {
    duties = List.copyOf(duties);
  }

  /// As RFC 4180 says, in UTF-8.
  void csv(OutputStream out) throws IOException {
    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    writer.write(MARK);
    CSVPrinter printer = new CSVPrinter(writer, CSVFormat.RFC4180);
    printer.printRecord(headings());
    for (ExportedDuty duty : duties) {
      printer.printRecord(cells(duty));
    }
    printer.flush();
  }

  void xlsx(OutputStream out) throws IOException {
    Workbook workbook = new Workbook(out, "Huiyin", null);
    Worksheet sheet = workbook.newWorksheet(texts.apply("export.sheet"));
    List<String> headings = headings();
    for (int column = 0; column < headings.size(); column++) {
      sheet.value(0, column, headings.get(column));
      sheet.style(0, column).bold().set();
      sheet.width(column, WIDTH);
    }
    sheet.freezePane(0, 1);
    int row = 1;
    for (ExportedDuty duty : duties) {
      write(sheet, row++, cells(duty));
    }
    workbook.finish();
  }

  private static void write(Worksheet sheet, int row, List<Object> cells) {
    for (int column = 0; column < cells.size(); column++) {
      switch (cells.get(column)) {
        case LocalDate day -> {
          sheet.value(row, column, day);
          sheet.style(row, column).format(DAY).set();
        }
        case Integer number -> sheet.value(row, column, number);
        case Object text -> sheet.value(row, column, text.toString());
      }
    }
  }

  private List<String> headings() {
    return COLUMNS.stream().map(column -> texts.apply("export.column." + column)).toList();
  }

  private List<Object> cells(ExportedDuty duty) {
    List<Object> cells = new ArrayList<>();
    cells.add(harmless(duty.number()));
    cells.add(harmless(duty.kind()));
    cells.add(harmless(Objects.requireNonNullElse(duty.topic(), "")));
    cells.add(harmless(Objects.requireNonNullElse(duty.place(), "")));
    cells.add(harmless(duty.stage()));
    cells.add(harmless(duty.duty()));
    cells.add(duty.start());
    cells.add(duty.due());
    cells.add(duty.daysLate());
    cells.add(harmless(duty.institution()));
    cells.add(harmless(Objects.requireNonNullElse(duty.unit(), "")));
    cells.add(texts.apply("export.legal." + duty.legal()));
    cells.add(texts.apply("export.word." + duty.word()));
    return cells;
  }

  private static String harmless(String text) {
    return !text.isEmpty() && BEGIN_FORMULAS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
