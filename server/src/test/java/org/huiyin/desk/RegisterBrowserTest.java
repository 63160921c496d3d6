package org.huiyin.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.huiyin.TestServer;
import org.huiyin.page.Browsing;
import org.huiyin.page.Sight;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A registrar writes down a letter with the keyboard alone.
class RegisterBrowserTest {

  private final TestServer server = TestServer.shared();

  @ParameterizedTest
  @CsvSource({"zh-CN, 360, LIGHT", "en, 360, DARK", "zh-CN, 1280, DARK", "en, 1280, LIGHT"})
  void looksAndReadsAsItShould(String language, int width, ColorScheme colours) {
    try (Browsing browsing =
        Browsing.at(server.uri(), Sight.of(language, width).in(colours)).byKeyboard()) {
      signIn(browsing);
      browsing.follow("desk.nav.register");
      browsing.titled("register.title").look("register");
      browsing.press("register.do");
      browsing.titled("mistakes.mark").look("register-mistakes");
      browsing.choose("register.channel.phone");
      browsing.choose("about.result");
      browsing.write("register.place", browsing.sight().chinese() ? "柳塘" : "Liutang");
      browsing.write("register.ask", "请修好北渠 Please repair the north canal");
      browsing.write("story.title", "入冬以来断水。 No water since November.");
      browsing.choose("register.named.no");
      browsing.press("register.do");
      browsing.titled("mistakes.mark").look("register-place");
      browsing.hand().choose(browsing.page().locator("#f-place-choice"));
      browsing.press("register.do");
      browsing.titled("register.done").look("registered");
      assertThat(browsing.sheets()).as("the receipt, with all that is printed").isEqualTo(1);
      browsing.open("/desk/register");
      browsing.choose("about.person");
      browsing.press("register.do");
      browsing.titled("doors.title").look("register-doors");
      browsing.open("/desk/register");
      browsing.choose("about.office");
      browsing.press("register.do");
      browsing.titled("register.above").look("register-above");
      browsing.open("/desk/cover").titled("cover.title").look("cover-nobody");
      browsing.open("/account").titled("account.title").look("account");
    }
  }

  /// What it takes from the open page to the receipt: no pointer, and no key but those.
  @Test
  void takesALetterInWithFewKeysAndNoPointer() {
    try (Browsing browsing = Browsing.at(server.uri(), Sight.of("zh-CN", 1280))) {
      signIn(browsing);
      browsing.open("/desk/register");
      browsing
          .page()
          .locator("[name=channel]:focus")
          .waitFor(); // the browser sets it after loading
      Keys keys = new Keys(browsing.page());

      keys.press("Tab").press("Tab").press("Space"); // channel and day are filled in
      keys.press("Tab").press("Tab").press("Tab"); // past one’s own institution
      keys.at("topic").press("ArrowDown").press("Tab");
      keys.write("place", "北渠村").press("Tab").press("Tab");
      keys.press("Tab");
      keys.write("ask", "请在三月底前修好北渠。").press("Tab");
      keys.write("story", "入冬以来断水。").press("Tab").press("Tab"); // past suggestions
      keys.press("Space").press("Tab");
      keys.write("name", "王小河").press("Enter");

      browsing.page().locator("button[value=send]:focus").waitFor();
      keys.press("Enter");
      browsing.titled("register.done");
      assertThat(keys.pressed).isLessThanOrEqualTo(20);
      assertThat(browsing.page().locator("#number").innerText()).startsWith("990123-");
    }
  }

  private void signIn(Browsing browsing) {
    browsing.open("/desk");
    browsing.write("sign-in.name", "demo.registrar");
    browsing.write("sign-in.password", server.password("demo.registrar"));
    browsing.press("sign-in.do");
    browsing.titled("desk.today.title");
  }

  /// Keys beside the words themselves, counted.
  private static final class Keys {

    private final Page page;
    private int pressed;

    Keys(Page page) {
      this.page = page;
    }

    Keys press(String key) {
      page.keyboard().press(key);
      pressed++;
      return this;
    }

    Keys write(String field, String words) {
      at(field);
      page.keyboard().insertText(words);
      return this;
    }

    Keys at(String field) {
      assertThat(page.evaluate("document.activeElement.name")).isEqualTo(field);
      return this;
    }
  }
}
