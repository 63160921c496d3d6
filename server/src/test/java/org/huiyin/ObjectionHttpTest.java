package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huiyin.authority.Directory;
import org.huiyin.matter.Lateness;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// R4: a complainant objects to what an officer has read; the lead answers with reasons within the
/// days that the house promises, and where the lead read it, somebody above does.
class ObjectionHttpTest {

  private static final String WHY = "这位工作人员不办我的事，为什么看？";
  private static final Map<String, Object> ANSWER =
      Map.of("texts", Map.of("facts", "查看记录属实。", "reason", "当时由他代班，确有必要。"));

  private final Api api = Api.shared();

  private UUID id(String login) {
    return api.server().bean(Directory.class).officerByLogin(login).orElseThrow().id();
  }

  private static Map<String, Object> to(UUID officer) {
    return Map.of("officer", officer, "texts", Map.of("reason", WHY));
  }

  private Brought read(String login) {
    Brought brought = Brought.accepted(api);
    assertThat(brought.open(login).statusCode()).isEqualTo(200);
    return brought;
  }

  private static JsonNode clock(Brought brought) {
    return brought
        .view()
        .required("clocks")
        .valueStream()
        .filter(clock -> clock.at("/clock/id").stringValue().equals("answer-objection"))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> told(Brought brought, String act) {
    return brought
        .view()
        .required("happened")
        .valueStream()
        .filter(entry -> entry.at("/act/id").stringValue().equals(act))
        .flatMap(entry -> entry.required("told").valueStream())
        .map(
            told ->
                told.required("who").stringValue()
                    + " · "
                    + told.required("institution").stringValue())
        .toList();
  }

  @Test
  void isAnsweredByTheLeadWithReasonsThatTheComplainantReads() {
    Brought brought = read("demo.supervisor");
    brought.done("object-to-reading", to(id("demo.supervisor")));
    assertThat(told(brought, "object-to-reading")).containsExactly("包案领导 · 青禾县水务局");
    assertThat(clock(brought).required("status").stringValue()).isEqualTo("running");
    assertThat(clock(brought).required("house").booleanValue()).isTrue();
    brought.done("demo.lead", "answer-objection", ANSWER);
    assertThat(clock(brought).required("status").stringValue()).isEqualTo("met");
    assertThat(brought.view().required("happened").toString()).contains("当时由他代班，确有必要。");
    assertThat(brought.stage()).isEqualTo("handling");
  }

  @Test
  void toTheLeadsReadingIsAnsweredFromAbove() {
    Brought brought = read("demo.lead");
    brought.done("object-to-reading", to(id("demo.lead")));
    assertThat(told(brought, "object-to-reading")).containsExactly("督查员 · 望川市人民政府");
    JsonNode problem =
        Api.problem(brought.act("demo.lead", "answer-objection", ANSWER), 422, "rule-refused");
    assertThat(problem.toString()).contains("objected-to");
    brought.done("demo.city-supervisor", "answer-objection", ANSWER);
  }

  @Test
  void isNotAnsweredByAnyoneElse() {
    Brought brought = read("demo.handler");
    brought.done("object-to-reading", to(id("demo.handler")));
    for (String login : List.of("demo.handler", "demo.registrar", "demo.city-supervisor")) {
      assertThat(brought.act(login, "answer-objection", ANSWER).statusCode())
          .as(login)
          .isEqualTo(422);
    }
  }

  @Test
  void isOnlyToWhatSomebodyHasRead() {
    Brought brought = read("demo.handler");
    Api.problem(brought.act("object-to-reading", to(id("demo.labour"))), 422, "invalid-fields");
    Api.problem(brought.act("object-to-reading", to(UUID.randomUUID())), 422, "invalid-fields");
  }

  @Test
  void leftUnansweredItGoesUpLikeEveryDuty() {
    Brought brought = read("demo.handler");
    brought.done("object-to-reading", to(id("demo.handler")));
    LocalDate due = LocalDate.parse(clock(brought).required("due").stringValue());
    api.server().moveTo(due.plusDays(12));
    api.server().bean(Lateness.class).sweep();
    List<String> told =
        brought
            .view()
            .required("happened")
            .valueStream()
            .filter(entry -> entry.at("/clock/id").stringValue("").equals("answer-objection"))
            .flatMap(entry -> entry.required("told").valueStream())
            .map(each -> each.required("institution").stringValue())
            .toList();
    assertThat(told).contains("望川市人民政府");
  }
}
