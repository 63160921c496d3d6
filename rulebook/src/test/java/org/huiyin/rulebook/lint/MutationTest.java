package org.huiyin.rulebook.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
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

  private static final List<String> RULEBOOKS = List.of("cn-xinfang", "cn-mediation");

  @Test
  void everyMutantIsCaughtByTheRightRule() {
    List<Mutation> mutations = mutations();
    Set<String> unjudged = new TreeSet<>();
    mutations.forEach(mutation -> unjudged.add(mutation.line()));
    List<String> missed = Collections.synchronizedList(new ArrayList<>());
    for (String id : RULEBOOKS) {
      Document whole = Document.read(Rulebook.bundled(id).yaml());
      Set<String> known = findings(Linter.lint(id, whole.bytes()));
      int mutants = 0;
      for (Mutation mutation : mutations) {
        Map<String, Document> all = mutation.isFor(id) ? mutation.of(whole) : Map.of();
        long judged =
            all.entrySet().parallelStream()
                .filter(
                    each ->
                        judge(mutation, id + ": " + each.getKey(), each.getValue(), known, missed))
                .count();
        if (judged > 0) {
          unjudged.remove(mutation.line());
        }
        mutants += (int) judged;
      }
      System.out.println(id + ": " + mutations.size() + " mutations, " + mutants + " mutants");
    }
    assertThat(missed).isEmpty();
    assertThat(unjudged).isEmpty();
  }

  // A mutant that can't be read, where that isn't what its line is about, lacks a name.
  private static boolean judge(
      Mutation mutation, String name, Document mutant, Set<String> known, List<String> missed) {
    Set<String> found = found(mutation, mutant.bytes(), known);
    String unreadable = LintRule.UNREADABLE.id();
    if (found.contains(unreadable) && !mutation.caughtBy().contains(unreadable)) {
      return false;
    }
    if (mutation.caughtBy().stream().noneMatch(found::contains)) {
      missed.add(name + ": expected " + mutation.caughtBy() + " but found " + found);
    }
    return true;
  }

  // Paths are walked only for mutants that look sound: what was found by looking is found anyway.
  private static Set<String> found(Mutation mutation, byte[] mutant, Set<String> known) {
    if (Rulebook.read("mutant", mutant) instanceof Reading.Read(Rulebook rulebook)) {
      Set<String> seen = rules(Linter.look("mutant", rulebook), known);
      return mutation.caughtBy().stream().anyMatch(seen::contains)
          ? seen
          : rules(Linter.lint(rulebook), known);
    }
    return rules(Linter.lint("mutant", mutant), known);
  }

  // What is found in the whole document already doesn't count as caught.
  private static Set<String> rules(Linting linting, Set<String> known) {
    return linting.findings().stream()
        .filter(finding -> !known.contains(place(finding)))
        .map(finding -> finding.rule().id())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> findings(Linting linting) {
    return linting.findings().stream().map(MutationTest::place).collect(Collectors.toSet());
  }

  private static String place(LintFinding finding) {
    return finding.rule().id() + " " + finding.subject();
  }

  @Test
  void nothingIsWrongBeforeItIsBroken() {
    for (String id : RULEBOOKS) {
      byte[] bytes = Document.read(Rulebook.bundled(id).yaml()).bytes();
      assertThat(Linter.lint(id, bytes).findings())
          .filteredOn(finding -> finding.severity() != Severity.TO_VERIFY)
          .isEmpty();
    }
  }

  private static List<Mutation> mutations() {
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
