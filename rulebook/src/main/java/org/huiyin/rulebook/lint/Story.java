package org.huiyin.rulebook.lint;

import java.util.List;
import java.util.Locale;
import org.huiyin.rulebook.Texts;

/// The path that leads to a finding, from the day of filing: what somebody does, what time does.
/// Empty where the document alone shows it. Immutable.
public record Story(List<Line> lines) {

  static final Story NONE = new Story(List.of());

  public Story {
    lines = List.copyOf(lines);
  }

  /// One line for each event.
  public List<String> in(Locale locale) {
    return lines.stream().map(line -> line.text().in(locale)).toList();
  }

  /// One event.
  ///
  /// @param day the days since filing, from 0
  /// @param text a whole sentence that begins with the day
  public record Line(int day, Texts text) {}
}
