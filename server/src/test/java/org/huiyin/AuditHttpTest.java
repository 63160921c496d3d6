package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Officer;
import org.huiyin.authority.Role;
import org.huiyin.demo.DemoCounty;
import org.huiyin.desk.AtTheDesk;
import org.huiyin.page.Visit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What officers did may be traced by those who answer for them (R3); who complained, and what
/// they wrote, may not, and an accusation of one's own institution isn't there (R2).
class AuditHttpTest {

  // Its own: the list is of a day, and others do much on one day.
  private static final TestServer SERVER = TestServer.start();

  private final Api api = new Api(SERVER);
  private final Directory directory = api.server().bean(Directory.class);

  @AfterAll
  static void close() {
    SERVER.close();
  }

  private static String page(Visit visit) {
    return visit.get("/audit").text().replaceAll("<input type=\"hidden\"[^>]*>", "");
  }

  private JsonNode acts(String login, String query) {
    HttpResponse<String> answer =
        api.get("/audit/acts" + query, "Authorization", api.bearer(login), "Accept-Language", "zh");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Api.json(answer);
  }

  private List<String> of(Brought brought, String query) {
    return acts("demo.auditor", query)
        .required("acts")
        .valueStream()
        .filter(act -> act.required("number").stringValue().equals(brought.number()))
        .map(
            act ->
                act.required("act").required("id").stringValue()
                    + " "
                    + act.required("role").required("id").stringValue()
                    + " "
                    + (act.get("officer") == null || act.get("officer").isNull()
                        ? "-"
                        : act.required("officer").stringValue()))
        .toList();
  }

  /// Given a matter that was referred and read; when the auditor of the institution above asks;
  /// then acts and readings are there with who and when, and not a word of what was written.
  @Test
  void tellsWhoDidWhatAndNothingOfWhatWasWritten() {
    Brought brought = Brought.referredToWater(api);
    brought.open("demo.handler");
    assertThat(of(brought, "?limit=200"))
        .containsExactly(
            "open handler 李青", "refer registrar 周敏", "register registrar 周敏", "file complainant -");
    String all = acts("demo.auditor", "?limit=200").toString();
    assertThat(all).doesNotContain("泵站", "王小河", "农田水利");
  }

  @Test
  void isNarrowedByOfficerByActAndByDay() {
    Brought brought = Brought.referredToWater(api);
    brought.open("demo.handler");
    UUID registrar = directory.officerByLogin("demo.registrar").orElseThrow().id();
    assertThat(of(brought, "?limit=200&officer=" + registrar)).hasSize(2);
    assertThat(of(brought, "?limit=200&act=open")).containsExactly("open handler 李青");
    assertThat(of(brought, "?limit=200&role=handler")).containsExactly("open handler 李青");
    String before = api.server().today().minusDays(1).toString();
    assertThat(of(brought, "?limit=200&until=" + before)).isEmpty();
    Api.problem(
        api.get("/audit/acts?limit=0", "Authorization", api.bearer("demo.auditor")),
        400,
        "invalid-parameter");
  }

  @Test
  void comesInPagesThatLeaveNothingOut() {
    Brought brought = Brought.referredToWater(api);
    JsonNode page = acts("demo.auditor", "?limit=1");
    StringBuilder seen = new StringBuilder();
    for (int i = 0; i < 3; i++) {
      assertThat(page.required("acts").size()).isEqualTo(1);
      seen.append(page.required("acts").required(0).required("act").required("id").stringValue())
          .append(' ');
      page = acts("demo.auditor", "?limit=1&cursor=" + page.required("next").stringValue());
    }
    assertThat(of(brought, "?limit=200")).hasSize(3);
    assertThat(seen.toString()).isNotBlank();
  }

  /// Given an auditor at the bureau that is accused, and one who is its handler's colleague; when
  /// somebody accuses the bureau; then its auditor's list is, to the letter, what it was.
  @Test
  void anAccusationOfTheirOwnInstitutionIsNotThere() {
    UUID water = directory.institutionByCode(DemoCounty.WATER).orElseThrow().id();
    Officer own = new Bureau(api).officer(water, null, Role.AUDITOR);
    Brought.referredToWater(api);
    String before = acts(own.login(), "?limit=200").toString();
    Visit pages = AtTheDesk.signedIn(api.server(), own.login());
    String page = page(pages);
    Map<String, Object> filing = new HashMap<>(Brought.aComplaint());
    filing.put("relation", "accuses");
    filing.put("institution", DemoCounty.WATER);
    filing.put("about", Map.of("institution", water));
    Brought accusing = Brought.of(api, filing);
    accusing.done("demo.city-registrar", "register", Map.of());
    assertThat(acts(own.login(), "?limit=200").toString()).isEqualTo(before);
    assertThat(page(pages)).isEqualTo(page);
    assertThat(of(accusing, "?limit=200")).hasSize(2);
  }

  @Test
  void hasAPageInBothLanguagesThatLeadsToNoMatter() {
    Brought brought = Brought.referredToWater(api);
    Visit zh = AtTheDesk.signedIn(api.server(), "demo.auditor");
    assertThat(zh.get("/audit").text())
        .contains("谁在什么时候做了什么", brought.number(), "周敏", "转送")
        .doesNotContain("href=\"/desk", "泵站", "王小河");
    assertThat(zh.get("/desk").status()).isEqualTo(403);
    assertThat(zh.get("/audit?lang=en").text()).contains("Who did what when", "refer");
    assertThat(AtTheDesk.signedIn(api.server(), "demo.lead").get("/audit").status()).isEqualTo(403);
  }

  @Test
  void anOperatorSeesHowTheInstallationIsAndNothingOfAnyMatter() {
    Visit operator = AtTheDesk.signedIn(api.server(), "demo.operator");
    String page = operator.get("/operate").text();
    assertThat(page).contains("PostgreSQL 18", "sweep-deadlines", "磁盘剩余", "还没有核对过");
    Brought brought = Brought.received(api);
    assertThat(operator.get("/operate").text()).doesNotContain(brought.number());
    assertThat(operator.get("/operate?lang=en").text()).contains("Never checked");
    assertThat(operator.get("/desk").status()).isEqualTo(403);
    assertThat(AtTheDesk.signedIn(api.server(), "demo.auditor").get("/operate").status())
        .isEqualTo(403);
  }

  @Test
  void anAssessorHasNothingYet() {
    Visit assessor = AtTheDesk.signedIn(api.server(), "demo.assessor");
    for (String page : List.of("/desk", "/audit", "/operate", "/admin")) {
      assertThat(assessor.get(page).status()).as(page).isEqualTo(403);
    }
    assertThat(assessor.get("/desk").text()).contains("您的角色目前没有可以在这里办理的工作");
  }
}
