package org.huiyin.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.huiyin.Api;
import org.huiyin.Brought;
import org.huiyin.TestServer;
import org.huiyin.demo.DemoCounty;
import org.huiyin.page.Visit;
import org.junit.jupiter.api.Test;

/// Which institution the page suggests to whoever refers a matter.
class CompetentTest {

  private static final String TOPIC = "以前承办过这类事项";
  private static final String PLACE = "负责这个地方";

  private final Api api = Api.shared();
  private final Visit desk = AtTheDesk.signedIn(TestServer.shared(), "demo.registrar");

  private Brought registered(String key, String value) {
    Map<String, Object> filing = Brought.anAnonymousComplaint();
    filing.put(key, value);
    return Brought.of(api, filing).done("demo.registrar", "register", Map.of());
  }

  private String refer(Brought brought) {
    return desk.get("/desk/matters/" + brought.number() + "/act/refer").text();
  }

  private static String firstChoice(String page) {
    int at = page.indexOf("name=\"institution\" type=\"radio\" value=\"");
    return page.substring(at).replaceFirst("(?s)[^>]*value=\"([^\"]+)\".*", "$1");
  }

  @Test
  void whoWasGivenSuchMattersBeforeStandsFirst() {
    Brought fresh = registered("topic", "wages");
    for (int i = 0; i < 3; i++) {
      registered("topic", "wages")
          .done(
              "demo.registrar",
              "refer",
              Map.of("institution", DemoCounty.LABOUR, "texts", Map.of("reason", "欠薪由人社局负责。")));
    }
    String page = refer(fresh);
    assertThat(page).contains(TOPIC).doesNotContain("checked");
    assertThat(firstChoice(page)).isEqualTo(DemoCounty.LABOUR);
  }

  @Test
  void whoAnswersForThePlaceStandsFirst() {
    String page = refer(registered("place", "990123101201"));
    assertThat(page).contains(PLACE).doesNotContain(TOPIC);
    assertThat(firstChoice(page)).isEqualTo(DemoCounty.LIUTANG);
  }

  @Test
  void aMatterWithoutEitherHasNoSuggestion() {
    String page = refer(registered("story", "泵站坏了。"));
    assertThat(page).doesNotContain(TOPIC).doesNotContain(PLACE);
  }
}
