package org.huiyin.importing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;
import org.huiyin.authority.Gazetteer;
import org.huiyin.authority.InstitutionIntake;
import org.huiyin.authority.InstitutionIntake.Row;
import org.huiyin.authority.Name;

/// Reads a table of institutions.
///
/// @param unknown columns that mean nothing, and go nowhere
public record InstitutionTable(List<Row> rows, List<String> unknown) {

  public InstitutionTable {
    rows = List.copyOf(rows);
    unknown = List.copyOf(unknown);
  }

  /// Reads it whole.
  ///
  /// @throws IOException if the file can't be read or has no columns `code` and `name`
  public static InstitutionTable read(Path file) throws IOException {
    try (CsvFile table = CsvFile.open(file)) {
      List<String> header = table.header();
      if (!header.contains("code") || !header.contains("name")) {
        throw new IOException(table.name() + " has no columns 'code' and 'name'");
      }
      List<Row> rows = new ArrayList<>();
      Iterator<CSVRecord> all = table.rows();
      while (all.hasNext()) {
        rows.add(row(all.next(), header));
      }
      return new InstitutionTable(
          rows, header.stream().filter(one -> !InstitutionIntake.columns().contains(one)).toList());
    } catch (UncheckedIOException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  private static Row row(CSVRecord row, List<String> header) {
    Map<String, String> cells = new HashMap<>();
    for (int column = 0; column < Math.min(row.size(), header.size()); column++) {
      if (InstitutionIntake.columns().contains(header.get(column))) {
        cells.put(header.get(column), row.get(column).strip());
      }
    }
    return new Row(
        row.getRecordNumber() + 1,
        cells,
        several(cells.getOrDefault("places", "")),
        several(cells.getOrDefault("units", "")).stream().map(InstitutionTable::name).toList());
  }

  private static List<String> several(String cell) {
    return Arrays.stream(cell.split("[;；]", -1))
        .map(String::strip)
        .filter(one -> !one.isEmpty())
        .toList();
  }

  private static Name name(String both) {
    int bar = both.indexOf('|');
    return bar < 0
        ? new Name(both, Gazetteer.transcription(both))
        : new Name(both.substring(0, bar), both.substring(bar + 1));
  }
}
