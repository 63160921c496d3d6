package org.huiyin.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huiyin.Documents;
import org.junit.jupiter.api.Test;

/// Every line of the threat model is tried, by tests that are there.
class ThreatModelTest {

  private static final Pattern LINE =
      Pattern.compile("(?m)^\\| ([A-H]\\d+) \\| ([STRIDE]) \\|.*\\| ([^|]*) \\|$");
  private static final Pattern TEST = Pattern.compile("`([A-Za-z]+)`");

  private record Line(String id, String tests) {}

  private static List<Line> lines() {
    Matcher found = LINE.matcher(Documents.read(Documents.ROOT.resolve("docs/threat-model.md")));
    List<Line> lines = new ArrayList<>();
    while (found.find()) {
      lines.add(new Line(found.group(1), found.group(3)));
    }
    return lines;
  }

  @Test
  void everyLineIsTriedByTestsThatAreThere() throws IOException {
    Set<String> tests = new TreeSet<>();
    for (String module : List.of("server", "rulebook", "ledger", "workbench")) {
      try (Stream<Path> sources = Files.walk(Documents.ROOT.resolve(module + "/src/test"))) {
        sources
            .map(path -> path.getFileName().toString())
            .filter(name -> name.endsWith(".java"))
            .map(name -> name.substring(0, name.length() - ".java".length()))
            .forEach(tests::add);
      }
    }
    assertThat(lines()).hasSizeGreaterThan(30);
    for (Line line : lines()) {
      assertThat(line.tests()).as(line.id()).isNotBlank();
      Matcher named = TEST.matcher(line.tests());
      while (named.find()) {
        assertThat(tests).as(line.id()).contains(named.group(1));
      }
    }
  }

  @Test
  void theSuiteTriesTheLinesThatNameIt() {
    Set<String> named =
        lines().stream()
            .filter(line -> line.tests().contains("suite"))
            .map(Line::id)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> tried =
        AttackSuiteTest.all().stream()
            .map(Attack::threat)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(tried).isEqualTo(named);
  }
}
