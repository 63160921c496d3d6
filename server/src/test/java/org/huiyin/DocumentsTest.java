package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  /// One names fields of HTTP, which look like types; the other names that are not to be used.
  private static final Set<String> OF_OTHER_THINGS = Set.of("docs/problems.md", "CONTRIBUTING.md");

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
      if (OF_OTHER_THINGS.contains(Documents.name(page))) {
        continue;
      }
      for (MatchResult type : Documents.matches(TYPE, page)) {
        named++;
        String source = types.get(type.group(1));
        String member = type.group(2);
        if (source == null && isOfTheJdk(type.group(1))) {
          continue;
        }
        if (source == null || (member != null && !hasMember(source, member))) {
          unknown.add(Documents.name(page) + ": " + type.group());
        }
      }
    }
    assertThat(unknown).isEmpty();
    assertThat(named).isGreaterThan(50);
  }

  private static boolean isOfTheJdk(String name) {
    try {
      Class.forName("java.lang." + name);
      return true;
    } catch (ClassNotFoundException _) {
      return false;
    }
  }

  private static String typeName(Path source) {
    return source.getFileName().toString().replace(".java", "");
  }

  private static boolean hasMember(String source, String member) {
    return Pattern.compile("\\b" + member + "\\b").matcher(source).find();
  }
}
