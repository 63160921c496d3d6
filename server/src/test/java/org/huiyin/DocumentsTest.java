package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What pages name has to be there: the files that they link to, and the types in backticks.
class DocumentsTest {

  private static final Pattern LINK = Pattern.compile("]\\(([^)#\\s]+)(?:#[^)]*)?\\)");

  /// `Matters`, or `Matters.act`: a type, and perhaps a member or a nested type of it.
  private static final Pattern TYPE =
      Pattern.compile("`([A-Z][a-z0-9]+(?:[A-Z][A-Za-z0-9]*)*)(?:\\.(\\w+))?`");

  /// It names fields of HTTP, which look like types.
  private static final String PROBLEMS = "docs/problems.md";

  @Test
  void linkOnlyToFilesThatAreThere() {
    List<String> broken = new ArrayList<>();
    int links = 0;
    for (Path page : Documents.pages()) {
      for (MatchResult link : Documents.matches(LINK, page)) {
        String target = link.group(1);
        if (!target.contains("://")) {
          links++;
          if (!Files.exists(page.resolveSibling(target))) {
            broken.add(Documents.name(page) + ": " + target);
          }
        }
      }
    }
    assertThat(broken).isEmpty();
    assertThat(links).isGreaterThan(20);
  }

  @Test
  void nameOnlyTypesAndMembersThatAreThere() {
    Map<String, String> types =
        Documents.sources().stream()
            .collect(
                Collectors.toMap(
                    DocumentsTest::typeName, Documents::read, (one, other) -> one + other));
    List<String> unknown = new ArrayList<>();
    int named = 0;
    for (Path page : Documents.pages()) {
      if (Documents.name(page).equals(PROBLEMS)) {
        continue;
      }
      for (MatchResult type : Documents.matches(TYPE, page)) {
        named++;
        String source = types.get(type.group(1));
        String member = type.group(2);
        if (source == null || (member != null && !hasMember(source, member))) {
          unknown.add(Documents.name(page) + ": " + type.group());
        }
      }
    }
    assertThat(unknown).isEmpty();
    assertThat(named).isGreaterThan(50);
  }

  private static String typeName(Path source) {
    return source.getFileName().toString().replace(".java", "");
  }

  private static boolean hasMember(String source, String member) {
    return Pattern.compile("\\b" + member + "\\b").matcher(source).find();
  }
}
