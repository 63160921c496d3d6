package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.huiyin.access.Principal.Complainant;
import org.huiyin.authority.Directory;
import org.huiyin.matter.Lateness;
import org.huiyin.matter.MatterNumber;
import org.huiyin.matter.OwnErasure;
import org.huiyin.matter.TellingOfOrders;
import org.huiyin.page.Visit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/// What a court, the police or an archive may have of a matter by law: three people of different
/// units, what the paper covers and nothing else, once; told at once or on the day; counted in
/// public in bands.
@ExtendWith(OutputCaptureExtension.class)
class LawfulOrderHttpTest {

  private static final String NAME = "王小河";
  private static final String PHONE = "13800000001";
  private static final String PAPER = "（2026）青禾民初12号";

  private static final String ASKS = "demo.lead";
  private static final String FIRST = "demo.supervisor";
  private static final String SECOND = "demo.city-supervisor";

  private final Api api = Officers.API;
  private final TestServer server = api.server();
  private final Officers officers = new Officers(api);

  @BeforeEach
  void aNewDay() {
    List.of(ASKS, FIRST, SECOND, "demo.city-lead", "demo.handler", "demo.registrar")
        .forEach(api::bearer);
    officers.aDayLater();
  }

  private Brought accepted() {
    Map<String, Object> filing = Brought.anAnonymousComplaint();
    filing.put("identity", Map.of("name", NAME, "phone", PHONE));
    return Brought.of(api, filing)
        .done("demo.registrar", "register", Map.of())
        .done("demo.registrar", "refer", Brought.toWater())
        .done("demo.handler", "accept", Map.of("texts", Map.of("how", "实地查看后答复。")));
  }

  private static String path(Brought brought) {
    return "/desk/matters/" + brought.number() + "/orders";
  }

  private HttpResponse<String> ask(String login, Brought brought, Map<String, ?> instead) {
    Map<String, Object> body = new HashMap<>();
    body.put("instrument", "civil-court");
    body.put("document", PAPER);
    body.put("issuer", "青禾县人民法院");
    body.put("dated", server.today().toString());
    body.put("scope", List.of("name", "story"));
    body.put("words", "法院核实原告身份。");
    body.putAll(instead);
    return officers.post(login, path(brought), body);
  }

  private HttpResponse<String> does(String login, Brought brought, String what) {
    return officers.post(login, path(brought) + "/1/" + what, Map.of("words", "文书没有盖章。"));
  }

  private Brought asked(Map<String, ?> instead) {
    Brought brought = accepted();
    HttpResponse<String> answer = ask(ASKS, brought, instead);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return brought;
  }

  private Brought agreed(Map<String, ?> instead) {
    Brought brought = asked(instead);
    for (String login : List.of(FIRST, SECOND)) {
      HttpResponse<String> answer = does(login, brought, "agreement");
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    }
    return brought;
  }

  private static List<String> acts(Brought brought) {
    return brought
        .view()
        .required("happened")
        .valueStream()
        .map(entry -> entry.at("/act/id").stringValue())
        .filter(act -> act.startsWith("order-"))
        .toList();
  }

  @Test
  void isHandedOnceToWhoAskedAfterTwoOthersAgreedAndHoldsWhatThePaperCovers() {
    Brought brought = agreed(Map.of());
    HttpResponse<String> answer = does(ASKS, brought, "hand-over");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonNode handed = Api.json(answer);
    assertThat(handed.propertyNames()).containsExactlyInAnyOrder("name", "story");
    assertThat(handed.required("name").stringValue()).isEqualTo(NAME);
    assertThat(handed.required("story").stringValue()).contains("请修好泵站", "泵站去年十月坏了。");
    assertThat(answer.body()).doesNotContain(PHONE);
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    Api.problem(does(ASKS, brought, "hand-over"), 404, "not-found");
  }

  @Test
  void isToldAtOnceUnlessThePaperForbidsIt() {
    Brought brought = agreed(Map.of());
    does(ASKS, brought, "hand-over");
    assertThat(acts(brought))
        .containsExactly("order-asked", "order-agreed", "order-agreed", "order-handed");
    assertThat(brought.view().required("happened").toString())
        .contains(PAPER, "青禾县人民法院", "法院核实原告身份。", "《民事诉讼法》第七十条", "姓名、诉求和情况说明");
    assertThat(brought.view().required("notices").toString()).contains("order-handed");
  }

  @Test
  void isKeptFromTheComplainantUntilTheDayAndToldOnIt() {
    LocalDate until = server.today().plusDays(90);
    Brought brought = agreed(Map.of("forbiddenUntil", until.toString()));
    does(ASKS, brought, "hand-over");
    String before = brought.view().toString();
    assertThat(before).doesNotContain("order-").doesNotContain(PAPER);
    // Nor do other officers read it who might tell.
    assertThat(brought.open("demo.handler").body()).doesNotContain("order-").doesNotContain(PAPER);
    assertThat(server.bean(TellingOfOrders.class).sweep()).isZero();
    server.moveTo(until.minusDays(1));
    server.bean(TellingOfOrders.class).sweep();
    assertThat(brought.view().toString()).doesNotContain("order-");
    server.moveTo(until);
    // The server's own sweep may have been first.
    server.bean(TellingOfOrders.class).sweep();
    assertThat(acts(brought)).contains("order-asked", "order-agreed", "order-handed", "order-told");
    assertThat(brought.view().required("notices").toString()).contains("order-told");
    assertThat(brought.view().toString()).contains(PAPER);
    server.bean(TellingOfOrders.class).sweep();
    assertThat(acts(brought)).filteredOn("order-told"::equals).hasSize(1);
  }

  /// Its key opens nothing any more, so there is nobody to tell.
  @Test
  void isNotToldOnceTheMatterIsErased(CapturedOutput log) {
    LocalDate until = server.today().plusDays(60);
    Brought brought = agreed(Map.of("forbiddenUntil", until.toString()));
    does(ASKS, brought, "hand-over");
    brought.done("withdraw", Map.of());
    server.moveTo(server.today().plusDays(20));
    server.bean(Lateness.class).sweep();
    MatterNumber number = MatterNumber.parse(brought.number()).orElseThrow();
    UUID matter =
        UUID.fromString(
            server
                .database()
                .rows("select id from matter where number = ?", brought.number())
                .getFirst());
    Complainant own = new Complainant(number.authority(), matter, brought.number());
    assertThat(server.bean(OwnErasure.class).all(own, Locale.ENGLISH)).isEmpty();
    server.moveTo(until);
    server.bean(TellingOfOrders.class).sweep();
    assertThat(log.getAll()).doesNotContain(matter.toString());
  }

  @Test
  void isNotSilentForMoreThanAYear() {
    Brought brought = accepted();
    for (LocalDate until :
        List.of(server.today(), server.today().minusDays(3), server.today().plusDays(367))) {
      assertThat(
              Api.errors(
                  Api.problem(
                      ask(ASKS, brought, Map.of("forbiddenUntil", until.toString())),
                      422,
                      "invalid-fields")))
          .containsExactly("forbiddenUntil out-of-range");
    }
  }

  @Test
  void needsThreePeopleOfDifferentUnits() {
    Brought brought = asked(Map.of());
    Api.problem(does(ASKS, brought, "agreement"), 409, "order-refused");
    Api.problem(does(ASKS, brought, "hand-over"), 409, "order-refused");
    assertThat(does(FIRST, brought, "agreement").statusCode()).isEqualTo(204);
    Api.problem(does(FIRST, brought, "agreement"), 409, "order-refused");
    Api.problem(does(ASKS, brought, "hand-over"), 409, "order-refused");
    // Those who have no part in it, and those who see no such matter.
    Api.problem(does("demo.handler", brought, "agreement"), 403, "forbidden");
    Api.problem(does("demo.registrar", brought, "agreement"), 403, "forbidden");
    Api.problem(does("demo.labour-lead", brought, "agreement"), 404, "not-found");
    assertThat(does(SECOND, brought, "agreement").statusCode()).isEqualTo(204);
    // Handed to nobody but to who asked.
    Api.problem(does(FIRST, brought, "hand-over"), 403, "forbidden");
    assertThat(does(ASKS, brought, "hand-over").statusCode()).isEqualTo(200);
  }

  @Test
  void isAskedForByALeadWhereTheMatterIsHandled() {
    Brought brought = accepted();
    for (String login : List.of("demo.handler", "demo.registrar", FIRST, SECOND)) {
      Api.problem(ask(login, brought, Map.of()), 403, "forbidden");
    }
    Api.problem(ask("demo.labour-lead", brought, Map.of()), 404, "not-found");
  }

  @Test
  void aRefusalEndsItAndNothingIsHandedOver() {
    Brought brought = asked(Map.of());
    assertThat(does(FIRST, brought, "agreement").statusCode()).isEqualTo(204);
    assertThat(does(SECOND, brought, "refusal").statusCode()).isEqualTo(204);
    Api.problem(does(ASKS, brought, "hand-over"), 404, "not-found");
    assertThat(acts(brought)).containsExactly("order-asked", "order-agreed", "order-refused");
    assertThat(brought.view().required("happened").toString()).contains("文书没有盖章。");
  }

  @Test
  void oneRunsAtATime() {
    Brought brought = asked(Map.of());
    Api.problem(ask(ASKS, brought, Map.of()), 409, "order-refused");
  }

  @Test
  void needsThePaperAndThePassword() {
    Brought brought = accepted();
    for (String field : List.of("document", "issuer", "words")) {
      assertThat(refused(brought, Map.of(field, ""))).containsExactly(field + " required");
    }
    assertThat(refused(brought, Map.of("instrument", "a-friend")))
        .containsExactly("instrument required");
    assertThat(refused(brought, Map.of("scope", List.of()))).containsExactly("scope required");
    assertThat(refused(brought, Map.of("scope", List.of("everything"))))
        .containsExactly("scope unknown");
    assertThat(refused(brought, Map.of("dated", server.today().plusDays(2).toString())))
        .containsExactly("dated out-of-range");
    assertThat(acts(brought)).isEmpty();
  }

  private List<String> refused(Brought brought, Map<String, ?> instead) {
    return Api.errors(Api.problem(ask(ASKS, brought, instead), 422, "invalid-fields"));
  }

  @Test
  void approversSeeThePaperAndNothingOfTheMatter() {
    Brought brought = asked(Map.of());
    HttpResponse<String> seen =
        api.get(path(brought), "Authorization", api.bearer(FIRST), "Accept-Language", "en");
    assertThat(seen.body()).contains(PAPER, "青禾县人民法院").doesNotContain(NAME, PHONE, "泵站");
    assertThat(brought.view().required("readings").toString()).doesNotContain("吴川");
    Api.problem(
        api.get(path(brought), "Authorization", api.bearer("demo.handler")), 404, "not-found");
  }

  @Test
  void whoMayAgreeFindsWhatWaitsAndNobodyElse() {
    Brought brought = asked(Map.of());
    assertThat(waiting(FIRST)).contains(brought.number());
    assertThat(waiting(SECOND)).contains(brought.number());
    for (String login : List.of(ASKS, "demo.handler", "demo.registrar", "demo.labour-lead")) {
      api.bearer(login);
      assertThat(waiting(login)).as(login).doesNotContain(brought.number());
    }
    assertThat(officers.atTheDesk(FIRST).get("/desk/orders").text())
        .contains("/desk/matters/" + brought.number() + "/orders");
    does(FIRST, brought, "agreement");
    assertThat(waiting(FIRST)).doesNotContain(brought.number());
    does(SECOND, brought, "agreement");
    assertThat(waiting(SECOND)).doesNotContain(brought.number());
  }

  private String waiting(String login) {
    return api.get("/desk/orders", "Authorization", api.bearer(login)).body();
  }

  // By hand, with the server's own rights

  private interface Work {
    void with(Statement statement) throws SQLException;
  }

  private void as(String principal, Work work) throws SQLException {
    try (Connection connection = server.database().server();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("select set_config('huiyin.principal', '" + principal + "', true)");
      work.with(statement);
      connection.rollback();
    }
  }

  private String id(String login) {
    return server.bean(Directory.class).officerByLogin(login).orElseThrow().id().toString();
  }

  @Test
  void theDatabaseHandsNothingOverToOneOrTwo() throws SQLException {
    Brought brought = asked(Map.of("forbiddenUntil", server.today().plusDays(30).toString()));
    String[] key =
        server
            .database()
            .rows(
                "select authority || ' ' || id::text || ' ' || last_seq from matter where number = ?",
                brought.number())
            .getFirst()
            .split(" ", 3);
    String entry =
        """
        insert into journal (authority, matter, seq, encoding_version, facts, commitment)
        values ('%s', '%s', %d, 1, '{"act":"order-handed","by":{"officer":"%s"}}', sha256('x'))
        """
            .formatted(key[0], key[1], Integer.parseInt(key[2]) + 1, id(ASKS));
    String asks =
        "select disclosed_by_order('%s', '%s', 1, %d)"
            .formatted(key[0], key[1], Integer.parseInt(key[2]) + 1);
    String actIn = "select act_in('" + key[0] + "', '" + key[1] + "')";
    as(
        "officer:" + id(ASKS),
        statement -> {
          statement.execute(actIn);
          statement.execute(entry);
          assertThatThrownBy(() -> statement.execute(asks))
              .hasMessageContaining("nothing is disclosed here");
        });
    for (String sql :
        List.of(
            "update lawful_order set first_by = asked_by",
            "update lawful_order set second_by = '" + id(SECOND) + "'",
            "update lawful_order set ended = 'handed', handed_on = asked_on",
            "update lawful_order set forbidden_until = asked_on + 400")) {
      as(
          "officer:" + id(ASKS),
          statement -> {
            statement.execute(actIn);
            assertThatThrownBy(() -> statement.execute(sql + " where matter = '" + key[1] + "'"))
                .as(sql)
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("check constraint");
          });
    }
    // The complainant doesn't find it either.
    as(
        "complainant:" + key[0] + "/" + key[1],
        statement -> {
          try (var rows = statement.executeQuery("select 1 from lawful_order")) {
            assertThat(rows.next()).isFalse();
          }
        });
    // And who publishes the count sees no matter.
    as(
        "system:publication",
        statement -> {
          try (var rows =
              statement.executeQuery("select 1 from lawful_order union all select 1 from matter")) {
            assertThat(rows.next()).isFalse();
          }
        });
  }

  // The pages

  @Test
  void thePagesLeadFromThePaperToTheFile() {
    Brought brought = accepted();
    Visit lead = officers.atTheDesk(ASKS);
    String page = "/desk/matters/" + brought.number() + "/orders";
    assertThat(lead.get("/desk/matters/" + brought.number()).text()).contains(page);
    Visit.Shown missing = lead.submit(lead.get(page), page, "words", "");
    assertThat(missing.text()).contains("请选择依据哪部法律。", "请填写文书编号。", "请勾选提供哪些内容。");
    Visit.Shown asked =
        lead.submit(
            lead.get(page),
            page,
            "instrument",
            "criminal",
            "document",
            PAPER,
            "issuer",
            "青禾县公安局",
            "dated",
            server.today().toString(),
            "scope",
            "phone",
            "words",
            "核实报案人。");
    assertThat(asked.status()).as(asked.text()).isEqualTo(303);
    for (String login : List.of(FIRST, SECOND)) {
      Visit approver = officers.atTheDesk(login);
      Visit.Shown shown = approver.get(page);
      assertThat(shown.text()).contains(PAPER, "青禾县公安局", "核实报案人。").doesNotContain(NAME, PHONE);
      assertThat(approver.submit(shown, page + "/1", "go", "agree").status()).isEqualTo(303);
    }
    Visit.Shown file = lead.submit(lead.get(page), page + "/1/hand-over");
    assertThat(file.header("Content-Disposition")).contains("attachment", ".txt");
    assertThat(file.text())
        .contains("依法提供", PAPER, "陈岭", "吴川", "钱江", PHONE)
        .doesNotContain(NAME, "泵站");
    assertThat(lead.submit(lead.get(page), page + "/1/hand-over").text()).doesNotContain(PHONE);
  }

  @Test
  void countsInBandsOfYearsThatAreOver() throws SQLException {
    Brought brought = accepted();
    String[] key =
        server
            .database()
            .rows(
                "select authority || ' ' || id::text from matter where number = ?",
                brought.number())
            .getFirst()
            .split(" ", 2);
    int last = server.today().getYear() - 1;
    String institution =
        server.bean(Directory.class).officerByLogin(ASKS).orElseThrow().institution().toString();
    for (int i = 1; i <= 12; i++) {
      String instrument = i <= 9 ? "criminal" : "archives";
      server
          .database()
          .run(
              """
              insert into lawful_order (authority, matter, number, asked_seq, instrument, scope, asked_on,
                asked_by, institution, first_by, first_institution, second_by, handed_on, told, ended)
              values ('%s', '%s', %d, 1, '%s', 'name', '%d-03-01', '%s', '%s', '%s', '%s', '%s', '%d-03-02',
                true, 'handed')
              """
                  .formatted(
                      key[0],
                      key[1],
                      100 + i,
                      instrument,
                      last,
                      id(ASKS),
                      institution,
                      id(FIRST),
                      institution,
                      id(SECOND),
                      last));
    }
    JsonNode years =
        Api.json(api.send("GET", "/api/v1/published/lawful-orders", BodyPublishers.noBody()));
    assertThat(years.size()).isEqualTo(5);
    JsonNode year = years.get(0);
    assertThat(year.required("year").intValue()).isEqualTo(last);
    assertThat(year.required("all").stringValue()).isEqualTo("from-10");
    assertThat(year.at("/instruments/criminal").stringValue()).isEqualTo("fewer-than-10");
    assertThat(year.at("/instruments/archives").stringValue()).isEqualTo("fewer-than-10");
    assertThat(year.at("/instruments/supervision").stringValue()).isEqualTo("fewer-than-10");
    assertThat(year.at("/institutions").propertyNames()).hasSize(1);
    assertThat(years.get(1).required("all").stringValue()).isEqualTo("fewer-than-10");
    String page = new Visit(server.uri()).get("/published/lawful-orders").text();
    assertThat(page).contains(last + "年：", "10至19次", "不到10次", "青禾县水务局").doesNotContain("12次");
    assertThat(new Visit(server.uri()).get("/published").text())
        .contains("/published/lawful-orders");
  }
}
