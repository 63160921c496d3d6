package org.huiyin.workbench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.huiyin.rulebook.Finding;
import org.huiyin.rulebook.Reading;
import org.huiyin.rulebook.Rulebook;
import org.huiyin.rulebook.WorkingCalendar;

/// Reads what somebody names: a file, or the id of a rulebook that comes with this software.
final class Sources {

  private static final Pattern ID = Pattern.compile("[a-z0-9-]+");
  private static final Pattern YEAR = Pattern.compile("(\\d{4})\\.json");

  // The reader of rulebooks refuses more than a megabyte, and says so; no more is kept of a file.
  private static final int LONGEST = 2_000_000;

  private final Words words;

  Sources(Words words) {
    this.words = words;
  }

  /// @throws Misuse if there is no such file and no such id, or it can't be read
  Document document(String name) {
    Path file = path(name);
    if (!Files.exists(file) && ID.matcher(name).matches()) {
      return bundled(name);
    }
    return new Document(name, bytes(file));
  }

  private Document bundled(String id) {
    try (InputStream in = Rulebook.class.getResourceAsStream(id + ".yaml")) {
      if (in == null) {
        throw words.misuse("file.neither", id);
      }
      return new Document(id + ".yaml", in.readAllBytes());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /// @throws Misuse as [#document], or with all that is wrong in it if it is no rulebook
  Rulebook rulebook(String name) {
    Document document = document(name);
    return switch (Rulebook.read(document.name(), document.bytes())) {
      case Reading.Read(Rulebook rulebook) -> rulebook;
      case Reading.Unreadable(List<Finding> findings) ->
          throw new Misuse(
              words.text("rulebook.unreadable", name)
                  + "\n"
                  + String.join("\n", findings.stream().map(each -> "  " + each).toList()));
    };
  }

  /// Text in UTF-8.
  List<String> lines(String name) {
    return new String(bytes(path(name)), StandardCharsets.UTF_8).lines().toList();
  }

  /// The calendar by which a rulebook counts: from these files, where any are named, otherwise the
  /// one that comes with this software; weekends alone where there is none.
  ///
  /// @param names files of the form `2026.json`, or folders of them
  WorkingCalendar calendar(Rulebook rulebook, List<String> names) {
    if (names.isEmpty()) {
      WorkingCalendar china = WorkingCalendar.china();
      return china.id().equals(rulebook.calendar())
          ? china
          : WorkingCalendar.weekendsOnly(rulebook.calendar());
    }
    Map<Integer, byte[]> years = new TreeMap<>();
    for (Path file : files(names)) {
      if (!Files.exists(file)) {
        throw words.misuse("file.missing", file);
      }
      Matcher year = YEAR.matcher(String.valueOf(file.getFileName()));
      if (!year.matches()) {
        throw words.misuse("calendar.name", file);
      }
      years.put(Integer.parseInt(year.group(1)), bytes(file));
    }
    try {
      return WorkingCalendar.read(rulebook.calendar(), years);
    } catch (IllegalArgumentException wrong) {
      throw words.misuse("calendar.wrong", String.valueOf(wrong.getMessage()));
    }
  }

  private List<Path> files(List<String> names) {
    List<Path> files = new ArrayList<>();
    for (String name : names) {
      Path path = path(name);
      if (!Files.isDirectory(path)) {
        files.add(path);
        continue;
      }
      try (Stream<Path> found = Files.list(path)) {
        found
            .filter(file -> YEAR.matcher(String.valueOf(file.getFileName())).matches())
            .forEach(files::add);
      } catch (IOException failed) {
        throw words.misuse("file.unreadable", path, reason(failed));
      }
    }
    return files;
  }

  private Path path(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException wrong) {
      throw words.misuse("file.unreadable", name, String.valueOf(wrong.getReason()));
    }
  }

  private byte[] bytes(Path file) {
    if (Files.isDirectory(file)) {
      throw words.misuse("file.folder", file);
    }
    if (!Files.exists(file)) {
      throw words.misuse("file.missing", file);
    }
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(LONGEST);
    } catch (IOException failed) {
      throw words.misuse("file.unreadable", file, reason(failed));
    }
  }

  private static String reason(IOException failed) {
    String reason = failed instanceof FileSystemException system ? system.getReason() : null;
    return reason == null ? failed.getClass().getSimpleName() : reason;
  }
}
