package org.huiyin.rulebook.lint;

import java.util.List;
import java.util.stream.Collectors;
import org.huiyin.rulebook.Texts;

/// The JSON of a [Linting]: `{"sound", "paths", "findings": [{"rule", "severity", "subject",
/// "file", "line", "column", "what": {"zh", "en"}, "change": {…}, "story": [{"day", "zh",
/// "en"}]}]}`.
final class FindingsJson {

  private final Linting linting;

  FindingsJson(Linting linting) {
    this.linting = linting;
  }

  String text() {
    return "{\"sound\":"
        + linting.isSound()
        + ",\"paths\":"
        + linting.paths()
        + ",\"findings\":"
        + list(linting.findings().stream().map(FindingsJson::finding).toList())
        + "}";
  }

  private static String finding(LintFinding finding) {
    return "{\"rule\":"
        + string(finding.rule().id())
        + ",\"severity\":"
        + string(finding.severity().id())
        + ",\"subject\":"
        + string(finding.subject())
        + ",\"file\":"
        + string(finding.file())
        + ",\"line\":"
        + finding.line()
        + ",\"column\":"
        + finding.column()
        + ",\"what\":{"
        + texts(finding.what())
        + "},\"change\":{"
        + texts(finding.change())
        + "},\"story\":"
        + list(finding.story().lines().stream().map(FindingsJson::line).toList())
        + "}";
  }

  private static String line(Story.Line line) {
    return "{\"day\":" + line.day() + "," + texts(line.text()) + "}";
  }

  private static String texts(Texts texts) {
    return "\"zh\":" + string(texts.zh()) + ",\"en\":" + string(texts.en());
  }

  private static String list(List<String> items) {
    return items.stream().collect(Collectors.joining(",", "[", "]"));
  }

  static String string(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ') {
        quoted.append(String.format("\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
