package org.huiyin.page;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The texts of all pages in one language, read as a tester reads them: from the files.
public final class Wording {

  private static final Path FOLDER = Path.of("src/main/resources/messages");

  /// Texts of the API, which no page shows by their keys.
  private static final Set<String> OF_NO_PAGE = Set.of("matter", "problems");

  private Wording() {}

  /// Every text by its key.
  ///
  /// @param language `zh` or `en`
  public static Map<String, String> in(String language) {
    Map<String, String> all = new TreeMap<>();
    for (String bundle : bundles()) {
      load(bundle, language)
          .forEach(
              (key, text) -> {
                if (all.put((String) key, (String) text) != null) {
                  throw new AssertionError(key + " stands in two bundles");
                }
              });
    }
    return all;
  }

  static Set<String> bundles() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString().replaceFirst("_(zh|en)\\.properties$", ""))
          .filter(bundle -> !OF_NO_PAGE.contains(bundle))
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Properties load(String bundle, String language) {
    Properties texts = new Properties();
    try (Reader in =
        Files.newBufferedReader(FOLDER.resolve(bundle + "_" + language + ".properties"))) {
      texts.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }
}
