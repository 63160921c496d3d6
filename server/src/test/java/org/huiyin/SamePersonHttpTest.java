package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.huiyin.demo.DemoCounty;
import org.huiyin.matter.MatterNumber;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// R3: that the same person brought two matters is a yes or no on one pair that an officer
/// names, few times a day, for a reason that both complainants read; and nothing else.
class SamePersonHttpTest {

  private static final String WHY = "两件都说的是北渠的同一台水泵。";

  private final Api api = Officers.API;
  private final Officers officers = new Officers(api);

  @BeforeEach
  void aNewDay() {
    officers.aDayLater();
  }

  private Brought by(Map<String, String> identity) {
    Map<String, Object> filing = Brought.anAnonymousComplaint();
    if (!identity.isEmpty()) {
      filing.put("identity", identity);
    }
    return Brought.of(api, filing);
  }

  private static Map<String, String> named(String name, String phone) {
    return Map.of("name", name, "phone", phone);
  }

  private static Map<String, String> withCard(String name, String idNumber) {
    return Map.of("name", name, "id-number", idNumber);
  }

  private HttpResponse<String> ask(String login, String one, String other) {
    return ask(login, one, other, Map.of());
  }

  private HttpResponse<String> ask(
      String login, String one, String other, Map<String, String> instead) {
    Map<String, Object> body = new HashMap<>();
    body.put("number", one);
    body.put("other", other);
    body.put("reason", "brought-twice");
    body.put("words", WHY);
    body.put("password", api.server().password(login));
    body.putAll(instead);
    return api.post(
        "/desk/same-person",
        Api.text(body),
        "Authorization",
        api.bearer(login),
        "Accept-Language",
        "en");
  }

  private String told(Brought one, Brought other) {
    HttpResponse<String> answer = ask("demo.registrar", one.number(), other.number());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(Api.json(answer).propertyNames()).containsExactly("same");
    return Api.json(answer).required("same").stringValue();
  }

  private static List<JsonNode> asked(Brought brought) {
    return brought
        .view()
        .required("happened")
        .valueStream()
        .filter(entry -> entry.at("/act/id").stringValue().equals("same-person"))
        .toList();
  }

  @Test
  void isYesForWhatOnePersonTypedInTwoWays() {
    assertThat(told(by(named("王 小河", "138-0000-0001")), by(named("王小河", "+86 １３８００００００01"))))
        .isEqualTo("yes");
    assertThat(
            told(
                by(withCard("王小河", "99012319700101002x")),
                by(withCard("王晓河", "990123 19700101 002X"))))
        .isEqualTo("yes");
  }

  @Test
  void isNoForAnother() {
    assertThat(told(by(named("王小河", "13800000001")), by(named("王大河", "13800000001"))))
        .isEqualTo("no");
    assertThat(
            told(
                by(withCard("王小河", "990123197001010020")),
                by(withCard("王小河", "990123197001010021"))))
        .isEqualTo("no");
  }

  @Test
  void canNotBeToldWhereTooLittleIsKnown() {
    assertThat(told(by(Map.of()), by(named("王小河", "13800000001")))).isEqualTo("unknown");
    assertThat(told(by(Map.of("name", "王小河")), by(Map.of("name", "王小河")))).isEqualTo("unknown");
    assertThat(told(by(named("王小河", "13800000001")), by(withCard("王小河", "990123197001010020"))))
        .isEqualTo("unknown");
  }

  @Test
  void isReadByBothComplainantsWithTheReasonAndWithoutTheOthersNumber() {
    Brought one = by(named("王小河", "13800000001"));
    Brought other = by(named("王大河", "13800000002"));
    told(one, other);
    for (Brought brought : List.of(one, other)) {
      JsonNode entry = asked(brought).getFirst();
      assertThat(entry.required("who").stringValue()).contains("周敏");
      assertThat(entry.required("texts").toString())
          .contains(WHY, "不是同一个人")
          .doesNotContain(one.number(), other.number());
      // No instant: two of one second would tell the pair.
      assertThat(entry.get("at").isNull()).isTrue();
    }
  }

  @Test
  void isNotToldByTheDatabase() throws Exception {
    Brought one = by(named("王小河", "13800000001"));
    Brought other = by(named("王小河", "13800000001"));
    told(one, other);
    try (var owner = api.server().database().owner();
        var query =
            owner.prepareStatement(
                """
                select facts from journal j join matter m on m.id = j.matter
                where m.number in (?, ?) and facts like '%same-person%'
                """)) {
      query.setString(1, one.number());
      query.setString(2, other.number());
      try (var rows = query.executeQuery()) {
        int count = 0;
        while (rows.next()) {
          count++;
          assertThat(rows.getString(1)).doesNotContain("yes", WHY);
        }
        assertThat(count).isEqualTo(2);
      }
    }
  }

  @Test
  void answersAlikeForWhatIsHiddenAndWhatDoesNotExist() {
    Brought own = by(named("王小河", "13800000001"));
    Map<String, Object> accusing = Brought.anAnonymousComplaint();
    accusing.put("relation", "accuses");
    accusing.put("identity", named("王小河", "13800000001"));
    Brought hidden = Brought.of(api, accusing);
    HttpResponse<String> behindTheWall = ask("demo.registrar", own.number(), hidden.number());
    String nobodys = MatterNumber.random(DemoCounty.COUNTY, 2026, new Random(7)).text();
    HttpResponse<String> none = ask("demo.registrar", own.number(), nobodys);
    Api.problem(behindTheWall, 404, "not-found");
    Api.problem(none, 404, "not-found");
    assertThat(behindTheWall.body().replaceAll("\"instance\":\"[^\"]*\"", ""))
        .isEqualTo(none.body().replaceAll("\"instance\":\"[^\"]*\"", ""));
    assertThat(asked(own)).isEmpty();
  }

  @Test
  void isNotForWhoOnlyLooksOn() {
    Brought one = by(named("王小河", "13800000001"));
    Brought other = by(named("王小河", "13800000001"));
    assertThat(one.open("demo.city-supervisor").statusCode()).isEqualTo(200);
    Api.problem(ask("demo.city-supervisor", one.number(), other.number()), 404, "not-found");
    assertThat(asked(one)).isEmpty();
  }

  @Test
  void needsReasonWordsAndTheOfficersPassword() {
    Brought one = by(named("王小河", "13800000001"));
    Brought other = by(named("王小河", "13800000001"));
    String[] pair = {one.number(), other.number()};
    assertThat(refused(pair, Map.of("reason", "curious"))).containsExactly("reason required");
    assertThat(refused(pair, Map.of("words", " "))).containsExactly("words required");
    assertThat(refused(pair, Map.of("words", "见 " + one.number())))
        .containsExactly("words names-a-matter");
    assertThat(refused(pair, Map.of("other", one.number()))).containsExactly("other same-matter");
    assertThat(refused(pair, Map.of("password", "stolen-token-only")))
        .containsExactly("password wrong");
    assertThat(asked(one)).isEmpty();
  }

  private List<String> refused(String[] pair, Map<String, String> instead) {
    return Api.errors(
        Api.problem(ask("demo.registrar", pair[0], pair[1], instead), 422, "invalid-fields"));
  }

  @Test
  void isNotForANewAccount() {
    officers.add(DemoCounty.PETITIONS, null, "fresh");
    Brought one = by(named("王小河", "13800000001"));
    Brought other = by(named("王小河", "13800000001"));
    HttpResponse<String> answer =
        officers.post(
            "fresh",
            "/desk/same-person",
            Map.of(
                "number",
                one.number(),
                "other",
                other.number(),
                "reason",
                "brought-twice",
                "words",
                WHY));
    Api.problem(answer, 409, "new-account");
    assertThat(asked(one)).isEmpty();
  }

  /// A loop over ten thousand pairs ends at the fifth, also where nothing was found.
  @Test
  void tenThousandTriesEndAtTheFifth() {
    List<Brought> all =
        IntStream.range(0, 7).mapToObj(i -> by(named("王小河", "1380000000" + i))).toList();
    int told = 0;
    int tries = 0;
    String last = "";
    while (tries < 10_000 && !last.equals("asked-enough")) {
      HttpResponse<String> answer =
          ask("demo.registrar", all.get(tries % 7).number(), all.get((tries + 1) % 7).number());
      tries++;
      told += answer.statusCode() == 200 ? 1 : 0;
      if (answer.statusCode() != 200) {
        Api.problem(answer, 429, "asked-enough");
        last = "asked-enough";
      }
    }
    assertThat(told).isEqualTo(5);
    assertThat(tries).isEqualTo(6);
  }

  @Test
  void askedEightTimesAtOnceItIsAnsweredFiveTimesAsWell() throws Exception {
    List<Callable<Integer>> asking = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Brought one = by(named("王小河", "1380000000" + i));
      Brought other = by(named("王小河", "1380000000" + i));
      asking.add(() -> ask("demo.registrar", one.number(), other.number()).statusCode());
    }
    int told = 0;
    try (ExecutorService crowd = Executors.newFixedThreadPool(8)) {
      for (Future<Integer> answer : crowd.invokeAll(asking)) {
        told += answer.get() == 200 ? 1 : 0;
      }
    }
    assertThat(told).isEqualTo(5);
  }

  /// By many officers one matter can't be held against all others either.
  @Test
  void manyOfficersAskOfOneMatterThreeTimesADayAndSixAMonth() {
    List<String> logins = List.of("many1", "many2", "many3", "many4");
    logins.forEach(login -> officers.add(DemoCounty.PETITIONS, null, login));
    officers.aDayLater();
    Brought one = by(named("王小河", "13800000001"));
    int told = 0;
    for (int day = 0; day < 4; day++) {
      for (String login : logins) {
        Brought other = by(named("王小河", "13800000001"));
        HttpResponse<String> answer =
            officers.post(
                login,
                "/desk/same-person",
                Map.of(
                    "number",
                    one.number(),
                    "other",
                    other.number(),
                    "reason",
                    "brought-twice",
                    "words",
                    WHY));
        told += answer.statusCode() == 200 ? 1 : 0;
      }
      assertThat(told).isEqualTo(Math.min(6, 3 * (day + 1)));
      officers.aDayLater();
    }
    assertThat(asked(one)).hasSize(6);
  }

  @Test
  void onePairIsAskedOfOnceADayWhoeverAsks() {
    officers.add(DemoCounty.PETITIONS, null, "colleague");
    officers.aDayLater();
    Brought one = by(named("王小河", "13800000001"));
    Brought other = by(named("王小河", "13800000001"));
    assertThat(told(one, other)).isEqualTo("yes");
    HttpResponse<String> again =
        officers.post(
            "colleague",
            "/desk/same-person",
            Map.of(
                "number",
                other.number(),
                "other",
                one.number(),
                "reason",
                "brought-twice",
                "words",
                WHY));
    Api.problem(again, 429, "asked-enough");
  }
}
