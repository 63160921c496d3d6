package org.huiyin.importing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Locale;
import org.huiyin.matter.LoadOutcome;
import org.junit.jupiter.api.Test;

/// A table that is larger than the memory is read all the same, in a process of its own.
class LargeTableTest {

  private static final String MAPPING =
      """
      source: old-desk
      institution: a
      kind: remedy
      id: id
      open: {column: state, values: [open]}
      texts: {ask: ask, story: story}
      on: {column: day, formats: [yyyy/M/d]}
      acts: {closed: {column: day}}
      """;

  private static final String ROW =
      ",%s,路灯不亮,\"" + "村口的路灯三个月不亮，已经打过两次电话。".repeat(5) + "\",2024/2/3,left,left\n";

  @Test
  void isReadInLittleMemory() throws IOException, InterruptedException {
    long bytes = 120_000_000;
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx40m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path"),
                LargeTableTest.class.getName(),
                String.valueOf(bytes))
            .redirectErrorStream(true)
            .start();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(printed).isZero();
    long rows = (bytes - Made.HEADER.length) / Made.LENGTH;
    assertThat(printed)
        .contains("Counts[open=0, ended=0, already=%d, left=0, rejected=1]".formatted(rows - 1));
  }

  static void main(String[] arguments) throws IOException, Columns.UnfitTable {
    Mapping mapping = ((Mapping.Read.Good) MappingReader.read(MAPPING)).mapping();
    Path folder = Files.createTempDirectory("huiyin-large");
    long began = System.nanoTime();
    try (Table table = Table.open(new Made(Long.parseLong(arguments[0])), 0, mapping);
        Rejects rejects = new Rejects(folder.resolve("rejects"), ",", table.columns().header())) {
      Importing.Outcome outcome =
          new Feeding(
                  table,
                  new Guard(mapping, ZoneOffset.UTC, LocalDate.EPOCH),
                  rejects,
                  new Reasons(mapping, Locale.ENGLISH),
                  batch -> Collections.nCopies(batch.size(), new LoadOutcome.Already()))
              .all(_ -> {});
      System.out.println(outcome);
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    System.out.printf(Locale.ROOT, "%.1f s%n", seconds);
    Files.deleteIfExists(folder.resolve("rejects"));
    Files.delete(folder);
  }

  /// Rows that are made as they are read: each has a number of its own, but for the last.
  private static final class Made extends InputStream {
    static final byte[] HEADER = "id,state,ask,story,day,user,note\n".getBytes(UTF_8);
    static final int LENGTH = row(0, "open").length;

    private final long rows;
    private byte[] coming = HEADER;
    private int at;
    private long row;

    Made(long bytes) {
      this.rows = (bytes - HEADER.length) / LENGTH;
    }

    private static byte[] row(long number, String state) {
      return ("n%09d".formatted(number) + ROW.formatted(state)).getBytes(UTF_8);
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      if (at == coming.length) {
        if (row == rows) {
          return -1;
        }
        coming = row(row == rows - 1 ? 0 : row, row % 2 == 0 ? "open" : "done");
        row++;
        at = 0;
      }
      int read = Math.min(length, coming.length - at);
      System.arraycopy(coming, at, into, offset, read);
      at += read;
      return read;
    }
  }
}
