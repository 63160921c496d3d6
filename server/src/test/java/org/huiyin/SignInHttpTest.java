package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// What doesn't prove who is asking opens nothing, and what proves it opens no more than it
/// should.
class SignInHttpTest {

  private final Api api = Api.shared();

  private HttpResponse<String> duties(String authorization) {
    return api.get("/desk/duties", "Authorization", authorization);
  }

  private JsonNode aToken(List<String> scopes) {
    return Api.json(api.makeToken("demo.supervisor", scopes));
  }

  private static String bearer(JsonNode made) {
    return "Bearer " + made.required("secret").stringValue();
  }

  private static String id(JsonNode made) {
    return made.required("token").required("id").stringValue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Bearer",
        "Bearer ",
        "Bearer x",
        "Bearer hyt_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "Basic %%%",
        "Negotiate x"
      })
  void opensNothingToWhatIsNoToken(String authorization) {
    Api.problem(duties(authorization), 401, "unauthenticated");
  }

  @Test
  void opensNothingToATokenThatIsExpired() throws SQLException {
    JsonNode made = aToken(List.of("desk-read"));
    assertThat(duties(bearer(made)).statusCode()).isEqualTo(200);
    try (Connection owner = api.server().database().owner();
        PreparedStatement expiry =
            owner.prepareStatement(
                "update token set created_at = '2020-01-01', expires_at = '2020-01-02' where id = ?")) {
      expiry.setObject(1, UUID.fromString(id(made)));
      assertThat(expiry.executeUpdate()).isEqualTo(1);
    }
    Api.problem(duties(bearer(made)), 401, "unauthenticated");
  }

  @Test
  void opensNothingToATokenThatIsRevoked() {
    JsonNode made = aToken(List.of("desk-read"));
    HttpResponse<String> revoked =
        api.send(
            "DELETE",
            "/api/v1/tokens/" + id(made),
            BodyPublishers.noBody(),
            "Authorization",
            Api.basic("demo.supervisor", api.server().password("demo.supervisor")));
    assertThat(revoked.statusCode()).isEqualTo(204);
    Api.problem(duties(bearer(made)), 401, "unauthenticated");
  }

  @Test
  void actsOnlyWithTheScopeForIt() {
    Brought brought = Brought.received(api);
    String reading = bearer(Api.json(api.makeToken("demo.registrar", List.of("desk-read"))));
    HttpResponse<String> acting =
        api.post(
            "/desk/matters/" + brought.number() + "/acts",
            Api.text(Map.of("act", "register")),
            "Authorization",
            reading);
    Api.problem(acting, 403, "forbidden");
    Api.problem(
        api.post(
            "/desk/matters",
            Api.text(Brought.aComplaint()),
            "Authorization",
            reading,
            "Idempotency-Key",
            Api.newKey()),
        403,
        "forbidden");
    assertThat(brought.stage()).isEqualTo("received");
  }

  @Test
  void makesNoTokenBeyondTheRolesOfItsOfficer() {
    assertThat(
            Api.errors(
                Api.problem(
                    api.makeToken("demo.supervisor", List.of("admin")), 422, "invalid-fields")))
        .containsExactly("scopes not-allowed-by-roles");
    assertThat(
            Api.errors(
                Api.problem(
                    api.makeToken("demo.admin", List.of("desk-read")), 422, "invalid-fields")))
        .containsExactly("scopes not-allowed-by-roles");
  }

  @Test
  void letsAnAdministratorReadNoMatter() {
    Brought brought = Brought.received(api);
    Api.problem(brought.open("demo.admin"), 403, "forbidden");
    Api.problem(duties(api.bearer("demo.admin")), 403, "forbidden");
    Api.problem(brought.act("demo.admin", "register", Map.of()), 403, "forbidden");
  }

  @Test
  void administersNothingFromTheDesk() {
    Api.problem(
        api.get("/admin/officers", "Authorization", api.bearer("demo.lead")), 403, "forbidden");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=0",
        "limit=201",
        "limit=many",
        "late=perhaps",
        "cursor=x",
        "cursor=+999999999-12-31~990123~00000000-0000-0000-0000-000000000000~1",
        "cursor=2026-01-01~%00~00000000-0000-0000-0000-000000000000~1",
        "stage=%00",
        "topic=a%00b",
        "place=%00",
        "clock=%00"
      })
  void refusesAQuestionThatCantBeAsked(String query) {
    Api.problem(
        api.get("/desk/duties?" + query, "Authorization", api.bearer("demo.lead")),
        400,
        "invalid-parameter");
  }
}
