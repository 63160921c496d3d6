package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huiyin.authority.Directory;
import org.huiyin.demo.DemoCounty;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Who answers for a matter, said by name; another institution that assists; a promise that is
/// asked about; a dispute that goes up by itself.
class ResponsibilityHttpTest {

  private final Api api = Api.shared();

  private UUID officer(String login) {
    return api.server().bean(Directory.class).officerByLogin(login).orElseThrow().id();
  }

  private Map<String, Object> naming(String login) {
    return Map.of("officer", officer(login));
  }

  private static JsonNode clock(JsonNode view, String id) {
    return view.required("clocks")
        .valueStream()
        .filter(each -> each.required("clock").required("id").stringValue().equals(id))
        .reduce((first, last) -> last)
        .orElseThrow();
  }

  private static Map<String, Object> helpFromLabour() {
    return Map.of("institution", DemoCounty.LABOUR, "texts", Map.of("reason", "请查明工人名册。"));
  }

  @Test
  void theComplainantReadsWhoLeadsTheirMatter() {
    Brought brought = Brought.accepted(api);
    assertThat(brought.view().required("assigned")).isEmpty();
    assertThat(clock(brought.view(), "name-lead").required("status").stringValue())
        .isEqualTo("running");
    brought.done("demo.lead", "name-lead", naming("demo.lead"));

    JsonNode view = brought.view();
    assertThat(view.required("assigned").get(0).required("officer").stringValue()).isEqualTo("陈岭");
    assertThat(clock(view, "name-lead").required("status").stringValue()).isEqualTo("met");
  }

  @Test
  void nobodyLeadsWhoIsNoLeadThere() {
    Brought brought = Brought.accepted(api);
    for (String other : List.of("demo.handler", "demo.labour-lead")) {
      assertThat(
              Api.errors(
                  Api.problem(
                      brought.act("demo.lead", "name-lead", naming(other)), 422, "invalid-fields")))
          .as(other)
          .containsExactly("officer unknown");
    }
  }

  @Test
  void whatTheComplainantReadsFirstIsWhoAnswersThemAndNotWhoNamesTheLead() {
    JsonNode turn = Brought.accepted(api).view().required("turn");
    assertThat(turn.required("duty").required("id").stringValue()).isEqualTo("answer");
  }

  @Test
  void whoeverAssistsReadsTheMatterUntilTheyHaveGivenWhatWasAskedFor() {
    Brought brought = Brought.accepted(api);
    assertThat(brought.open("demo.labour").statusCode()).isEqualTo(404);
    brought.done("demo.handler", "ask-assistance", helpFromLabour());
    assertThat(brought.open("demo.labour").statusCode()).isEqualTo(200);
    assertThat(duties("demo.labour")).contains(brought.number());

    Map<String, Object> found = Map.of("texts", Map.of("facts", "名册在案。", "reason", "监察记录。"));
    assertThat(brought.act("demo.labour", "assist", found).statusCode()).isEqualTo(204);
    assertThat(brought.open("demo.labour").statusCode()).isEqualTo(404);
    assertThat(duties("demo.labour")).doesNotContain(brought.number());
    assertThat(brought.view().required("happened").findValuesAsString("facts"))
        .containsExactly("名册在案。");
  }

  @Test
  void aPromiseIsStruckOffOnlyAfterSomebodyAskedTheComplainant() {
    String day = LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(5).toString();
    Brought brought =
        Brought.accepted(api)
            .done(
                "demo.handler",
                "plan",
                Map.of(
                    "texts", Map.of("reason", "先修东段。"),
                    "promises", List.of(Map.of("text", "修好东段。", "due", day))));
    Map<String, Object> first = Map.of("promise", 1, "texts", Map.of("how", "已修好。"));
    brought.done("demo.handler", "report-kept", first);
    assertThat(clock(brought.view(), "call-back").required("status").stringValue())
        .isEqualTo("running");
    brought.done("demo.handler", "call-back", first);
    JsonNode view = brought.view();
    assertThat(clock(view, "call-back").required("status").stringValue()).isEqualTo("met");
    // Whether it was kept is the complainant's to say, and they have said nothing.
    assertThat(view.required("promises").get(0).required("state").stringValue())
        .isEqualTo("reported");
    brought.done("confirm-promise", Map.of("promise", 1));
  }

  /// Regulation Art. 24(1).
  @Test
  void aDisputeIsTheCommonSuperiorsToDecide() {
    Brought brought =
        Brought.objectedTo(api)
            .done(
                "demo.registrar", "refuse-objection", Map.of("texts", Map.of("reason", "泵站归水务局。")));
    assertThat(duties("demo.city-supervisor")).contains(brought.number());
    brought.done(
        "demo.city-supervisor", "uphold-referral", Map.of("texts", Map.of("reason", "水务局的职责。")));
    assertThat(clock(brought.view(), "settle-dispute").required("status").stringValue())
        .isEqualTo("met");
  }

  private String duties(String login) {
    return api.get("/desk/duties?limit=200", "Authorization", api.bearer(login)).body();
  }
}
