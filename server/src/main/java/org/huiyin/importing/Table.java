package org.huiyin.importing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.huiyin.importing.UnreadableTable.Why;

/// A table in a file, read row by row: a CSV file, also packed with gzip, or a sheet of a
/// spreadsheet (XLSX). Which it is, its first bytes say, and not its name.
sealed interface Table extends AutoCloseable permits CsvTable, SheetTable {

  Columns columns();

  /// The rows that hold anything. Reading them throws [Broken] where the file can't be read on.
  Iterator<Row> rows();

  /// How much of the file is read, from 0 to 1.
  double share();

  @Override
  void close() throws IOException;

  /// The table in a file.
  ///
  /// @throws UnreadableTable if the file is none, or not in the encoding
  /// @throws Columns.UnfitTable if it lacks a column that the mapping names
  static Table open(Path file, Mapping mapping) throws IOException, Columns.UnfitTable {
    return switch (kind(file)) {
      case SHEET -> SheetTable.open(file, mapping);
      case OLD_SHEET -> throw new UnreadableTable(Why.OLD_SHEET);
      case PACKED, TEXT -> {
        long size = Files.size(file);
        yield open(Files.newInputStream(file), size, mapping);
      }
    };
  }

  /// Text, or packed text.
  ///
  /// @param size how many bytes there are, or 0 where that isn't known
  static Table open(InputStream file, long size, Mapping mapping)
      throws IOException, Columns.UnfitTable {
    try {
      Counted counted = new Counted(file);
      InputStream bytes = new BufferedInputStream(counted, 1 << 16);
      if (kind(bytes) == Kind.PACKED) {
        bytes = new BufferedInputStream(unpacked(bytes), 1 << 16);
        if (kind(bytes) == Kind.SHEET) {
          throw new UnreadableTable(Why.PACKED_SHEET);
        }
      }
      return CsvTable.of(bytes, () -> size == 0 ? 0 : counted.soFar() / (double) size, mapping);
    } catch (IOException | Columns.UnfitTable | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private static InputStream unpacked(InputStream bytes) throws IOException {
    try {
      return new GZIPInputStream(bytes, 1 << 16);
    } catch (ZipException e) {
      throw new UnreadableTable(Why.PACKED);
    }
  }

  /// What the first bytes tell.
  enum Kind {
    TEXT,
    PACKED,
    SHEET,
    OLD_SHEET
  }

  private static Kind kind(Path file) throws IOException {
    try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file))) {
      return kind(bytes);
    }
  }

  private static Kind kind(InputStream bytes) throws IOException {
    bytes.mark(4);
    byte[] first = bytes.readNBytes(4);
    bytes.reset();
    int number = 0;
    for (byte each : first) {
      number = number << 8 | (each & 0xFF);
    }
    if (first.length < 4) {
      return Kind.TEXT;
    }
    return switch (number) {
      case 0x504B0304, 0x504B0506 -> Kind.SHEET;
      case 0xD0CF11E0 -> Kind.OLD_SHEET;
      default -> number >>> 16 == 0x1F8B ? Kind.PACKED : Kind.TEXT;
    };
  }

  /// What [#rows] throws, since an iterator throws nothing that is checked.
  final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final IOException why;

    Broken(IOException why) {
      super(why);
      this.why = why;
    }

    IOException why() {
      return why;
    }
  }

  /// Counts what is read.
  final class Counted extends InputStream {
    private final InputStream bytes;
    private long read;

    Counted(InputStream bytes) {
      this.bytes = bytes;
    }

    long soFar() {
      return read;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int got = bytes.read(into, offset, length);
      read += Math.max(got, 0);
      return got;
    }

    @Override
    public void close() throws IOException {
      bytes.close();
    }
  }
}
