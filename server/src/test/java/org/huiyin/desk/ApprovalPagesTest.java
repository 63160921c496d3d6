package org.huiyin.desk;

import static org.assertj.core.api.Assertions.assertThat;

import org.huiyin.Api;
import org.huiyin.Brought;
import org.huiyin.TestServer;
import org.huiyin.page.Visit;
import org.junit.jupiter.api.Test;

/// An answer that is handed in on the desk's pages, without a script.
class ApprovalPagesTest {

  private static final String FACTS = "水泵去年十月损坏，已查明。";

  private final Api api = Api.shared();
  private final TestServer server = TestServer.shared();
  private final Brought brought = Brought.accepted(api);
  private final String matter = "/desk/matters/" + brought.number();
  private final String form = matter + "/act/answer";
  private final Visit author = AtTheDesk.signedIn(server, "demo.handler");
  private final Visit lead = AtTheDesk.signedIn(server, "demo.lead");

  private Visit.Shown sends(Visit desk, Visit.Shown page, String go) {
    return desk.submit(
        page,
        form,
        "outcome",
        "supported",
        "text-request",
        "泵站。",
        "text-facts",
        FACTS,
        "text-reasons",
        "应当维修。",
        "text-decision",
        "维修。",
        "text-basis",
        "第三十二条",
        "go",
        go);
  }

  private void handsIn() {
    Visit.Shown sent = sends(author, author.get(form), "hand-in");
    assertThat(sent.status()).as(sent.text()).isEqualTo(303);
  }

  @Test
  void theAuthorHandsInAndAnotherReadsItAndSendsIt() {
    handsIn();
    assertThat(author.get(matter).text()).contains("您已送审").doesNotContain("name=\"text-facts\"");
    Visit.Shown read = lead.get(matter);
    assertThat(read.text()).contains(FACTS, "照此发出").doesNotContain("name=\"text-facts\"");

    lead.submit(read, form, "go", "as-handed-in");

    assertThat(brought.stage()).isEqualTo("answered");
    assertThat(brought.view().toString()).contains(FACTS);
    assertThat(lead.get(matter).text()).contains("起草人");
  }

  @Test
  void aPageFromBeforeDoesNotHurryPastIt() {
    Visit.Shown before = author.get(form);
    handsIn();
    Visit.Shown refused = sends(author, before, "do");
    assertThat(refused.status()).isNotEqualTo(303);
    assertThat(brought.stage()).isEqualTo("handling");
  }

  @Test
  void whatIsReturnedComesBackWithTheReason() {
    handsIn();
    String back = matter + "/act/return-answer";
    Visit.Shown done = lead.submit(lead.get(back), back, "text-reason", "写明泵站的型号。", "go", "do");
    assertThat(done.status()).as(done.text()).isEqualTo(303);
    assertThat(author.get(matter).text()).contains("写明泵站的型号。", FACTS);
    assertThat(author.get(form).text()).contains("写明泵站的型号。", FACTS).doesNotContain("value=\"do\"");
    handsIn();
    assertThat(author.get(matter).text()).doesNotContain("写明泵站的型号。");
    assertThat(lead.get(matter).text()).doesNotContain("写明泵站的型号。");
  }

  @Test
  void whatIsNotWrittenToItsEndIsNotHandedIn() {
    Visit.Shown refused =
        author.submit(author.get(form), form, "text-facts", FACTS, "go", "hand-in");
    assertThat(refused.text()).contains("id=\"e-text-decision\"");
    assertThat(brought.view().toString()).doesNotContain("hand-in");
  }

  @Test
  void anInstitutionThatIsAddedAsksForItUnlessSomebodyTakesTheTickOff() {
    Visit admin = AtTheDesk.signedIn(server, "demo.admin");
    assertThat(admin.get("/admin/new/institutions").text())
        .containsPattern("name=\"approvesAnswers\"[^>]*checked");
  }
}
