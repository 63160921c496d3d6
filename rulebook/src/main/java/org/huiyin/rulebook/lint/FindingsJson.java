package org.huiyin.rulebook.lint;

import java.util.LinkedHashMap;
import java.util.Map;
import org.huiyin.rulebook.Json;
import org.huiyin.rulebook.Texts;

/// The JSON of a [Linting]: `{"sound", "paths", "findings": [{"rule", "severity", "subject",
/// "file", "line", "column", "what": {"zh", "en"}, "change": {…}, "story": [{"day", "zh",
/// "en"}]}]}`.
final class FindingsJson {

  private FindingsJson() {}

  static String of(Linting linting) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("sound", linting.isSound());
    json.put("paths", linting.paths());
    json.put("findings", linting.findings().stream().map(FindingsJson::of).toList());
    return Json.of(json);
  }

  private static Map<String, Object> of(LintFinding finding) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("rule", finding.rule().id());
    json.put("severity", finding.severity().id());
    json.put("subject", finding.subject());
    json.put("file", finding.file());
    json.put("line", finding.line());
    json.put("column", finding.column());
    json.put("what", of(finding.what()));
    json.put("change", of(finding.change()));
    json.put("story", finding.story().lines().stream().map(FindingsJson::of).toList());
    return json;
  }

  private static Map<String, Object> of(Story.Line line) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("day", line.day());
    json.putAll(of(line.text()));
    return json;
  }

  private static Map<String, Object> of(Texts texts) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("zh", texts.zh());
    json.put("en", texts.en());
    return json;
  }
}
