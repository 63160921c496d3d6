package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Officer;
import org.huiyin.authority.Role;
import org.huiyin.demo.DemoCounty;
import org.huiyin.desk.AtTheDesk;
import org.huiyin.matter.LeavingRatings;
import org.huiyin.page.Visit;
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
  void theOutcomeIsRatedOnceItIsConfirmedContestedOrFinal() {
    Brought brought = Brought.answered(api);
    rated(brought, "answer", "satisfied", "");
    assertThat(rate(brought, "outcome", "satisfied", "").statusCode()).isEqualTo(404);
    brought.done("contest", Map.of("texts", Map.of("reason", "没有修好。")));
    rated(brought, "outcome", "not-at-all", "");
    assertThat(steps(own(brought))).containsExactly("registration", "answer", "outcome");
  }

  private static List<String> steps(JsonNode own) {
    return own.required("steps")
        .valueStream()
        .map(step -> step.required("step").stringValue())
        .toList();
  }

  /// It moves nothing: neither where the matter stands nor what anybody owes, nor its journal.
  @Test
  void aRatingMovesNothing() {
    Brought brought = Brought.answered(api);
    List<String> parts = List.of("version", "clocks", "happened", "stage", "word", "notices");
    JsonNode before = brought.view();
    JsonNode officers = Api.json(brought.open("demo.lead"));
    rated(brought, "answer", "not-at-all", "没有人听我说。");
    JsonNode own = brought.view();
    JsonNode after = Api.json(brought.open("demo.lead"));
    for (String part : parts) {
      assertThat(own.required(part)).as(part).isEqualTo(before.required(part));
      assertThat(after.required(part)).as(part).isEqualTo(officers.required(part));
    }
    assertThat(after.toString()).doesNotContain("没有人听我说");
  }

  @Test
  void whatTellsWhoWroteItIsStruckBeforeItIsKept() {
    Map<String, Object> filing = Brought.anAnonymousComplaint();
    filing.put("identity", Map.of("name", "王小河", "phone", "13800000001"));
    Brought brought = Brought.of(api, filing).done("demo.registrar", "register", Map.of());
    JsonNode kept =
        rated(brought, "registration", "satisfied", "我是王小河，138 0000 0001，x@example.org，等了30天。");
    assertThat(kept.required("words").stringValue()).isEqualTo("我是＊，＊，＊，等了30天。");
    assertThat(own(brought).at("/steps/0/words").stringValue()).isEqualTo("我是＊，＊，＊，等了30天。");
    assertThat(rate(brought, "registration", "satisfied", "长".repeat(501)).statusCode())
        .isEqualTo(422);
    assertThat(rate(brought, "registration", "good", "").statusCode()).isEqualTo(422);
    assertThat(rate(brought, "", "satisfied", "").statusCode()).isEqualTo(422);
  }

  private HttpResponse<String> rateAs(String authorization, Brought brought) {
    return api.post(
        "/matters/" + brought.number() + "/ratings",
        "{\"step\": \"registration\", \"answer\": \"very-satisfied\"}",
        "Authorization",
        authorization);
  }

  @Test
  void nobodyElseRatesIt() {
    Brought brought = Brought.registered(api);
    Brought other = Brought.registered(api);
    String crossed = Api.basic(brought.number(), other.key());
    assertThat(rateAs(crossed, brought).statusCode()).isEqualTo(401);
    assertThat(rateAs(Api.basic(other.number(), other.key()), brought).statusCode())
        .isIn(401, 403, 404);
    for (String login : List.of("demo.registrar", "demo.handler", "demo.lead")) {
      assertThat(rateAs(api.bearer(login), brought).statusCode()).as(login).isIn(401, 403);
      assertThat(rateAs(Api.basic(login, SERVER.password(login)), brought).statusCode())
          .as(login)
          .isIn(401, 403);
    }
    Grouped group = Grouped.of(brought);
    Grouped.Joined member = group.joined();
    assertThat(rateAs(Api.basic(brought.number(), member.of().key()), brought).statusCode())
        .isEqualTo(403);
    assertThat(steps(own(brought))).containsExactly("registration");
    assertThat(own(brought).at("/steps/0").hasNonNull("answer")).isFalse();
  }

  @Test
  void aKeyThatAnOfficerPrintedAndOneOfAHelperRateNothing() {
    Brought printed = Brought.printed(api).done("demo.registrar", "register", Map.of());
    assertThat(rate(printed, "registration", "satisfied", "").statusCode()).isEqualTo(403);
    Map<String, Object> filing = Brought.anAnonymousComplaint();
    filing.put("onBehalf", Map.of("consent", "spoken", "relation", "女儿"));
    Brought helped = Brought.of(api, filing).done("demo.registrar", "register", Map.of());
    Api.problem(rate(helped, "registration", "satisfied", ""), 403, "only-the-person");
  }

  /// Whoever sits at whatever desk: each address that changes something, with all that a rating
  /// needs.
  @Test
  void noAddressOfADeskWritesOne() {
    Brought brought = Brought.answered(api);
    int before = SERVER.database().rows("select step from rating").size();
    String body =
        Api.text(
            Map.of(
                "step", "answer",
                "answer", "very-satisfied",
                "words", "很好",
                "act", "rate",
                "texts", Map.of("words", "很好")));
    int tried = 0;
    for (Mappings.Mapping mapping : Mappings.of(SERVER)) {
      String path = mapping.path().replace("{number}", brought.number());
      if (path.startsWith("/api/v1/desk") && !mapping.method().matches("GET|HEAD|\\*")) {
        for (String login : List.of("demo.registrar", "demo.handler", "demo.lead")) {
          api.send(
              mapping.method(),
              path.replaceAll("\\{[^}]*}", "answer"),
              java.net.http.HttpRequest.BodyPublishers.ofString(body),
              "Content-Type",
              "application/json",
              "Authorization",
              api.bearer(login));
          tried++;
        }
      }
    }
    Visit lead = AtTheDesk.signedIn(SERVER, "demo.lead");
    for (Mappings.Mapping mapping : Mappings.of(SERVER)) {
      String path = mapping.path().replace("{number}", brought.number());
      if (path.matches("/(desk|matter)/.*") && mapping.method().equals("POST")) {
        lead.submit(
            lead.get("/desk"),
            path.replaceAll("\\{[^}]*}", "answer"),
            "step",
            "answer",
            "answer",
            "very-satisfied",
            "words",
            "很好");
        tried++;
      }
    }
    assertThat(tried).isGreaterThan(60);
    assertThat(SERVER.database().rows("select step from rating")).hasSize(before);
  }

  @Test
  void othersThanLeadsAndSupervisorsAreRefused() {
    for (String login : List.of("demo.handler", "demo.registrar", "demo.reviewer")) {
      HttpResponse<String> answer =
          api.get("/desk/satisfaction", "Authorization", api.bearer(login));
      assertThat(answer.statusCode()).as(login).isEqualTo(403);
      Visit.Shown page = AtTheDesk.signedIn(SERVER, login).get("/desk/satisfaction");
      assertThat(page.status()).as(login).isEqualTo(403);
      assertThat(AtTheDesk.signedIn(SERVER, login).get("/desk").text())
          .doesNotContain("/desk/satisfaction");
    }
    Visit lead = AtTheDesk.signedIn(SERVER, "demo.lead");
    assertThat(lead.get("/desk").text()).contains("/desk/satisfaction");
    assertThat(lead.get("/desk/satisfaction").status()).isEqualTo(200);
  }

  /// Of an accusation nothing that anybody wrote may come back to whom it accuses.
  @Test
  void noWordsAreTakenInAMatterThatAccuses() {
    Map<String, Object> filing = Brought.aComplaint();
    filing.put("relation", "accuses");
    String county = DemoCounty.COUNTY + "-gov";
    filing.put("institution", county);
    UUID accused = SERVER.bean(Directory.class).institutionByCode(county).orElseThrow().id();
    filing.put("about", Map.of("institution", accused));
    Brought brought = Brought.of(api, filing).done("demo.city-registrar", "register", Map.of());
    assertThat(own(brought).required("withWords").booleanValue()).isFalse();
    Api.problem(rate(brought, "registration", "satisfied", "他们"), 422, "invalid-fields");
    rated(brought, "registration", "satisfied", "");
  }
}
