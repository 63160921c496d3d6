package org.huiyin.moving;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.huiyin.ledger.Refused;
import org.huiyin.ledger.note.Checkpoint;
import org.huiyin.ledger.note.SignedNote;
import org.jspecify.annotations.Nullable;

/// The checkpoints of the public ledger that are known outside of what is put back: those that
/// somebody kept, and that of the current `state/`. A log that holds less than one of them isn't
/// the one that was published.
///
/// @param copies of the whole log
/// @param current the file `checkpoint` of the current `state/`, where there is one
record Published(List<Note> notes, List<CopiedLog> copies, @Nullable Path current) {

  record Note(Path file, Checkpoint checkpoint) {}

  /// Reads what is known.
  static Published of(Restore.Wanted wanted) throws IOException {
    List<Note> notes = new ArrayList<>();
    for (Path file : wanted.witnessed()) {
      notes.add(note(file));
    }
    List<CopiedLog> copies = new ArrayList<>();
    for (Path folder : wanted.copies()) {
      copies.add(CopiedLog.in(folder));
    }
    Path current = wanted.erasures() == null ? null : wanted.erasures().resolve("checkpoint");
    if (current == null || !Files.exists(current)) {
      return new Published(notes, copies, null);
    }
    notes.add(note(current));
    return new Published(notes, copies, current);
  }

  private static Note note(Path file) throws IOException {
    try {
      return new Note(file, Checkpoint.of(SignedNote.parse(Files.readAllBytes(file))));
    } catch (Refused refused) {
      throw new Unfit(file + " is no checkpoint: " + refused.getMessage());
    }
  }

  /// Compares them with the log that is in the database now.
  ///
  /// @throws Unfit if it is shorter than one of them, or another log
  void require(Connection owner) throws SQLException {
    if (notes.isEmpty() && copies.isEmpty()) {
      return;
    }
    Log log = log(owner).orElseGet(() -> new Log("", 0));
    // A copy tells the most: what it has to say comes first.
    for (CopiedLog copy : copies) {
      requireOrigin(copy.folder(), copy.checkpoint(), log);
      copy.require(owner, log.size());
    }
    for (Note note : notes) {
      requireOrigin(note.file(), note.checkpoint(), log);
      if (note.checkpoint().size() > log.size()) {
        throw new Unfit(
            "its public log has %d entries, and %d were published (%s): to go on from here would be"
                    .formatted(log.size(), note.checkpoint().size(), note.file())
                + " to sign a second past");
      }
    }
  }

  private static void requireOrigin(Path file, Checkpoint known, Log log) {
    if (!known.origin().equals(log.origin())) {
      throw new Unfit(
          "%s is of the log %s, and this one is %s".formatted(file, known.origin(), log.origin()));
    }
  }

  private record Log(String origin, long size) {}

  private static Optional<Log> log(Connection owner) throws SQLException {
    try (Statement statement = owner.createStatement();
        ResultSet row = statement.executeQuery("select origin, size from ledger_log")) {
      return row.next() ? Optional.of(new Log(row.getString(1), row.getLong(2))) : Optional.empty();
    }
  }

  /// Lets the installation know what was published last, where the archive's own state is older.
  void note(HomeFiles home) throws IOException {
    Path file = current;
    if (file == null) {
      return;
    }
    byte[] bytes = Files.readAllBytes(file);
    Optional<byte[]> there = home.checkpoint();
    if (there.isEmpty() || HomeFiles.size(there.get()) < HomeFiles.size(bytes)) {
      Path noted = home.installation().state().resolve("checkpoint");
      Files.deleteIfExists(noted);
      try (InputStream in = Files.newInputStream(file)) {
        new Placing().put(noted, Instant.now(), in);
      }
    }
  }
}
