package org.huiyin.evidence;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// The folder `evidence/`: `held/` for what isn't sent yet, `kept/` for what is part of a matter.
/// A file is moved from one to the other and never copied, so of a sweep and a sending at the same
/// moment one wins, whole.
///
/// A kept file is dated by its day alone (R7).
// KNOWN LIMIT: file systems note by themselves when a file was made and moved. Copies and backups
// don't carry that; the machine's own disk does.
final class Folder implements Shelf {

  private static final Duration HELD = Duration.ofDays(1);

  /// Dated by the beginning of its day, a kept file is a day old after two.
  private static final Duration UNRECORDED = Duration.ofDays(2);

  /// A day more than a sweep waits, and it comes each hour.
  static final Duration LONG_AGO = UNRECORDED.plusDays(1);

  /// How many files are looked up in the database at once.
  static final int AT_ONCE = 1_000;

  private static final String UNFINISHED = ".new";

  private final Path folder;
  private final Path held;
  private final Path kept;
  private final InstantSource securityTime;

  Folder(Path folder, InstantSource securityTime) {
    this.folder = folder;
    this.held = folder.resolve("held");
    this.kept = folder.resolve("kept");
    this.securityTime = securityTime;
    try {
      for (Path path : new Path[] {folder, held, kept}) {
        Files.createDirectories(path);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public long room() {
    try {
      return Files.getFileStore(folder).getUsableSpace();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public FileChannel begin(UUID file) throws IOException {
    return FileChannel.open(
        unfinished(file),
        Set.of(CREATE_NEW, WRITE),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
  }

  @Override
  public SeekableByteChannel readUnfinished(UUID file) throws IOException {
    return FileChannel.open(unfinished(file), READ);
  }

  @Override
  public void finish(UUID file) throws IOException {
    try (FileChannel channel = FileChannel.open(unfinished(file), WRITE)) {
      channel.force(true);
    }
    Files.setLastModifiedTime(unfinished(file), FileTime.from(securityTime.instant()));
    Files.move(unfinished(file), held.resolve(file.toString()), ATOMIC_MOVE);
  }

  @Override
  public void drop(UUID file) {
    try {
      Files.deleteIfExists(unfinished(file));
      Files.deleteIfExists(held.resolve(file.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isHeld(UUID file) {
    return Files.exists(held(file));
  }

  Path held(UUID file) {
    return held.resolve(file.toString());
  }

  private Path unfinished(UUID file) {
    return held.resolve(file + UNFINISHED);
  }

  @Override
  public boolean keep(UUID file) {
    Path from = held.resolve(file.toString());
    try {
      Files.setLastModifiedTime(
          from, FileTime.from(securityTime.instant().truncatedTo(ChronoUnit.DAYS)));
      Files.move(from, kept.resolve(file.toString()), ATOMIC_MOVE);
      try (FileChannel names = FileChannel.open(kept, READ)) {
        names.force(true);
      }
      return true;
    } catch (NoSuchFileException gone) {
      return isKept(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public InputStream open(UUID file) {
    try {
      return Files.newInputStream(kept.resolve(file.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean isKept(UUID file) {
    return Files.exists(kept.resolve(file.toString()));
  }

  @Override
  public boolean has(UUID file) {
    return isHeld(file) || isKept(file);
  }

  @Override
  public void erase(UUID file) {
    try {
      Files.deleteIfExists(kept.resolve(file.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public int sweep(Instant now, UnaryOperator<Set<UUID>> recorded) {
    int[] deleted = {0};
    walk(held, now.minus(HELD), some -> some.forEach(path -> deleted[0] += deleted(path)));
    walk(kept, now.minus(UNRECORDED), some -> deleted[0] += deletedUnlessRecorded(some, recorded));
    return deleted[0];
  }

  private static int deletedUnlessRecorded(List<Path> some, UnaryOperator<Set<UUID>> recorded) {
    Map<UUID, Path> files = new HashMap<>();
    some.forEach(path -> files.put(id(path), path));
    files.keySet().removeAll(recorded.apply(Set.copyOf(files.keySet())));
    int deleted = 0;
    for (Path path : files.values()) {
      deleted += deleted(path);
    }
    return deleted;
  }

  @Override
  public Set<UUID> keptLongAgo(Instant now) {
    Set<UUID> files = new HashSet<>();
    walk(kept, now.minus(LONG_AGO), some -> some.forEach(path -> files.add(id(path))));
    return Set.copyOf(files);
  }

  private static UUID id(Path path) {
    return UUID.fromString(String.valueOf(path.getFileName()));
  }

  private static int deleted(Path path) {
    try {
      return Files.deleteIfExists(path) ? 1 : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Hands over what is old, so many at a time: there may be millions.
  private static void walk(Path folder, Instant before, Consumer<List<Path>> take) {
    List<Path> some = new ArrayList<>();
    try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder)) {
      for (Path path : paths) {
        if (isOld(path, before)) {
          some.add(path);
        }
        if (some.size() == AT_ONCE) {
          take.accept(some);
          some.clear();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (!some.isEmpty()) {
      take.accept(some);
    }
  }

  private static boolean isOld(Path path, Instant before) throws IOException {
    try {
      return Files.getLastModifiedTime(path).toInstant().isBefore(before);
    } catch (NoSuchFileException movedMeanwhile) {
      return false;
    }
  }
}
