package org.huiyin.importing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;

/// Reads texts of a table, to try out on them what is learned from texts. Nothing of it is kept.
public record TextTable(List<Row> rows) {

  public TextTable {
    rows = List.copyOf(rows);
  }

  /// A text.
  ///
  /// @param label what somebody said that it is; empty where no column was named
  public record Row(String text, String label) {}

  /// Reads it whole.
  ///
  /// @param texts the columns of which the text is made, in this order
  /// @param label the column of what it is; empty for none
  /// @throws IOException if the file can't be read or lacks one of these columns
  public static TextTable read(Path file, List<String> texts, String label) throws IOException {
    try (CsvFile table = CsvFile.open(file)) {
      for (String column : texts) {
        demand(table, column);
      }
      if (!label.isEmpty()) {
        demand(table, label);
      }
      List<Row> rows = new ArrayList<>();
      Iterator<CSVRecord> all = table.rows();
      while (all.hasNext()) {
        CSVRecord row = all.next();
        String text = texts.stream().map(row::get).collect(Collectors.joining("\n"));
        rows.add(new Row(text, label.isEmpty() ? "" : row.get(label).strip()));
      }
      return new TextTable(rows);
    } catch (UncheckedIOException | IllegalArgumentException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  private static void demand(CsvFile table, String column) throws IOException {
    if (!table.header().contains(column)) {
      throw new IOException(table.name() + " has no column '" + column + "'");
    }
  }
}
