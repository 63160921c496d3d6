package org.huiyin.database;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds why PostgreSQL stopped in what it wrote.
final class PostgresLog {

  private static final int TAIL = 16_384;

  private PostgresLog() {}

  static String lastComplaint(Path startLog, Path logFolder) {
    return Stream.concat(Stream.of(startLog), newest(logFolder).stream())
        .filter(Files::isReadable)
        .flatMap(file -> complaint(file).stream())
        .findFirst()
        .orElse("it left no message in " + logFolder);
  }

  private static Optional<Path> newest(Path folder) {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.max(Comparator.comparing(file -> file.toFile().lastModified()));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private static Optional<String> complaint(Path file) {
    try (FileChannel channel = FileChannel.open(file)) {
      channel.position(Math.max(0, channel.size() - TAIL));
      byte[] tail = Channels.newInputStream(channel).readAllBytes();
      return new String(tail, StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.contains("FATAL:") || line.contains("PANIC:"))
          .reduce((_, last) -> last)
          .map(line -> line.replaceFirst("^.*?(FATAL|PANIC): *", "").strip());
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}
