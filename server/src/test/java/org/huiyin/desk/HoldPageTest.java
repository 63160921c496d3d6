package org.huiyin.desk;

import static org.assertj.core.api.Assertions.assertThat;

import org.huiyin.Api;
import org.huiyin.Brought;
import org.huiyin.TestServer;
import org.huiyin.page.Visit;
import org.junit.jupiter.api.Test;

/// Holding a matter, asked for by one and agreed to by another, and read by the complainant.
class HoldPageTest {

  private final TestServer server = TestServer.shared();

  @Test
  void oneAsksAnotherAgreesAndTheComplainantReadsWhy() {
    Brought brought = Brought.referredToWater(Api.shared());
    String until = server.today().plusYears(1).toString();
    Visit lead = AtTheDesk.signedIn(server, "demo.lead");
    Visit.Shown form = lead.get("/desk/hold");
    Visit.Shown incomplete =
        lead.submit(form, "/desk/hold", "number", brought.number(), "go", "ask");
    assertThat(incomplete.text()).contains("href=\"#f-ground\"", "href=\"#f-until\"");
    Visit.Shown asked =
        lead.submit(
            form,
            "/desk/hold",
            "number",
            brought.number(),
            "ground",
            "court",
            "until",
            until,
            "go",
            "ask");
    assertThat(asked.status()).as(asked.text()).isEqualTo(200);
    assertThat(asked.text()).contains("您已提出暂停删除");

    Visit supervisor = AtTheDesk.signedIn(server, "demo.supervisor");
    Visit.Shown waiting =
        supervisor.submit(
            supervisor.get("/desk/hold"), "/desk/hold", "number", brought.number(), "go", "look");
    assertThat(waiting.text()).contains("value=\"agree\"", "法院或者仲裁机构正在审理");
    Visit.Shown agreed =
        supervisor.submit(waiting, "/desk/hold", "number", brought.number(), "go", "agree");
    assertThat(agreed.text()).contains("已暂停删除");

    assertThat(brought.view().required("happened").toString())
        .contains("hold-asked", "hold-agreed", until);
    Visit complainant = new Visit(server.uri());
    complainant.submit(
        complainant.get("/follow"), "/follow", "number", brought.number(), "key", brought.key());
    assertThat(complainant.get("/matter").text()).contains("两位工作人员决定");
  }

  @Test
  void whoeverMayNotSeeTheMatterLearnsNothing() {
    Brought brought = Brought.referredToWater(Api.shared());
    Visit other = AtTheDesk.signedIn(server, "demo.labour-lead");
    Visit.Shown nothing =
        other.submit(
            other.get("/desk/hold"), "/desk/hold", "number", brought.number(), "go", "look");
    Visit.Shown none =
        other.submit(
            other.get("/desk/hold"),
            "/desk/hold",
            "number",
            "990123-2026-0000 0000-0",
            "go",
            "look");
    assertThat(nothing.text()).contains("没有您能看到的这件事项");
    assertThat(none.text()).contains("没有您能看到的这件事项");
  }
}
