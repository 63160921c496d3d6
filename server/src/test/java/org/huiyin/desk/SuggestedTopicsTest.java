package org.huiyin.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.huiyin.Api;
import org.huiyin.Brought;
import org.huiyin.TestServer;
import org.huiyin.demo.DemoCounty;
import org.huiyin.page.Visit;
import org.huiyin.triage.TopicSuggestions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Topics that the page suggests to whoever registers a letter, learned from what the office wrote.
class SuggestedTopicsTest {

  private static final String PATH = "/desk/register";

  private final TestServer server = TestServer.shared();
  private final Visit desk = AtTheDesk.signedIn(server, "demo.registrar");

  @BeforeAll
  static void theOfficeHasDescribedEnough() {
    Api api = Api.shared();
    List<String> water = List.of("北渠灌溉渠道漏水，要求修复。", "水渠堵塞，农田无法灌溉。");
    List<String> wages = List.of("工地拖欠工资三个月。", "工厂拖欠加班工资，要求补发。");
    for (int i = 0; i < TopicSuggestions.LEAST / 2; i++) {
      describe(api, "irrigation", water.get(i % water.size()));
      describe(api, "wages", wages.get(i % wages.size()));
    }
  }

  private static void describe(Api api, String topic, String summary) {
    Map<String, Object> filing = Brought.anAnonymousComplaint();
    filing.put("topic", topic);
    Brought.of(api, filing)
        .done("demo.registrar", "describe", Map.of("texts", Map.of("summary", summary)));
  }

  private Visit.Shown asked(String ask, String name, String value) {
    return desk.submit(
        desk.get(PATH), PATH, "institution", DemoCounty.PETITIONS, "ask", ask, name, value);
  }

  @Test
  void suggestsWithTheWordsThatWeighedMost() {
    assertThat(asked("村里渠道漏水，请修好灌溉渠。", "go", "topics").text())
        .containsPattern("name=\"suggested\" value=\"irrigation\"")
        .contains("依据的字句")
        .contains("村里渠道漏水，请修好灌溉渠。")
        .as("nothing is chosen by itself")
        .doesNotContain("<option value=\"irrigation\" selected");
  }

  @Test
  void oneClickTakesOne() {
    assertThat(asked("村里渠道漏水。", "suggested", "irrigation").text())
        .contains("<option value=\"irrigation\" selected")
        .contains("村里渠道漏水。");
  }

  @Test
  void saysThatItKnowsNoneOfTheWords() {
    assertThat(asked("欧阳修远 13800138000", "go", "topics").text())
        .contains("没有可以据以推荐的字句")
        .doesNotContain("name=\"suggested\"");
    assertThat(asked("", "go", "topics").text()).contains("先写内容");
  }

  @Test
  void saysThatTooFewTaughtIt() {
    Visit city = AtTheDesk.signedIn(server, "demo.city-registrar");
    assertThat(city.submit(city.get(PATH), PATH, "ask", "渠道漏水", "go", "topics").text())
        .contains("要从本单位至少 100 件")
        .doesNotContain("name=\"suggested\"");
  }
}
