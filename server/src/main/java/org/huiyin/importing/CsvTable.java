package org.huiyin.importing;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.DoubleSupplier;
import java.util.zip.ZipException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.huiyin.importing.UnreadableTable.Why;
import org.jspecify.annotations.Nullable;

/// A CSV file (RFC 4180), with what occurs besides: any line ends, blank lines, text after a
/// closing quote, a byte order mark, `sep=;` in a line before the header.
final class CsvTable implements Table {

  /// So much is looked at before it is read.
  private static final int HEAD = 1 << 16;

  private final CSVParser parser;
  private final Iterator<CSVRecord> records;
  private final Letters letters;
  private final DoubleSupplier share;
  private final Columns columns;

  private CsvTable(Letters letters, DoubleSupplier share, Mapping mapping)
      throws IOException, Columns.UnfitTable {
    this.letters = letters;
    this.share = share;
    CSVFormat format =
        CSVFormat.RFC4180.builder().setDelimiter(mapping.delimiter()).setTrailingData(true).get();
    this.parser = CSVParser.parse(letters, format);
    this.records = parser.iterator();
    this.columns = Columns.of(header(), mapping);
  }

  /// @param share how much of the file is read
  static CsvTable of(InputStream bytes, DoubleSupplier share, Mapping mapping)
      throws IOException, Columns.UnfitTable {
    Charset encoding = encoding(bytes, mapping.encoding());
    return new CsvTable(new Letters(bytes, encoding), share, mapping);
  }

  /// A byte order mark says more than the mapping. What GB18030 reads without complaint may still
  /// be UTF-8: then each letter would be another.
  private static Charset encoding(InputStream bytes, Charset named) throws IOException {
    bytes.mark(HEAD + 1);
    byte[] head;
    try {
      head = bytes.readNBytes(HEAD);
    } catch (EOFException | ZipException e) {
      throw new UnreadableTable(Why.PACKED);
    }
    bytes.reset();
    if (begins(head, 0xEF, 0xBB, 0xBF)) {
      bytes.skipNBytes(3);
      return StandardCharsets.UTF_8;
    }
    if (begins(head, 0xFE, 0xFF)) {
      bytes.skipNBytes(2);
      return StandardCharsets.UTF_16BE;
    }
    if (begins(head, 0xFF, 0xFE)) {
      bytes.skipNBytes(2);
      return StandardCharsets.UTF_16LE;
    }
    if (begins(head, 0x84, 0x31, 0x95, 0x33)) {
      bytes.skipNBytes(4);
      return Charset.forName("GB18030");
    }
    boolean wide = named.name().startsWith("UTF-16") || named.name().startsWith("UTF-32");
    if (!wide && hasNull(head)) {
      throw new UnreadableTable(Why.NO_TEXT);
    }
    if (!wide && !named.equals(StandardCharsets.UTF_8) && isUtf8(head)) {
      throw new UnreadableTable(Why.UTF_8);
    }
    return named;
  }

  private static boolean begins(byte[] head, int... mark) {
    if (head.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((head[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean hasNull(byte[] head) {
    for (byte each : head) {
      if (each == 0) {
        return true;
      }
    }
    return false;
  }

  /// And more than ASCII, which is the same in most encodings. Where the head ends within a
  /// character, that one is left aside.
  private static boolean isUtf8(byte[] head) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CharBuffer text = CharBuffer.allocate(head.length + 1);
    boolean valid = !decoder.decode(ByteBuffer.wrap(head), text, head.length < HEAD).isError();
    return valid && text.flip().chars().anyMatch(letter -> letter > 0x7F);
  }

  private List<String> header() throws IOException {
    try {
      CSVRecord first = next();
      if (first != null && first.size() > 0 && first.get(0).startsWith("sep=")) {
        first = next();
      }
      if (first == null) {
        throw new UnreadableTable(Why.EMPTY);
      }
      return first.toList();
    } catch (Broken e) {
      throw e.why();
    }
  }

  @Override
  public Columns columns() {
    return columns;
  }

  @Override
  public double share() {
    return share.getAsDouble();
  }

  @Override
  public Iterator<Row> rows() {
    return new Iterator<>() {
      private @Nullable CSVRecord coming;

      @Override
      public boolean hasNext() {
        if (coming == null) {
          coming = CsvTable.this.next();
        }
        return coming != null;
      }

      @Override
      public Row next() {
        if (!hasNext() || coming == null) {
          throw new NoSuchElementException();
        }
        Row row = columns.row(parser.getCurrentLineNumber(), coming.toList());
        coming = null;
        return row;
      }
    };
  }

  /// The next record that holds anything, or null.
  private @Nullable CSVRecord next() {
    try {
      while (records.hasNext()) {
        CSVRecord record = records.next();
        letters.nextRow();
        if (!Columns.blank(record.toList())) {
          return record;
        }
      }
      return null;
    } catch (UncheckedIOException e) {
      throw new Broken(known(Objects.requireNonNull(e.getCause())));
    } catch (IllegalStateException e) {
      throw new Broken(new UnreadableTable(Why.QUOTE, parser.getCurrentLineNumber(), 0));
    }
  }

  private IOException known(IOException e) {
    if (e instanceof UnreadableTable known) {
      return known;
    }
    if (e instanceof EOFException || e instanceof ZipException) {
      return new UnreadableTable(Why.PACKED);
    }
    // All that the parser itself can't read is a quote: what is read from lies in memory or a file.
    return e instanceof org.apache.commons.csv.CSVException
        ? new UnreadableTable(Why.QUOTE, parser.getCurrentLineNumber(), 0)
        : e;
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
