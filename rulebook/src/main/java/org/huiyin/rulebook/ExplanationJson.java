package org.huiyin.rulebook;

import java.util.LinkedHashMap;
import java.util.Map;
import org.huiyin.rulebook.Explanation.Basis;
import org.huiyin.rulebook.Explanation.Counted;
import org.huiyin.rulebook.Explanation.Extended;
import org.huiyin.rulebook.Explanation.Heading;
import org.huiyin.rulebook.Explanation.Method;
import org.huiyin.rulebook.Explanation.Paused;

/// The JSON of an [Explanation], member by member as its records have them.
final class ExplanationJson {

  private ExplanationJson() {}

  static String of(Explanation explanation) {
    Map<String, Object> json = new LinkedHashMap<>();
    heading(explanation.heading(), json);
    explanation.method().ifPresent(method -> json.put("length", length(method)));
    json.put("extensions", explanation.extensions().stream().map(ExplanationJson::of).toList());
    json.put("pauses", explanation.pauses().stream().map(ExplanationJson::of).toList());
    json.put("days", explanation.days().stream().map(ExplanationJson::of).toList());
    json.put("due", explanation.due());
    json.put("provisional", explanation.provisional());
    return Json.of(json);
  }

  private static void heading(Heading heading, Map<String, Object> json) {
    json.put("clock", heading.clock());
    json.put("title", of(heading.title()));
    json.put("basis", of(heading.basis()));
    Map<String, Object> start = new LinkedHashMap<>();
    start.put("event", heading.start().date());
    start.put("title", of(heading.start().title()));
    start.put("on", heading.start().on());
    json.put("start", start);
  }

  private static Map<String, Object> length(Method method) {
    Map<String, Object> json = of(method.length());
    json.put("startExcluded", method.length().counting().startExcluded());
    json.put("rollForward", method.length().counting().rollForward());
    json.put("basis", of(method.basis()));
    return json;
  }

  private static Map<String, Object> of(Length length) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("amount", length.amount());
    json.put("unit", Explanation.word(length.counting().unit()));
    return json;
  }

  private static Map<String, Object> of(Extended extended) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("days", extended.days());
    json.put("basis", of(extended.basis()));
    return json;
  }

  private static Map<String, Object> of(Paused paused) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("ground", paused.pause().ground());
    json.put("title", of(paused.reason()));
    json.put("from", paused.pause().from());
    json.put("last", paused.pause().last());
    json.put("open", paused.pause().open());
    json.put("basis", of(paused.basis()));
    json.put("ceiling", of(paused.ceiling()));
    json.put("ceilingBasis", of(paused.ceilingBasis()));
    return json;
  }

  private static Map<String, Object> of(Counted day) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("date", day.date());
    json.put("counts", day.counts());
    json.put("ordinal", day.ordinal());
    json.put("reason", Explanation.word(day.reason()));
    json.put("name", day.name());
    return json;
  }

  private static Map<String, Object> of(Basis basis) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("citation", basis.citation());
    json.put("verify", basis.citation().verify());
    json.put("source", of(basis.source()));
    return json;
  }

  private static Map<String, Object> of(Texts texts) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("zh", texts.zh());
    json.put("en", texts.en());
    return json;
  }
}
