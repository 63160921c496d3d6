package org.huiyin.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.huiyin.Api;
import org.huiyin.Brought;
import org.huiyin.TestServer;
import org.huiyin.page.Browsing;
import org.huiyin.page.Sight;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A handler signs in, takes a matter up and answers it with a promise, in either language, with
/// scripts and without. On a server of its own, so that the list is short.
class OfficerJourneyBrowserTest {

  private static final TestServer SERVER = TestServer.start();
  private static final Api API = new Api(SERVER);

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @ParameterizedTest
  @CsvSource({
    "zh-CN, 360, LIGHT, false",
    "en, 1280, DARK, true",
    "zh-CN, 1280, LIGHT, true",
    "en, 360, DARK, false"
  })
  void answersAMatter(String language, int width, ColorScheme colours, boolean scripts) {
    Brought brought = Brought.referredToWater(API);
    try (Browsing browsing = at(Sight.of(language, width).in(colours).withScripts(scripts))) {
      Work work = new Work(browsing, browsing::look);
      work.signIn("demo.handler");
      work.accept(brought);
      work.writeTheAnswer();
      browsing.page().locator("[name=promised-1]").fill(SERVER.today().plusDays(40).toString());
      browsing.page().locator("[name=text-promise-1]").fill("修好泵站 Repair the pump");
      work.send("answer");
    }
    assertThat(brought.view().required("promises").size()).isEqualTo(1);
    assertThat(brought.stage()).isEqualTo("answered");
  }

  @Test
  void needsNoPointer() {
    Brought brought = Brought.referredToWater(API);
    try (Browsing browsing = at(Sight.of("en", 1280)).byKeyboard()) {
      Work work = new Work(browsing, browsing::fits);
      work.signIn("demo.handler");
      work.accept(brought);
      work.writeTheAnswer();
      work.passTheDate();
      work.send("answer");
    }
    assertThat(brought.stage()).isEqualTo("answered");
  }

  @Test
  void isDoneByEnterAndStaysInItsLanguage() {
    Brought brought = Brought.accepted(API);
    try (Browsing browsing = at(Sight.of("en", 1280))) {
      new Work(browsing, _ -> {}).signIn("demo.lead");
      browsing.open("/desk/matters/" + brought.number() + "/act/extend");
      browsing.write("desk.text.reason", "Parts are missing.");
      browsing.write("desk.field.days", "15");
      browsing.page().keyboard().press("Enter");
      PlaywrightAssertions.assertThat(browsing.page()).hasURL(Pattern.compile("done=extend"));
      assertThat(browsing.page().locator("html").getAttribute("lang")).isEqualTo("en");
    }
  }

  @Test
  void keepsWhatIsWrittenWithoutBeingAsked() {
    Brought brought = Brought.accepted(API);
    try (Browsing browsing = at(Sight.of("en", 1280).withScripts(true))) {
      new Work(browsing, _ -> {}).signIn("demo.handler");
      browsing.open("/desk/matters/" + brought.number());
      browsing.write("desk.text.facts", "The pump is broken.");
      PlaywrightAssertions.assertThat(browsing.page().locator("#saved .govuk-hint"))
          .containsText("Draft saved");
      Response kept =
          browsing
              .page()
              .waitForResponse(
                  answer ->
                      answer.url().contains("/draft/")
                          && String.valueOf(answer.request().postData()).contains("Article"),
                  () -> browsing.write("desk.text.basis", "Article 32"));
      assertThat(kept.text()).contains("Draft saved");
      browsing.open("/desk").open("/desk/matters/" + brought.number());
      assertThat(browsing.field("desk.text.facts").inputValue()).isEqualTo("The pump is broken.");
      assertThat(browsing.field("desk.text.basis").inputValue()).isEqualTo("Article 32");
      browsing.look("matter-with-draft");

      browsing.page().context().setOffline(true);
      browsing.write("desk.text.reasons", "So it has to be repaired.");
      PlaywrightAssertions.assertThat(browsing.page().locator("#not-saved")).isVisible();
    }
    assertThat(brought.view().required("readings").size()).isEqualTo(1);
  }

  @Test
  void narrowsTheListWithoutLosingTheFocus() {
    Brought waiting = Brought.referredToWater(API);
    Brought accepted = Brought.accepted(API);
    try (Browsing browsing = at(Sight.of("en", 1280).withScripts(true))) {
      new Work(browsing, _ -> {}).signIn("demo.handler");
      Page page = browsing.page();
      page.evaluate("window.same = true");
      page.locator("#f-stage").focus();
      page.locator("#f-stage").selectOption("handling");
      PlaywrightAssertions.assertThat(page).hasURL(Pattern.compile("stage=handling"));
      PlaywrightAssertions.assertThat(link(page, waiting)).hasCount(0);
      PlaywrightAssertions.assertThat(link(page, accepted).first()).isVisible();
      assertThat(page.evaluate("window.same")).isEqualTo(true);
      assertThat(browsing.isFocused("#f-stage")).isTrue();
      assertThat(page.locator("#language").getAttribute("href")).contains("stage=handling");
      page.reload();
      PlaywrightAssertions.assertThat(link(page, waiting)).hasCount(0);
      assertThat(page.locator("#f-stage").inputValue()).isEqualTo("handling");
      browsing.look("today-narrowed");
    }
  }

  /// WCAG 2.2, 2.1.4: single keys can be turned off, and never come between whoever writes and what
  /// they write.
  @Test
  void goesDownTheListByKeysThatCanBeTurnedOff() {
    Brought.referredToWater(API);
    Brought.accepted(API);
    try (Browsing browsing = at(Sight.of("en", 1280).withScripts(true))) {
      new Work(browsing, _ -> {}).signIn("demo.handler");
      Page page = browsing.open("/desk").page();
      Locator duties = page.locator(".duty-what a");
      Keyboard keys = page.keyboard();
      keys.press("j");
      PlaywrightAssertions.assertThat(duties.nth(0)).isFocused();
      keys.press("j");
      PlaywrightAssertions.assertThat(duties.nth(1)).isFocused();
      keys.press("k");
      PlaywrightAssertions.assertThat(duties.nth(0)).isFocused();
      keys.press("f");
      assertThat(browsing.isFocused("#f-stage")).isTrue();
      keys.press("j");
      assertThat(browsing.isFocused("#f-stage")).isTrue();
      duties.nth(0).focus();
      keys.press("?");
      PlaywrightAssertions.assertThat(page.locator("#keys .keys")).isVisible();
      browsing.look("today-keys");

      page.locator("label[for=keys-on]").click();
      page.reload();
      keys.press("j");
      PlaywrightAssertions.assertThat(duties.nth(0)).not().isFocused();
      duties.nth(0).focus();
      keys.press("Enter");
      PlaywrightAssertions.assertThat(page).hasURL(Pattern.compile("/desk/matters/"));
    }
  }

  @Test
  void saysNotOursInTwoClicks() {
    Brought brought = Brought.referredToWater(API);
    try (Browsing browsing = at(Sight.of("zh-CN", 360))) {
      new Work(browsing, _ -> {}).signIn("demo.handler");
      browsing
          .hand()
          .press(browsing.page().locator("a[href*='" + brought.number() + "/act/object']").first());
      browsing.look("not-ours");
      browsing.press("desk.not-ours.do");
      assertThat(browsing.page().getByRole(AriaRole.STATUS).innerText()).contains("提出异议");
    }
    assertThat(brought.stage()).isEqualTo("objected");
  }

  /// The lead has begun the same answer; the handler sees it, and begins with the template.
  @ParameterizedTest
  @CsvSource({"zh-CN, 360, false", "en, 1280, true"})
  void beginsWithTheTemplateOfTheOutcome(String language, int width, boolean scripts) {
    Brought brought = Brought.accepted(API);
    try (Browsing browsing = at(Sight.of(language, width).withScripts(scripts))) {
      new Work(browsing, _ -> {}).signIn("demo.lead");
      browsing.open("/desk/matters/" + brought.number());
      browsing.write("desk.text.facts", "水泵损坏。");
      browsing.hand().press(browsing.page().locator("button[name=go][value=draft]"));
      browsing.page().locator("#saved .govuk-hint").waitFor();
    }
    try (Browsing browsing = at(Sight.of(language, width).withScripts(scripts))) {
      new Work(browsing, _ -> {}).signIn("demo.handler");
      browsing.open("/desk/matters/" + brought.number());
      browsing.look("matter-others-writing");
      browsing.write("desk.text.reasons", "应当维修。");
      browsing.hand().choose(browsing.page().locator("#f-outcome"));
      browsing.press("desk.template.do");
      PlaywrightAssertions.assertThat(browsing.field("desk.text.facts"))
          .hasValue(Pattern.compile(brought.number()));
      assertThat(browsing.field("desk.text.reasons").inputValue()).isEqualTo("应当维修。");
      browsing.look("answer-from-template");
      browsing.write("desk.text.request", "泵站。");
      browsing.hand().press(browsing.page().locator("button[name=go][value=do]"));
      browsing.page().locator("#e-text-facts").waitFor();
      browsing.look("answer-with-gaps");
    }
    assertThat(brought.stage()).isEqualTo("handling");
  }

  private static Locator link(Page page, Brought brought) {
    return page.locator("#duties a[href$='/desk/matters/" + brought.number() + "']");
  }

  private static Browsing at(Sight sight) {
    return Browsing.at(SERVER.uri(), sight);
  }

  /// An officer at work. At each page somebody may look around: they are told its name.
  private record Work(Browsing browsing, Consumer<String> look) {

    void signIn(String login) {
      browsing.open("/desk").titled("sign-in.title");
      browsing.write("sign-in.name", login);
      browsing.write("sign-in.password", SERVER.password(login));
      browsing.press("sign-in.do");
      browsing.titled("desk.today.title");
      look.accept("today");
    }

    void accept(Brought brought) {
      browsing.hand().press(link(browsing.page(), brought).first());
      browsing.page().locator("a[href$='/act/accept']").waitFor();
      look.accept("matter");
      browsing.hand().press(browsing.page().locator("a[href$='/act/accept']"));
      browsing.field("desk.text.accept.how").waitFor();
      look.accept("accept");
      browsing.write("desk.text.accept.how", "实地查看后答复。 We look at it on site.");
      send("accept");
      look.accept("accepted");
    }

    void writeTheAnswer() {
      for (String text : new String[] {"facts", "basis", "reasons"}) {
        browsing.write("desk.text." + text, "水泵损坏。 The pump is broken.");
      }
      browsing.hand().choose(browsing.page().locator("#f-outcome"));
      browsing.write("desk.text.decision", "维修。 It will be repaired.");
    }

    /// The parts of a date are stops of their own, which the element doesn't tell apart.
    void passTheDate() {
      Page page = browsing.page();
      do {
        page.keyboard().press("Tab");
      } while (Boolean.TRUE.equals(page.evaluate("document.activeElement.type === 'date'")));
    }

    void send(String act) {
      browsing.hand().press(browsing.page().locator("button[name=go][value=do]"));
      PlaywrightAssertions.assertThat(browsing.page()).hasURL(Pattern.compile("done=" + act + "$"));
      look.accept("done-" + act);
    }
  }
}
