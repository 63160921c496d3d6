package org.huiyin.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.evidence.Taken.Reason;
import org.huiyin.matter.Evidence;
import org.huiyin.matter.FileKey;
import org.huiyin.matter.Sealing;
import org.huiyin.web.FilesAway;

/// Takes files in and holds them for a day, until what they come with is sent.
///
/// Guarantees: what is held is one of a few kinds, by its content, and its name doesn't say that
/// it is another; what readers get of it is a copy that says nothing besides what it shows, where
/// that differs from what was sent; nothing of a file is on the disk but sealed, nor in memory but
/// piece by piece, except for documents, in a process apart;
/// the key is in what it returns and nowhere else, so that whoever throws that away has thrown
/// the file away; no more memory is taken by all of them together than [Slots] gives out. Doesn't
/// guarantee: that a file does no harm to the program that opens it, though a virus scanner has
/// looked at it, where there is one and it was there. Safe for any number of threads.
///
/// Throws `UncheckedIOException` when the file can't be read from its sender or written; nothing is
/// held then.
public final class Holding {

  /// The kinds that are taken, for the `accept` of a form's field.
  public static final String ACCEPT = FileType.accept();

  /// What has to stay free, so that files can't stop those who come without.
  private static final long LEAST_ROOM = 1L << 30;

  private final Shelf folder;
  private final Sealing sealing;
  private final SecureRandom random;
  private final Copying copying;
  private final Scanning scanning;
  private final Slots slots;

  Holding(
      Shelf folder,
      Sealing sealing,
      SecureRandom random,
      Scanning scanning,
      Slots slots,
      OwnProcess process) {
    this.folder = folder;
    this.sealing = sealing;
    this.random = random;
    this.copying = new Copying(folder, sealing, random, process);
    this.scanning = scanning;
    this.slots = slots;
  }

  /// Takes a file in, or says why not. Reads it to its end, or to one byte more than is taken.
  ///
  /// @param name as the sender calls it, whatever it may hold
  public Taken take(String name, InputStream content) {
    FileName named = FileName.of(name);
    if (folder.room() < LEAST_ROOM) {
      return new Taken.Refused(named.shown(), Reason.NO_ROOM);
    }
    UUID id = new UUID(random.nextLong(), random.nextLong());
    FileKey key = FileKey.random(random);
    boolean held = false;
    try (Slots.Begun begun = slots.begin(content)) {
      if (begun.isTooMany()) {
        return new Taken.Refused(named.shown(), Reason.BUSY);
      }
      Taken taken = take(id, key, named, begun.content());
      held = taken instanceof Taken.Held;
      return taken;
    } catch (FilesAway away) {
      return new Taken.Refused(named.shown(), Reason.AWAY);
    } catch (IOException | UncheckedIOException e) {
      if (folder.room() < LEAST_ROOM) {
        return new Taken.Refused(named.shown(), Reason.NO_ROOM);
      }
      throw e instanceof UncheckedIOException unchecked
          ? unchecked
          : new UncheckedIOException((IOException) e);
    } finally {
      if (!held) {
        folder.drop(id);
      }
    }
  }

  private Taken take(UUID id, FileKey key, FileName name, InputStream content) throws IOException {
    // Closed by itself too: a seal that can't be written to its end leaves its file open.
    Passing passing;
    try (FileChannel file = folder.begin(id);
        Passing into = new Passing(sealing.sealFile(Channels.newOutputStream(file), key, id))) {
      passing = into;
      byte[] piece = new byte[8192];
      int read = content.read(piece);
      while (read >= 0 && passing.bytes() <= Evidence.MOST_BYTES) {
        passing.write(piece, 0, read);
        read = content.read(piece);
      }
    }
    Optional<Reason> size = size(passing.bytes());
    if (size.isPresent()) {
      return new Taken.Refused(name.shown(), size.get());
    }
    return switch (judged(id, key, passing)) {
      case Judged.As(var type) when type.fits(name.ending()) -> {
        Optional<Reason> against = scanning.against(() -> read(id, key));
        yield against.isPresent()
            ? new Taken.Refused(name.shown(), against.get())
            : copying.hold(
                new Evidence(
                    id, name.of(type), type.media(), passing.bytes(), passing.sha256(), key),
                type);
      }
      case Judged.As _ -> new Taken.Refused(name.shown(), Reason.OTHER_NAME);
      case Judged.Not(var reason) -> new Taken.Refused(name.shown(), reason);
    };
  }

  private static Optional<Reason> size(int bytes) {
    if (bytes == 0) {
      return Optional.of(Reason.EMPTY);
    }
    return bytes > Evidence.MOST_BYTES ? Optional.of(Reason.TOO_LARGE) : Optional.empty();
  }

  private sealed interface Judged {
    record As(FileType type) implements Judged {}

    record Not(Reason reason) implements Judged {}
  }

  private Judged judged(UUID id, FileKey key, Passing file) throws IOException {
    String detected = Detection.of(file.head());
    if (detected.equals(Detection.ZIP)) {
      return office(id, key);
    }
    Optional<FileType> type = FileType.of(detected);
    return type.isEmpty() || (type.get() == FileType.TEXT && !isPlain(file))
        ? new Judged.Not(Reason.NOT_ALLOWED)
        : new Judged.As(type.get());
  }

  /// Text to its end, and not the beginning of a page or a picture that a browser would run.
  private static boolean isPlain(Passing file) {
    for (byte b : file.head()) {
      if (b == '<') {
        return false;
      }
      if (b > ' ') {
        break;
      }
    }
    return !file.hasControls();
  }

  private Judged office(UUID id, FileKey key) throws IOException {
    try (SeekableByteChannel sealed = folder.readUnfinished(id);
        SeekableByteChannel plain = sealing.openFile(sealed, key, id)) {
      return switch (OfficeFile.in(plain)) {
        case OfficeFile.Found.Clean(var type) -> new Judged.As(type);
        case OfficeFile.Found.Running _ -> new Judged.Not(Reason.RUNS);
        case OfficeFile.Found.Other _ -> new Judged.Not(Reason.NOT_ALLOWED);
      };
    } catch (IOException malformed) {
      return new Judged.Not(Reason.NOT_ALLOWED);
    }
  }

  private InputStream read(UUID id, FileKey key) throws IOException {
    return sealing.openFile(Channels.newInputStream(folder.readUnfinished(id)), key, id);
  }

  /// Forgets a held file; does nothing to one that has been sent.
  public void drop(Evidence file) {
    file.ids().forEach(folder::drop);
  }
}
