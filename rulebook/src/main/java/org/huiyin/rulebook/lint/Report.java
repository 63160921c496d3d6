package org.huiyin.rulebook.lint;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/// Gathers findings: one for each rule and subject, however many paths show it, and of those the
/// shortest, since paths are walked in that order.
final class Report {

  private static final int MOST = 500;

  private final String file;
  private final Places places;
  private final Map<String, LintFinding> findings = new LinkedHashMap<>();

  Report(String file, Places places) {
    this.file = file;
    this.places = places;
  }

  /// @param subject the path of the key in the document, such as `clocks.answer`
  /// @param values what the sentences name
  void add(LintRule rule, String subject, Object... values) {
    add(rule, "", subject, () -> Story.NONE, values);
  }

  /// @param variant which of the rule's sentences, or empty
  void add(LintRule rule, String variant, String subject, Supplier<Story> story, Object... values) {
    String key = rule.id() + " " + subject;
    if (findings.containsKey(key) || findings.size() >= MOST) {
      return;
    }
    Places.Place place = places.of(subject);
    String words = rule.id() + (variant.isEmpty() ? "" : "." + variant);
    findings.put(
        key,
        new LintFinding(
            rule,
            subject,
            file,
            place.line(),
            place.column(),
            LintWording.text(words + ".what", values),
            LintWording.text(words + ".change", values),
            story.get()));
  }

  List<LintFinding> inOrder() {
    return findings.values().stream()
        .sorted(
            Comparator.comparingInt(LintFinding::line)
                .thenComparingInt(LintFinding::column)
                .thenComparing(LintFinding::rule)
                .thenComparing(LintFinding::subject)
                .thenComparing(finding -> finding.what().in(Locale.ENGLISH)))
        .toList();
  }
}
