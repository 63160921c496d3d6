package org.huiyin.soak;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/// Messages that people really wrote to a city's government, in a file that isn't part of the
/// project. The column that says who wrote a message is never read.
public final class Messages {

  private Messages() {}

  /// One message.
  public record Message(String subject, String text) {}

  /// Where they are looked for: in the folder that `HUIYIN_TEST_DATA` names, or beside the
  /// project's.
  public static Path file() {
    String named = System.getenv("HUIYIN_TEST_DATA");
    Path module = Path.of("").toAbsolutePath();
    Path data =
        named == null || named.isBlank()
            ? module.resolve("../../shared/data").normalize()
            : Path.of(named);
    return data.resolve("messages-zh").resolve("messages.csv");
  }

  /// So many of them, spread evenly over the file.
  public static List<Message> read(Path file, int count) {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (InputStream bytes = withoutMark(Files.newInputStream(file));
        CSVParser rows = CSVParser.parse(bytes, StandardCharsets.UTF_8, format)) {
      List<CSVRecord> all = rows.getRecords();
      int step = Math.max(1, all.size() / count);
      List<Message> messages = new ArrayList<>();
      for (int row = 0; row < all.size() && messages.size() < count; row += step) {
        messages.add(new Message(all.get(row).get("留言主题"), all.get(row).get("留言详情")));
      }
      return messages;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Spreadsheets begin a file with a byte order mark.
  private static InputStream withoutMark(InputStream file) throws IOException {
    InputStream bytes = new BufferedInputStream(file);
    bytes.mark(3);
    if (bytes.read() != 0xEF || bytes.read() != 0xBB || bytes.read() != 0xBF) {
      bytes.reset();
    }
    return bytes;
  }
}
