package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import java.util.Map;
import org.huiyin.matter.Lateness;
import org.huiyin.page.Browsing;
import org.huiyin.page.Sight;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Having a name erased, then the whole matter, with the keyboard alone and without a script.
class EraseBrowserTest {

  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Browsing opened(Sight sight, Brought brought) {
    Browsing person = Browsing.at(server.uri(), sight).byKeyboard();
    person.open("/follow");
    person.page().locator("#f-number").fill(brought.number());
    person.page().locator("#f-key").fill(brought.key());
    person.press("follow.open");
    return person;
  }

  @ParameterizedTest
  @CsvSource({"zh-CN, 360, LIGHT", "en, 1280, DARK"})
  void looksAsItShould(String language, int width, ColorScheme colours) {
    Api api = new Api(server);
    Map<String, Object> filing = Brought.aComplaint();
    filing.put("identity", Map.of("name", "王小河", "phone", "13900001234"));
    Brought brought = Brought.of(api, filing);
    Sight sight = Sight.of(language, width).in(colours);
    try (Browsing person = opened(sight, brought)) {
      person.follow("erase.link");
      person.titled("erase.title").look("erase");
      person.follow("erase.identity.do");
      person.titled("erase.identity").look("erase-sure");
      person.press("erase.identity.do");
      person.titled("mistakes.mark").look("erase-mistake");
      person.choose("erase.sure");
      person.press("erase.identity.do");
      person.titled("erase.identity.done").look("erase-identity-done");
    }
    brought.done("withdraw", Map.of());
    server.moveTo(server.today().plusDays(20));
    server.bean(Lateness.class).sweep();
    try (Browsing person = opened(sight, brought)) {
      person.follow("erase.link");
      person.titled("erase.title").look("erase-ended");
      person.follow("erase.all.do");
      person.titled("erase.all");
      person.choose("erase.sure");
      person.press("erase.all.do");
      person.titled("erase.all.done").look("erase-all-done");
    }
    try (Browsing person = opened(sight, brought)) {
      person.titled("erased.title").look("erased");
      assertThat(person.path()).isEqualTo("/matter/erased");
    }
  }
}
