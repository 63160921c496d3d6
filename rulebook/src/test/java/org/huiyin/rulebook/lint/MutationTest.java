package org.huiyin.rulebook.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.huiyin.rulebook.Reading;
import org.huiyin.rulebook.Rulebook;
import org.junit.jupiter.api.Test;

/// Breaks each rulebook that comes with the library in every way listed in `mutations.txt`. The
/// reader or the linter catches each mutant, by a rule that fits.
class MutationTest {

  private static final List<String> RULEBOOKS = List.of("cn-xinfang");

  @Test
  void everyMutantIsCaughtByTheRightRule() {
    List<Mutation> mutations = mutations();
    List<String> missed = new ArrayList<>();
    for (String id : RULEBOOKS) {
      Document whole = Document.read(Rulebook.bundled(id).yaml());
      int mutants = 0;
      for (Mutation mutation : mutations) {
        Map<String, Document> all = mutation.of(whole);
        mutants += all.size();
        all.forEach((name, mutant) -> judge(mutation, name, mutant, missed));
      }
      System.out.println(id + ": " + mutations.size() + " mutations, " + mutants + " mutants");
    }
    assertThat(missed).isEmpty();
  }

  private static void judge(Mutation mutation, String name, Document mutant, List<String> missed) {
    Set<String> found = found(mutation, mutant.bytes());
    if (mutation.caughtBy().stream().noneMatch(found::contains)) {
      missed.add(name + ": expected " + mutation.caughtBy() + " but found " + found);
    }
  }

  // Paths are walked only for mutants that look sound: what was found by looking is found anyway.
  private static Set<String> found(Mutation mutation, byte[] mutant) {
    if (Rulebook.read("mutant", mutant) instanceof Reading.Read(Rulebook rulebook)) {
      Set<String> seen = rules(Linter.look("mutant", rulebook));
      return mutation.caughtBy().stream().anyMatch(seen::contains)
          ? seen
          : rules(Linter.lint(rulebook));
    }
    return rules(Linter.lint("mutant", mutant));
  }

  private static Set<String> rules(Linting linting) {
    return linting.findings().stream()
        .map(finding -> finding.rule().id())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void nothingIsWrongBeforeItIsBroken() {
    for (String id : RULEBOOKS) {
      byte[] bytes = Document.read(Rulebook.bundled(id).yaml()).bytes();
      assertThat(Linter.lint(id, bytes).findings()).isEmpty();
    }
  }

  @Test
  void everyMutationIsTriedOnSomeRulebook() {
    for (Mutation mutation : mutations()) {
      assertThat(RULEBOOKS)
          .as(mutation.line())
          .anySatisfy(
              id ->
                  assertThat(mutation.of(Document.read(Rulebook.bundled(id).yaml()))).isNotEmpty());
    }
  }

  static List<Mutation> mutations() {
    try (InputStream in = MutationTest.class.getResourceAsStream("mutations.txt")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(Mutation::parse)
          .toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
