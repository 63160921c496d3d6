package org.huiyin.desk;

import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import org.huiyin.Api;
import org.huiyin.Brought;
import org.huiyin.TestServer;
import org.huiyin.page.Browsing;
import org.huiyin.page.Sight;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Searching at the desk, in either language and at either width.
class SearchBrowserTest {

  private static final TestServer SERVER = TestServer.start();
  private static final Api API = new Api(SERVER);

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @ParameterizedTest
  @CsvSource({"zh-CN, 360", "en, 1280", "zh-CN, 1280", "en, 360"})
  void anOfficerFindsAMatterByWords(String language, int width) {
    Brought brought =
        Brought.accepted(API)
            .done(
                "demo.handler",
                "describe",
                Map.of("texts", Map.of("summary", "北渠村泵站去年十月损坏，四十户农田浇不上水，要求修复并补偿。")));
    try (Browsing browsing = Browsing.at(SERVER.uri(), Sight.of(language, width))) {
      browsing.open("/desk").titled("sign-in.title");
      browsing.write("sign-in.name", "demo.handler");
      browsing.write("sign-in.password", SERVER.password("demo.handler"));
      browsing.press("sign-in.do");
      browsing.titled("desk.today.title");
      browsing.follow("desk.nav.search");
      browsing.titled("search.title");
      browsing.look("search");
      browsing.page().locator("[name=q]").fill("泵站 農田");
      browsing.press("search.do");
      browsing.page().locator("mark").first().waitFor();
      browsing.look("search-found");
      browsing.page().locator("[name=q]").fill("天文望远镜");
      browsing.press("search.do");
      browsing.page().getByRole(AriaRole.STATUS).waitFor();
      browsing.look("search-none");
      browsing.page().locator("[name=q]").fill(brought.number());
      browsing.press("search.do");
      browsing.page().locator("a[href$='" + brought.number() + "']").click();
      browsing.page().getByText("四十户农田").first().waitFor();
    }
  }
}
