package org.huiyin.complainant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.huiyin.Api;
import org.huiyin.Brought;
import org.huiyin.TestServer;
import org.huiyin.matter.Lateness;
import org.huiyin.page.Visit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Having a matter erased, or who brought it, with the key alone.
class ErasePageTest {

  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Brought named() {
    Map<String, Object> filing = Brought.aComplaint();
    filing.put("identity", Map.of("name", "王小河", "phone", "13900001234"));
    return Brought.of(new Api(server), filing);
  }

  @Test
  void whoeverBroughtItIsErasedWhileItIsOpenAndNotTheMatter() {
    Brought brought = named();
    Visit visit = Following.with(brought);
    assertThat(visit.get("/matter").text()).contains("href=\"/matter/erase\"");
    Visit.Shown offer = visit.get("/matter/erase");
    assertThat(offer.text())
        .contains("/matter/erase?what=identity")
        .doesNotContain("/matter/erase?what=all");

    Visit.Shown sure = visit.get("/matter/erase?what=identity");
    Visit.Shown unsure = visit.submit(sure, "/matter/erase");
    assertThat(unsure.text()).contains("f-sure-e");
    Visit.Shown done = visit.submit(unsure, "/matter/erase", "sure", "yes");
    assertThat(done.status()).isEqualTo(200);
    assertThat(done.text()).contains(brought.number());
    assertThat(brought.view().required("happened").toString()).contains("identity-erased");
    assertThat(visit.get("/matter/erase").text()).doesNotContain("what=identity");
  }

  @Test
  void theWholeMatterGoesOnceItHasEndedAndTheKeyOpensOnlyAPageThatSaysSo() {
    Brought brought = named().done("withdraw", Map.of());
    server.moveTo(server.today().plusDays(20));
    server.bean(Lateness.class).sweep();
    Visit visit = Following.with(brought);
    Visit.Shown sure = visit.get("/matter/erase?what=all");
    Visit.Shown done = visit.submit(sure, "/matter/erase", "sure", "yes");
    assertThat(done.status()).isEqualTo(200);

    assertThat(visit.get("/matter").header("Location")).endsWith("/matter/erased");
    for (String path : new String[] {"/matter/key", "/matter/spare-key", "/matter/erase"}) {
      assertThat(visit.get(path).header("Location")).as(path).endsWith("/matter/erased");
    }
    Visit elsewhere = new Visit(server.uri());
    assertThat(Following.comesIn(elsewhere, brought.number(), brought.key()))
        .endsWith("/matter/erased");
    assertThat(elsewhere.get("/matter/erased").text())
        .contains(brought.number())
        .doesNotContain("泵站", "王小河");
  }

  @Test
  void isForNobodyWithoutTheKey() {
    Visit visit = new Visit(server.uri());
    assertThat(visit.get("/matter/erase").header("Location")).endsWith("/follow");
    assertThat(visit.get("/matter/erased").header("Location")).endsWith("/follow");
    Brought brought = named();
    Visit holder = Following.with(brought);
    holder.post("/matter/erase", Map.of("what", "identity", "sure", "yes"));
    assertThat(brought.view().required("happened").toString()).doesNotContain("identity-erased");
  }
}
