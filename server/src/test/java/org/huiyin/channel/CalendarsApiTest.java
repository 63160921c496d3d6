package org.huiyin.channel;

import static org.assertj.core.api.Assertions.assertThat;

import org.huiyin.ApiTest;
import org.huiyin.Call.Answer;
import org.huiyin.FictionalHolidays;
import org.huiyin.access.Scope;
import org.huiyin.authority.Role;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The holidays over the API. Nothing is saved here: the server is shared.
class CalendarsApiTest extends ApiTest {

  private static final String PATH = "/api/v1/admin/calendars";

  private Answer give(int year, String document, String title) {
    ObjectNode body = JsonMapper.shared().createObjectNode();
    body.put("year", year);
    body.put("document", document);
    body.put("title", title);
    body.put("paper", FictionalHolidays.PAPER);
    return call("POST", PATH).bearer(administrator()).json(body.toString()).send();
  }

  @Test
  void tellsWhatIsKnown() {
    Answer answer = call("GET", PATH).bearer(administrator()).send();
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.json().path("knownUntil").asString()).isEqualTo("2026-12-31");
    assertThat(answer.json().path("years").size()).isEqualTo(20);
  }

  @Test
  void tellsWhatAFileWouldChangeAndChangesNothing() {
    Answer answer = give(2027, FictionalHolidays.longer().document(), FictionalHolidays.TITLE);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.json().path("outcome").asString()).isEqualTo("seen");
    assertThat(answer.json().path("days").toString())
        .contains("{\"date\":\"2027-01-04\",\"worked\":false,\"name\":\"虚构假日\"}");
    assertThat(
            call("GET", PATH).bearer(administrator()).send().json().path("knownUntil").asString())
        .isEqualTo("2026-12-31");
  }

  @Test
  void refusesByField() {
    Answer answer = give(2027, "{\"year\": 2026, \"days\": []}", "");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.errors()).containsExactlyInAnyOrder("title: required", "year: year");
    assertThat(give(2027, "[".repeat(30_000), "t").errors()).containsExactly("document: not-json");
    assertThat(give(2027, "[".repeat(50_000), "t").errors()).containsExactly("document: too-long");
  }

  @Test
  void isForAdministrators() {
    String lead = token(officer(institution().id(), Role.LEAD), Scope.DESK_ACT);
    assertThat(call("GET", PATH).bearer(lead).send().status()).isEqualTo(403);
  }
}
