package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huiyin.authority.Officer;
import org.huiyin.authority.Role;
import org.huiyin.matter.LeavingRatings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// How content complainants are: said by themselves, and seen by the institution ten at a time. On
/// a server of its own, so that nobody else's ratings make up the ten.
class RatingHttpTest {

  private static final TestServer SERVER = TestServer.start();

  private final Api api = new Api(SERVER);

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  private HttpResponse<String> rate(Brought brought, String step, String answer, String words) {
    Map<String, Object> body = new HashMap<>();
    body.put("step", step);
    body.put("answer", answer);
    body.put("words", words);
    return api.post(
        "/matters/" + brought.number() + "/ratings",
        Api.text(body),
        "Authorization",
        Api.basic(brought.number(), brought.key()));
  }

  private JsonNode rated(Brought brought, String step, String answer, String words) {
    HttpResponse<String> given = rate(brought, step, answer, words);
    assertThat(given.statusCode()).as(given.body()).isEqualTo(200);
    return Api.json(given);
  }

  private JsonNode own(Brought brought) {
    return Api.json(
        api.get(
            "/matters/" + brought.number() + "/ratings",
            "Authorization",
            Api.basic(brought.number(), brought.key())));
  }

  private JsonNode batches(Officer officer) {
    HttpResponse<String> answer =
        api.get("/desk/satisfaction", "Authorization", api.bearer(officer.login()));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Api.json(answer);
  }

  private LeavingRatings.Swept sweep() {
    return SERVER.bean(LeavingRatings.class).sweep();
  }

  /// A bureau that registers and answers by itself, so that what waits there is counted apart.
  private final class Place {
    private final Bureau bureau = new Bureau(api);
    private final Officer clerk = bureau.officer(Role.REGISTRAR, Role.HANDLER);
    private final Officer lead = bureau.officer(Role.LEAD);

    private Brought accepted() {
      return bureau.accepted(clerk);
    }

    private Brought answered() {
      return accepted().done(clerk.login(), "answer", Brought.anAnswer());
    }
  }

  @Test
  void aStepIsRatedOnceItHasHappened() {
    Brought received = Brought.received(api);
    assertThat(own(received).required("steps")).isEmpty();
    assertThat(rate(received, "registration", "satisfied", "").statusCode()).isEqualTo(404);
    received.done("demo.registrar", "register", Map.of());
    rated(received, "registration", "satisfied", "");
    assertThat(rate(received, "answer", "satisfied", "").statusCode()).isEqualTo(404);
    assertThat(rate(received, "outcome", "satisfied", "").statusCode()).isEqualTo(404);
    assertThat(own(received).at("/steps/0/answer").stringValue()).isEqualTo("satisfied");
  }

  @Test
  void nineDoNotShowAndTenDo() {
    Place place = new Place();
    List<Brought> rated = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      Brought brought = place.answered();
      rated(brought, "answer", i % 2 == 0 ? "satisfied" : "not-at-all", "第" + i + "句");
      rated.add(brought);
    }
    // Said anew it is still one.
    rated(rated.getFirst(), "answer", "neither", "另一句");
    sweep();
    assertThat(batches(place.lead)).isEmpty();
    assertThat(own(rated.getFirst()).at("/steps/1/answer").stringValue()).isEqualTo("neither");

    Brought tenth = place.answered();
    rated(tenth, "answer", "very-satisfied", "");
    sweep();
    JsonNode batch = batches(place.lead).get(0);
    assertThat(batch.required("step").stringValue()).isEqualTo("answer");
    assertThat(batch.required("size").intValue()).isEqualTo(10);
    assertThat(batch.at("/counts/satisfied").intValue()).isEqualTo(4);
    assertThat(batch.at("/counts/not-at-all").intValue()).isEqualTo(4);
    assertThat(batch.at("/counts/neither").intValue()).isEqualTo(1);
    assertThat(batch.at("/counts/very-satisfied").intValue()).isEqualTo(1);
    assertThat(batch.required("words").valueStream().map(JsonNode::stringValue))
        .hasSize(9)
        .contains("另一句", "第8句")
        .doesNotContain("第0句");

    JsonNode left = own(tenth).at("/steps/1");
    assertThat(left.required("left").booleanValue()).isTrue();
    assertThat(left.hasNonNull("answer")).isFalse();
    assertThat(rate(tenth, "answer", "dissatisfied", "").statusCode()).isEqualTo(409);
    sweep();
    assertThat(batches(place.lead).size()).isEqualTo(1);
  }

  @Test
  void onlyLeadsAndSupervisorsOfTheInstitutionSeeThem() {
    for (String login : List.of("demo.handler", "demo.registrar", "demo.reviewer")) {
      HttpResponse<String> answer =
          api.get("/desk/satisfaction", "Authorization", api.bearer(login));
      assertThat(answer.statusCode()).as(login).isEqualTo(403);
    }
  }
}
