package org.huiyin.complainant;

import static org.assertj.core.api.Assertions.assertThat;

import org.huiyin.TestServer;
import org.huiyin.page.Visit;
import org.junit.jupiter.api.Test;

/// What a complainant types for so long that the session ends meanwhile.
class KeptActTest {

  private static final String WORDS = "又断水了。\n“第三次”";

  private final Visit visit = new Visit(TestServer.shared().uri());

  private record Held(String number, String key) {}

  @Test
  void isShownAgainAsTypedToWhoeverOpensTheMatterAndNothingIsDone() {
    Held held = opened();
    Visit.Shown follow = sentTooLate();

    assertThat(follow.status()).isEqualTo(403);
    assertThat(follow.text()).contains("都替您留着").doesNotContain("又断水了", held.number());
    Visit.Shown again = open(follow, held);

    assertThat(again.status()).isEqualTo(200);
    assertThat(again.text()).contains("又断水了。", "为了安全，请再点一次按钮");
    assertThat(visit.get("/matter").text()).doesNotContain("又断水了。");
    visit.submit(again, "/matter/act/add", "text-text", WORDS, "go", "do");
    assertThat(visit.get("/matter").text()).contains("又断水了。");
  }

  @Test
  void isNotShownToWhoeverOpensAnotherMatter() {
    Held other = opened();
    opened();
    Visit.Shown follow = sentTooLate();

    Visit.Shown opened = open(follow, other);

    assertThat(opened.status()).isEqualTo(303);
    assertThat(opened.header("Location")).isEqualTo("/matter");
    assertThat(visit.get("/matter").text()).doesNotContain("又断水了。");
  }

  @Test
  void outlivesAMistypedKeyAndAnotherLanguage() {
    Held held = opened();
    Visit.Shown follow = sentTooLate();
    Visit.Shown wrong = open(follow, new Held(held.number(), "00000000000000000000"));
    Visit.Shown english = visit.submit(wrong, "/follow", "lang", "en");
    assertThat(english.text()).contains("it is kept");

    assertThat(open(english, held).text()).contains("又断水了。");
  }

  @Test
  void isNeverDoneInAnotherMatterThatWasOpenedMeanwhile() {
    Held first = opened();
    Visit.Shown form = visit.get("/matter/act/add");
    opened();

    Visit.Shown asked =
        visit.submit(form, "/matter/act/add", "text-text", WORDS, "version", "1", "go", "do");

    assertThat(asked.status()).isEqualTo(403);
    assertThat(visit.get("/matter").text()).doesNotContain("又断水了。");
    assertThat(open(asked, first).text()).contains("又断水了。");
  }

  private Visit.Shown sentTooLate() {
    Visit.Shown form = visit.get("/matter/act/add");
    visit.forget("matter");
    return visit.submit(form, "/matter/act/add", "text-text", WORDS, "go", "do");
  }

  private Held opened() {
    Visit.Shown receipt = Bringing.send(visit, Bringing.toTheCheck(visit, "result"));
    Held held = new Held(Bringing.number(receipt), Bringing.key(receipt));
    open(visit.get("/follow"), held);
    assertThat(visit.cookie("matter")).isPresent();
    return held;
  }

  private Visit.Shown open(Visit.Shown follow, Held held) {
    return visit.submit(follow, "/follow", "number", held.number(), "key", held.key());
  }
}
