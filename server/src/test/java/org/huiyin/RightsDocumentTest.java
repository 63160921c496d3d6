package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// `docs/rights.md` names, for each right, the tests that try to break it. Here each of them
/// has to be there.
class RightsDocumentTest {

  private static final Path PAGE = Documents.ROOT.resolve("docs/rights.md");
  private static final Pattern SECTION = Pattern.compile("(?m)^## (R[0-9]+) ");
  private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|Contract))(?:\\.(\\w+))?`");

  @Test
  void hasASectionForEachRight() {
    assertThat(Documents.matches(SECTION, PAGE).stream().map(section -> section.group(1)))
        .containsExactly("R1", "R2", "R3", "R4", "R5", "R6", "R7", "R8", "R9", "R10");
  }

  @Test
  void namesOnlyTestsThatAreThere() {
    List<Path> sources = Documents.sources();
    List<String> missing = new ArrayList<>();
    List<MatchResult> named = Documents.matches(TEST, PAGE);
    for (MatchResult test : named) {
      String file = test.group(1) + ".java";
      String method = test.group(2);
      boolean there =
          sources.stream()
              .filter(source -> source.endsWith(file))
              .anyMatch(
                  source ->
                      method == null || Documents.read(source).contains(" void " + method + "("));
      if (!there) {
        missing.add(test.group());
      }
    }
    assertThat(missing).isEmpty();
    assertThat(named).hasSizeGreaterThan(20);
  }
}
