package org.huiyin.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.huiyin.Api;
import org.huiyin.Brought;
import org.huiyin.TestServer;
import org.huiyin.page.Visit;
import org.huiyin.rulebook.ActDefinition;
import org.huiyin.rulebook.OutcomeDefinition;
import org.huiyin.rulebook.Rulebook;
import org.junit.jupiter.api.Test;

/// An answer begins with the template of its outcome, in what is still empty, and isn't sent while
/// a gap of it is left.
class AnswerTemplatesTest {

  private final Api api = Api.shared();
  private final TestServer server = TestServer.shared();

  private static Properties shipped(String language) throws IOException {
    Properties templates = new Properties();
    try (var in =
        Objects.requireNonNull(
            AnswerTemplates.class.getResourceAsStream("templates_" + language + ".properties"))) {
      templates.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
    return templates;
  }

  @Test
  void isThereForEachOutcomeInBothLanguages() throws IOException {
    Rulebook rulebook = Rulebook.bundled("cn-xinfang");
    List<String> missing = new ArrayList<>();
    for (ActDefinition act : rulebook.acts().values()) {
      String instance = act.changes().decides();
      for (OutcomeDefinition outcome : rulebook.outcomes().values()) {
        boolean fits =
            instance != null
                && (act.changes().outcome() == null
                    ? rulebook.kinds().keySet().stream()
                        .anyMatch(kind -> outcome.fits(instance, kind, act.id()))
                    : outcome.id().equals(act.changes().outcome()));
        String name = act.changes().outcome() == null ? outcome.id() : act.id();
        for (String text : fits ? act.needs().texts() : List.<String>of()) {
          for (String language : List.of("zh", "en")) {
            if (!text.equals("request") && !shipped(language).containsKey(name + "." + text)) {
              missing.add(language + " " + name + "." + text);
            }
          }
        }
      }
    }
    assertThat(missing).isEmpty();
    assertThat(shipped("zh").keySet()).isEqualTo(shipped("en").keySet());
  }

  private static String field(Visit.Shown page, String name) {
    return page.first("(?s)<textarea[^>]*name=\"text-" + name + "\"[^>]*>\\s?(.*?)</textarea>");
  }

  @Test
  void fillsInWhatIsEmptyFromTheMatterAndNothingElse() {
    Brought brought = Brought.accepted(api);
    Visit desk = AtTheDesk.signedIn(server, "demo.handler");
    String path = "/desk/matters/" + brought.number() + "/act/answer";

    Visit.Shown filled =
        desk.submit(
            desk.get(path),
            path,
            "outcome",
            "not-supported",
            "text-reasons",
            "我自己写的理由。",
            "go",
            "template");

    assertThat(filled.status()).isEqualTo(200);
    assertThat(field(filled, "reasons")).isEqualTo("我自己写的理由。");
    assertThat(field(filled, "facts"))
        .contains(brought.number())
        .contains("受理")
        .doesNotContain("{");
    assertThat(field(filled, "facts")).contains("【").doesNotContain("王小河");
    assertThat(field(filled, "basis")).contains("第三十二条");
    assertThat(field(filled, "request")).isEqualTo("请修好泵站");
    assertThat(brought.stage()).isEqualTo("handling");
  }

  @Test
  void asksForTheOutcomeFirst() {
    Brought brought = Brought.accepted(api);
    Visit desk = AtTheDesk.signedIn(server, "demo.handler");
    String path = "/desk/matters/" + brought.number() + "/act/answer";

    Visit.Shown page = desk.submit(desk.get(path), path, "text-facts", "事实。", "go", "template");

    assertThat(page.text()).contains("请先选结论");
    assertThat(field(page, "facts")).isEqualTo("事实。");
    assertThat(field(page, "decision")).isEmpty();
  }

  @Test
  void aGapThatIsLeftKeepsItFromBeingSent() {
    for (String gap : List.of("【查明的事实】", "已查明 […] 的情况", "[the facts]", "{place}")) {
      Brought brought = Brought.accepted(api);
      Map<String, Object> answer = new HashMap<>(Brought.anAnswer());
      Map<String, Object> texts = new HashMap<>(texts(answer));
      texts.put("facts", gap);
      answer.put("texts", texts);
      var refused = brought.act("demo.handler", "answer", answer);
      assertThat(refused.statusCode()).as(gap).isIn(400, 422);
      assertThat(refused.body()).contains("template-gap", "texts.facts");
      assertThat(brought.stage()).isEqualTo("handling");
    }
    Brought brought = Brought.accepted(api);
    Map<String, Object> answer = new HashMap<>(Brought.anAnswer());
    Map<String, Object> texts = new HashMap<>(texts(answer));
    texts.put("facts", "见青水〔2026〕5号，[2026] 12 号，(a)。");
    answer.put("texts", texts);
    brought.done("demo.handler", "answer", answer);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> texts(Map<String, Object> answer) {
    return (Map<String, Object>) Objects.requireNonNull(answer.get("texts"));
  }

  @Test
  void theFormSaysSoBesideTheField() {
    Brought brought = Brought.accepted(api);
    Visit desk = AtTheDesk.signedIn(server, "demo.handler");
    String path = "/desk/matters/" + brought.number() + "/act/answer";
    Visit.Shown filled =
        desk.submit(desk.get(path), path, "outcome", "supported", "go", "template");

    Visit.Shown refused =
        desk.submit(
            filled,
            path,
            "outcome",
            "supported",
            "text-request",
            "泵站。",
            "text-facts",
            field(filled, "facts"),
            "text-reasons",
            "理由。",
            "text-decision",
            "维修。",
            "text-basis",
            "第三十二条",
            "go",
            "do");

    assertThat(refused.text()).contains("id=\"e-text-facts\"", "没有写明");
    assertThat(brought.stage()).isEqualTo("handling");
  }
}
