package org.huiyin.matter;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The file `state/erased`: which matters were erased, and on which day; of nobody. It lies apart
/// from the database, so that a backup of that, put back, finds here what it must not show again.
///
/// Only lines are added, each on the disk before [#add] returns. What was added and then not done
/// after all is taken back by a further line. Who somebody is can be given again and erased again,
/// on a later day: that is another line. A line that was cut off, by a crash while it was written,
/// counts as not written. Safe for any number of threads of one process; an installation
/// is one process.
final class ErasureRegister {

  /// What was erased.
  enum What {
    IDENTITY,
    /// All of it here, and sealed to the archive.
    ARCHIVED,
    ALL;

    String id() {
      return name().toLowerCase(Locale.ROOT);
    }

    static What of(String id) {
      return valueOf(id.toUpperCase(Locale.ROOT));
    }
  }

  /// A matter, or who brought it.
  record Subject(String authority, UUID matter, What what) {}

  /// What was erased on a day.
  record Line(Subject subject, LocalDate on) {

    String text() {
      return subject.what().id() + " " + subject.authority() + " " + subject.matter() + " " + on;
    }

    static Line of(String text) {
      String[] parts = text.split(" ", -1);
      if (parts.length != 4) {
        throw new IllegalArgumentException("parts: four, not " + parts.length);
      }
      Subject subject = new Subject(parts[1], UUID.fromString(parts[2]), What.of(parts[0]));
      return new Line(subject, LocalDate.parse(parts[3]));
    }
  }

  /// The register is damaged: nothing is served, since what it named would be shown.
  static final class Damaged extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Damaged(Path file, int line) {
      super(
          "The register of erasures "
              + file
              + " is damaged in line "
              + line
              + ". Put the folder state/ back from its latest backup, or mend the line.");
    }
  }

  private static final String ADDED = "+ ";
  private static final String TAKEN_BACK = "- ";

  private final Path file;
  private @Nullable Set<Line> known;

  /// @param state the folder, which is there once something is added
  ErasureRegister(Path state) {
    this(state.resolve("erased"), null);
  }

  private ErasureRegister(Path file, @Nullable Set<Line> known) {
    this.file = file;
    this.known = known;
  }

  /// A copy of it, under any name.
  static ErasureRegister at(Path file) {
    return new ErasureRegister(file, null);
  }

  /// Adds it, unless it is there.
  ///
  /// @return false if it was
  synchronized boolean add(Line line) {
    if (known().stream().anyMatch(one -> covers(one, line))) {
      return false;
    }
    write(ADDED + line.text());
    known().add(line);
    return true;
  }

  private static boolean covers(Line one, Line other) {
    return one.subject().equals(other.subject())
        && (one.subject().what() != What.IDENTITY || !one.on().isBefore(other.on()));
  }

  /// Says that what was added isn't done after all.
  synchronized void takeBack(Line line) {
    write(TAKEN_BACK + line.text());
    known().remove(line);
  }

  private void write(String text) {
    try (FileChannel channel =
        FileChannel.open(
            file,
            Set.of(CREATE, READ, WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      boolean fresh = channel.size() == 0;
      channel.position(endOfLines(channel));
      channel.truncate(channel.position());
      ByteBuffer bytes = ByteBuffer.wrap((text + "\n").getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
      if (fresh) {
        keepName();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void keepName() throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      try (FileChannel names = FileChannel.open(folder, READ)) {
        names.force(true);
      }
    }
  }

  private static long endOfLines(FileChannel channel) throws IOException {
    ByteBuffer last = ByteBuffer.allocate(1);
    long end = channel.size();
    while (end > 0) {
      channel.read(last.clear(), end - 1);
      if (last.get(0) == '\n') {
        return end;
      }
      end--;
    }
    return 0;
  }

  /// What ends with a line break.
  private String text() throws IOException {
    if (!Files.exists(file)) {
      return "";
    }
    String all = Files.readString(file);
    return all.substring(0, all.lastIndexOf('\n') + 1);
  }

  /// The last of each subject, in their order.
  synchronized List<Line> lines() {
    Map<Subject, Line> last = new LinkedHashMap<>();
    known().forEach(line -> last.put(line.subject(), line));
    return List.copyOf(last.values());
  }

  private Set<Line> known() {
    Set<Line> read = known;
    if (read == null) {
      read = read();
      known = read;
    }
    return read;
  }

  private Set<Line> read() {
    Set<Line> lines = new LinkedHashSet<>();
    int number = 0;
    try {
      for (String text : text().lines().toList()) {
        number++;
        Line line = line(text, number);
        if (text.startsWith(ADDED)) {
          lines.add(line);
        } else if (!lines.remove(line)) {
          throw new Damaged(file, number);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines;
  }

  private Line line(String text, int number) {
    if (!text.startsWith(ADDED) && !text.startsWith(TAKEN_BACK)) {
      throw new Damaged(file, number);
    }
    try {
      return Line.of(text.substring(2));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new Damaged(file, number);
    }
  }
}
