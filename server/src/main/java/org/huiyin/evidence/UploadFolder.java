package org.huiyin.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.huiyin.evidence.Taken.Reason;
import org.huiyin.matter.Evidence;
import org.huiyin.matter.FileKey;
import org.huiyin.matter.SealBroken;
import org.huiyin.matter.Sealing;
import org.jspecify.annotations.Nullable;

/// The folder `evidence/uploads/`: for each upload a folder of its own, with what was said of it,
/// its pieces as they came, and in the end what became of it, each sealed by itself under the key
/// that the sender has. A piece that is being written counts once it is sealed to its end and on
/// the disk, which it is too when the line drops or the sender comes back over another one.
final class UploadFolder {

  private static final Duration LASTS = Duration.ofDays(1);
  private static final long LEAST_ROOM = 1L << 30;
  private static final int MOST_PIECES = 5_000;
  private static final int SMALL = 64 << 10;
  private static final String ABOUT = "about";
  private static final String DONE = "done";
  private static final Pattern PIECE = Pattern.compile("(\\d{8})-(\\d{1,8})");

  private final Path folder;
  private final Sealing sealing;
  private final Slots slots;
  private final Bounds bounds;
  private final InstantSource securityTime;
  private final Map<UUID, Writing> written = new ConcurrentHashMap<>();

  UploadFolder(
      Path folder, Sealing sealing, Slots slots, Bounds bounds, InstantSource securityTime) {
    this.folder = folder;
    this.sealing = sealing;
    this.slots = slots;
    this.bounds = bounds;
    this.securityTime = securityTime;
    try {
      Files.createDirectories(folder);
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    sweep();
  }

  /// How many uploads there may be that aren't whole, and how many bytes of them.
  record Bounds(int uploads, long bytes) {}

  /// An upload as its sender names it. `toString` shows no key.
  record Upload(UUID id, FileKey key) {}

  /// What is here of an upload.
  record Found(
      String name, @Nullable Long length, long offset, int pieces, Optional<Evidence> done) {

    @Override
    public String toString() {
      return "Found[" + offset + "]";
    }
  }

  private record Piece(long from, long bytes, Path path) {}

  boolean hasRoom() {
    sweep();
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> all = files.toList();
      long bytes = 0;
      int uploads = 0;
      for (Path path : all) {
        if (path.getFileName().toString().equals(ABOUT)) {
          uploads++;
        }
        bytes += path.toFile().length();
      }
      return uploads < bounds.uploads()
          && bytes < bounds.bytes()
          && Files.getFileStore(folder).getUsableSpace() >= LEAST_ROOM;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (UncheckedIOException sweptMeanwhile) {
      return false;
    }
  }

  /// Makes the place for an upload.
  ///
  /// @return false if the disk has no room for it; nothing of it is left then
  boolean begin(Upload upload, String name, @Nullable Long length) {
    try {
      Files.createDirectory(
          of(upload.id()),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      String about = (length == null ? "" : length) + "\n" + name;
      write(upload, ABOUT, about.getBytes(UTF_8));
      Files.setLastModifiedTime(
          of(upload.id()).resolve(ABOUT), FileTime.from(securityTime.instant()));
      return true;
    } catch (IOException e) {
      drop(upload.id());
      if (isFull()) {
        return false;
      }
      throw new UncheckedIOException(e);
    }
  }

  /// Whether a write may have failed because the disk is full. What the system says of that is in
  /// the language of the machine, so it is asked how much room there is.
  boolean isFull() {
    try {
      return Files.getFileStore(folder).getUsableSpace() < LEAST_ROOM;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// @throws IOException if it can't be written: then the pieces are still there
  void done(Upload upload, Evidence file) throws IOException {
    write(upload, DONE, file.toText().getBytes(UTF_8));
    for (Piece piece : pieces(upload.id())) {
      Files.deleteIfExists(piece.path());
    }
  }

  private void write(Upload upload, String what, byte[] content) throws IOException {
    Path unfinished = unfinished(upload.id());
    try (FileChannel channel = create(unfinished);
        OutputStream out = seal(upload, what, channel)) {
      out.write(content);
    }
    settle(unfinished, of(upload.id()).resolve(what));
  }

  private static FileChannel create(Path path) throws IOException {
    return FileChannel.open(
        path,
        Set.of(CREATE_NEW, WRITE),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
  }

  /// Gives a file its name once it is on the disk.
  private static void settle(Path unfinished, Path named) throws IOException {
    try (FileChannel channel = FileChannel.open(unfinished, WRITE)) {
      channel.force(true);
    }
    Files.move(unfinished, named);
    try (FileChannel names = FileChannel.open(named.resolveSibling("."), READ)) {
      names.force(true);
    }
  }

  private OutputStream seal(Upload upload, String what, FileChannel to) throws IOException {
    try {
      return sealing.sealFile(Channels.newOutputStream(to), upload.key(), place(upload, what));
    } catch (UncheckedIOException e) {
      throw new IOException(e.getMessage(), e); // A seal begins with bytes of its own.
    }
  }

  private InputStream open(Upload upload, String what, Path path) throws IOException {
    return sealing.openFile(Files.newInputStream(path), upload.key(), place(upload, what));
  }

  /// What is sealed opens in its own place alone.
  private static UUID place(Upload upload, String what) {
    return UUID.nameUUIDFromBytes((upload.id() + "/" + what).getBytes(UTF_8));
  }

  private Path of(UUID upload) {
    return folder.resolve(upload.toString());
  }

  private Path unfinished(UUID upload) {
    return of(upload).resolve(UUID.randomUUID() + ".new");
  }

  /// What is here, after whoever sends to it now was stopped. Empty where there is none of this id
  /// and key.
  Optional<Found> find(Upload upload) {
    String[] about;
    try {
      about = read(upload, ABOUT).split("\n", 2);
    } catch (IOException | SealBroken none) {
      return Optional.empty();
    }
    Writing other = written.get(upload.id());
    if (other != null) {
      other.end();
    }
    List<Piece> pieces = pieces(upload.id());
    Optional<Evidence> done = done(upload);
    Long length = about[0].isEmpty() ? null : Long.valueOf(about[0]);
    long offset = done.map(file -> (long) file.bytes()).orElseGet(() -> offset(upload.id()));
    return Optional.of(new Found(about[1], length, offset, pieces.size(), done));
  }

  private Optional<Evidence> done(Upload upload) {
    try {
      return Optional.of(Evidence.ofText(read(upload, DONE)));
    } catch (NoSuchFileException notYet) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String read(Upload upload, String what) throws IOException {
    try (InputStream in = open(upload, what, of(upload.id()).resolve(what))) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (UncheckedIOException e) {
      throw new IOException(e);
    }
  }

  private List<Piece> pieces(UUID upload) {
    try (Stream<Path> files = Files.list(of(upload))) {
      return files
          .flatMap(path -> piece(path).stream())
          .sorted(Comparator.comparingLong(Piece::from))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private long offset(UUID upload) {
    return pieces(upload).stream().mapToLong(Piece::bytes).sum();
  }

  private static Optional<Piece> piece(Path path) {
    Matcher name = PIECE.matcher(String.valueOf(path.getFileName()));
    return name.matches()
        ? Optional.of(new Piece(Long.parseLong(name.group(1)), Long.parseLong(name.group(2)), path))
        : Optional.empty();
  }

  private static String name(long from) {
    return "%08d".formatted(from);
  }

  /// The plain bytes from the first piece to the last.
  @SuppressWarnings("JdkObsolete") // A sequence of streams is made of nothing else.
  InputStream content(Upload upload) {
    Iterator<Piece> pieces = pieces(upload.id()).iterator();
    return new SequenceInputStream(
        new Enumeration<>() {
          @Override
          public boolean hasMoreElements() {
            return pieces.hasNext();
          }

          @Override
          public InputStream nextElement() {
            Piece piece = pieces.next();
            try {
              return open(upload, name(piece.from()), piece.path());
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          }
        });
  }

  /// Adds what comes to what is here.
  ///
  /// @return why nothing more is taken, if so
  /// @throws IOException if the line dropped or another one took over; what came before is here
  Optional<Reason> append(Upload upload, Found before, InputStream content) throws IOException {
    if (before.pieces() >= MOST_PIECES) {
      return Optional.of(Reason.NO_ROOM);
    }
    Writing piece = new Writing(upload, before.offset());
    try (piece) {
      if (written.putIfAbsent(upload.id(), piece) != null) {
        throw new IOException("somebody else sends to this upload at the same moment");
      }
      if (offset(upload.id()) != before.offset()) {
        throw new IOException("somebody else has sent to this upload meanwhile");
      }
      byte[] some = new byte[8192];
      int read = content.read(some);
      while (read >= 0) {
        if (piece.end + read > Evidence.MOST_BYTES) {
          return Optional.of(Reason.TOO_LARGE);
        }
        if (!piece.write(some, read)) {
          return Optional.of(Reason.BUSY);
        }
        read = content.read(some);
      }
    } catch (IOException e) {
      if (piece.failed && isFull()) {
        return Optional.of(Reason.NO_ROOM);
      }
      throw e;
    }
    // What came is on the disk once the piece is closed.
    return piece.failed ? Optional.of(Reason.NO_ROOM) : Optional.empty();
  }

  /// The piece that is being written.
  private final class Writing implements AutoCloseable {

    private final Upload upload;
    private final long from;
    private final ByteArrayOutputStream first = new ByteArrayOutputStream();
    private long end;
    private @Nullable Path path;
    private @Nullable FileChannel channel;
    private @Nullable OutputStream out;
    private Slots.@Nullable Slot slot;
    private boolean over;
    private boolean failed;

    Writing(Upload upload, long from) {
      this.upload = upload;
      this.from = from;
      this.end = from;
    }

    /// Small pieces are sealed when they are whole, so that a slow line holds no seal open.
    ///
    /// @return false if there is no room in memory
    synchronized boolean write(byte[] some, int length) throws IOException {
      if (over) {
        throw new IOException("the sender came back over another line");
      }
      boolean small = out == null && first.size() + length <= SMALL;
      if (!small && out == null && !openSeal()) {
        return false;
      }
      try {
        (out == null ? first : out).write(some, 0, length);
      } catch (IOException e) {
        failed = true;
        throw e;
      }
      end += length;
      return true;
    }

    private boolean openSeal() throws IOException {
      slot = slots.take();
      if (!slot.isHeld()) {
        return false;
      }
      path = unfinished(upload.id());
      try {
        channel = create(path);
        out = seal(upload, name(from), channel);
        first.writeTo(out);
      } catch (IOException e) {
        failed = true;
        throw e;
      }
      first.reset();
      return true;
    }

    /// Puts what has come on the disk.
    synchronized void end() {
      if (over) {
        return;
      }
      over = true;
      try {
        if (out == null && first.size() > 0 && !openSeal()) {
          return;
        }
        if (out != null && path != null) {
          out.close();
          // Of what couldn't be written to its end nobody knows where it ends.
          if (!failed) {
            settle(path, of(upload.id()).resolve(name(from) + "-" + (end - from)));
          }
        }
      } catch (IOException e) {
        failed = true;
        if (!isFull()) {
          throw new UncheckedIOException(e);
        }
      } finally {
        written.remove(upload.id(), this);
        if (slot != null) {
          slot.close();
        }
        if (failed) {
          dropFailed();
        }
      }
    }

    /// A seal that can't be closed leaves its file open.
    private void dropFailed() {
      try {
        if (channel != null) {
          channel.close();
        }
        if (path != null) {
          Files.deleteIfExists(path);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      end();
    }
  }

  void drop(UUID upload) {
    Path here = of(upload);
    try (Stream<Path> files = Files.list(here)) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(here);
    } catch (NoSuchFileException gone) {
      // As it should be.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Deletes what was begun more than a day ago.
  int sweep() {
    Instant before = securityTime.instant().minus(LASTS);
    int deleted = 0;
    try (Stream<Path> uploads = Files.list(folder)) {
      for (Path upload : uploads.toList()) {
        if (isOld(upload, before)) {
          drop(UUID.fromString(String.valueOf(upload.getFileName())));
          deleted++;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return deleted;
  }

  private static boolean isOld(Path upload, Instant before) throws IOException {
    Path about = upload.resolve(ABOUT);
    try {
      Path dated = Files.exists(about) ? about : upload;
      return Files.getLastModifiedTime(dated).toInstant().isBefore(before);
    } catch (NoSuchFileException goneMeanwhile) {
      return false;
    }
  }
}
