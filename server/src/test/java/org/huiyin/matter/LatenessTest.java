package org.huiyin.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.huiyin.Api;
import org.huiyin.Brought;
import org.huiyin.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What time makes due, after a server that was down for most of two hundred days and then
/// swept by four nodes at once. Everything is brought on Tuesday, 10 February 2026; Spring
/// Festival is from 15 to 23 February, with working Saturdays on 14 and 28 February, Labour Day
/// from 1 to 5 May with one on 9 May.
class LatenessTest {

  private static final LocalDate START = TestServer.START;
  private static final int CROWD = 20;

  private static TestServer server;
  private static Brought untouched;
  private static Brought answered;
  private static Brought withdrawn;
  private static Brought takenBack;
  private static final List<Brought> crowd = new ArrayList<>();

  @BeforeAll
  static void letTwoHundredDaysPass() throws Exception {
    server = TestServer.start();
    Api api = new Api(server);
    untouched = Brought.received(api);
    answered = Brought.answered(api).done("deliver", Map.of("on", START.toString()));
    withdrawn = Brought.received(api).done("withdraw", Map.of());
    takenBack = Brought.received(api).done("withdraw", Map.of());
    for (int i = 0; i < CROWD; i++) {
      crowd.add(Brought.received(api));
    }
    server.moveTo(START.plusDays(5));
    takenBack.done("take-back", Map.of());
    server.moveTo(START.plusDays(200));
    assertThat(fourSweepsAtOnce()).as("matters that could not be treated").isZero();
  }

  private static int fourSweepsAtOnce() throws Exception {
    CyclicBarrier start = new CyclicBarrier(4);
    Callable<Integer> sweep =
        () -> {
          start.await();
          return server.bean(Lateness.class).sweep().failed();
        };
    int failed = 0;
    try (ExecutorService nodes = Executors.newFixedThreadPool(4)) {
      for (Future<Integer> each : nodes.invokeAll(Collections.nCopies(4, sweep))) {
        failed += each.get();
      }
    }
    return failed;
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /// Each entry of the system as `day act`.
  private static List<String> passed(Brought matter) {
    return matter
        .view()
        .required("happened")
        .valueStream()
        .filter(entry -> entry.required("who").stringValue().equals("系统"))
        .map(LatenessTest::dayAndAct)
        .toList();
  }

  private static String dayAndAct(JsonNode entry) {
    return entry.required("on").stringValue().substring(5)
        + " "
        + entry.required("act").required("id").stringValue();
  }

  @Test
  void datesEachRungByTheLawAndNotByTheDayOnWhichItWasNoticed() {
    assertThat(passed(untouched))
        .containsExactly(
            // register: one working day, 11 Feb; told after one and after three more
            "02-12 lapse",
            "02-13 simple-lapses",
            "02-14 lapse",
            // acceptance not decided in 15 days
            "02-25 deem-accepted",
            // dispatch and notice, due 25 Feb: told after a day, and after five working days
            "02-26 lapse",
            "02-26 lapse",
            "03-03 lapse",
            "03-03 lapse",
            // a lead to be named, due 3 March: told after one working day and after five
            "03-04 lapse",
            "03-10 lapse",
            // the answer, due on Monday, 27 April, 60 days after 25 Feb being a Sunday
            "04-20 remind",
            "04-28 lapse",
            "05-07 lapse",
            "05-20 lapse",
            // and with its last rung the institution above looks into it
            "05-20 open-oversight",
            // which was to be reported by 3 June
            "06-04 lapse");
  }

  @Test
  void writesEachRungOnceHoweverManySweep() {
    List<String> expected = passed(untouched);
    assertThat(crowd).allSatisfy(each -> assertThat(passed(each)).isEqualTo(expected));
    assertThat(server.bean(Lateness.class).sweep().entries()).isZero();
    assertThat(server.bean(Checking.class).check(true).differences()).isEmpty();
  }

  @Test
  void goesOneLevelUpWhereNobodyHoldsThePost() throws SQLException {
    // Nobody was assigned, and the petition office has neither handlers nor a lead.
    assertThat(told("lead@responsible")).isNotEmpty().containsOnly("990100-gov 1");
    assertThat(told("handler@responsible")).isNotEmpty().containsOnly("990100-gov 1");
    assertThat(told("supervisor@registering")).isNotEmpty().containsOnly("990123-petitions 0");
  }

  @Test
  void whatIsNotAnsweredInTimeIsLookedIntoFromAbove() throws SQLException {
    assertThat(owed("oversee")).containsExactly("990100-gov");
    Brought overseen = crowd.getLast();
    assertThat(clocks(overseen)).contains("answer", "oversee");
    overseen.done(
        "demo.city-supervisor",
        "report-on-oversight",
        Map.of("texts", Map.of("reason", "承办人调离，无人接手。", "how", "已确定新的承办人，10日内答复。")));
    assertThat(clocks(overseen)).contains("answer").doesNotContain("oversee");
    assertThat(overseen.view().toString()).contains("已确定新的承办人");
  }

  private static List<String> clocks(Brought matter) {
    return matter
        .view()
        .required("clocks")
        .valueStream()
        .filter(clock -> clock.required("ended").isNull())
        .map(clock -> clock.required("clock").required("id").stringValue())
        .toList();
  }

  private static List<String> owed(String clock) throws SQLException {
    String sql =
        """
        select i.code from duty d
          join matter m on m.authority = d.authority and m.id = d.matter
          join institution i on i.id = d.institution
        where m.number = ? and d.clock = ?
        """;
    List<String> owed = new ArrayList<>();
    try (Connection owner = server.database().owner();
        PreparedStatement query = owner.prepareStatement(sql)) {
      query.setString(1, untouched.number());
      query.setString(2, clock);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          owed.add(rows.getString(1));
        }
      }
    }
    return owed;
  }

  private static List<String> told(String post) throws SQLException {
    String sql =
        """
        select i.code, o.raised from outbox o
          join matter m on m.authority = o.authority and m.id = o.matter
          join institution i on i.id = o.institution
        where m.number = ? and o.audience = ?
        """;
    List<String> told = new ArrayList<>();
    try (Connection owner = server.database().owner();
        PreparedStatement query = owner.prepareStatement(sql)) {
      query.setString(1, untouched.number());
      query.setString(2, post);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          told.add(rows.getString(1) + " " + rows.getInt(2));
        }
      }
    }
    return told;
  }

  @Test
  void makesAnAnswerFinalOnTheDayAfterTheLastOnWhichAReviewCouldBeAskedFor() {
    assertThat(passed(answered)).containsExactly("03-05 remind", "03-13 become-final");
    assertThat(answered.stage()).isEqualTo("final");
    assertThat(answered.view().required("word").stringValue()).isEqualTo("silent");
  }

  @Test
  void letsAWithdrawalTakeEffectAfterItsDaysAndNothingIsLateAfterwards() {
    // Seven days end on 17 February, a holiday: the last day is the first working day after it, the
    // 24th.
    assertThat(passed(withdrawn))
        .containsExactly(
            "02-12 lapse", "02-13 simple-lapses", "02-14 lapse", "02-25 withdrawal-takes-effect");
    assertThat(withdrawn.stage()).isEqualTo("withdrawn");
    JsonNode problem = Api.problem(withdrawn.act("take-back", Map.of()), 422, "rule-refused");
    assertThat(problem.required("ruleId").stringValue()).isEqualTo("window-over");
  }

  @Test
  void runsOnWhereAWithdrawalWasTakenBack() {
    assertThat(passed(takenBack)).isEqualTo(passed(untouched));
    assertThat(takenBack.stage()).isEqualTo("received");
  }
}
