package org.huiyin.moving;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.huiyin.database.CopiedCluster;
import org.huiyin.database.Installation;
import org.huiyin.matter.KnownErasures;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.ConfigurableEnvironment;

/// The empty folder that an archive is put into. Keys may lie there already; nothing else does.
/// What fails leaves it as it was.
final class Arrival {

  private final HomeFiles home;
  private final boolean hadKeys;
  private final Placing placing = new Placing();

  private Arrival(HomeFiles home, boolean hadKeys) {
    this.home = home;
    this.hadKeys = hadKeys;
  }

  /// Prepares the folder that the settings name.
  ///
  /// @param keys an archive of keys, where they aren't there
  /// @throws Unfit if the folder holds something, or there are no keys
  static Arrival in(ConfigurableEnvironment settings, @Nullable Path keys) throws IOException {
    Path folder = HomeFiles.home(settings);
    requireEmpty(folder);
    boolean hadKeys = KeysArchive.hasAny(folder);
    if (!hadKeys && keys == null) {
      throw new Unfit(
          "without its keys nothing of it opens: name their archive with --keys, or put the folder"
              + " keys/ into "
              + folder);
    }
    HomeFiles home = HomeFiles.of(settings);
    if (Files.isDirectory(home.kept()) && !isEmpty(home.kept())) {
      throw new Unfit(home.kept() + " isn't empty");
    }
    if (keys != null) {
      KeysArchive.restore(settings, keys);
    }
    return new Arrival(home, hadKeys);
  }

  /// But for keys, and the empty folders of an installation.
  private static void requireEmpty(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.list(folder)) {
      for (Path path : all.toList()) {
        if (!String.valueOf(path.getFileName()).equals("keys")
            && !(Files.isDirectory(path) && isEmpty(path))) {
          throw new Unfit(folder + " isn't empty: nothing is put over an installation");
        }
      }
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.findAny().isEmpty();
    }
  }

  Installation installation() {
    return home.installation();
  }

  HomeFiles home() {
    return home;
  }

  /// Puts a file of evidence or state into its place.
  ///
  /// @return false if it is neither
  boolean put(ArchiveReader.Entry entry) throws IOException {
    if (entry.name().startsWith(HomeFiles.EVIDENCE)) {
      Files.createDirectories(home.kept());
      put(home.kept(), HomeFiles.EVIDENCE, entry);
      return true;
    }
    if (entry.name().startsWith(HomeFiles.STATE)) {
      put(home.installation().state(), HomeFiles.STATE, entry);
      return true;
    }
    return false;
  }

  private void put(Path folder, String prefix, ArchiveReader.Entry entry) throws IOException {
    String name = entry.name().substring(prefix.length());
    if (name.contains("/")) {
      throw new ArchiveUnusable("it holds " + entry.name() + ", which isn't Huiyin's");
    }
    placing.put(folder.resolve(name), entry.modified(), entry.content());
  }

  /// Puts a file of the embedded database beside its place.
  void putCluster(String name, ArchiveReader.Entry entry) throws IOException {
    Path file = CopiedCluster.unfinished(home.installation()).resolve(name);
    if (entry.isFolder()) {
      Files.createDirectories(file);
      return;
    }
    Files.createDirectories(file.getParent());
    // A database that starts from a copy brings all of it to the disk before it goes on.
    try (InputStream content = entry.content()) {
      Files.copy(content, file);
    }
  }

  /// Adds what the current register of erasures knows to that of the archive.
  ///
  /// @param from that register, or the folder `state/` with it
  /// @return how many
  int addErasures(Path from) throws IOException {
    Path register = Files.isDirectory(from) ? from.resolve("erased") : from;
    if (!Files.exists(register)) {
      if (Files.isDirectory(from)) {
        return 0; // Nothing was erased there yet.
      }
      throw new FileSystemException(from.toString(), null, "it isn't there");
    }
    try {
      return KnownErasures.add(register, home.installation().state());
    } catch (IllegalArgumentException damaged) {
      throw new Unfit(String.valueOf(damaged.getMessage()));
    }
  }

  /// Takes away what was put here.
  void clear() throws IOException {
    Installation installation = home.installation();
    for (Path folder :
        List.of(installation.data(), installation.state(), installation.evidence(), home.kept())) {
      CopiedCluster.remove(folder);
    }
    Files.deleteIfExists(installation.home().resolve("huiyin.lock"));
    if (!hadKeys) {
      CopiedCluster.remove(installation.keys());
    }
  }
}
