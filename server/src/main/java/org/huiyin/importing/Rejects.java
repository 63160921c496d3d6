package org.huiyin.importing;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/// A CSV of the rows that could not be taken in, with the reason in its last column, to be mended
/// and fed in again with the same mapping. It holds the columns that the mapping takes and no
/// others, and only whoever made it can read it. Until the whole table is read its name ends in
/// `.part`: one that a reading left behind is begun anew, and a whole one is never written over.
final class Rejects implements AutoCloseable {

  static final String REASON = "huiyin-reason";

  // Spreadsheets take a byte order mark for what it is, and what begins so for a formula.
  private static final String MARK = "\uFEFF";
  private static final Pattern FORMULA = Pattern.compile("(?s)'*+[=+\\-@\t\r].*");

  private final Path file;
  private final Path part;
  private final String delimiter;
  private final List<String> header;
  private @Nullable CSVPrinter printer;
  private boolean begun;

  /// @throws FileAlreadyExistsException if somebody may be mending it
  Rejects(Path file, String delimiter, List<String> header) throws IOException {
    if (Files.exists(file)) {
      throw new FileAlreadyExistsException(file.toString());
    }
    this.file = file;
    this.part = file.resolveSibling(file.getFileName() + ".part");
    this.delimiter = delimiter;
    this.header = header.stream().filter(column -> !column.equals(REASON)).toList();
  }

  void add(Row row, String reason) {
    try {
      if (printer == null) {
        printer = begin();
        begun = true;
      }
      List<String> values = new ArrayList<>();
      header.forEach(column -> values.add(harmless(row.value(column))));
      values.add(reason);
      printer.printRecord(values);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private CSVPrinter begin() throws IOException {
    Files.deleteIfExists(part);
    FileChannel channel =
        FileChannel.open(
            part,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    List<String> columns = new ArrayList<>(header);
    columns.add(REASON);
    BufferedWriter writer = new BufferedWriter(Channels.newWriter(channel, StandardCharsets.UTF_8));
    writer.write(MARK);
    return new CSVPrinter(
        writer,
        CSVFormat.RFC4180
            .builder()
            .setDelimiter(delimiter)
            .setHeader(columns.toArray(String[]::new))
            .get());
  }

  /// One more apostrophe, which [#plain] takes away again.
  private static String harmless(String value) {
    return FORMULA.matcher(value).matches() ? "'" + value : value;
  }

  /// What a cell of such a file said first.
  static String plain(String value) {
    return value.startsWith("'") && FORMULA.matcher(value).matches() ? value.substring(1) : value;
  }

  /// The whole table is read.
  void done() throws IOException {
    close();
    if (begun) {
      Files.move(part, file);
    }
  }

  @Override
  public void close() throws IOException {
    if (printer != null) {
      printer.close(true);
      printer = null;
    }
  }
}
