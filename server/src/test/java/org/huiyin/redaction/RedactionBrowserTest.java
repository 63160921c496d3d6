package org.huiyin.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import org.huiyin.Api;
import org.huiyin.TestServer;
import org.huiyin.matter.Evidence;
import org.huiyin.page.Browsing;
import org.huiyin.page.Sight;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// An officer makes copies before a browser, on a wide and on a narrow screen.
class RedactionBrowserTest {

  private static final TestServer SERVER = TestServer.shared();

  @ParameterizedTest
  @CsvSource({"zh-CN, 1280", "en, 360"})
  void copiesAnAnswerAndAFile(String language, int width) throws IOException {
    Evidence file = RedactionHttpTest.held(SERVER, "合同.pdf", Planted.pdf(0));
    var brought = RedactionHttpTest.answered(SERVER, new Api(SERVER), file);
    String path = "/desk/matters/" + brought.number() + "/redact";
    try (Browsing browsing = Browsing.at(SERVER.uri(), Sight.of(language, width))) {
      browsing.open("/sign-in");
      browsing.write("sign-in.name", "demo.handler");
      browsing.write("sign-in.password", SERVER.password("demo.handler"));
      browsing.press("sign-in.do");
      browsing.open(path).look("redact");
      browsing.page().locator("a[href*='/redact/answer/']").first().click();
      browsing.write("redact.passages", "王小河\n13800138000");
      browsing.press("redact.look");
      browsing.look("redact-answer");
      assertThat(browsing.page().locator(".govuk-inset-text").innerText()).contains("■■■");
      browsing.press("redact.make");
      browsing.open(path + "/file/" + file.id());
      seesThePage(browsing.page());
      browsing.write("redact.boxes", "1 90 0 20 5");
      browsing.press("redact.make");
      browsing.look("redact-file-mistakes");
      browsing.write("redact.boxes", "");
      seesThePage(browsing.page());
      browsing.write("redact.boxes", "1 10 14 60 4");
      seesThePage(browsing.page());
      browsing.look("redact-file");
      browsing.press("redact.make");
      browsing.look("redact-copies");
      assertThat(browsing.page().locator(".group").count()).isEqualTo(2);
    }
  }

  /// Waits for the picture, which is drawn when it is asked for.
  private static void seesThePage(Page page) {
    page.waitForLoadState(LoadState.LOAD);
    assertThat((Integer) page.locator("#grid img").evaluate("img => img.naturalWidth"))
        .isEqualTo(800);
  }
}
