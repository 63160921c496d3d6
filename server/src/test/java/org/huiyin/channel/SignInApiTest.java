package org.huiyin.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.huiyin.ApiTest;
import org.huiyin.Call.Answer;
import org.huiyin.access.Scope;
import org.huiyin.authority.County;
import org.huiyin.authority.Officer;
import org.huiyin.authority.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignInApiTest extends ApiTest {

  private static final String TOKENS = "/api/v1/tokens";
  private static final String PASSWORD = "/api/v1/password";

  private Officer handler = County.officer(new UUID(0, 0), "none");

  @BeforeEach
  void aHandler() {
    handler = officer(institution().id(), Role.HANDLER);
  }

  @Test
  void makesListsAndRevokesTokens() {
    String password = password(handler);
    Answer made =
        call("POST", TOKENS)
            .basic(handler.login(), password)
            .json("{\"label\":\" 值班电脑 \",\"scopes\":[\"desk-read\"]}")
            .send();
    assertThat(made.status()).isEqualTo(201);
    String secret = made.json().path("secret").asString();
    String id = made.json().path("token").path("id").asString();
    assertThat(made.header("Location")).isEqualTo(TOKENS + "/" + id);
    assertThat(made.json().path("token").path("label").asString()).isEqualTo("值班电脑");
    assertThat(reads(secret)).isEqualTo(404);

    Answer list = call("GET", TOKENS).basic(handler.login(), password).send();
    assertThat(list.json()).hasSize(1);
    assertThat(list.text()).contains("desk-read").doesNotContain(secret);

    Answer revoked = call("DELETE", TOKENS + "/" + id).basic(handler.login(), password).send();
    assertThat(revoked.status()).isEqualTo(204);
    assertThat(reads(secret)).isEqualTo(401);
  }

  /// What the desk answers: 404 past the door, where there is nothing yet.
  private int reads(String secret) {
    return call("GET", "/api/v1/desk/nothing-here").bearer(secret).send().status();
  }

  @Test
  void givesATokenThirtyDaysUnlessAskedOtherwise() {
    String password = password(handler);
    assertThat(days(password, "")).isEqualTo(30);
    assertThat(days(password, ",\"days\":90")).isEqualTo(90);
  }

  private long days(String password, String more) {
    Answer made =
        call("POST", TOKENS)
            .basic(handler.login(), password)
            .json("{\"label\":\"t\",\"scopes\":[\"desk-act\"]" + more + "}")
            .send();
    Instant created = Instant.parse(made.json().path("token").path("created").asString());
    Instant expires = Instant.parse(made.json().path("token").path("expires").asString());
    return Duration.between(created, expires).toDays();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"scopes":["desk-read"]}                          | label: required
          {"label":"t"}                                     | scopes: required
          {"label":"t","scopes":["everything"]}             | scopes: unknown
          {"label":"t","scopes":["admin"]}                  | scopes: not-allowed-by-roles
          {"label":"t","scopes":["desk-read"],"days":91}    | days: out-of-range
          {"label":"t","scopes":["desk-read"],"days":0}     | days: out-of-range
          {"label":"t","scopes":["desk-read"],"hours":1}    | hours: unknown-property
          {"label":"t","scopes":"desk-read"}                | scopes: wrong-type
          """)
  void namesWhatStandsAgainstAToken(String body, String expected) {
    Answer answer =
        call("POST", TOKENS).basic(handler.login(), password(handler)).json(body).send();
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.errors()).containsExactly(expected);
    assertThat(answer.json().path("errors").path(0).path("message").asString()).isNotBlank();
  }

  @Test
  void revokesNoTokenOfAnotherOfficer() {
    Officer other = officer(institution().id(), Role.HANDLER);
    String secret = token(handler, Scope.DESK_READ);
    String password = password(other);
    Answer mine = call("GET", TOKENS).basic(other.login(), password).send();
    assertThat(mine.json()).isEmpty();
    Answer answer =
        call("DELETE", TOKENS + "/" + UUID.randomUUID()).basic(other.login(), password).send();
    assertThat(answer.status()).isEqualTo(404);
    assertThat(reads(secret)).isEqualTo(404);
  }

  @Test
  void makesAnOfficerChooseAPasswordFirst() {
    String issued = issuedPassword(handler);
    Answer refused = call("GET", TOKENS).basic(handler.login(), issued).send();
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.problem()).isEqualTo("password-must-change");
    assertThat(choose(issued, "short").errors()).containsExactly("password: too-short");
    assertThat(choose(issued, issued).errors()).containsExactly("password: unchanged");
    assertThat(choose(issued, "十二个以上的汉字组成的密码").status()).isEqualTo(204);
    assertThat(call("GET", TOKENS).basic(handler.login(), issued).send().status()).isEqualTo(401);
    assertThat(call("GET", TOKENS).basic(handler.login(), "十二个以上的汉字组成的密码").send().status())
        .isEqualTo(200);
  }

  private Answer choose(String current, String wanted) {
    return call("PUT", PASSWORD)
        .basic(handler.login(), current)
        .json("{\"password\":\"" + wanted + "\"}")
        .send();
  }

  @Test
  void saysTheSameForAWrongPasswordAndANameThatDoesNotExist() {
    password(handler);
    Answer wrong = call("GET", TOKENS).basic(handler.login(), "guess").send();
    Answer nobody = call("GET", TOKENS).basic(fresh("nobody"), "guess").send();
    assertThat(wrong.status()).isEqualTo(401);
    assertThat(nobody.text()).isEqualTo(wrong.text());
  }

  @Test
  void makesWhoeverGuessesWaitWhetherTheNameExistsOrNot() {
    String password = password(handler);
    for (String login : new String[] {handler.login(), fresh("nobody")}) {
      for (int i = 0; i < 5; i++) {
        call("GET", TOKENS).basic(login, "guess").send();
      }
      Answer answer = call("GET", TOKENS).basic(login, password).send();
      assertThat(answer.status()).isEqualTo(429);
      assertThat(answer.problem()).isEqualTo("too-many-attempts");
      assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 60);
    }
  }

  @Test
  void signsInNobodyWhoHasLeft() {
    String password = password(handler);
    String secret = token(handler, Scope.DESK_READ);
    Answer left =
        call("PATCH", "/api/v1/admin/officers/" + handler.id())
            .bearer(administrator())
            .json("{\"active\":false}")
            .send();
    assertThat(left.status()).isEqualTo(200);
    assertThat(reads(secret)).isEqualTo(401);
    assertThat(call("GET", TOKENS).basic(handler.login(), password).send().status()).isEqualTo(401);
  }
}
