package org.huiyin.desk;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.huiyin.matter.MatterView;
import org.huiyin.matter.MatterView.ActView;
import org.huiyin.matter.MatterView.ClockView;
import org.huiyin.matter.MatterView.EntryView;
import org.huiyin.matter.MatterView.OutcomeView;
import org.huiyin.page.Page;

/// What a decision can begin with, by its outcome; for an act that has one outcome only, by the
/// act.
///
/// `{…}` is filled in from the matter: its number, topic and place, its days, the provision of the
/// outcome; never who brought it. What the matter doesn't have becomes a gap, as what the officer
/// has to say is one in the template itself, and the act isn't done while a gap is left.
final class AnswerTemplates {

  private static final Map<String, Properties> SHIPPED =
      Map.of("zh-CN", read("templates_zh.properties"), "en", read("templates_en.properties"));
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z]{1,20})\\}");
  private static final Set<String> ACCEPTING =
      Set.of("accept", "accept-simply", "deem-accepted", "accept-dispute");

  private AnswerTemplates() {}

  /// What of the matter a page knows beside the view of it.
  ///
  /// @param own what the officer's institution has in place of what is shipped
  record Known(MatterView view, String topic, String place, Map<String, String> own) {}

  static boolean has(ActView can) {
    return can.outcomes().stream().anyMatch(outcome -> has(outcome.outcome().id(), can))
        || has(can.act().id(), can);
  }

  private static boolean has(String name, ActView can) {
    Properties templates = Objects.requireNonNull(SHIPPED.get("en"));
    return can.texts().stream().anyMatch(text -> templates.containsKey(name + "." + text));
  }

  /// The fields with the template in those in which nothing is written yet.
  static ActFields filled(ActFields fields, ActView can, Known known, Page page) {
    Properties templates = Objects.requireNonNull(SHIPPED.get(page.lang()));
    String name = can.outcomes().isEmpty() ? can.act().id() : fields.of("outcome");
    Map<String, String> values = values(known, can, name, page);
    ActFields filled = fields;
    for (String text : can.texts()) {
      String part = name + "." + text;
      String template =
          known
              .own()
              .getOrDefault(part + (page.chinese() ? ".zh" : ".en"), templates.getProperty(part));
      if (template != null) {
        filled = filled.orElse(ActFields.TEXT + text, filled(template, values, page));
      }
    }
    return filled;
  }

  private static String filled(String template, Map<String, String> values, Page page) {
    return PLACEHOLDER
        .matcher(template)
        .replaceAll(found -> java.util.regex.Matcher.quoteReplacement(value(found, values, page)));
  }

  private static String value(MatchResult found, Map<String, String> values, Page page) {
    String value = values.getOrDefault(found.group(1), "");
    return value.isBlank()
        ? page.text(
            "desk.template.gap",
            page.textOr("desk.template." + found.group(1), "desk.template.other"))
        : value;
  }

  private static Map<String, String> values(Known known, ActView can, String outcome, Page page) {
    MatterView view = known.view();
    Map<String, String> values = new HashMap<>();
    values.put("number", view.number());
    values.put("topic", known.topic());
    values.put("place", known.place());
    values.put("received", page.day(view.openedOn()));
    values.put("provision", provision(can, outcome));
    view.happened().stream()
        .filter(entry -> ACCEPTING.contains(entry.act().id()))
        .map(EntryView::on)
        .reduce((_, later) -> later)
        .ifPresent(day -> values.put("accepted", page.day(day)));
    MatterView.Turn turn = view.turn();
    if (turn != null) {
      values.put("due", page.day(turn.by()));
      view.clocks().stream()
          .filter(clock -> clock.clock().equals(turn.duty()) && clock.due().equals(turn.by()))
          .map(ClockView::start)
          .reduce((_, later) -> later)
          .ifPresent((LocalDate day) -> values.put("since", page.day(day)));
    }
    return values;
  }

  private static String provision(ActView can, String outcome) {
    return can.outcomes().stream()
        .filter(each -> each.outcome().id().equals(outcome))
        .map(OutcomeView::citation)
        .findFirst()
        .orElse(can.citation());
  }

  private static Properties read(String file) {
    try (InputStream in = Objects.requireNonNull(AnswerTemplates.class.getResourceAsStream(file))) {
      Properties templates = new Properties();
      templates.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      return templates;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
