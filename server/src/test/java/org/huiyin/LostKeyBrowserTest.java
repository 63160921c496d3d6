package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.huiyin.demo.DemoCounty;
import org.huiyin.page.Browsing;
import org.huiyin.page.Sight;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A lost key and *same person, same facts?* on the pages, with the keyboard alone and without a
/// script, from the counter to a key of one's own.
class LostKeyBrowserTest {

  private static final String NAME = "王小河";
  private static final String ID = "99012319700101002X";

  private final Api api = Officers.API;
  private final Officers officers = new Officers(api);

  private Brought brought() {
    Map<String, Object> filing = Brought.anAnonymousComplaint();
    filing.put("identity", Map.of("name", NAME, "id-number", ID));
    return Brought.of(api, filing);
  }

  private void twoOfDifferentUnits() {
    UUID counter = officers.unit(DemoCounty.PETITIONS, "接访科");
    UUID letters = officers.unit(DemoCounty.PETITIONS, "办信科");
    officers.add(DemoCounty.PETITIONS, counter, "first");
    officers.add(DemoCounty.PETITIONS, letters, "second");
    officers.aDayLater();
  }

  private Browsing at(Sight sight, String officer) {
    Browsing browsing = Browsing.at(api.server().uri(), sight).byKeyboard();
    browsing.open("/desk");
    browsing.write("sign-in.name", officers.login(officer));
    browsing.write("sign-in.password", officers.password(officer));
    browsing.press("sign-in.do");
    return browsing.titled("desk.today.title");
  }

  private static void shows(Browsing browsing, Brought brought) {
    browsing.write("lost-key.number", brought.number());
    browsing.choose("lost-key.document.id-card");
    browsing.write("lost-key.name", NAME);
    browsing.write("lost-key.id-number", ID);
    browsing.press("lost-key.do");
  }

  @ParameterizedTest
  @CsvSource({"zh-CN, 360, LIGHT", "en, 1280, DARK"})
  void isGivenBackAndLooksAsItShould(String language, int width, ColorScheme colours) {
    twoOfDifferentUnits();
    Brought brought = brought();
    Sight sight = Sight.of(language, width).in(colours);
    try (Browsing first = at(sight, "first");
        Browsing second = at(sight, "second");
        Browsing person = Browsing.at(api.server().uri(), sight).byKeyboard()) {
      first.follow("desk.nav.lost-key");
      first.titled("lost-key.title").look("lost-key");
      first.press("lost-key.do");
      first.titled("mistakes.mark").look("lost-key-mistakes");
      shows(first, brought);
      assertThat(first.page().getByRole(AriaRole.STATUS).innerText())
          .contains(first.text("lost-key.done.first"));
      second.follow("desk.nav.lost-key");
      shows(second, brought);
      second.titled("lost-key.title").look("lost-key-announced");

      opens(person, brought.number(), brought.key());
      person.titled("matter.title").look("matter-recovery");
      assertThat(person.page().locator("#recovery").innerText())
          .contains(person.text("recovery.title"));

      officers.hoursLater(72);
      String whole = half(first, brought) + half(second, brought);
      person.page().context().clearCookies();
      opens(person, brought.number(), whole);
      person.titled("key.own");
      person.press("key.make");
      person.titled("key.new");
    }
  }

  private static String half(Browsing officer, Brought brought) {
    officer.open("/desk/lost-key/print").titled("lost-key.print.title").look("lost-key-print");
    officer.write("lost-key.number", brought.number());
    officer.press("lost-key.print.do");
    officer.page().locator("#half").waitFor();
    officer.look("lost-key-half");
    return officer.page().locator("#half").innerText();
  }

  private static void opens(Browsing person, String number, String key) {
    person.open("/follow");
    person.page().locator("#f-number").fill(number);
    person.page().locator("#f-key").fill(key);
    person.press("follow.open");
  }

  @Test
  void isStoppedByOneClick() {
    twoOfDifferentUnits();
    Brought brought = brought();
    Map<String, Object> shown = new HashMap<>();
    shown.put("number", brought.number());
    shown.put("document", "passport");
    shown.put("name", NAME);
    shown.put("idNumber", ID);
    assertThat(officers.post("first", "/desk/lost-keys", shown).statusCode()).isEqualTo(200);
    try (Browsing person = Browsing.at(api.server().uri(), Sight.of("zh-CN", 360))) {
      opens(person, brought.number(), brought.key());
      person.titled("matter.title");
      person.press("recovery.stop");
      person.titled("matter.title").look("matter-recovery-stopped");
      assertThat(person.page().locator("#recovery").count()).isZero();
    }
    assertThat(brought.view().required("happened").toString()).contains("key-stopped");
  }

  @ParameterizedTest
  @CsvSource({"zh-CN, 360, LIGHT", "en, 1280, LIGHT"})
  void samePersonIsAskedAfterProvingOnceMore(String language, int width, ColorScheme colours)
      throws SQLException {
    twoOfDifferentUnits();
    Brought one = brought();
    Brought other = brought();
    try (Browsing officer = at(Sight.of(language, width).in(colours), "first")) {
      officer.open("/desk/same-person").titled("same-person.title");
      officer.press("same-person.do");
      officer.titled("mistakes.mark").look("same-person-mistakes");
      officer.write("same-person.number", one.number());
      officer.write("same-person.other", other.number());
      officer.choose("same-person.reason.brought-twice");
      officer.write("same-person.words", "两件说的是同一台水泵。 Both are about one pump.");
      someTimeAgo();
      officer.press("same-person.do");
      officer.titled("prove.title");
      assertThat(one.view().required("happened").toString()).doesNotContain("same-person");
      officer.write("sign-in.password", officers.password("first"));
      officer.press("prove.do");
      officer.titled("same-person.title");
      officer.press("same-person.do");
      officer.titled("same-person.title").look("same-person-answer");
      assertThat(officer.page().getByRole(AriaRole.STATUS).innerText())
          .contains(officer.text("same-person.answer.yes"));
    }
    assertThat(one.view().required("happened").toString()).contains("same-person");
  }

  /// The officers of this test have proven who they are too long ago for what is grave.
  private void someTimeAgo() throws SQLException {
    try (Connection owner = api.server().database().owner();
        Statement statement = owner.createStatement()) {
      statement.execute(
          "update session s set proven_at = proven_at - interval '6 minutes' from officer o"
              + " where o.id = s.officer and o.login = '%s'".formatted(officers.login("first")));
    }
  }

  @ParameterizedTest
  @CsvSource({"zh-CN, 360", "en, 1280"})
  void aSpareKeyIsMadeOnAPageOfItsOwn(String language, int width) {
    Brought brought = Brought.of(api, Brought.anAnonymousComplaint());
    try (Browsing person =
        Browsing.at(api.server().uri(), Sight.of(language, width)).byKeyboard()) {
      opens(person, brought.number(), brought.key());
      person.titled("matter.title");
      person.follow("spare.make");
      person.titled("spare.title").look("spare-key");
      person.press("spare.make");
      person.page().locator("#key").waitFor();
      person.look("spare-key-new");
      String spare = person.page().locator("#key").innerText();
      person.page().context().clearCookies();
      opens(person, brought.number(), spare);
      person.titled("matter.title");
    }
  }
}
