package org.huiyin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The project's own pages and sources, as the tests of its documents read them.
public final class Documents {

  public static final Path ROOT = root();

  private static final List<String> SOURCES =
      List.of("rulebook/src", "workbench/src", "ledger/src", "server/src", "bench/src");

  private Documents() {}

  private static Path root() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.isRegularFile(at.resolve("huiyin")) && Files.isDirectory(at.resolve("docs"))) {
        return at;
      }
    }
    throw new IllegalStateException("no project around " + Path.of("").toAbsolutePath());
  }

  public static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The pages at the root and everything under `docs/`.
  static List<Path> pages() {
    List<Path> pages = new ArrayList<>(files(ROOT, 1, ".md"));
    pages.addAll(files(ROOT.resolve("docs"), 3, ".md"));
    return pages;
  }

  /// Each Java file of the project.
  static List<Path> sources() {
    List<Path> sources = new ArrayList<>();
    for (String folder : SOURCES) {
      if (Files.isDirectory(ROOT.resolve(folder))) {
        sources.addAll(files(ROOT.resolve(folder), 20, ".java"));
      }
    }
    return sources;
  }

  private static List<Path> files(Path folder, int depth, String ending) {
    try (Stream<Path> found = Files.walk(folder, depth)) {
      return found.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<MatchResult> matches(Pattern pattern, Path page) {
    return pattern.matcher(read(page)).results().toList();
  }

  static String name(Path file) {
    return ROOT.relativize(file).toString();
  }
}
