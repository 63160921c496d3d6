package org.huiyin.complainant;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.huiyin.evidence.Samples;
import org.huiyin.page.Browsing;

/// A complainant brings a matter, comes back with number and key, and adds something. At each
/// page somebody may look around: they are told its name.
final class Journey {

  private static final FilePayload PHOTO =
      new FilePayload("canal.png", "image/png", Samples.PNG.getBytes(StandardCharsets.ISO_8859_1));
  private static final FilePayload PROGRAM =
      new FilePayload(
          "canal.jpg", "image/jpeg", Samples.PROGRAM.getBytes(StandardCharsets.ISO_8859_1));

  private final Browsing browsing;
  private final Consumer<String> look;
  private String number = "";
  private String key = "";

  Journey(Browsing browsing, Consumer<String> look) {
    this.browsing = browsing;
    this.look = look;
  }

  Journey bring() {
    browsing.open("/");
    look("start", "start.title");
    browsing.follow("start.bring");
    look("before", "before.title");
    browsing.press("before.begin");
    look("mistake", "mistakes.mark");
    browsing.choose("about.result");
    browsing.choose("before.own.yes");
    browsing.press("before.begin");
    browsing.choose("behalf.spoken");
    look("behalf", "behalf.title");
    browsing.press("next");
    browsing.titled("place.title");
    browsing.write("place.search", say("北渠", "Beiqu"));
    browsing.press("search");
    browsing.hand().choose(browsing.page().getByRole(AriaRole.RADIO).first());
    look("place", "place.title");
    browsing.write("place.words", say("村东头的水渠", "The canal east of the school"));
    browsing.press("next");
    browsing.titled("institution.title");
    browsing.hand().choose(browsing.page().getByRole(AriaRole.RADIO).first());
    look("institution", "institution.title");
    browsing.press("next");
    browsing.choose("unit.none");
    look("unit", "unit.title");
    browsing.press("draft.keep");
    look("draft-kept", "draft.kept");
    browsing.open("/");
    look("start-with-draft", "start.title");
    browsing.press("draft.go-on");
    browsing.titled("unit.title");
    browsing.press("next");
    browsing.choose("topic.other");
    look("topic", "topic.title");
    browsing.press("next");
    browsing.write("ask.title", say("请修好北渠", "Please repair the north canal"));
    look("ask", "ask.title");
    browsing.press("next");
    browsing.write(
        "story.title",
        say("入冬以来断水，两百亩地浇不上。\n没有人答复。", "No water since November.\nNobody has answered."));
    look("story", "story.title");
    browsing.press("next");
    browsing.titled("evidence.title");
    browsing.field("evidence.choose").setInputFiles(new FilePayload[] {PHOTO, PROGRAM});
    browsing.press("evidence.attach");
    look("evidence", "mistakes.mark");
    assertThat(browsing.page().getByText("canal.png").count()).isPositive();
    browsing.press("next");
    look("earlier", "earlier.title");
    browsing.press("next");
    browsing.choose("name.with");
    browsing.choose("reach.text");
    browsing.write("name.name.person", say("王小河", "Wang Xiaohe"));
    browsing.press("next");
    look("name", "name.title");
    browsing.write("name.phone", "13800000000");
    browsing.press("next");
    look("check", "check.title");
    browsing.press("send");
    look("receipt", "receipt.title");
    number = browsing.page().locator("#number").innerText();
    key = browsing.page().locator("#key").innerText();
    return this;
  }

  Journey follow() {
    browsing.follow("start.follow.button");
    browsing.titled("follow.title");
    browsing.write("receipt.number", number);
    browsing.write("follow.key", key);
    look("follow", "follow.title");
    browsing.press("follow.open");
    browsing.titled("matter.title");
    browsing.hand().unfold(browsing.page().locator("summary").first());
    look("matter", "matter.title");
    browsing.hand().press(browsing.page().locator("main a[href='/matter/key']").first());
    look("key", "key.change");
    browsing.open("/matter").titled("matter.title");
    browsing.hand().press(browsing.page().locator("a[href='/matter/act/add']"));
    browsing.page().locator("textarea").waitFor();
    look("act", "name");
    browsing
        .hand()
        .write(browsing.page().locator("textarea"), say("又断水了", "The water is off again"));
    browsing.press("act.do");
    assertThat(browsing.page().getByRole(AriaRole.STATUS).innerText())
        .contains(browsing.text("matter.done"));
    return this;
  }

  void leave() {
    // Where it leads to is out of these tests' reach: a page of their own stands in for it.
    browsing.page().route("https://**", elsewhere -> elsewhere.fulfill());
    browsing.link("leave").click();
    browsing.page().waitForURL("https://**");
    browsing.open("/matter");
    assertThat(browsing.path()).isEqualTo("/follow");
  }

  private void look(String page, String title) {
    browsing.titled(title);
    look.accept(page);
  }

  private String say(String zh, String en) {
    return browsing.sight().chinese() ? zh : en;
  }
}
