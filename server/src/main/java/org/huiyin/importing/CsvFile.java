package org.huiyin.importing;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/// A CSV file in UTF-8 with a header, also packed with gzip, read row by row, with its digest.
final class CsvFile implements AutoCloseable {

  private static final int MARK = 0xFEFF;

  private final Path file;
  private final DigestInputStream bytes;
  private final CSVParser parser;

  private CsvFile(Path file, DigestInputStream bytes, CSVParser parser) {
    this.file = file;
    this.bytes = bytes;
    this.parser = parser;
  }

  static CsvFile open(Path file) throws IOException {
    InputStream raw = new BufferedInputStream(Files.newInputStream(file));
    try {
      DigestInputStream bytes = new DigestInputStream(raw, sha256());
      InputStream plain = name(file).endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
      BufferedReader text =
          new BufferedReader(
              new InputStreamReader(
                  plain,
                  StandardCharsets.UTF_8
                      .newDecoder()
                      .onMalformedInput(CodingErrorAction.REPORT)
                      .onUnmappableCharacter(CodingErrorAction.REPORT)));
      text.mark(1);
      if (text.read() != MARK) {
        text.reset();
      }
      CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
      return new CsvFile(file, bytes, CSVParser.parse(text, format));
    } catch (IOException | RuntimeException e) {
      raw.close();
      throw e;
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  String name() {
    return name(file);
  }

  List<String> header() {
    return parser.getHeaderNames();
  }

  Iterator<CSVRecord> rows() {
    return parser.iterator();
  }

  /// Of the file as it lies there, once it was read to its end.
  String digest() throws IOException {
    bytes.transferTo(OutputStream.nullOutputStream());
    return name() + " sha256:" + HexFormat.of().formatHex(bytes.getMessageDigest().digest());
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
