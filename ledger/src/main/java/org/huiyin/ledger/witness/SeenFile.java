package org.huiyin.ledger.witness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.huiyin.ledger.Hash;
import org.huiyin.ledger.Refused;
import org.huiyin.ledger.Refused.Defect;
import org.huiyin.ledger.file.SafeFile;
import org.huiyin.ledger.note.SignedNote;

/// What a witness has seen, in a file with one line a log:
///
/// ```
/// huiyin-witness/v1
/// <SHA-256 of the origin, hex> <SHA-256 of the note, hex> <the cosigned checkpoint, base64>
/// ```
///
/// A line is on the disk before [#keep] returns, and the file is always whole: it is written beside
/// and put in place by one rename. A file that is damaged is refused, never begun anew, and one
/// process at a time has it. For one thread at a time.
public final class SeenFile implements Seen, AutoCloseable {

  private static final String HEAD = "huiyin-witness/v1\n";
  private static final String WHERE = "the witness’s state";

  private final Path file;
  private final FileChannel lock;
  private final Map<String, SignedNote> notes = new TreeMap<>();

  private SeenFile(Path file, FileChannel lock) {
    this.file = file;
    this.lock = lock;
  }

  /// Another process has the file.
  public static final class Taken extends RuntimeException {
    private static final long serialVersionUID = 1;

    Taken(Path file) {
      super(file + " is in use by another process");
    }
  }

  /// What is kept in this file, for this process alone until it is closed. Makes the file if it
  /// isn’t there.
  ///
  /// @throws Refused if the file is damaged
  /// @throws Taken if another process has it; trying again may help
  /// @throws UncheckedIOException if it can’t be read or made
  public static SeenFile open(Path file) {
    try {
      var seen = new SeenFile(file, locked(file));
      try {
        seen.read();
        return seen;
      } catch (IOException | RuntimeException e) {
        seen.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FileChannel locked(Path file) throws IOException {
    var beside = file.resolveSibling(file.getFileName() + ".lock");
    var lock = FileChannel.open(beside, CREATE, WRITE);
    try {
      if (lock.tryLock() != null) {
        return lock;
      }
    } catch (OverlappingFileLockException ours) {
      // As taken as by anybody else.
    }
    lock.close();
    throw new Taken(file);
  }

  private void read() throws IOException {
    if (!Files.exists(file)) {
      SafeFile.replace(file, HEAD.getBytes(UTF_8));
      return;
    }
    String text = Files.readString(file);
    if (!text.startsWith(HEAD) || !text.endsWith("\n")) {
      throw damaged();
    }
    text.substring(HEAD.length()).lines().forEach(this::line);
  }

  private void line(String line) {
    String[] parts = line.split(" ", -1);
    try {
      byte[] note = Base64.getDecoder().decode(parts[parts.length - 1]);
      if (parts.length != 3
          || !Hash.sha256(note).hex().equals(parts[1])
          || notes.put(Hash.ofHex(parts[0]).hex(), SignedNote.parse(note)) != null) {
        throw damaged();
      }
    } catch (IllegalArgumentException wrong) {
      throw damaged();
    }
  }

  private static Refused damaged() {
    return new Refused(WHERE, Defect.NOT_WHAT_WAS_KEPT);
  }

  /// Whether nothing was kept yet.
  public boolean isEmpty() {
    return notes.isEmpty();
  }

  @Override
  public Optional<SignedNote> last(Hash log) {
    return Optional.ofNullable(notes.get(log.hex()));
  }

  /// @throws UncheckedIOException if it can’t be written; then it isn’t kept
  @Override
  public void keep(Hash log, SignedNote cosigned) {
    var next = new TreeMap<>(notes);
    next.put(log.hex(), cosigned);
    var text = new StringBuilder(HEAD);
    next.forEach((key, note) -> text.append(line(key, note)));
    try {
      SafeFile.replace(file, text.toString().getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    notes.put(log.hex(), cosigned);
  }

  private static String line(String log, SignedNote note) {
    byte[] bytes = note.bytes();
    return "%s %s %s\n"
        .formatted(log, Hash.sha256(bytes).hex(), Base64.getEncoder().encodeToString(bytes));
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
