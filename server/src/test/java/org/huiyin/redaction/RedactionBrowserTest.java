package org.huiyin.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
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
    try (Browsing browsing =
        Browsing.at(SERVER.uri(), Sight.of(language, width).withScripts(width > 1000))) {
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
      if (width > 1000) {
        draw(browsing.page());
      } else {
        browsing.write("redact.boxes", "1 10 14 60 4");
      }
      seesThePage(browsing.page());
      browsing.look("redact-file");
      browsing.press("redact.make");
      browsing.look("redact-copies");
      assertThat(browsing.page().locator(".group").count()).isEqualTo(2);
    }
  }

  /// Waits for the picture, which is drawn when it is asked for.
  private static void seesThePage(Page page) {
    page.waitForFunction("() => document.querySelector('#grid img').naturalWidth === 800");
  }

  /// From a tenth of the page to its middle, which is told outwards.
  private static void draw(Page page) {
    page.locator("#grid img").scrollIntoViewIfNeeded();
    BoundingBox seen = page.locator("#grid img").boundingBox();
    page.mouse().move(seen.x + seen.width * 0.101, seen.y + seen.height * 0.141);
    page.mouse().down();
    page.mouse().move(seen.x + seen.width * 0.3, seen.y + seen.height * 0.2);
    page.mouse().move(seen.x + seen.width * 0.5, seen.y + seen.height * 0.3);
    page.mouse().up();
    String[] drawn = page.locator("#f-boxes").inputValue().split(" ");
    assertThat(drawn).hasSize(5);
    assertThat(Double.parseDouble(drawn[1])).isBetween(9.9, 10.2);
    assertThat(Double.parseDouble(drawn[2])).isBetween(13.9, 14.2);
    assertThat(Double.parseDouble(drawn[3])).isBetween(39.5, 40.3);
    assertThat(Double.parseDouble(drawn[4])).isBetween(15.5, 16.3);
    assertThat(page.locator("#grid .drawn").count()).isEqualTo(1);
  }
}
