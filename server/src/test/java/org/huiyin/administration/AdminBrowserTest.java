package org.huiyin.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.huiyin.TestServer;
import org.huiyin.authority.Directory;
import org.huiyin.demo.DemoCounty;
import org.huiyin.page.Wording;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// An administrator adds an officer and gives them a password, and reads it all in public; scripts
/// are off. Each page on the way is looked at by axe in a second tab, which has them on.
class AdminBrowserTest {

  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path SCREENS = Path.of("target", "screens");
  private static final List<String> RULES =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

  private static Playwright playwright;
  private static Browser browser;

  @BeforeAll
  static void openABrowser() {
    assumeTrue(
        Files.isExecutable(CHROMIUM),
        "No Chromium at /usr/bin/chromium, so no page is tried in a browser; on Debian: apt-get install chromium");
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(CHROMIUM)
                    .setArgs(List.of("--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1")));
  }

  @AfterAll
  static void closeIt() {
    if (playwright != null) {
      playwright.close();
    }
  }

  @ParameterizedTest
  @CsvSource({"zh-CN, 360, LIGHT", "en, 360, LIGHT", "zh-CN, 1280, LIGHT", "en, 1280, DARK"})
  void keepsOfficersWithoutAScript(String language, int width, ColorScheme colours) {
    try (Administrator administrator = new Administrator(language, width, colours)) {
      administrator.signIn();
      administrator.lookAround();
      administrator.addAnOfficer();
      administrator.readInPublic();
    }
  }

  /// Somebody with a browser of this language, width and brightness.
  private static final class Administrator implements AutoCloseable {

    private final String name;
    private final Map<String, String> phrases;
    private final BrowserContext plain;
    private final BrowserContext scripted;
    private final Page page;
    private final Page looked;

    Administrator(String language, int width, ColorScheme colours) {
      name = "admin-" + language + "-" + width;
      phrases = Wording.in(language.substring(0, 2));
      Browser.NewContextOptions options =
          new Browser.NewContextOptions()
              .setLocale(language)
              .setViewportSize(width, 740)
              .setColorScheme(colours);
      plain = browser.newContext(options.setJavaScriptEnabled(false));
      page = plain.newPage();
      scripted = browser.newContext(options.setJavaScriptEnabled(true).setBypassCSP(true));
      looked = scripted.newPage();
    }

    @Override
    public void close() {
      plain.close();
      scripted.close();
    }

    private void signIn() {
      TestServer server = TestServer.shared();
      page.navigate(server.uri() + "/admin");
      page.locator("#f-name").fill("demo.admin");
      page.locator("#f-password").fill(server.password("demo.admin"));
      page.locator("main form button").click();
      assertThat(page.url()).endsWith("/admin");
    }

    private void lookAround() {
      look("start");
      for (String kinds :
          List.of("institutions", "units", "officers", "places", "topics", "house-dates")) {
        page.navigate(TestServer.shared().uri() + "/admin");
        page.locator("main a[href='/admin/" + kinds + "']").click();
        look(kinds);
        String first = kinds.equals("institutions") ? ".tree a" : ".events a";
        page.locator(first).first().click();
        look(kinds + "-one");
      }
    }

    private void addAnOfficer() {
      String water =
          TestServer.shared()
              .bean(Directory.class)
              .institutionByCode(DemoCounty.WATER)
              .orElseThrow()
              .id()
              .toString();
      page.navigate(TestServer.shared().uri() + "/admin/new/officers");
      look("whose");
      page.locator("#f-institution").selectOption(water);
      button("next");
      button("admin.save");
      look("mistakes");
      assertThat(page.locator(".govuk-error-summary").innerText())
          .contains(text("admin.finding.required"));
      page.getByLabel(text("admin.field.name"), exactly()).fill("韩雪");
      String login = "han." + UUID.randomUUID().toString().substring(0, 8);
      page.getByLabel(text("admin.field.login"), exactly()).fill(login);
      page.getByLabel(text("admin.role.handler"), exactly()).check();
      button("admin.save");
      assertThat(page.getByRole(AriaRole.STATUS).innerText()).contains(text("admin.done"));
      look("done");
      page.getByText(text("admin.issue"), new Page.GetByTextOptions().setExact(true)).click();
      look("issue");
      button("admin.issue.button");
      assertThat(page.locator(".key").innerText()).hasSizeGreaterThan(11);
      look("issued");
    }

    private void readInPublic() {
      page.navigate(TestServer.shared().uri() + "/published");
      assertThat(page.locator(".events > li").first().innerText())
          .contains(text("admin.role.handler"))
          .doesNotContain("韩雪");
      look("published");
    }

    private static Page.GetByLabelOptions exactly() {
      return new Page.GetByLabelOptions().setExact(true);
    }

    private void button(String key) {
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(text(key)).setExact(true))
          .click();
    }

    private String text(String key) {
      return Objects.requireNonNull(phrases.get(key), key);
    }

    /// Shows the same page in the other tab, has axe look at it, and keeps a picture.
    private void look(String what) {
      page.screenshot(
          new Page.ScreenshotOptions()
              .setFullPage(true)
              .setPath(SCREENS.resolve(name + "-" + what + ".png")));
      String html = page.content();
      String address = TestServer.shared().uri() + "/looked/" + what;
      looked.route(
          address,
          route ->
              route.fulfill(
                  new com.microsoft.playwright.Route.FulfillOptions()
                      .setContentType("text/html;charset=UTF-8")
                      .setBody(html)));
      looked.navigate(address);
      List<Rule> broken = new AxeBuilder(looked).withTags(RULES).analyze().getViolations();
      assertThat(
              broken.stream()
                  .map(rule -> rule.getId() + ": " + rule.getNodes().getFirst().getHtml()))
          .as(what)
          .isEmpty();
      Object spill =
          looked.evaluate(
              "document.documentElement.scrollWidth > document.documentElement.clientWidth");
      assertThat(spill).as(what + " scrolls sideways").isEqualTo(false);
    }
  }
}
