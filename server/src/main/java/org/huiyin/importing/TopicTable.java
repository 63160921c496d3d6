package org.huiyin.importing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;

/// Reads a table of topics, whose columns are levels, the widest first.
///
/// @param names each once, in the order of the table; those of a lower level with those above
public record TopicTable(List<String> names) {

  public TopicTable {
    names = List.copyOf(names);
  }

  /// Reads it whole.
  ///
  /// @param levels how many columns make a name
  /// @throws IOException if the file can't be read or has fewer columns
  public static TopicTable read(Path file, int levels) throws IOException {
    try (CsvFile table = CsvFile.open(file)) {
      if (table.header().size() < levels) {
        throw new IOException(table.name() + " has fewer than " + levels + " columns");
      }
      List<String> names = new ArrayList<>();
      Iterator<CSVRecord> all = table.rows();
      while (all.hasNext()) {
        names.add(name(all.next(), levels));
      }
      return new TopicTable(names.stream().filter(name -> !name.isEmpty()).distinct().toList());
    } catch (UncheckedIOException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  private static String name(CSVRecord row, int levels) {
    return row.stream()
        .limit(levels)
        .map(String::strip)
        .filter(cell -> !cell.isEmpty())
        .collect(Collectors.joining(" / "));
  }
}
