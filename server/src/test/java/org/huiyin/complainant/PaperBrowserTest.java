package org.huiyin.complainant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.Media;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.huiyin.Api;
import org.huiyin.Brought;
import org.huiyin.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The pages of a matter on paper, and by keyboard.
class PaperBrowserTest {

  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final List<String> PAGES =
      List.of("/matter", "/matter/answer", "/matter/act/contest", "/matter/key");

  private static Playwright playwright;
  private static Page page;

  @BeforeAll
  static void comeIn() {
    assumeTrue(Files.isExecutable(CHROMIUM), "No Chromium at " + CHROMIUM);
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    Browser browser =
        playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(CHROMIUM));
    BrowserContext context = browser.newContext(new Browser.NewContextOptions().setLocale("zh-CN"));
    page = context.newPage();
    Brought brought =
        Brought.answered(Api.shared())
            .done("demo.handler", "deliver", Map.of("on", TestServer.shared().today().toString()));
    page.navigate(TestServer.shared().uri() + "/follow");
    page.locator("#f-number").fill(brought.number());
    page.locator("#f-key").fill(brought.key());
    page.keyboard().press("Enter");
    page.locator("h1:has-text('结论')").waitFor();
  }

  @AfterAll
  static void close() {
    if (playwright != null) {
      playwright.close();
    }
  }

  private static void show(String path, Media media) {
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(media));
    page.navigate(TestServer.shared().uri() + path);
  }

  @Test
  void opensWhatIsFoldedOnPaperAlone() {
    for (String path : List.of("/matter", "/matter/answer")) {
      show(path, Media.SCREEN);
      Locator count = page.locator("table.days").first();
      assertThat(count.isVisible()).as(path).isFalse();
      show(path, Media.PRINT);
      assertThat(count.isVisible()).as(path).isTrue();
    }
  }

  @Test
  void opensWhatIsFoldedByKeyboard() {
    show("/matter", Media.SCREEN);
    Locator first = page.locator("summary").first();
    while (first.evaluate("it => it === document.activeElement").equals(false)) {
      page.keyboard().press("Tab");
    }
    page.keyboard().press("Enter");

    assertThat(page.locator("table.days").first().isVisible()).isTrue();
  }

  @Test
  void hasOneHeadingAboveAllAndSkipsNoLevel() {
    for (String path : PAGES) {
      show(path, Media.SCREEN);
      List<Integer> levels =
          page.locator("h1, h2, h3, h4").all().stream()
              .map(heading -> heading.evaluate("it => Number(it.tagName.substring(1))"))
              .map(Integer.class::cast)
              .toList();
      assertThat(levels).as(path).startsWith(1).containsOnlyOnce(1);
      for (int i = 1; i < levels.size(); i++) {
        assertThat(levels.get(i) - levels.get(i - 1))
            .as(path + " " + levels)
            .isLessThanOrEqualTo(1);
      }
    }
  }
}
