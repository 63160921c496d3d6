package org.huiyin.copy;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.huiyin.matter.OwnCopy;

/// The names of files in an archive: numbered, so that no two are alike, and of characters that
/// no program which unpacks it takes for a way out of the folder or a command.
final class FilePaths {

  static final String FOLDER = "files/";
  private static final int LONGEST = 80;

  private FilePaths() {}

  static List<String> of(List<OwnCopy.File> files) {
    List<String> paths = new ArrayList<>();
    for (OwnCopy.File file : files) {
      paths.add("%s%03d-%s".formatted(FOLDER, paths.size() + 1, harmless(file.name())));
    }
    return List.copyOf(paths);
  }

  /// Letters, digits, and what joins them; its end, where the type stands, is kept.
  private static String harmless(String name) {
    String plain =
        Normalizer.normalize(name, Normalizer.Form.NFC)
            .replaceAll("[^\\p{L}\\p{M}\\p{N}._ -]", "_")
            .replaceAll("\\.{2,}", ".")
            .strip()
            .replaceAll("^\\.+|[. ]+$", "");
    int points = plain.codePointCount(0, plain.length());
    String kept =
        points <= LONGEST ? plain : plain.substring(plain.offsetByCodePoints(0, points - LONGEST));
    return kept.isEmpty() ? "file" : kept;
  }
}
