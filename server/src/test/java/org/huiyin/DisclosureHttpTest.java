package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.huiyin.authority.Directory;
import org.huiyin.demo.DemoCounty;
import org.huiyin.matter.MatterNumber;
import org.huiyin.page.Visit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// R4: who brought a matter is told to whoever has to know it, field by field, after it stands in
/// the journal with the reason; the complainant reads all of it. Nobody gets at it otherwise.
class DisclosureHttpTest {

  private static final String NAME = "王小河";
  private static final String PHONE = "13800000001";
  private static final String ADDRESS = "北渠村 7 组 12 号";
  private static final String WHY = "要打电话问清楚水泵的型号。";

  private final Api api = Officers.API;
  private final Officers officers = new Officers(api);

  @BeforeEach
  void aNewDay() {
    List.of("demo.lead", "demo.supervisor", "demo.reviewer", "demo.city-lead", "demo.handler2")
        .forEach(api::bearer);
    officers.aDayLater();
  }

  private Brought accepted() {
    Map<String, Object> filing = Brought.anAnonymousComplaint();
    filing.put(
        "identity",
        Map.of("name", NAME, "phone", PHONE, "address", ADDRESS, "reach", "text", "say-who", "no"));
    return Brought.of(api, filing)
        .done("demo.registrar", "register", Map.of())
        .done("demo.registrar", "refer", Brought.toWater())
        .done("demo.handler", "accept", Map.of("texts", Map.of("how", "实地查看后答复。")));
  }

  private HttpResponse<String> disclose(String login, String number, Map<String, ?> instead) {
    Map<String, Object> body = new HashMap<>();
    body.put("fields", List.of("phone"));
    body.put("reason", "call-for-facts");
    body.put("words", WHY);
    body.putAll(instead);
    if (!body.containsKey("password")) {
      return officers.post(login, path(number), body);
    }
    return api.post(
        path(number), Api.text(body), "Authorization", api.bearer(login), "Accept-Language", "en");
  }

  private static String path(String number) {
    return "/desk/matters/" + number.replace(" ", "%20") + "/disclosures";
  }

  private static void unknown(HttpResponse<String> answer) {
    Api.problem(answer, 404, "not-found");
  }

  private static List<JsonNode> disclosed(Brought brought) {
    return brought
        .view()
        .required("readings")
        .valueStream()
        .filter(reading -> reading.required("what").stringValue().equals("disclose"))
        .toList();
  }

  @Test
  void givesTheFieldsThatWereAskedForAndHowThePersonWantsToBeReached() {
    Brought brought = accepted();
    HttpResponse<String> answer = disclose("demo.handler", brought.number(), Map.of());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).contains(PHONE).doesNotContain(NAME, ADDRESS);
    JsonNode told = Api.json(answer);
    assertThat(told.propertyNames()).containsExactlyInAnyOrder("phone", "reach", "say-who");
    assertThat(told.required("reach").stringValue()).isEqualTo("text");
    assertThat(told.required("say-who").stringValue()).isEqualTo("no");
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
  }

  @Test
  void isReadByTheComplainantWithFieldsReasonAndWordsAndTold() {
    Brought brought = accepted();
    disclose("demo.lead", brought.number(), Map.of("fields", List.of("name", "phone")));
    JsonNode reading = disclosed(brought).getFirst();
    assertThat(reading.required("who").stringValue()).contains("陈岭");
    assertThat(reading.required("fields").stringValue()).isEqualTo("姓名、电话");
    assertThat(reading.required("because").stringValue()).isEqualTo("要打电话核实情况。");
    assertThat(reading.required("words").stringValue()).isEqualTo(WHY);
    assertThat(brought.view().required("notices").toString()).contains("\"disclose\"");
  }

  @Test
  void staysOutOfTheDatabaseInTheClear() throws SQLException {
    Brought brought = accepted();
    disclose("demo.handler", brought.number(), Map.of());
    try (Connection owner = api.server().database().owner();
        Statement statement = owner.createStatement();
        var rows =
            statement.executeQuery(
                "select j::text from journal j join matter m on m.id = j.matter where m.number = '"
                    + brought.number()
                    + "'")) {
      while (rows.next()) {
        assertThat(rows.getString(1)).doesNotContain(PHONE, NAME, WHY, "call-for-facts");
      }
    }
  }

  @Test
  void isForWhoeverOwesSomethingInTheMatterNow() {
    Brought brought = accepted();
    // They see it, and have nothing to do there: registrar, supervisors, those above.
    for (String login : List.of("demo.registrar", "demo.supervisor", "demo.city-supervisor")) {
      assertThat(brought.open(login).statusCode()).as(login).isEqualTo(200);
      Api.problem(disclose(login, brought.number(), Map.of()), 403, "forbidden");
    }
    // They don't see it.
    unknown(disclose("demo.labour", brought.number(), Map.of()));
    unknown(disclose("demo.liutang", brought.number(), Map.of()));
    assertThat(disclosed(brought)).isEmpty();
  }

  @Test
  void isNotForReviewersNorForALeadWhoOnlyLooksAgain() {
    Brought brought =
        accepted()
            .done("demo.handler", "answer", Brought.anAnswer())
            .done("request-review", Map.of("texts", Map.of("reason", "损失没有核算。")));
    for (String login : List.of("demo.reviewer", "demo.city-lead", "demo.city-supervisor")) {
      assertThat(brought.open(login).statusCode()).as(login).isEqualTo(200);
      Api.problem(disclose(login, brought.number(), Map.of()), 403, "forbidden");
    }
    // And those below owe nothing any more.
    Api.problem(disclose("demo.handler", brought.number(), Map.of()), 403, "forbidden");
    assertThat(disclosed(brought)).isEmpty();
  }

  /// They owe something in the matter, and help another institution with it.
  @Test
  void isNotForWhoeverAssists() {
    Brought brought =
        accepted()
            .done(
                "demo.handler",
                "ask-assistance",
                Map.of("institution", DemoCounty.LABOUR, "texts", Map.of("reason", "请查名册。")));
    for (String login : List.of("demo.labour", "demo.labour-lead")) {
      assertThat(brought.open(login).statusCode()).isEqualTo(200);
      Api.problem(disclose(login, brought.number(), Map.of()), 403, "forbidden");
    }
  }

  @Test
  void answersAlikeForWhatIsHiddenAndWhatDoesNotExist() {
    Map<String, Object> accusing = Brought.aComplaint();
    accusing.put("relation", "accuses");
    accusing.put("institution", DemoCounty.WATER);
    Brought hidden = Brought.of(api, accusing);
    String nobodys = MatterNumber.random(DemoCounty.COUNTY, 2026, new Random(7)).text();
    HttpResponse<String> behindTheWall = disclose("demo.lead", hidden.number(), Map.of());
    HttpResponse<String> none = disclose("demo.lead", nobodys, Map.of());
    unknown(behindTheWall);
    unknown(none);
    assertThat(behindTheWall.body().replaceAll("\"instance\":\"[^\"]*\"", ""))
        .isEqualTo(none.body().replaceAll("\"instance\":\"[^\"]*\"", ""));
  }

  @Test
  void hasNothingToTellOfAnAnonymousMatter() {
    Brought brought =
        Brought.of(api, Brought.anAnonymousComplaint())
            .done("demo.registrar", "register", Map.of())
            .done("demo.registrar", "refer", Brought.toWater());
    unknown(disclose("demo.handler", brought.number(), Map.of()));
    assertThat(disclosed(brought)).isEmpty();
  }

  @Test
  void needsFieldsReasonWordsAndTheOfficersPassword() {
    Brought brought = accepted();
    assertThat(refused(brought, Map.of("fields", List.of()))).containsExactly("fields required");
    assertThat(refused(brought, Map.of("fields", List.of("everything"))))
        .containsExactly("fields unknown");
    assertThat(refused(brought, Map.of("reason", "curious"))).containsExactly("reason required");
    assertThat(refused(brought, Map.of("words", " "))).containsExactly("words required");
    assertThat(refused(brought, Map.of("password", "stolen-token-only")))
        .containsExactly("password wrong");
    assertThat(disclosed(brought)).isEmpty();
  }

  private List<String> refused(Brought brought, Map<String, ?> instead) {
    return Api.errors(
        Api.problem(disclose("demo.handler", brought.number(), instead), 422, "invalid-fields"));
  }

  @Test
  void isNotForANewAccount() {
    officers.add(DemoCounty.WATER, null, "fresh");
    Brought brought = accepted();
    Api.problem(disclose("fresh", brought.number(), Map.of()), 409, "new-account");
    assertThat(disclosed(brought)).isEmpty();
  }

  @Test
  void aThousandTriesEndAtTheTwentieth() {
    Brought brought = accepted();
    int shown = 0;
    int tries = 0;
    HttpResponse<String> answer;
    do {
      answer = disclose("demo.handler", brought.number(), Map.of());
      tries++;
      shown += answer.statusCode() == 200 ? 1 : 0;
    } while (tries < 1000 && answer.statusCode() == 200);
    Api.problem(answer, 429, "asked-enough");
    assertThat(shown).isEqualTo(20);
    assertThat(disclosed(brought)).hasSize(20);
  }

  @Test
  void noSettingLiftsItAboveForty() throws SQLException {
    String officer = id("demo.handler");
    as(
        "officer:" + officer,
        statement ->
            assertThatThrownBy(
                    () ->
                        statement.execute(
                            "insert into asked_by_officer (officer, what, day, times) values ('"
                                + officer
                                + "', 'disclosure', '2020-01-01', 41)"))
                .hasMessageContaining("asked_enough_by_officer"));
    assertThatThrownBy(() -> TestServer.with(Map.of("huiyin.disclosure.most-a-day", "41")))
        .rootCause()
        .hasMessageContaining("huiyin.disclosure.most-a-day");
  }

  // With the server's own rights, by hand

  private interface Work {
    void with(Statement statement) throws SQLException;
  }

  private void as(String principal, Work work) throws SQLException {
    try (Connection connection = api.server().database().server();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("select set_config('huiyin.principal', '" + principal + "', true)");
      work.with(statement);
      connection.rollback();
    }
  }

  private String id(String login) {
    return api.server().bean(Directory.class).officerByLogin(login).orElseThrow().id().toString();
  }

  private static int count(Statement statement, String sql) throws SQLException {
    try (var rows = statement.executeQuery(sql)) {
      int count = 0;
      while (rows.next()) {
        count++;
      }
      return count;
    }
  }

  private String[] key(Brought brought) {
    return api.server()
        .database()
        .rows(
            "select authority || ' ' || id::text || ' ' || last_seq from matter where number = ?",
            brought.number())
        .getFirst()
        .split(" ", 3);
  }

  @Test
  void theDatabaseGivesAnOfficerNothingWithoutAnEntryOfTheSameTransaction() throws SQLException {
    Brought brought = accepted();
    disclose("demo.handler", brought.number(), Map.of());
    String[] key = key(brought);
    String officer = "officer:" + id("demo.handler");
    String actIn = "select act_in('" + key[0] + "', '" + key[1] + "')";
    String asked = "select disclosed('" + key[0] + "', '" + key[1] + "', " + key[2] + ")";
    as(
        officer,
        statement -> {
          statement.execute(actIn);
          assertThat(count(statement, "select identity from party")).isZero();
          // The entry of an earlier disclosure opens nothing.
          assertThatThrownBy(() -> statement.execute(asked))
              .hasMessageContaining("nothing is disclosed here");
        });
    // An entry of this transaction does, for whoever has something to do there,
    as(
        officer,
        statement -> {
          statement.execute(actIn);
          statement.execute(entry(key, "disclose", id("demo.handler")));
          assertThat(count(statement, next(key))).isEqualTo(1);
        });
    // and no other entry, nobody else's, and nobody else.
    as(
        officer,
        statement -> {
          statement.execute(actIn);
          statement.execute(entry(key, "open", id("demo.handler")));
          assertThatThrownBy(() -> statement.execute(next(key)))
              .hasMessageContaining("nothing is disclosed here");
        });
    as(
        officer,
        statement -> {
          statement.execute(actIn);
          statement.execute(entry(key, "disclose", id("demo.lead")));
          assertThatThrownBy(() -> statement.execute(next(key)))
              .hasMessageContaining("nothing is disclosed here");
        });
    for (String login : List.of("demo.city-supervisor", "demo.supervisor", "demo.registrar")) {
      as(
          "officer:" + id(login),
          statement -> {
            statement.execute(actIn);
            statement.execute(entry(key, "disclose", id(login)));
            assertThatThrownBy(() -> statement.execute(next(key)))
                .as(login)
                .hasMessageContaining("nothing is disclosed here");
          });
    }
    for (String system : List.of("system:check", "system:deadlines", "system:files")) {
      as(
          system,
          statement ->
              assertThatThrownBy(() -> statement.execute(asked))
                  .as(system)
                  .hasMessageContaining("nothing is disclosed here"));
    }
  }

  private static String next(String[] key) {
    return "select disclosed('%s', '%s', %d)"
        .formatted(key[0], key[1], Integer.parseInt(key[2]) + 1);
  }

  private static String entry(String[] key, String act, String officer) {
    return """
    insert into journal (authority, matter, seq, encoding_version, facts, commitment)
    values ('%s', '%s', %d, 1, '{"act":"%s","by":{"officer":"%s","role":"handler"}}', sha256('x'))
    """
        .formatted(key[0], key[1], Integer.parseInt(key[2]) + 1, act, officer);
  }

  // The page

  @Test
  void thePageAsksOnceMoreWhoItIsAndShowsItOnce() {
    Brought brought = accepted();
    Visit desk = officers.atTheDesk("demo.handler");
    String matter = "/desk/matters/" + brought.number();
    assertThat(desk.get(matter).text()).contains(matter + "/disclose").doesNotContain(PHONE);
    Visit.Shown form = desk.get(matter + "/disclose");
    assertThat(form.text()).contains("您每天可以查看20次").doesNotContain(PHONE);
    Visit.Shown nothing = desk.submit(form, matter + "/disclose", "words", "");
    assertThat(nothing.text()).contains("请勾选您需要知道的内容。", "请选择用来做什么。");
    Visit.Shown shown =
        desk.submit(
            form,
            matter + "/disclose",
            "fields",
            "phone",
            "reason",
            "call-for-facts",
            "words",
            WHY);
    assertThat(shown.text()).contains(PHONE, "只希望收到短信").doesNotContain(NAME, ADDRESS);
    assertThat(shown.header("Cache-Control")).contains("no-store");
    // Shown once: it stands on no other page.
    assertThat(desk.get(matter).text()).doesNotContain(PHONE).contains("查看了诉求人的身份信息：电话");
    assertThat(desk.get(matter + "/disclose").text()).doesNotContain(PHONE);
    assertThat(disclosed(brought)).hasSize(1);
  }

  @Test
  void aSessionThatWasLeftOpenIsAskedWhoItIs() throws SQLException {
    Brought brought = accepted();
    Visit desk = officers.atTheDesk("demo.handler");
    api.server().database().run("update session set proven_at = proven_at - interval '6 minutes'");
    String page = "/desk/matters/" + brought.number() + "/disclose";
    Visit.Shown asked =
        desk.submit(
            desk.get(page), page, "fields", "phone", "reason", "call-for-facts", "words", WHY);
    assertThat(asked.text()).doesNotContain(PHONE).contains("name=\"password\"");
    assertThat(disclosed(brought)).isEmpty();
  }

  @Test
  void whoHasNothingToDoThereIsOfferedNothing() {
    Brought brought = accepted();
    Visit desk = officers.atTheDesk("demo.supervisor");
    String matter = "/desk/matters/" + brought.number();
    assertThat(desk.get(matter).text()).doesNotContain(matter + "/disclose");
    assertThat(desk.get(matter + "/disclose").text()).doesNotContain("name=\"fields\"");
  }

  @Test
  void printingIsJournaledAndShowsNobody() {
    Brought brought = accepted();
    Visit desk = officers.atTheDesk("demo.lead");
    Visit.Shown paper = desk.get("/desk/matters/" + brought.number() + "/print");
    assertThat(paper.status()).isEqualTo(200);
    assertThat(paper.text())
        .contains("请修好泵站", "泵站去年十月坏了。", "实地查看后答复。", "陈岭")
        .doesNotContain(NAME, PHONE, ADDRESS);
    assertThat(
            brought
                .view()
                .required("readings")
                .valueStream()
                .map(reading -> reading.required("what").stringValue()))
        .contains("print");
    assertThat(
            officers
                .atTheDesk("demo.labour")
                .get("/desk/matters/" + brought.number() + "/print")
                .status())
        .isEqualTo(404);
  }
}
