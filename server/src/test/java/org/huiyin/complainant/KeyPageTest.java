package org.huiyin.complainant;

import static org.assertj.core.api.Assertions.assertThat;

import org.huiyin.Api;
import org.huiyin.Brought;
import org.huiyin.TestServer;
import org.huiyin.page.Visit;
import org.junit.jupiter.api.Test;

/// R10: a key of one's own, and what a key shows that an officer printed.
class KeyPageTest {

  private final Api api = Api.shared();
  private final Visit visit = new Visit(TestServer.shared().uri());

  private static String key(Visit.Shown page) {
    return page.first("id=\"key\">([^<]+)<");
  }

  @Test
  void isTheOnlyPageThatAPrintedKeyOpens() {
    Brought printed = Brought.printed(api);

    assertThat(Following.comesIn(visit, printed.number(), printed.key())).endsWith("/matter/key");
    for (String page : new String[] {"/matter", "/matter/answer", "/matter/act/add"}) {
      assertThat(visit.get(page).header("Location")).endsWith("/matter/key");
    }
    assertThat(visit.post("/matter/act/add", java.util.Map.of()).header("Location"))
        .isNotEqualTo("/matter?done=yes");
    assertThat(visit.get("/matter/key").text()).contains("先换成您自己的密钥").doesNotContain("泵站");
  }

  @Test
  void showsTheNewKeyOnceAndOpensTheMatterWithIt() {
    Brought printed = Brought.printed(api);
    Following.comesIn(visit, printed.number(), printed.key());

    Visit.Shown made = visit.submit(visit.get("/matter/key"), "/matter/key");
    Visit.Shown opened = visit.submit(made, "/follow", "key", key(made));

    assertThat(key(made)).matches("[0-9]{5}(-[0-9]{5}){3}");
    assertThat(made.header("Cache-Control")).contains("no-store");
    assertThat(opened.header("Location")).endsWith("/matter");
    assertThat(visit.get("/matter").text()).contains("泵站");
    assertThat(visit.get("/matter/key").text()).doesNotContain(key(made));
    Visit another = new Visit(TestServer.shared().uri());
    Visit.Shown refused =
        another.submit(
            another.get("/follow"), "/follow", "number", printed.number(), "key", printed.key());
    assertThat(refused.status()).isEqualTo(403);
  }

  @Test
  void leavesTheOldKeyUntilTheNewOneIsUsedAndEndsItsSessionsThen() {
    Brought brought = Brought.received(api);
    Following.comesIn(visit, brought.number(), brought.key());

    Visit.Shown made = visit.submit(visit.get("/matter/key"), "/matter/key");

    assertThat(visit.get("/matter").status()).isEqualTo(200);
    Following.comesIn(new Visit(TestServer.shared().uri()), brought.number(), key(made));
    assertThat(visit.get("/matter").header("Location")).endsWith("/follow");
  }
}
