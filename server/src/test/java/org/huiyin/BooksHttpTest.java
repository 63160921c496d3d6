package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huiyin.desk.AtTheDesk;
import org.huiyin.page.Visit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The five books: matters move between them by acts, whoever may see a matter finds it there, and
/// nothing of it closes. On a server of its own, since its days go by.
class BooksHttpTest {

  private static final TestServer SERVER = TestServer.start();
  private static final Map<String, Object> FINDING =
      Map.of("texts", Map.of("reason", "现行政策没有规定。", "way-up", "可以向市信访局反映。"));
  private static final Map<String, Object> AGREED = Map.of("texts", Map.of("reason", "情况属实。"));

  private final Api api = new Api(SERVER);

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  private static Map<String, Object> into(String book) {
    return Map.of("ground", book, "texts", Map.of("reason", "查过了。"));
  }

  private HttpResponse<String> asked(String login, String path) {
    return api.get("/desk/books" + path, "Authorization", api.bearer(login));
  }

  private List<String> listed(String login, String book) {
    HttpResponse<String> answer = asked(login, "/" + book + "?limit=200");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    List<String> numbers = new ArrayList<>();
    for (JsonNode matter : Api.json(answer).required("matters")) {
      numbers.add(matter.required("number").stringValue());
    }
    return numbers;
  }

  private int size(String login, String book) {
    for (JsonNode size : Api.json(asked(login, ""))) {
      if (size.required("book").stringValue().equals(book)) {
        return size.required("matters").intValue();
      }
    }
    throw new AssertionError(book);
  }

  private Brought withoutRemedy() {
    return Brought.answered(api)
        .done("demo.handler", "find-no-remedy", FINDING)
        .done("demo.city-supervisor", "countersign-no-remedy", AGREED);
  }

  @Test
  void aMatterMovesFromBookToBook() {
    Brought brought = Brought.accepted(api);
    assertThat(listed("demo.handler", "not-yet")).contains(brought.number());
    brought.done("demo.handler", "put-in-book", into("own-power"));
    assertThat(listed("demo.handler", "own-power")).contains(brought.number());
    assertThat(listed("demo.handler", "not-yet")).doesNotContain(brought.number());
    int before = size("demo.lead", "needs-policy");
    brought.done("demo.lead", "put-in-book", into("needs-policy"));
    assertThat(listed("demo.handler", "own-power")).doesNotContain(brought.number());
    assertThat(listed("demo.handler", "needs-policy")).contains(brought.number());
    assertThat(size("demo.lead", "needs-policy")).isEqualTo(before + 1);
  }

  @Test
  void whoeverIsBehindTheWallFindsNoneOfIt() {
    Brought brought = Brought.accepted(api).done("demo.handler", "put-in-book", into("own-power"));
    for (String book : List.of("own-power", "not-yet")) {
      for (String login : List.of("demo.labour", "demo.labour-lead", "demo.registrar")) {
        assertThat(listed(login, book)).doesNotContain(brought.number());
      }
    }
    assertThat(brought.act("demo.handler", "recuse", Map.of()).statusCode()).isEqualTo(204);
    assertThat(listed("demo.handler", "own-power")).doesNotContain(brought.number());
    assertThat(listed("demo.lead", "own-power")).contains(brought.number());
  }

  @Test
  void pagesGoOnWhereTheyEnded() {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Brought brought = Brought.accepted(api);
      all.add(brought.done("demo.lead", "put-in-book", into("needs-superior")).number());
    }
    List<String> found = new ArrayList<>();
    String path = "/needs-superior?limit=1";
    for (String at = path; at != null; ) {
      JsonNode page = Api.json(asked("demo.lead", at));
      page.required("matters").forEach(each -> found.add(each.required("number").stringValue()));
      at = page.hasNonNull("next") ? path + "&cursor=" + page.required("next").stringValue() : null;
    }
    assertThat(found).containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  void oneOfficerAloneFindsNoRemedyForNobody() {
    Brought brought = Brought.accepted(api).done("demo.handler", "find-no-remedy", FINDING);
    assertThat(listed("demo.lead", "no-remedy")).doesNotContain(brought.number());
    for (String login : List.of("demo.handler", "demo.lead")) {
      JsonNode refused =
          Api.problem(brought.act(login, "countersign-no-remedy", AGREED), 422, "rule-refused");
      assertThat(refused.required("ruleId").stringValue()).isEqualTo("wrong-role");
    }
    JsonNode guessed =
        Api.problem(
            brought.act("demo.handler", "put-in-book", into("no-remedy")), 422, "rule-refused");
    assertThat(guessed.required("ruleId").stringValue()).isEqualTo("particular-unknown");
  }

  @Test
  void noRemedyIsToldWithTheWayUpAndClosesNothing() {
    Brought brought = withoutRemedy();
    assertThat(listed("demo.lead", "no-remedy")).contains(brought.number());
    JsonNode view = brought.view();
    assertThat(view.required("stage").required("id").stringValue()).isEqualTo("answered");
    assertThat(view.required("happened").findValuesAsString("way-up"))
        .containsExactly("可以向市信访局反映。");
    brought.done("contest", Map.of("texts", Map.of("reason", "没有解决。")));
    brought.done("request-review", Map.of("texts", Map.of("reason", "应当解决。")));
    assertThat(brought.stage()).isEqualTo("review");
  }

  @Test
  void afterNinetyDaysTheLeadLooksAgain() {
    Brought brought = withoutRemedy();
    JsonNode clock = clock(brought, "look-again");
    LocalDate from = LocalDate.parse(clock.required("start").stringValue());
    LocalDate due = LocalDate.parse(clock.required("due").stringValue());
    assertThat(due).isAfterOrEqualTo(from.plusDays(90));
    SERVER.moveTo(due.plusDays(1));
    assertThat(clock(brought, "look-again").required("daysLate").intValue()).isEqualTo(1);
    brought.done(
        "demo.lead", "look-again", Map.of("texts", Map.of("facts", "没有变化。", "reason", "再查。")));
    assertThat(clock(brought, "look-again").required("status").stringValue()).isEqualTo("met");
    assertThat(listed("demo.lead", "no-remedy")).doesNotContain(brought.number());
  }

  private static JsonNode clock(Brought brought, String id) {
    JsonNode found = null;
    for (JsonNode clock : brought.view().required("clocks")) {
      if (clock.required("clock").required("id").stringValue().equals(id)) {
        found = clock;
      }
    }
    if (found == null) {
      throw new AssertionError(id);
    }
    return found;
  }

  @Test
  void specialSupervisionStandsBesideTheBook() {
    Brought brought =
        Brought.accepted(api)
            .done("demo.handler", "put-in-book", into("own-power"))
            .done("demo.city-supervisor", "supervise", AGREED);
    assertThat(listed("demo.lead", "special-supervision")).contains(brought.number());
    assertThat(listed("demo.lead", "own-power")).contains(brought.number());
    brought.done("demo.lead", "report-on-supervision", Map.of("texts", Map.of("how", "已修好。")));
    brought.done("demo.city-supervisor", "end-supervision", AGREED);
    assertThat(listed("demo.lead", "special-supervision")).doesNotContain(brought.number());
  }

  @Test
  void aBookThatIsNotThereIsNotFound() {
    Api.problem(asked("demo.lead", "/sixth"), 404, "not-found");
    Visit lead = AtTheDesk.signedIn(SERVER, "demo.lead");
    assertThat(lead.get("/desk/books/sixth").status()).isEqualTo(404);
  }

  @Test
  void thePagesShowTheBooksAndWhatIsInThem() {
    Brought brought = Brought.accepted(api).done("demo.lead", "put-in-book", into("own-power"));
    Visit lead = AtTheDesk.signedIn(SERVER, "demo.lead");
    assertThat(lead.get("/desk/books").text()).contains("五本台账", "href=\"/desk/books/own-power\"");
    assertThat(lead.get("/desk/books/own-power").text())
        .contains(brought.number())
        .doesNotContain("王小河");
    assertThat(lead.get("/desk/books/own-power?after=" + new UUID(0, 0)).status()).isEqualTo(200);
  }
}
