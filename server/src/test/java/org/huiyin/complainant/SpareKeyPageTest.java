package org.huiyin.complainant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.huiyin.Api;
import org.huiyin.Brought;
import org.huiyin.TestServer;
import org.huiyin.page.Visit;
import org.junit.jupiter.api.Test;

/// A spare key, from the receipt and from the matter.
class SpareKeyPageTest {

  private final TestServer server = TestServer.shared();
  private final Visit visit = new Visit(server.uri());

  private static String key(Visit.Shown page) {
    return page.first("id=\"key\">([^<]+)<");
  }

  @Test
  void isOfferedWithTheReceiptAndOpensThatMatterWhateverElseIsOpen() {
    Brought other = Brought.received(Api.shared());
    Following.comesIn(visit, other.number(), other.key());
    Visit.Shown receipt = Bringing.send(visit, Bringing.toTheCheck(visit, "result"));

    Visit.Shown spare = visit.submit(receipt, "/matter/spare-key");

    assertThat(key(spare)).matches("[0-9]{5}(-[0-9]{5}){3}").isNotEqualTo(Bringing.key(receipt));
    assertThat(spare.header("Cache-Control")).contains("no-store");
    Visit elsewhere = new Visit(server.uri());
    assertThat(Following.comesIn(elsewhere, Bringing.number(receipt), key(spare)))
        .endsWith("/matter");
    assertThat(other.view().required("happened").toString()).doesNotContain("spare-key");
  }

  @Test
  void isMadeForNobodyWhoHasNoKey() {
    assertThat(visit.get("/matter/spare-key").header("Location")).endsWith("/follow");
    Visit.Shown follow = visit.get("/follow");
    assertThat(
            visit
                .submit(follow, "/matter/spare-key", "number", "990123-2026-X", "key", "1")
                .header("Location"))
        .endsWith("/follow");
    Brought printed = Brought.printed(Api.shared());
    assertThat(
            visit
                .submit(
                    follow, "/matter/spare-key", "number", printed.number(), "key", printed.key())
                .header("Location"))
        .endsWith("/follow");
  }

  @Test
  void aFormWithoutItsTokenMakesNone() {
    Brought brought = Brought.received(Api.shared());
    Following.comesIn(visit, brought.number(), brought.key());
    visit.post("/matter/spare-key", Map.of());
    assertThat(brought.view().required("happened").toString()).doesNotContain("spare-key");
  }
}
