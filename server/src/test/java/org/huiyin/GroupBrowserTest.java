package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import org.huiyin.page.Browsing;
import org.huiyin.page.Sight;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A group on the pages: inviting, joining with a code, reading with a key of one's own, leaving;
/// with the keyboard alone and without a script.
class GroupBrowserTest {

  private final Api api = Api.shared();

  private Browsing at(String language, int width) {
    return Browsing.at(api.server().uri(), Sight.of(language, width)).byKeyboard();
  }

  private static void opens(Browsing person, String number, String key) {
    person.open("/follow");
    person.page().locator("#f-number").fill(number);
    person.page().locator("#f-key").fill(key);
    person.press("follow.open");
  }

  private void seenAtTheDesk(Brought brought, String language, int width) {
    try (Browsing officer = at(language, width)) {
      officer.open("/desk");
      officer.write("sign-in.name", "demo.registrar");
      officer.write("sign-in.password", api.server().password("demo.registrar"));
      officer.press("sign-in.do");
      officer.titled("desk.today.title");
      officer.open("/desk/matters/" + brought.number());
      officer.look("desk-group");
      assertThat(officer.page().content())
          .contains(officer.text("desk.group.1-9"))
          .doesNotContain("张大山");
    }
  }

  @ParameterizedTest
  @CsvSource({"zh-CN, 360", "en, 1280"})
  void othersJoinWithACodeAndLeave(String language, int width) {
    Brought brought = Brought.received(api);
    try (Browsing first = at(language, width);
        Browsing other = at(language, width)) {
      opens(first, brought.number(), brought.key());
      first.titled("matter.title").follow("matter.group.invite");
      first.titled("group.title").look("group-none");
      first.press("group.invite.do");
      first.titled("mistakes.mark");
      first.write("group.said", "我们村的泵站坏了半年，请修好。 Please mend our pump.");
      first.press("group.invite.do");
      first.page().locator("#code").waitFor();
      first.look("group-code");
      String code = first.page().locator("#code").innerText();

      other.open("/join").titled("join.title").look("join");
      other.page().locator("#f-number").fill(brought.number());
      other.page().locator("#f-code").fill(code);
      other.press("join.look");
      other.page().locator("#f-agreed").waitFor();
      other.look("join-agree");
      assertThat(other.page().content()).doesNotContain("王小河", "泵站去年十月坏了。");
      other.press("join.do");
      other.titled("mistakes.mark").look("join-mistakes");
      other.page().locator("#f-name").fill("张大山");
      other.page().locator("#f-agreed").check();
      other.press("join.do");
      other.titled("joined.title").look("joined");
      String key = other.page().locator("#key").innerText();

      opens(other, brought.number(), key);
      other.titled("matter.title").look("matter-member");
      assertThat(other.page().content()).doesNotContain("王小河", "泵站去年十月坏了。", "张大山");
      other.open("/matter/group").titled("group.title").look("group-member");
      other.press("group.stand");
      other.page().locator("#f-member").waitFor();
      other.page().locator("#f-member").check();
      other.look("group-choose");
      other.press("group.choose.do");
      other.page().getByText(other.text("group.choose.done")).waitFor();
      other.look("group-representatives");
      seenAtTheDesk(brought, language, width);
      other.open("/matter/group").follow("group.leave");
      other.titled("group.leave").look("group-leave");
      other.press("group.leave.do");
      other.titled("group.left").look("group-left");
      opens(other, brought.number(), key);
      other.titled("mistakes.mark");
    }
  }
}
