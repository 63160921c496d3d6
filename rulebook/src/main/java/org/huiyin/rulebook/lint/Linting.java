package org.huiyin.rulebook.lint;

import java.util.List;
import java.util.Locale;

/// What a linter found. Immutable.
///
/// @param findings in the order of the file; at one place, in the order of the rules
/// @param paths how many different situations were reached; 0 if the document can't be read
public record Linting(List<LintFinding> findings, int paths) {

  public Linting {
    findings = List.copyOf(findings);
  }

  /// Whether the rulebook can be used: nothing was refused.
  public boolean isSound() {
    return of(Severity.REFUSAL).isEmpty();
  }

  public List<LintFinding> of(Severity severity) {
    return findings.stream().filter(finding -> finding.severity() == severity).toList();
  }

  /// All findings as text, or nothing.
  public String in(Locale locale) {
    StringBuilder text = new StringBuilder();
    findings.forEach(finding -> text.append(finding.in(locale)));
    return text.toString();
  }

  /// All findings as a JSON document.
  public String json() {
    return FindingsJson.of(this);
  }
}
