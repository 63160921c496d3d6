package org.huiyin.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The last checkpoint that this node has vouched for: `state/checkpoint`. It is on the disk
/// before anybody is shown it, so that a database that was put back is noticed, whatever happens
/// in between.
///
/// KNOWN LIMIT: whoever takes the file away too takes the node's memory; a witness has its own.
final class NotedCheckpoint {

  private final Path file;

  NotedCheckpoint(Path state) {
    this.file = state.resolve("checkpoint");
  }

  /// The note.
  Optional<String> read() {
    try {
      return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void write(String note) {
    try {
      Path unfinished = file.resolveSibling("checkpoint.new");
      try (FileChannel out = FileChannel.open(unfinished, CREATE, TRUNCATE_EXISTING, WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(note.getBytes(UTF_8));
        while (bytes.hasRemaining()) {
          out.write(bytes);
        }
        out.force(true);
      }
      Files.move(unfinished, file, ATOMIC_MOVE);
      try (FileChannel folder = FileChannel.open(file.resolveSibling("."), READ)) {
        folder.force(true);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
