package org.huiyin.complainant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.huiyin.TestServer;
import org.huiyin.evidence.Samples;
import org.huiyin.page.Wording;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A complainant with a phone or at a desk brings a matter, comes back with number and key, and
/// adds something; scripts are off. Each page on the way is looked at by axe in a second tab,
/// which has them on.
class JourneyBrowserTest {

  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final FilePayload PHOTO =
      new FilePayload("canal.png", "image/png", Samples.PNG.getBytes(StandardCharsets.ISO_8859_1));
  private static final FilePayload PROGRAM =
      new FilePayload(
          "canal.jpg", "image/jpeg", Samples.PROGRAM.getBytes(StandardCharsets.ISO_8859_1));
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
                    // Whatever a page links to: nothing is asked of anyone outside.
                    .setArgs(List.of("--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1")));
  }

  @AfterAll
  static void closeIt() {
    if (playwright != null) {
      playwright.close();
    }
  }

  @ParameterizedTest
  @CsvSource({"zh-CN, 360, LIGHT", "en, 1280, DARK"})
  void bringsAMatterAndFollowsItWithoutAScript(String language, int width, ColorScheme colours) {
    try (Person person = new Person(language, width, colours)) {
      person.bring();
      person.keepsTheReceiptOnOneSheet();
      person.follow();
      person.leave();
    }
  }

  private static Browser.NewContextOptions options(
      String language, int width, ColorScheme colours) {
    return new Browser.NewContextOptions()
        .setLocale(language)
        .setViewportSize(width, 740)
        .setColorScheme(colours);
  }

  /// Somebody with a browser of this language, width and brightness.
  private static final class Person implements AutoCloseable {

    private final String name;
    private final Map<String, String> phrases;
    private final BrowserContext plain;
    private final BrowserContext scripted;
    private final Page page;
    private final Page looked;
    private String number = "";
    private String key = "";

    Person(String language, int width, ColorScheme colours) {
      name = language + "-" + width;
      phrases = Wording.in(language.substring(0, 2));
      plain = browser.newContext(options(language, width, colours).setJavaScriptEnabled(false));
      page = plain.newPage();
      scripted = browser.newContext(options(language, width, colours).setBypassCSP(true));
      looked = scripted.newPage();
    }

    @Override
    public void close() {
      plain.close();
      scripted.close();
    }

    private void bring() {
      page.navigate(TestServer.shared().uri() + "/");
      page.keyboard().press("Tab");
      assertThat(page.locator(".govuk-skip-link:focus").count()).isEqualTo(1);
      look("start", "start.title");
      link("start.bring").click();
      look("before", "before.title");
      button("before.begin").click();
      look("mistake", "mistakes.mark");
      choose("about.result");
      choose("before.own.yes");
      button("before.begin").click();
      choose("behalf.spoken");
      look("behalf", "behalf.title");
      proceed();
      title("place.title");
      field("place.search").fill(name.startsWith("zh") ? "北渠" : "Beiqu");
      button("search").click();
      page.getByRole(AriaRole.RADIO).first().check();
      look("place", "place.title");
      field("place.words").fill("🌾");
      proceed();
      title("institution.title");
      page.getByRole(AriaRole.RADIO).first().check();
      look("institution", "institution.title");
      proceed();
      choose("unit.none");
      look("unit", "unit.title");
      button("draft.keep").click();
      look("draft-kept", "draft.kept");
      page.navigate(TestServer.shared().uri() + "/");
      look("start-with-draft", "start.title");
      button("draft.go-on").click();
      title("unit.title");
      proceed();
      choose("topic.other");
      look("topic", "topic.title");
      proceed();
      field("ask.title").fill("请修好北渠 Please repair the canal");
      look("ask", "ask.title");
      proceed();
      field("story.title").fill("三月以来断水。\n没有人答复。 No water since March.");
      look("story", "story.title");
      proceed();
      page.getByLabel(text("evidence.choose")).setInputFiles(new FilePayload[] {PHOTO, PROGRAM});
      button("evidence.attach").click();
      look("evidence", "mistakes.mark");
      assertThat(page.getByText("canal.png").count()).isPositive();
      proceed();
      look("earlier", "earlier.title");
      proceed();
      choose("name.with");
      choose("reach.text");
      field("name.name.person").fill("王小河");
      proceed();
      look("name", "name.title");
      field("name.phone").fill("13800000000");
      proceed();
      look("check", "check.title");
      button("send").click();
      look("receipt", "receipt.title");
      number = page.locator("#number").innerText();
      key = page.locator("#key").innerText();
    }

    private void keepsTheReceiptOnOneSheet() {
      String pdf = new String(page.pdf(), StandardCharsets.ISO_8859_1);
      assertThat(Pattern.compile("/Type ?/Page\\b").matcher(pdf).results().count()).isEqualTo(1);
    }

    private void follow() {
      link("start.follow.button").click();
      field("follow.key").waitFor();
      field("receipt.number").fill(number);
      field("follow.key").fill(key);
      look("follow", "follow.title");
      button("follow.open").click();
      title("matter.title");
      page.locator("summary").first().click();
      look("matter", "matter.title");
      page.locator("main a[href='/matter/key']").first().click();
      look("key", "key.change");
      page.goBack();
      title("matter.title");
      page.locator("a[href='/matter/act/add']").click();
      page.locator("textarea").waitFor();
      look("act", "name");
      page.locator("textarea").fill("又断水了");
      button("act.do").click();
      assertThat(page.getByRole(AriaRole.STATUS).innerText()).contains(text("matter.done"));
    }

    private void leave() {
      page.waitForRequest(request -> request.url().startsWith("https://"), link("leave")::click);
      page.navigate(TestServer.shared().uri() + "/matter");
      assertThat(page.url()).endsWith("/follow");
    }

    /// Shows the same page in the other tab, has axe look at it, and keeps a picture.
    private void look(String what, String title) {
      title(title);
      String html = page.content();
      String address = TestServer.shared().uri() + "/looked/" + what;
      looked.route(
          address,
          route ->
              route.fulfill(
                  new Route.FulfillOptions()
                      .setContentType("text/html;charset=UTF-8")
                      .setBody(html)));
      looked.navigate(address);
      page.screenshot(
          new Page.ScreenshotOptions()
              .setFullPage(true)
              .setPath(SCREENS.resolve(name + "-" + what + ".png")));
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

    private void title(String key) {
      // The browser's kind of pattern has no way to quote.
      String words = text(key).replaceAll("[^\\p{L}\\p{N}]", ".");
      PlaywrightAssertions.assertThat(page).hasTitle(Pattern.compile(words));
    }

    private String text(String key) {
      return Objects.requireNonNull(phrases.get(key), key);
    }

    private void proceed() {
      button("next").click();
    }

    private void choose(String key) {
      page.getByLabel(text(key), new Page.GetByLabelOptions().setExact(true)).check();
    }

    private Locator field(String key) {
      return page.getByLabel(text(key), new Page.GetByLabelOptions().setExact(true));
    }

    private Locator button(String key) {
      return page.getByRole(
          AriaRole.BUTTON, new Page.GetByRoleOptions().setName(text(key)).setExact(true));
    }

    private Locator link(String key) {
      return page.getByText(text(key), new Page.GetByTextOptions().setExact(true)).first();
    }
  }
}
