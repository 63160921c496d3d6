package org.huiyin.importing;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/// A CSV of the rows that could not be taken in, with the reason in its last column, to be mended
/// and fed in again. It holds the columns that the mapping takes and no others, and only whoever
/// made it can read it. It is made with the first row, and never over another file.
final class Rejects implements AutoCloseable {

  static final String REASON = "huiyin-reason";

  private final Path file;
  private final List<String> header;
  private @Nullable CSVPrinter printer;

  Rejects(Path file, List<String> header) {
    this.file = file;
    this.header = header.stream().filter(column -> !column.equals(REASON)).toList();
  }

  void add(Row row, String reason) {
    try {
      if (printer == null) {
        printer = begin();
      }
      List<String> values = new ArrayList<>();
      header.forEach(column -> values.add(row.value(column)));
      values.add(reason);
      printer.printRecord(values);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private CSVPrinter begin() throws IOException {
    FileChannel channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    List<String> columns = new ArrayList<>(header);
    columns.add(REASON);
    return new CSVPrinter(
        new BufferedWriter(Channels.newWriter(channel, StandardCharsets.UTF_8)),
        CSVFormat.RFC4180.builder().setHeader(columns.toArray(String[]::new)).get());
  }

  @Override
  public void close() {
    if (printer != null) {
      try {
        printer.close(true);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
