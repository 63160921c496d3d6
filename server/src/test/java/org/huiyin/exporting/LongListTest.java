package org.huiyin.exporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.huiyin.Api;
import org.huiyin.Brought;
import org.huiyin.Bureau;
import org.huiyin.TestServer;
import org.huiyin.authority.Officer;
import org.huiyin.authority.Role;
import org.huiyin.desk.AtTheDesk;
import org.huiyin.page.Visit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A guard of exports: above two hundred rows a list leaves only with the agreement of a lead who
/// is somebody else.
class LongListTest {

  private static final int TOO_MANY = 70;

  private static final TestServer SERVER = TestServer.start();

  private final Api api = new Api(SERVER);
  private final Bureau bureau = new Bureau(api);
  private final Officer clerk = bureau.officer(Role.REGISTRAR, Role.HANDLER);
  private final Officer lead = bureau.officer(Role.LEAD);
  private Brought first;

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  /// Each owes four things from its first day.
  @BeforeEach
  void aBureauWithMoreThanTwoHundredDuties() {
    first = filed();
    for (int i = 1; i < TOO_MANY; i++) {
      filed();
    }
  }

  private Brought filed() {
    return Brought.of(api, bureau.filing());
  }

  private HttpResponse<String> send(Officer by, String path, Map<String, ?> body) {
    return api.post(
        "/desk/exports" + path, Api.text(body), "Authorization", api.bearer(by.login()));
  }

  private JsonNode asked(Officer by) {
    return Api.json(api.get("/desk/exports", "Authorization", api.bearer(by.login())));
  }

  private String waiting(Officer by) {
    return asked(by).required("others").get(0).required("id").stringValue();
  }

  private List<String> exports() {
    return first
        .view()
        .required("readings")
        .valueStream()
        .filter(reading -> reading.required("what").stringValue().equals("export"))
        .map(reading -> reading.required("because").stringValue())
        .toList();
  }

  @Test
  void leavesWithTheWordOfAnotherWhomTheComplainantReads() {
    Map<String, Object> taking = Map.of("of", Map.of("reason", "meeting"), "file", "csv");
    HttpResponse<String> alone = send(clerk, "/file", taking);
    Api.problem(alone, 422, "list-too-long");
    assertThat(exports()).isEmpty();

    assertThat(send(clerk, "", Map.of("reason", "meeting")).statusCode()).isEqualTo(204);
    String id = waiting(lead);
    assertThat(send(clerk, "/" + id + "/file", Map.of("file", "csv")).statusCode())
        .as("nobody has agreed")
        .isEqualTo(404);
    assertThat(send(clerk, "/" + id, Map.of("agree", true)).statusCode())
        .as("nobody agrees with themself")
        .isEqualTo(404);
    assertThat(send(lead, "/" + id, Map.of("agree", true)).statusCode()).isEqualTo(204);

    HttpResponse<String> list = send(clerk, "/" + id + "/file", Map.of("file", "csv"));
    assertThat(list.statusCode()).as(list.body()).isEqualTo(200);
    assertThat(list.body().lines().count()).isGreaterThan(201);
    assertThat(list.body()).contains(first.number());
    assertThat(exports())
        .singleElement()
        .satisfies(because -> assertThat(because).contains("要开会研究", lead.name()));
    assertThat(send(clerk, "/" + id + "/file", Map.of("file", "csv")).statusCode())
        .as("once")
        .isEqualTo(404);
    assertThat(exports()).hasSize(1);
  }

  @Test
  void isForNobodyElseAndOnlyLeadsOfTheSameInstitutionAgree() {
    send(clerk, "", Map.of("reason", "hand-over"));
    String id = waiting(lead);
    Bureau other = new Bureau(api);
    assertThat(send(other.officer(Role.LEAD), "/" + id, Map.of("agree", true)).statusCode())
        .isEqualTo(404);
    assertThat(send(bureau.officer(Role.SUPERVISOR), "/" + id, Map.of("agree", true)).statusCode())
        .isEqualTo(404);
    send(lead, "/" + id, Map.of("agree", true));
    assertThat(send(lead, "/" + id + "/file", Map.of("file", "csv")).statusCode()).isEqualTo(404);
    assertThat(exports()).isEmpty();
  }

  @Test
  void isOverWhenRefusedAndAfterSevenDays() throws SQLException {
    send(clerk, "", Map.of("reason", "hand-over"));
    String refused = waiting(lead);
    send(lead, "/" + refused, Map.of("agree", false));
    assertThat(asked(clerk).required("mine")).isEmpty();
    assertThat(send(lead, "/" + refused, Map.of("agree", true)).statusCode()).isEqualTo(404);

    send(clerk, "", Map.of("reason", "hand-over"));
    String old = waiting(lead);
    send(lead, "/" + old, Map.of("agree", true));
    weekPasses(old);
    assertThat(send(clerk, "/" + old + "/file", Map.of("file", "csv")).statusCode()).isEqualTo(404);
    assertThat(exports()).isEmpty();
  }

  private void weekPasses(String id) throws SQLException {
    try (Connection owner = api.server().database().owner();
        Statement statement = owner.createStatement()) {
      statement.execute("select set_config('huiyin.principal', 'system:test', false)");
      statement.execute(
          "update large_export set asked_at = asked_at - interval '7 days',"
              + " decided_at = decided_at - interval '7 days' where id = '"
              + id
              + "'");
    }
  }

  @Test
  void threeAreAskedForAtATime() {
    for (int i = 0; i < 3; i++) {
      assertThat(send(clerk, "", Map.of("reason", "meeting")).statusCode()).isEqualTo(204);
    }
    Api.problem(send(clerk, "", Map.of("reason", "meeting")), 429, "asked-enough");
  }

  @Test
  void isAskedForAndAgreedToOnPages() {
    Visit asks = AtTheDesk.signedIn(api.server(), clerk.login());
    Visit.Shown tooMany =
        asks.submit(asks.get("/desk/export"), "/desk/export", "reason", "meeting", "file", "xlsx");
    assertThat(tooMany.text()).contains("请包案领导同意");
    asks.submit(tooMany, "/desk/export", "reason", "meeting", "file", "xlsx", "do", "ask");
    assertThat(asks.get("/desk/exports").text()).contains("等包案领导答复");

    Visit agrees = AtTheDesk.signedIn(api.server(), lead.login());
    String path = "/desk/exports/" + waiting(lead);
    Visit.Shown list = agrees.get("/desk/exports");
    assertThat(list.text()).contains(clerk.name(), "开会研究");
    agrees.submit(list, path, "do", "agree");
    assertThat(agrees.get("/desk/exports").text()).contains("没有人等您答复");

    Visit.Shown agreed = asks.get("/desk/exports");
    assertThat(agreed.text()).contains(lead.name());
    Visit.Shown file = asks.submit(agreed, path + "/file", "file", "csv");
    assertThat(file.header("Content-Disposition")).contains(".csv");
    assertThat(file.text()).contains(first.number());
    assertThat(asks.submit(agreed, path + "/file", "file", "csv").text()).contains("已经失效");
  }
}
