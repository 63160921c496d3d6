package org.huiyin.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.huiyin.Api;
import org.huiyin.Brought;
import org.huiyin.TestServer;
import org.huiyin.page.Browsing;
import org.huiyin.page.Sight;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A handler describes a matter, finds others on the same cause, and answers them together.
class TriageBrowserTest {

  private static final String CAUSE = "北渠闸门损坏，三个村的稻田无法灌溉。";

  private static List<Brought> alike = List.of();

  private final TestServer server = TestServer.shared();

  @BeforeAll
  static void manyAreOnTheSameCause() {
    alike = IntStream.range(0, 24).mapToObj(_ -> described()).toList();
  }

  private static Brought described() {
    return Brought.accepted(Api.shared())
        .done("demo.handler", "describe", Map.of("texts", Map.of("summary", CAUSE)));
  }

  @ParameterizedTest
  @CsvSource({"zh-CN, 360", "en, 1280", "zh-CN, 1280", "en, 360"})
  void answersSeveralOnTheSameCauseAtOnce(String language, int width) {
    Brought asked =
        alike.stream()
            .filter(each -> !each.stage().equals("answered"))
            .findFirst()
            .orElseThrow(AssertionError::new);
    try (Browsing browsing = Browsing.at(server.uri(), Sight.of(language, width))) {
      signIn(browsing);
      browsing.open("/desk/matters/" + asked.number() + "/act/describe");
      browsing.write("desk.text.summary", CAUSE);
      browsing.press("desk.topics.do");
      browsing.page().locator("#topics .govuk-inset-text").waitFor();
      browsing.look("describe-topics");
      browsing.open("/desk/matters/" + asked.number());
      browsing.follow("similar.link");
      Locator boxes = browsing.page().locator("input[name=with]");
      boxes.first().waitFor();
      browsing.look("matter-similar");
      String other = boxes.first().getAttribute("value");
      boxes.first().check();
      browsing.press("together.do");
      browsing.page().locator("input[type=hidden][name=with]").waitFor(attached());
      browsing.look("together");
      fill(browsing);
      browsing.page().locator("button[value=do]").click();
      browsing.page().locator("[role=status]").first().waitFor();
      assertThat(asked.stage()).isEqualTo("answered");
      assertThat(stage(other)).isEqualTo("answered");
      browsing.look("matter-answered-together");
    }
  }

  private static Locator.WaitForOptions attached() {
    return new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED);
  }

  private static String stage(String number) {
    return TestServer.shared()
        .database()
        .rows("select stage from matter where number = ?", number)
        .getFirst();
  }

  private static void fill(Browsing browsing) {
    browsing.page().locator("[name=outcome]").first().check();
    for (String text : List.of("request", "facts", "basis", "reasons", "decision")) {
      browsing.page().locator("[name=text-" + text + "]").fill("闸门已查明损坏，本月内修好。");
    }
  }

  private void signIn(Browsing browsing) {
    browsing.open("/desk");
    browsing.write("sign-in.name", "demo.handler");
    browsing.write("sign-in.password", server.password("demo.handler"));
    browsing.press("sign-in.do");
    browsing.titled("desk.today.title");
  }
}
