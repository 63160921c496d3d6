package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.Map;
import org.huiyin.matter.MatterNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// What else a filing may say: the day it came in, an earlier number, how to be reached.
class FilingFieldsHttpTest {

  private final Api api = Api.shared();

  @Test
  void countsALetterFromTheDayOnWhichItCameIn() {
    LocalDate came = api.server().today().minusDays(3);
    Map<String, Object> letter = Brought.aComplaint();
    letter.put("channel", "letter");
    letter.put("on", came.toString());

    JsonNode filed = Api.json(register(letter));

    JsonNode clocks = filed.at("/matter/clocks");
    assertThat(clocks.valueStream().map(clock -> clock.required("start").stringValue()))
        .isNotEmpty()
        .containsOnly(came.toString());
  }

  @Test
  void refusesADayThatIsYetToCome() {
    Map<String, Object> letter = Brought.aComplaint();
    letter.put("channel", "letter");
    letter.put("on", api.server().today().plusDays(1).toString());

    JsonNode problem = Api.problem(register(letter), 422, "rule-refused");

    assertThat(problem.required("ruleId").stringValue()).isEqualTo("date-out-of-range");
  }

  @Test
  void letsOnlyARegistrarSayWhenItCameIn() {
    Map<String, Object> filing = Brought.aComplaint();
    filing.put("on", api.server().today().toString());

    assertThat(Api.errors(Api.problem(api.file(Api.text(filing)), 422, "invalid-fields")))
        .containsExactly("on registrars-only");
  }

  /// R3: neither the answer nor what is kept tells whether there is such a matter.
  @Test
  void keepsAnEarlierNumberAsWordsAndNothingMore() {
    String existing = Brought.received(api).number();
    String strange = MatterNumber.random("990123", 2026, new java.util.Random(11)).text();
    for (String earlier : java.util.List.of(existing, strange)) {
      Map<String, Object> filing = Brought.aComplaint();
      filing.put("earlier", earlier);

      Brought brought = Brought.of(api, filing);

      assertThat(brought.view().at("/happened/0/texts/earlier").stringValue()).isEqualTo(earlier);
      assertThat(
              api.server()
                  .database()
                  .rows(
                      "select j.facts from journal j join matter m on m.id = j.matter where m.number = ?",
                      brought.number()))
          .isNotEmpty()
          .noneMatch(facts -> facts.contains(earlier));
    }
    Map<String, Object> misspelt = Brought.aComplaint();
    misspelt.put("earlier", existing.substring(0, existing.length() - 1) + "*");
    assertThat(Api.errors(Api.problem(api.file(Api.text(misspelt)), 422, "invalid-fields")))
        .containsExactly("earlier malformed");
  }

  @ParameterizedTest
  @CsvSource({"phone, phone", "text, phone", "email, email", "post, address"})
  void asksForWhatAWayToReachThemNeeds(String reach, String needed) {
    Map<String, Object> filing = Brought.aComplaint();
    filing.put("identity", Map.of("name", "王小河", "reach", reach));
    assertThat(Api.errors(Api.problem(api.file(Api.text(filing)), 422, "invalid-fields")))
        .containsExactly("identity." + needed + " required");
    filing.put("identity", Map.of("name", "王小河", "reach", reach, needed, "x"));
    assertThat(api.file(Api.text(filing)).statusCode()).isEqualTo(201);
  }

  @Test
  void staysAnonymousForWhomeverAsksNotToBeReached() {
    Map<String, Object> filing = Brought.anAnonymousComplaint();
    filing.put("identity", Map.of("reach", "none"));

    Brought brought = Brought.of(api, filing);

    assertThat(
            api.server()
                .database()
                .rows(
                    "select anonymous::text || (select count(*) from party where matter = m.id)"
                        + " from matter m where number = ?",
                    brought.number()))
        .containsExactly("true0");
  }

  @Test
  void refusesAWayToReachThemThatThereIsNot() {
    Map<String, Object> filing = Brought.aComplaint();
    filing.put("identity", Map.of("name", "王小河", "reach", "pigeon", "say-who", "maybe"));
    assertThat(Api.errors(Api.problem(api.file(Api.text(filing)), 422, "invalid-fields")))
        .containsExactlyInAnyOrder("identity.reach unknown", "identity.say-who unknown");
  }

  private HttpResponse<String> register(Map<String, ?> filing) {
    return api.post(
        "/desk/matters",
        Api.text(filing),
        "Idempotency-Key",
        Api.newKey(),
        "Authorization",
        api.bearer("demo.registrar"));
  }
}
