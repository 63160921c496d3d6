package org.huiyin.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// `postmaster.pid`, which PostgreSQL keeps in its data folder while it runs: process, folder,
/// start time, port, socket folder, address, shared memory, and from line 8 on the state (`ready`,
/// `starting`).
record PostmasterFile(long pid, String state) {

  static Path in(Path cluster) {
    return cluster.resolve("postmaster.pid");
  }

  /// Empty also while the file is being written.
  static Optional<PostmasterFile> read(Path cluster) {
    try {
      List<String> lines = Files.readAllLines(in(cluster));
      String state = lines.size() < 8 ? "" : lines.get(7).strip();
      return lines.isEmpty()
          ? Optional.empty()
          : Optional.of(new PostmasterFile(Long.parseLong(lines.getFirst().strip()), state));
    } catch (NoSuchFileException | NumberFormatException _) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean ready() {
    return state.equals("ready");
  }
}
