package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huiyin.page.Visit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The set-up: from the first start until there are two administrators, and never again.
class SetUpHttpTest {

  private static final String OWN = "my very own words";

  private final TestServer server = TestServer.empty();
  private final Api api = new Api(server);

  @AfterEach
  void close() {
    server.close();
  }

  private HttpResponse<String> send(String token, String method, String path, Object body) {
    return api.send(
        method,
        "/api/v1/admin/" + path,
        BodyPublishers.ofString(Api.text(body)),
        "Authorization",
        "Bearer " + token,
        "Content-Type",
        "application/json");
  }

  private String token(String login, String password) {
    HttpResponse<String> made =
        api.post(
            "/tokens",
            Api.text(Map.of("label", "test", "scopes", List.of("admin"))),
            "Authorization",
            Api.basic(login, password));
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    return Api.json(made).required("secret").stringValue();
  }

  private static JsonNode created(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return Api.json(answer);
  }

  private static Map<String, Object> officer(UUID at, String login, String role) {
    return Map.of(
        "institution", at, "name", "新人", "login", login, "roles", List.of(role), "reason", "x");
  }

  private String newest(String kind) {
    return Api.json(api.get("/published?kind=" + kind))
        .required("changes")
        .path(0)
        .path("manner")
        .asString();
  }

  /// Gives the officer a start password, and they choose their own.
  private String startPassword(String giver, UUID officer, String login) {
    HttpResponse<String> issued =
        send(giver, "POST", "officers/" + officer + "/password", Map.of());
    assertThat(issued.statusCode()).as(issued.body()).isEqualTo(200);
    String own = OWN + UUID.randomUUID();
    String start = Api.json(issued).required("password").stringValue();
    HttpResponse<String> chosen =
        api.send(
            "PUT",
            "/api/v1/password",
            BodyPublishers.ofString(Api.text(Map.of("password", own))),
            "Authorization",
            Api.basic(login, start),
            "Content-Type",
            "application/json");
    assertThat(chosen.statusCode()).as(chosen.body()).isEqualTo(204);
    return own;
  }

  @Test
  void endsWithTheSecondAdministratorsOwnPasswordAndNeverReturns() {
    String first = token("admin", server.password("admin"));
    UUID here =
        UUID.fromString(
            Api.json(send(first, "GET", "institutions", "")).path(0).required("id").stringValue());
    created(send(first, "POST", "officers", officer(here, "clerk", "handler")));
    assertThat(newest("officer")).isEqualTo("set-up");
    assertThat(new Visit(server.uri()).get("/published?lang=en").text())
        .contains("By one person alone, during set-up");

    UUID second =
        UUID.fromString(
            created(send(first, "POST", "officers", officer(here, "second", "administrator")))
                .required("id")
                .stringValue());
    created(send(first, "POST", "officers", officer(here, "still", "handler")));
    String own = startPassword(first, second, "second");

    assertThat(Api.json(api.get("/published?kind=set-up")).required("changes")).hasSize(1);
    HttpResponse<String> third = send(first, "POST", "officers", officer(here, "third", "handler"));
    assertThat(third.statusCode()).as(third.body()).isEqualTo(202);

    // What was given in the set-up holds nobody back: alone one could do everything then.
    String token = token("second", own);
    String path = third.headers().firstValue("Location").orElseThrow();
    HttpResponse<String> agreed =
        send(token, "POST", path.substring("/api/v1/admin/".length()) + "/approve", "");
    assertThat(agreed.statusCode()).as(agreed.body()).isEqualTo(200);
    assertThat(newest("officer")).isEqualTo("by-two");

    HttpResponse<String> gone = send(first, "PATCH", "officers/" + second, Map.of("active", false));
    assertThat(gone.statusCode()).as(gone.body()).isEqualTo(200);
    for (String role : List.of("handler", "administrator")) {
      assertThat(send(first, "POST", "officers", officer(here, "alone-" + role, role)).statusCode())
          .isEqualTo(202);
    }
  }

  @Test
  void whoeverGivesAWayInCanNotUseItToAgreeWithThemselves() {
    String first = token("admin", server.password("admin"));
    UUID here =
        UUID.fromString(
            Api.json(send(first, "GET", "institutions", "")).path(0).required("id").stringValue());
    UUID second =
        UUID.fromString(
            created(send(first, "POST", "officers", officer(here, "second", "administrator")))
                .required("id")
                .stringValue());
    startPassword(first, second, "second");
    HttpResponse<String> proposed =
        send(first, "POST", "officers", officer(here, "accomplice", "handler"));
    assertThat(proposed.statusCode()).as(proposed.body()).isEqualTo(202);
    String path =
        proposed.headers().firstValue("Location").orElseThrow().substring("/api/v1/admin/".length())
            + "/approve";

    String stolen = token("second", startPassword(first, second, "second"));
    JsonNode refused = Api.problem(send(stolen, "POST", path, ""), 403, "needs-another-officer");
    assertThat(refused.required("reason").stringValue()).isEqualTo("held-back");

    server.database().run("update way_in_given set given_at = given_at - interval '25 hours'");
    assertThat(send(stolen, "POST", path, "").statusCode()).isEqualTo(200);
  }
}
