package org.huiyin.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huiyin.Api;
import org.huiyin.Brought;
import org.huiyin.TestServer;
import org.huiyin.access.Principal.Complainant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// One reminder of a rating, a week after the answer, and never a second.
class RatingRemindersTest {

  private static TestServer server;
  private static Api api;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    api = new Api(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Brought answered(Map<String, String> identity) {
    Map<String, Object> filing = new HashMap<>(Brought.anAnonymousComplaint());
    if (!identity.isEmpty()) {
      filing.put("identity", identity);
    }
    return answered(Brought.of(api, filing));
  }

  private static Brought answered(Brought received) {
    return received
        .done("demo.registrar", "register", Map.of())
        .done("demo.registrar", "refer", Brought.toWater())
        .done("demo.handler", "accept", Map.of("texts", Map.of("how", "实地查看后答复。")))
        .done("demo.handler", "answer", Brought.anAnswer());
  }

  private static Brought reachable() {
    return answered(Map.of("name", "王小河", "reach", "text", "phone", "13800000001"));
  }

  private static void daysLater(int days) {
    server.moveTo(server.today().plusDays(days));
  }

  private static int sweep() {
    return server.bean(RatingReminders.class).sweep();
  }

  private static List<String> reminded(Brought brought) {
    return server
        .database()
        .rows(
            "select o.told_on::text from outbox o join matter m on m.authority = o.authority"
                + " and m.id = o.matter where m.number = ? and o.notice = 'rate'",
            brought.number());
  }

  private static Complainant complainant(Brought brought) {
    String[] found =
        server
            .database()
            .rows("select authority || ' ' || id from matter where number = ?", brought.number())
            .getFirst()
            .split(" ", -1);
    return new Complainant(found[0], UUID.fromString(found[1]), brought.number());
  }

  @Test
  void isSentOnceAWeekAfterTheAnswer() {
    Brought brought = reachable();
    LocalDate answered = server.today();
    daysLater(6);
    sweep();
    assertThat(reminded(brought)).isEmpty();
    daysLater(1);
    assertThat(sweep()).isPositive();
    assertThat(reminded(brought)).containsExactly(answered.plusDays(7).toString());
    for (int i = 0; i < 5; i++) {
      sweep();
      daysLater(7);
    }
    assertThat(reminded(brought)).hasSize(1);
    assertThat(server.bean(Checking.class).check(true).differences()).isEmpty();
  }

  /// Its absence would tell who has rated.
  @Test
  void standsInNoJournalThatOfficersRead() {
    Brought brought = reachable();
    daysLater(7);
    String before = brought.open("demo.handler").body();
    String own = brought.view().required("happened").toString();
    sweep();
    assertThat(reminded(brought)).hasSize(1);
    assertThat(Api.json(brought.open("demo.handler")).required("notices"))
        .isEqualTo(api(before).required("notices"));
    assertThat(brought.view().required("happened").toString()).isEqualTo(own);
  }

  private static tools.jackson.databind.JsonNode api(String body) {
    return tools.jackson.databind.json.JsonMapper.builder().build().readTree(body);
  }

  @Test
  void isNotSentToWhomWasRatedBefore() {
    Brought brought = reachable();
    server
        .bean(Ratings.class)
        .rate(complainant(brought), RatedStep.ANSWER, Contentment.SATISFIED, "");
    daysLater(7);
    sweep();
    assertThat(reminded(brought)).isEmpty();
    server.bean(Ratings.class).takeBack(complainant(brought), RatedStep.ANSWER);
    daysLater(1);
    sweep();
    assertThat(reminded(brought)).as("what was looked at once isn't again").isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"anonymous", "name", "none", "helper"})
  void isSentToNobodyWhoIsNotToBeReached(String who) {
    Map<String, Object> filing = new HashMap<>(Brought.anAnonymousComplaint());
    filing.put("onBehalf", Map.of("consent", "spoken", "relation", "女儿"));
    Brought brought =
        switch (who) {
          case "anonymous" -> answered(Map.of());
          case "name" -> answered(Map.of("name", "王小河"));
          case "none" -> answered(Map.of("name", "王小河", "reach", "none", "phone", "13800000001"));
          default -> answered(Brought.of(api, filing));
        };
    daysLater(8);
    sweep();
    assertThat(reminded(brought)).isEmpty();
  }

  @Test
  void isNotSentOnceAMonthIsOver() {
    Brought brought = reachable();
    daysLater(33);
    sweep();
    assertThat(reminded(brought)).isEmpty();
  }

  /// A notice that no sweep wrote is found.
  @Test
  void aForgedOneIsFound() {
    Brought brought = reachable();
    server
        .database()
        .run(
            "insert into outbox select o.authority, o.matter, o.seq, 99, 'complainant', null, 0, 'rate',"
                + " o.told_on from outbox o join matter m on m.id = o.matter where m.number = '"
                + brought.number()
                + "' limit 1");
    assertThat(server.bean(Checking.class).check(true).differences())
        .anySatisfy(found -> assertThat(found.toString()).contains("isn't in the journal"));
    server.database().run("delete from outbox where n = 99");
  }
}
