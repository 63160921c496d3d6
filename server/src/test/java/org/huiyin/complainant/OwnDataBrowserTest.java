package org.huiyin.complainant;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.huiyin.Api;
import org.huiyin.Brought;
import org.huiyin.TestServer;
import org.huiyin.page.Browsing;
import org.huiyin.page.Sight;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Privacy, taking everything along, correcting who one is and withdrawing, with the keyboard alone
/// and without a script.
class OwnDataBrowserTest {

  private final Api api = Api.shared();
  private final TestServer server = TestServer.shared();

  @ParameterizedTest
  @CsvSource({"zh-CN, 360, LIGHT", "en, 360, DARK", "zh-CN, 1280, LIGHT", "en, 1280, LIGHT"})
  void looksAsItShouldAndIsDoneByKeyboard(String language, int width, ColorScheme colours)
      throws IOException {
    Map<String, Object> filing = Brought.aComplaint();
    filing.put("identity", Map.of("name", "王小河", "phone", "13800000001", "reach", "phone"));
    Brought brought =
        Brought.of(api, filing)
            .done("demo.registrar", "question", Map.of("texts", Map.of("question", "水泵是哪一台？")));
    try (Browsing browsing =
        Browsing.at(server.uri(), Sight.of(language, width).in(colours)).byKeyboard()) {
      browsing.open("/");
      browsing.follow("footer.privacy");
      browsing.page().locator("table.kept").first().waitFor();
      browsing.look("privacy");

      browsing.open("/follow");
      browsing.page().locator("#f-number").fill(brought.number());
      browsing.page().locator("#f-key").fill(brought.key());
      browsing.press("follow.open");
      browsing.titled("matter.title").look("matter-asked");

      browsing.follow("correct.link");
      browsing.titled("correct.title").look("correct");
      browsing.page().locator("#f-name").fill("");
      browsing.press("correct.do");
      browsing.titled("mistakes.mark").look("correct-mistakes");
      browsing.page().locator("#f-name").fill("王晓河");
      browsing.press("correct.do");
      browsing.titled("matter.title");

      browsing.follow("copy.link");
      browsing.titled("copy.title").look("data");
      Download download =
          browsing.page().waitForDownload(() -> browsing.link("copy.get.pdf").press("Enter"));
      assertThat(download.suggestedFilename()).isEqualTo(brought.number() + ".pdf");
      assertThat(Files.size(download.path())).isGreaterThan(10_000);

      browsing.open("/matter/act/withdraw");
      browsing.titled("act.withdraw.title").look("withdraw");
      assertThat(browsing.page().locator("main").innerText())
          .contains(browsing.text("withdraw.pressed"));
    }
  }
}
