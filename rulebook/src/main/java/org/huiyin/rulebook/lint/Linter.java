package org.huiyin.rulebook.lint;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.huiyin.rulebook.Finding;
import org.huiyin.rulebook.KindDefinition;
import org.huiyin.rulebook.Reading;
import org.huiyin.rulebook.Rulebook;
import org.huiyin.rulebook.Texts;
import org.huiyin.rulebook.WorkingCalendar;

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

  // An ordinary Monday; the order of events hardly depends on the day, and the worst case is
  // sought over all days.
  private static final LocalDate FILED = LocalDate.of(2026, 3, 2);

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

  /// Reads a rulebook, or an overlay upon one of these, and lints it: the overlay with what it
  /// makes of the rulebook under it. Findings in the overlay have its lines.
  public static Linting lint(String file, byte[] yaml, Collection<Rulebook> bases) {
    return switch (Rulebook.read(file, yaml, bases)) {
      case Reading.Read(Rulebook rulebook) -> {
        Linting whole = lint(file, rulebook);
        yield rulebook
            .base()
            .map(base -> new Linting(inOverlay(whole.findings(), base), whole.paths()))
            .orElse(whole);
      }
      case Reading.Unreadable(List<Finding> findings) ->
          new Linting(findings.stream().map(Linter::unreadable).toList(), 0);
    };
  }

  private static List<LintFinding> inOverlay(List<LintFinding> findings, Rulebook base) {
    int above = (int) base.yaml().lines().count() + (base.base().isPresent() ? 1 : 2);
    return findings.stream()
        .map(
            each ->
                each.line() > above
                    ? each.at(each.file(), each.line() - above, Math.max(1, each.column() - 4))
                    : each.at(base.id() + ".yaml", each.line(), each.column()))
        .toList();
  }

  /// Lints a rulebook that was read.
  public static Linting lint(Rulebook rulebook) {
    return lint(rulebook.id() + ".yaml", rulebook);
  }

  /// What the document shows without walking a path.
  static Linting look(String file, Rulebook rulebook) {
    return new Linting(looked(file, rulebook).inOrder(), 0);
  }

  private static Report looked(String file, Rulebook rulebook) {
    Report report = new Report(file, new Places(rulebook.yaml()));
    new DocumentProof(rulebook, report).run();
    new PauseProof(rulebook, report).run();
    new DoorProof(rulebook, report).run();
    new ConflictProof(rulebook, report).run();
    new RetentionProof(rulebook, report).run();
    new NamesProof(rulebook, report).run();
    Rulebook each = rulebook;
    while (each.base().isPresent()) {
      Rulebook base = each.base().orElseThrow();
      new OverlayProof(base, each, report).run();
      each = base;
    }
    return report;
  }

  private static Linting lint(String file, Rulebook rulebook) {
    Report report = looked(file, rulebook);
    ReachProof reach = new ReachProof(rulebook, report);
    Likeness likeness = new Likeness(rulebook);
    WorkingCalendar calendar = calendar(rulebook);
    int situations = 0;
    boolean complete = true;
    for (KindDefinition kind : rulebook.kinds().values()) {
      if (kind.intake() != null) {
        Paths paths = new Paths(rulebook, kind.id(), FILED, calendar, likeness).walk();
        situations += paths.situations.size();
        if (paths.isComplete()) {
          new PathProof(rulebook, kind, paths, report).run();
          Slowest slowest = new Slowest(rulebook, kind.id(), FILED, calendar, likeness).run();
          if (slowest.isTooLarge()) {
            tooLarge(kind, report);
          } else {
            new TimeProof(rulebook, kind, report).run(slowest, calendar);
          }
        } else {
          complete = false;
          tooLarge(kind, report);
        }
        reach.add(paths);
      }
    }
    if (complete) {
      reach.run();
    }
    return new Linting(report.inOrder(), situations);
  }

  private static void tooLarge(KindDefinition kind, Report report) {
    report.add(LintRule.TOO_LARGE, "kinds." + kind.id(), Paths.MOST_SITUATIONS);
  }

  static WorkingCalendar calendar(Rulebook rulebook) {
    WorkingCalendar china = WorkingCalendar.china();
    return china.id().equals(rulebook.calendar())
        ? china
        : WorkingCalendar.weekendsOnly(rulebook.calendar());
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
