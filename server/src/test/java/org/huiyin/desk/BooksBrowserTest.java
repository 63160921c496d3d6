package org.huiyin.desk;

import java.util.Map;
import org.huiyin.Api;
import org.huiyin.Brought;
import org.huiyin.TestServer;
import org.huiyin.page.Browsing;
import org.huiyin.page.Sight;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The books at the desk, and what the complainant reads of them, in either language and at either
/// width. On a server of its own, so that the lists are short.
class BooksBrowserTest {

  private static final TestServer SERVER = TestServer.start();
  private static final Api API = new Api(SERVER);

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  private static Brought withoutRemedy() {
    return Brought.answered(API)
        .done(
            "demo.handler",
            "find-no-remedy",
            Map.of("texts", Map.of("reason", "现行政策没有规定。", "way-up", "可以向市信访局反映。")))
        .done(
            "demo.city-supervisor",
            "countersign-no-remedy",
            Map.of("texts", Map.of("reason", "情况属实。")));
  }

  @ParameterizedTest
  @CsvSource({"zh-CN, 360", "en, 1280", "zh-CN, 1280", "en, 360"})
  void anOfficerFindsAMatterInItsBook(String language, int width) {
    Brought brought = withoutRemedy();
    try (Browsing browsing = Browsing.at(SERVER.uri(), Sight.of(language, width))) {
      browsing.open("/desk").titled("sign-in.title");
      browsing.write("sign-in.name", "demo.lead");
      browsing.write("sign-in.password", SERVER.password("demo.lead"));
      browsing.press("sign-in.do");
      browsing.titled("desk.today.title");
      browsing.follow("desk.nav.books");
      browsing.titled("book.title");
      browsing.look("books");
      browsing.follow("book.no-remedy");
      browsing.titled("book.no-remedy");
      browsing.look("book");
      browsing.page().locator("a[href$='" + brought.number() + "']").click();
      browsing.page().getByText("可以向市信访局反映。").first().waitFor();
      browsing.look("matter-in-a-book");
    }
  }

  @ParameterizedTest
  @CsvSource({"zh-CN, 360", "en, 1280", "zh-CN, 1280", "en, 360"})
  void theComplainantReadsWhyAndTheWayUp(String language, int width) {
    Brought brought = withoutRemedy();
    try (Browsing browsing = Browsing.at(SERVER.uri(), Sight.of(language, width))) {
      browsing.open("/follow");
      browsing.page().locator("[name=number]").fill(brought.number());
      browsing.page().locator("[name=key]").fill(brought.key());
      browsing.page().locator("main form button").first().click();
      // What was decided comes first, and the matter behind it.
      browsing.page().waitForURL("**/matter/**");
      browsing.open("/matter").titled("matter.title");
      browsing.page().getByText("可以向市信访局反映。").first().waitFor();
      browsing.look("own-matter-without-remedy");
    }
  }
}
