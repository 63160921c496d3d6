package org.huiyin.rulebook.lint;

import java.util.Locale;
import org.huiyin.rulebook.Texts;

/// Something wrong with a rulebook, or left to verify: where, what, how one gets there, and what
/// to change. Immutable.
///
/// @param rule the rule, whose [LintRule#id] is stable
/// @param subject what it is about, such as `clocks.answer`; stable as long as its name is
/// @param file how the caller named the file
/// @param line from 1
/// @param column from 1
/// @param what what is wrong, in a sentence
/// @param change what to change, in a sentence
/// @param story the path that leads there
public record LintFinding(
    LintRule rule,
    String subject,
    String file,
    int line,
    int column,
    Texts what,
    Texts change,
    Story story) {

  public Severity severity() {
    return rule.severity();
  }

  LintFinding at(String otherFile, int otherLine, int otherColumn) {
    return new LintFinding(rule, subject, otherFile, otherLine, otherColumn, what, change, story);
  }

  /// Several lines: the place and what is wrong, the story, and what to change.
  public String in(Locale locale) {
    StringBuilder text = new StringBuilder(place());
    text.append(": ").append(severity().id()).append(": ").append(what.in(locale));
    text.append(" [").append(rule.id()).append("]\n");
    story.in(locale).forEach(line -> text.append("    ").append(line).append('\n'));
    text.append("  → ").append(change.in(locale)).append('\n');
    return text.toString();
  }

  /// `file:line:column`.
  public String place() {
    return file + ":" + line + ":" + column;
  }

  @Override
  public String toString() {
    return place() + ": " + rule.id() + " " + subject + ": " + what.en();
  }
}
