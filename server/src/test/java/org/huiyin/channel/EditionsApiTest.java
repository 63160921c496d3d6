package org.huiyin.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import org.huiyin.ApiTest;
import org.huiyin.Call;
import org.huiyin.Call.Answer;
import org.huiyin.access.Scope;
import org.huiyin.authority.Institution;
import org.huiyin.authority.Role;
import org.huiyin.rulebook.Rulebook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Rulebooks by the API: uploaded, linted, compared, planned and called off.
class EditionsApiTest extends ApiTest {

  private static final String PATH = "/api/v1/admin/rulebooks";
  private static final String SHIPPED = Rulebook.bundled("cn-xinfang").yaml();

  private String token = "";

  @BeforeEach
  void anAdministrator() {
    token = administrator();
  }

  private Answer upload(String yaml) {
    return call("POST", PATH)
        .bearer(token)
        .header("Content-Type", "application/yaml")
        .bytes(yaml.getBytes(StandardCharsets.UTF_8))
        .send();
  }

  private static String edition(String answer) {
    return SHIPPED
        .replace("edition: 2022-05-01", "edition: " + fresh("e"))
        .replaceFirst(
            "length: 60 days\n    source: xf 34", "length: " + answer + "\n    source: xf 34");
  }

  private Call at(Institution institution, String method, String rest) {
    return call(method, "/api/v1/admin/institutions/" + institution.id() + "/editions" + rest)
        .bearer(token);
  }

  private static LocalDate today() {
    return LocalDate.now(ZoneId.of("Asia/Shanghai"));
  }

  private static String body(String digest, LocalDate from, boolean knowing) {
    return "{\"digest\":\"%s\",\"from\":\"%s\",\"knowing\":%s}".formatted(digest, from, knowing);
  }

  @Test
  void areLintedComparedAndPlanned() {
    Institution bureau = institution();
    Answer kept = upload(edition("70 days"));
    assertThat(kept.status()).as(kept.text()).isEqualTo(201);
    assertThat(kept.json().path("sound").asBoolean()).isTrue();
    String digest = kept.json().path("digest").asString();

    Answer changes =
        at(bureau, "GET", "/changes?digest=" + digest + "&from=" + today().plusDays(9)).send();
    assertThat(changes.json().path("differences").path(0).path("what").asString())
        .isEqualTo("duty-longer");
    assertThat(changes.json().path("differences").path(0).path("sense").asString())
        .isEqualTo("against");

    LocalDate day = today().plusDays(9);
    assertThat(at(bureau, "POST", "").json(body(digest, day, false)).send().errors())
        .containsExactly("knowing: takes-rights-away");
    Answer planned = at(bureau, "POST", "").json(body(digest, day, true)).send();
    assertThat(planned.status()).as(planned.text()).isEqualTo(200);
    assertThat(planned.json().path("starts").path(0).path("digest").asString()).isEqualTo(digest);
    assertThat(call("DELETE", PATH + "/" + digest).bearer(token).send().errors())
        .containsExactly("digest: fixed");
    assertThat(at(bureau, "DELETE", "/cn-xinfang/" + day).send().json().path("starts").isEmpty())
        .isTrue();
    assertThat(call("DELETE", PATH + "/" + digest).bearer(token).send().status()).isEqualTo(204);
    assertThat(call("GET", PATH + "/" + digest).bearer(token).send().status()).isEqualTo(404);
  }

  @Test
  void areNotPlannedWhereTheLinterRefusesThemNorForADayThatIsOver() {
    Institution bureau = institution();
    Answer refused =
        upload(
            edition("60 days")
                .replaceFirst(
                    "(?s)(  refer:.*?)    at-most: 3\n    at-most-source: house\n", "$1"));
    assertThat(refused.json().path("sound").asBoolean()).isFalse();
    assertThat(refused.json().path("findings").toString()).contains("passed-around");
    String bad = refused.json().path("digest").asString();
    assertThat(at(bureau, "POST", "").json(body(bad, today(), true)).send().errors())
        .contains("digest: unsound");

    String good = upload(edition("50 days")).json().path("digest").asString();
    assertThat(at(bureau, "POST", "").json(body(good, today().minusDays(2), true)).send().errors())
        .contains("from: in-the-past");
    assertThat(at(bureau, "POST", "").json(body("00", today(), true)).send().errors())
        .containsExactly("digest: unknown");
  }

  @Test
  void areReadableOneTextAnEditionAndForAdministratorsOnly() {
    assertThat(upload("rulebook: 1\nid: x\n").errors()).containsExactly("document: unreadable");
    assertThat(upload(SHIPPED + "# other\n").errors()).containsExactly("edition: taken");
    assertThat(upload("a: " + "x".repeat(1 << 20)).status()).isEqualTo(413);
    String reader =
        token(officer(institution().id(), Role.HANDLER), Scope.DESK_READ, Scope.DESK_ACT);
    assertThat(call("GET", PATH).bearer(reader).send().status()).isEqualTo(403);
    assertThat(call("GET", PATH).send().status()).isEqualTo(401);
  }
}
