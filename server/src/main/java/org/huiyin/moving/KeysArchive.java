package org.huiyin.moving;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.huiyin.database.Installation;
import org.springframework.core.env.PropertyResolver;

/// The folder `keys/` as an archive by itself, to be kept where no backup is. It isn't sealed:
/// whoever has it and a backup reads everything.
public final class KeysArchive {

  private KeysArchive() {}

  /// Writes the keys of the installation that the settings name; works while the server runs.
  ///
  /// @return how many files
  /// @throws IOException if there are no keys, or the archive can't be written
  public static int write(PropertyResolver settings, Destination to) throws IOException {
    Path folder = HomeFiles.home(settings).resolve("keys");
    Map<String, byte[]> files = new TreeMap<>();
    if (Files.isDirectory(folder)) {
      for (Path file : filesIn(folder)) {
        files.put(String.valueOf(file.getFileName()), Files.readAllBytes(file));
      }
    }
    if (files.isEmpty()) {
      throw new IOException("there are no keys in " + folder);
    }
    About about =
        new About(
            Kind.KEYS, Map.of("made-at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString()));
    try (ArchiveWriter out = ArchiveWriter.to(to, about)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        out.add("keys/" + file.getKey(), file.getValue());
      }
      out.finish();
    }
    return files.size();
  }

  private static List<Path> filesIn(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> !String.valueOf(file.getFileName()).endsWith(".new"))
          .sorted()
          .toList();
    }
  }

  /// Puts the keys of an archive into the installation that the settings name.
  ///
  /// @throws Unfit if it has keys
  /// @throws ArchiveUnusable if the archive is none of keys, or was altered; nothing was put then
  public static int restore(PropertyResolver settings, Path archive) throws IOException {
    Path home = HomeFiles.home(settings);
    if (hasAny(home)) {
      throw new Unfit("there are keys in " + home.resolve("keys") + " already");
    }
    Map<String, byte[]> files = read(archive);
    Placing placing = new Placing();
    Path folder = Installation.at(home).keys();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      placing.put(
          folder.resolve(file.getKey()), Instant.now(), new ByteArrayInputStream(file.getValue()));
    }
    return files.size();
  }

  static boolean hasAny(Path home) throws IOException {
    Path folder = home.resolve("keys");
    return Files.isDirectory(folder) && !filesIn(folder).isEmpty();
  }

  private static Map<String, byte[]> read(Path archive) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (ArchiveReader in = ArchiveReader.of(archive, Kind.KEYS)) {
      for (Optional<ArchiveReader.Entry> next = in.next(); next.isPresent(); next = in.next()) {
        ArchiveReader.Entry entry = next.get();
        String name = entry.name().substring(entry.name().lastIndexOf('/') + 1);
        if (!entry.name().equals("keys/" + name)) {
          throw new ArchiveUnusable("it holds " + entry.name() + ", which isn't one of the keys");
        }
        files.put(name, entry.content().readAllBytes());
      }
    }
    return files;
  }
}
