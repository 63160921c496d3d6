package org.huiyin.importing;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/// A CSV file (RFC 4180), also packed with gzip, read row by row. What the mapping doesn't name
/// leaves the row as it is read.
final class Table implements AutoCloseable {

  private static final int MARK = 0xFEFF;

  private final CSVParser parser;
  private final Set<String> taken;
  private final Set<String> users;
  private final Set<String> dropped;

  private Table(CSVParser parser, Mapping mapping) throws NoSuchColumn {
    this.parser = parser;
    List<String> header = parser.getHeaderNames();
    this.taken = mapping.taken();
    Set<String> named = new HashSet<>(mapping.users());
    header.stream().filter(ColumnNames::isOfUsers).forEach(named::add);
    this.users = Set.copyOf(named);
    Set<String> missing = new TreeSet<>(taken);
    missing.addAll(mapping.users());
    header.forEach(missing::remove);
    if (!missing.isEmpty()) {
      throw new NoSuchColumn(List.copyOf(missing));
    }
    Set<String> others = new TreeSet<>(header);
    others.removeAll(taken);
    this.dropped = others;
  }

  /// @throws NoSuchColumn if the file lacks one that the mapping names
  static Table open(Path file, Mapping mapping) throws IOException, NoSuchColumn {
    InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
    try {
      InputStream plain =
          String.valueOf(file.getFileName()).endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
      CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
      return new Table(CSVParser.parse(text(plain, mapping.encoding()), format), mapping);
    } catch (IOException | NoSuchColumn | RuntimeException e) {
      bytes.close();
      throw e;
    }
  }

  /// A byte that the encoding doesn't know ends the reading: no letter is guessed.
  private static Reader text(InputStream bytes, Charset encoding) throws IOException {
    BufferedReader text =
        new BufferedReader(
            new InputStreamReader(
                bytes,
                encoding
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)));
    text.mark(1);
    if (text.read() != MARK) {
      text.reset();
    }
    return text;
  }

  /// The columns that go nowhere, users' among them; sorted.
  List<String> dropped() {
    return List.copyOf(dropped);
  }

  /// The columns that are taken over, as they stand in the file.
  List<String> header() {
    return parser.getHeaderNames().stream().filter(taken::contains).toList();
  }

  Iterator<Row> rows() {
    Iterator<CSVRecord> records = parser.iterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return records.hasNext();
      }

      @Override
      public Row next() {
        CSVRecord row = records.next();
        return new Row(parser.getCurrentLineNumber(), of(row, taken), of(row, users));
      }
    };
  }

  private static Map<String, String> of(CSVRecord row, Set<String> columns) {
    Map<String, String> values = new HashMap<>();
    for (String column : columns) {
      if (row.isSet(column)) {
        values.put(column, row.get(column));
      }
    }
    return values;
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }

  /// The file lacks columns that the mapping names.
  static final class NoSuchColumn extends Exception {
    private static final long serialVersionUID = 1;

    private final ArrayList<String> columns;

    NoSuchColumn(List<String> columns) {
      super("There is no column called " + String.join(", ", columns) + ".");
      this.columns = new ArrayList<>(columns);
    }

    List<String> columns() {
      return List.copyOf(columns);
    }
  }
}
