package org.huiyin.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huiyin.Documents;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Everything that was thought of to break in, tried on a real server; `docs/security-tests.md`
/// lists it.
class AttackSuiteTest {

  private static final Path LIST = Documents.ROOT.resolve("docs/security-tests.md");
  private static final String REFRESH = "huiyin.documents.refresh";
  private static final int FEWEST = 300;

  /// Started with the first try: the list alone needs none.
  private static final class Begun {
    static final Ground GROUND = new Ground();
  }

  static List<Attack> all() {
    return Stream.of(
            BorrowingAttacks.all(),
            GroupAttacks.all(),
            ForgeryAttacks.all(),
            CrossSiteAttacks.all(),
            InjectionAttacks.all(),
            TraversalAttacks.all(),
            TraversalAttacks.filesOfOthers(),
            ApiAttacks.all(),
            NetworkAttacks.all(),
            // Last, since whoever was guessed at waits for a while.
            FloodAttacks.all())
        .flatMap(all -> all)
        .toList();
  }

  @AfterAll
  static void close() {
    Begun.GROUND.close();
  }

  @TestFactory
  Stream<DynamicTest> isRefused() {
    return all().stream()
        .map(
            attack ->
                DynamicTest.dynamicTest(
                    attack.threat() + " " + attack.what(), () -> tried(attack)));
  }

  /// Reports of dynamic tests tell their numbers alone.
  private static void tried(Attack attack) {
    try {
      attack.tried().against(Begun.GROUND);
    } catch (Exception | AssertionError e) {
      throw new AssertionError(attack.threat() + " " + attack.what(), e);
    }
  }

  @Test
  void areMoreThanThreeHundredAndNoneTwice() {
    assertThat(all().stream().map(Attack::what)).hasSizeGreaterThan(FEWEST).doesNotHaveDuplicates();
  }

  @Test
  void areListed() throws IOException {
    if (Boolean.getBoolean(REFRESH)) {
      Files.writeString(LIST, list());
    }
    assertThat(Documents.read(LIST))
        .as(
            "docs/security-tests.md is stale; write it again with: ./huiyin test -pl server -am"
                + " -Dtest=AttackSuiteTest -Dsurefire.failIfNoSpecifiedTests=false -D%s=true",
            REFRESH)
        .isEqualTo(list());
  }

  private static String list() {
    Map<String, List<Attack>> byThreat =
        all().stream()
            .collect(Collectors.groupingBy(Attack::threat, TreeMap::new, Collectors.toList()));
    StringBuilder text = new StringBuilder("# What was tried to break in\n\n");
    text.append(
        "Each line is one try over HTTP on a real server with a real database, and is refused: `AttackSuiteTest` runs them all."
            + " Letter and number are the line of the [threat model](threat-model.md).\n"
            + "The list is written by the same test; "
            + all().size()
            + " tries in all.\n");
    byThreat.forEach(
        (threat, tries) -> {
          text.append("\n## ").append(threat).append("\n\n");
          tries.forEach(attack -> text.append("- ").append(attack.what()).append("\n"));
        });
    return text.toString();
  }
}
