package org.huiyin.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.huiyin.ApiTest;
import org.huiyin.Call;
import org.huiyin.Call.Answer;
import org.huiyin.access.Scope;
import org.huiyin.authority.County;
import org.huiyin.authority.Institution;
import org.huiyin.authority.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Where the law has no date, an institution promises one: its own, shorter than the rulebook's.
class HouseDatesApiTest extends ApiTest {

  private String token = "";
  private Institution institution = County.institution("none");

  @BeforeEach
  void anAdministrator() {
    token = administrator();
    institution = institution();
  }

  private Call at(String method) {
    return call(method, "/api/v1/admin/institutions/" + institution.id() + "/house-dates")
        .bearer(token);
  }

  private Answer put(String dates) {
    return at("PUT").json("{\"dates\":" + dates + "}").send();
  }

  private Answer promised(String dates) {
    Answer answer = put(dates);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer;
  }

  /// How the date for deciding on acceptance is counted in a matter that is filed now.
  private Filed filed() {
    Answer answer =
        call("POST", "/api/v1/matters")
            .header("Idempotency-Key", UUID.randomUUID() + "-" + UUID.randomUUID())
            .header("Accept-Language", "en")
            .json(
                """
                {"kind":"remedy","relation":"concerns","institution":"%s","ask":"请修好泵站",
                 "story":"泵站坏了。"}"""
                    .formatted(institution.code()))
            .send();
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return new Filed(answer.json().path("number").asString(), answer.json().path("key").asString());
  }

  private record Filed(String number, String key) {}

  private String counted(Filed filed) {
    JsonNode view =
        call("GET", "/api/v1/matters/" + filed.number())
            .basic(filed.number(), filed.key())
            .header("Accept-Language", "en")
            .send()
            .json();
    for (JsonNode clock : view.path("clocks")) {
      if (clock.path("clock").path("id").asString().equals("decide-acceptance")) {
        assertThat(clock.path("house").asBoolean()).isTrue();
        return clock.path("counted").asString();
      }
    }
    throw new AssertionError("no such clock: " + view);
  }

  @Test
  void governTheMattersThatAreTakenInAfterwardsAndAreExplained() {
    Filed before = filed();
    promised("{\"decide-acceptance\":\"10 days\"}");
    Filed after = filed();
    promised("{}");
    Filed again = filed();

    assertThat(counted(before)).contains("own promise, 15 days");
    assertThat(counted(after)).contains("own promise, 10 days").doesNotContain("15");
    assertThat(counted(again)).contains("own promise, 15 days");
  }

  @Test
  void areReadWithWhatMayBePromised() {
    Answer none = at("GET").send();
    assertThat(none.json().path("dates").isEmpty()).isTrue();
    assertThat(none.json().path("open").toString())
        .contains("\"clock\":\"deliver\"", "送达书面答复", "5 working-days")
        .doesNotContain("\"answer\"", "take-back");

    assertThat(promised("{\"deliver\":\"3 working-days\"}").json())
        .isEqualTo(at("GET").send().json());
    assertThat(at("GET").send().json().path("dates").path("deliver").asString())
        .isEqualTo("3 working-days");
  }

  @Test
  void areNeverLongerAndNeverInPlaceOfTheLawOrARight() {
    Answer refused =
        put(
            """
            {"answer":"30 days","deliver":"6 working-days","register":"1 days","take-back":"1 days",
             "nothing":"1 days","decide-objection":"","reply-suggestion":"59 days"}""");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.errors())
        .containsExactlyInAnyOrder(
            "dates.answer: no-house-date",
            "dates.take-back: no-house-date",
            "dates.deliver: no-shorter-promise",
            "dates.register: no-shorter-promise",
            "dates.decide-objection: no-shorter-promise",
            "dates.nothing: unknown");
    assertThat(at("GET").send().json().path("dates").isEmpty()).isTrue();
  }

  @Test
  void areChangedByWhoeverHasSeenThem() {
    String tag = at("GET").send().header("ETag");
    Answer changed =
        at("PUT")
            .header("If-Match", tag)
            .json("{\"dates\":{\"deliver\":\"3 working-days\"}}")
            .send();
    assertThat(changed.status()).as(changed.text()).isEqualTo(200);
    Answer late = at("PUT").header("If-Match", tag).json("{\"dates\":{}}").send();
    assertThat(late.problem()).isEqualTo("precondition-failed");
    assertThat(at("GET").send().header("ETag")).isEqualTo(changed.header("ETag"));
  }

  @Test
  void areForAdministratorsOfInstitutionsThatExist() {
    String lead = token(officer(institution.id(), Role.LEAD), Scope.DESK_ACT);
    assertThat(
            call("PUT", "/api/v1/admin/institutions/" + institution.id() + "/house-dates")
                .bearer(lead)
                .json("{\"dates\":{}}")
                .send()
                .status())
        .isEqualTo(403);
    String nowhere = "/api/v1/admin/institutions/" + UUID.randomUUID() + "/house-dates";
    assertThat(call("GET", nowhere).bearer(token).send().status()).isEqualTo(404);
    assertThat(call("PUT", nowhere).bearer(token).json("{\"dates\":{}}").send().status())
        .isEqualTo(404);
  }
}
