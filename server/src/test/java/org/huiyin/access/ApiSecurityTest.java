package org.huiyin.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.huiyin.ApiTest;
import org.huiyin.Call.Answer;
import org.huiyin.authority.Officer;
import org.huiyin.authority.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiSecurityTest extends ApiTest {

  private static final String UNITS = "/api/v1/admin/units";
  private static final String DUTIES = "/api/v1/desk/nothing-here";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/admin/institutions",
        "/api/v1/admin/nothing",
        "/api/v1/desk/duties",
        "/api/v1/desk/nothing"
      })
  void asksForATokenWithoutSayingWhatIsThere(String path) {
    Answer answer = call("GET", path).send();
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.problem()).isEqualTo("unauthenticated");
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"huiyin\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/tokens",
        "/api/v1/tokens/x",
        "/api/v1/password",
        "/api/v1/matters/999901-26-ABCDE-7",
        "/api/v1/matters/999901-26-ABCDE-7/acts",
        "/api/v1/matters/x/y/z"
      })
  void asksForANameAndASecretByHttpBasic(String path) {
    Answer answer = call("GET", path).send();
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("WWW-Authenticate"))
        .isEqualTo("Basic realm=\"huiyin\", charset=\"UTF-8\"");
  }

  @Test
  void saysTheSameForEveryBearerThatIsNone() {
    Officer handler = officer(institution().id(), Role.HANDLER);
    String valid = token(handler, Scope.DESK_READ);
    List<String> wrong = List.of("", "x", valid + "x", "hyt_" + "A".repeat(43));
    String expected = call("GET", UNITS).send().text();
    for (String token : wrong) {
      assertThat(call("GET", UNITS).bearer(token).send().text()).isEqualTo(expected);
    }
    assertThat(call("GET", UNITS).basic(handler.login(), password(handler)).send().text())
        .isEqualTo(expected);
  }

  @Test
  void letsATokenDoOnlyWhatItsScopesSay() {
    Officer handler = officer(institution().id(), Role.HANDLER);
    String reads = token(handler, Scope.DESK_READ);
    String acts = token(handler, Scope.DESK_ACT);
    // Past the door, nothing is there yet.
    assertStatus(404, call("GET", DUTIES).bearer(reads).send());
    assertStatus(403, call("POST", DUTIES).bearer(reads).json("{}").send());
    assertStatus(403, call("GET", DUTIES).bearer(acts).send());
    assertStatus(404, call("POST", DUTIES).bearer(acts).json("{}").send());
    assertStatus(403, call("GET", UNITS).bearer(reads).send());
    assertStatus(403, call("GET", UNITS).bearer(acts).send());
  }

  @Test
  void letsAnAdministratorReadNoMatters() {
    String token = administrator();
    assertStatus(200, call("GET", UNITS).bearer(token).send());
    assertStatus(403, call("GET", "/api/v1/desk/duties").bearer(token).send());
    assertStatus(403, call("GET", "/api/v1/desk/matters/x").bearer(token).send());
    assertStatus(403, call("POST", "/api/v1/desk/matters/x/acts").bearer(token).send());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /api",
        "GET /api/v1",
        "GET /api/v1/matters",
        "DELETE /api/v1/matters",
        "POST /api/v1/institutions",
        "GET /api/v1/institutions/x",
        "GET /api/openapi.json/x",
        "GET /api/openapi.json.yaml",
        "GET /v3/api-docs",
        "GET /actuator",
        "GET /actuator/env",
        "GET /actuator/heapdump",
        "POST /login",
        "GET /logout"
      })
  void deniesEverythingElseAsIfItWereNotThere(String request) {
    String[] parts = request.split(" ", -1);
    assertStatus(404, call(parts[0], parts[1]).send());
    assertStatus(404, call(parts[0], parts[1]).bearer(administrator()).send());
  }

  @Test
  void opensWhatIsPublic() {
    assertStatus(200, call("GET", "/api/v1/institutions").send());
    assertStatus(200, call("GET", "/api/openapi.json").send());
    Answer health = call("GET", "/actuator/health").send();
    assertStatus(200, health);
    assertThat(health.text()).doesNotContain("postgres").doesNotContain("components");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/api/v1/institutions", "/api/v1/admin/units", "/api/v1/tokens", "/nothing"})
  void sendsStrictHeadersWithEveryAnswerAndNoCookie(String path) {
    Answer answer = call("GET", path).send();
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
    assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(answer.header("Cache-Control")).contains("no-store");
    assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'");
    assertThat(answer.header("Set-Cookie")).isEmpty();
    assertThat(answer.header("Server")).isEmpty();
  }

  private static void assertStatus(int status, Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
  }
}
