package org.huiyin.moving;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.huiyin.database.Installation;
import org.springframework.core.env.PropertyResolver;

/// The folders of an installation that an archive holds beside the database.
///
/// Their order matters, since everything goes on meanwhile. A file of evidence is there before its
/// row, and goes after it: so `evidence/kept` comes after the database. An erasure is in the
/// register before anything goes: so `state/` comes after that, and what was erased in between is
/// erased again. `state/checkpoint` alone comes first: the log in the database may be longer than
/// it says, and never shorter.
///
/// @param evidence where files lie, which may be elsewhere
record HomeFiles(Installation installation, Path evidence) {

  static final String EVIDENCE = "evidence/kept/";
  static final String STATE = "state/";
  private static final String CHECKPOINT = "checkpoint";
  private static final Set<String> LEFT_OUT = Set.of("new", "lock", "log", "unfinished");

  static Path home(PropertyResolver settings) {
    return Path.of(settings.getProperty("huiyin.home", "./huiyin-data"));
  }

  /// Opens the installation that the settings name, and makes its folders.
  static HomeFiles of(PropertyResolver settings) {
    Installation installation = Installation.at(home(settings));
    String elsewhere = settings.getProperty("huiyin.evidence-folder", "");
    return new HomeFiles(
        installation,
        elsewhere.isEmpty() ? installation.evidence() : Path.of(elsewhere).toAbsolutePath());
  }

  Path kept() {
    return evidence.resolve("kept");
  }

  /// The last checkpoint that this node vouched for.
  Optional<byte[]> checkpoint() throws IOException {
    Path file = installation.state().resolve(CHECKPOINT);
    return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
  }

  static long size(byte[] checkpoint) {
    return Long.parseLong(new String(checkpoint, StandardCharsets.UTF_8).lines().toList().get(1));
  }

  /// Adds evidence and state to an archive.
  ///
  /// @param checkpoint as it was before the database was begun
  /// @return how many files of evidence
  long addTo(ArchiveWriter out, Optional<byte[]> checkpoint) throws IOException {
    long files = 0;
    if (Files.isDirectory(kept())) {
      try (DirectoryStream<Path> all = Files.newDirectoryStream(kept())) {
        for (Path file : all) {
          files += add(out, EVIDENCE, file) ? 1 : 0;
        }
      }
    }
    try (DirectoryStream<Path> all = Files.newDirectoryStream(installation.state())) {
      for (Path file : all) {
        if (Files.isRegularFile(file) && belongs(name(file))) {
          add(out, STATE, file);
        }
      }
    }
    if (checkpoint.isPresent()) {
      out.add(STATE + CHECKPOINT, checkpoint.get());
    }
    return files;
  }

  private static boolean belongs(String name) {
    return !name.startsWith(".")
        && !name.equals(CHECKPOINT)
        && !LEFT_OUT.contains(name.substring(name.lastIndexOf('.') + 1));
  }

  /// The register of erasures grows meanwhile: what it has when it is opened.
  private static boolean add(ArchiveWriter out, String folder, Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      out.add(
          folder + name(file), Files.size(file), Files.getLastModifiedTime(file).toInstant(), in);
      return true;
    } catch (NoSuchFileException erased) {
      return false;
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
