package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.huiyin.matter.LeavingRatings;
import org.huiyin.page.Browsing;
import org.huiyin.page.Sight;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Saying how content one is, on the pages: with the keyboard alone and without a script; and what
/// the lead sees of it. On a server of its own, where ten come together.
class RatingBrowserTest {

  private static final TestServer SERVER = TestServer.start();

  private final Api api = new Api(SERVER);

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  private static Browsing at(String language, int width) {
    return Browsing.at(SERVER.uri(), Sight.of(language, width)).byKeyboard();
  }

  private void rated(Brought brought, String answer, String words) {
    assertThat(
            api.post(
                    "/matters/" + brought.number() + "/ratings",
                    Api.text(Map.of("step", "answer", "answer", answer, "words", words)),
                    "Authorization",
                    Api.basic(brought.number(), brought.key()))
                .statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"zh-CN, 360", "en, 1280"})
  void aComplainantRatesAndTheLeadSeesTen(String language, int width) {
    for (int i = 0; i < 9; i++) {
      rated(Brought.answered(api), i % 3 == 0 ? "not-at-all" : "satisfied", i < 3 ? "等了很久。" : "");
    }
    Brought brought = Brought.answered(api);
    try (Browsing person = at(language, width)) {
      person.open("/follow");
      person.page().locator("#f-number").fill(brought.number());
      person.page().locator("#f-key").fill(brought.key());
      person.press("follow.open");
      person.open("/matter").titled("matter.title").follow("rate.link");
      person.titled("rate.title").look("ratings-none");
      person.open("/matter/ratings?step=answer").titled("rate.step.answer").look("rate");
      person.press("rate.do");
      person.titled("mistakes.mark").look("rate-mistake");
      person.choose("content.dissatisfied");
      person.write("rate.words", "我是王小河，电话13800000001，说得不清楚。");
      person.press("rate.do");
      person.titled("rate.title").look("ratings-waiting");
      assertThat(person.page().content()).contains("我是＊，电话＊，说得不清楚。");
      person.open("/matter/ratings?step=answer").titled("rate.step.answer").look("rate-change");
      SERVER.bean(LeavingRatings.class).sweep();
      person.press("rate.do.change");
      person.titled("rate.title").look("ratings-left");
      assertThat(person.page().content())
          .contains(person.text("rate.left"))
          .doesNotContain("说得不清楚");
    }
    try (Browsing lead = at(language, width)) {
      lead.open("/desk");
      lead.write("sign-in.name", "demo.lead");
      lead.write("sign-in.password", SERVER.password("demo.lead"));
      lead.press("sign-in.do");
      lead.titled("desk.today.title").follow("desk.nav.satisfaction");
      lead.titled("satisfaction.title").hand().unfold(lead.page().locator("summary").first());
      lead.look("satisfaction");
      assertThat(lead.page().content()).contains("我是＊，电话＊，说得不清楚。").doesNotContain(brought.number());
    }
  }
}
