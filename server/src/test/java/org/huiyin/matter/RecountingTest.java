package org.huiyin.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.huiyin.Api;
import org.huiyin.Brought;
import org.huiyin.FictionalHolidays;
import org.huiyin.TestServer;
import org.huiyin.authority.Calendars;
import org.huiyin.authority.Editor;
import org.huiyin.page.Visit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/// Holidays of 2027 that are announced after dates in 2027 were told, by notices that are
/// fictional: first one by which Monday 4 January is off, then a correction by which it isn't,
/// and Saturday 2 and Sunday 3 January are worked. One story, in its order.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RecountingTest {

  private static final Editor ADMINISTRATOR = new Editor("system:test", null);
  private static final LocalDate TODAY = LocalDate.of(2026, 12, 28);
  private static final int CROWD = 12;

  private static TestServer server;
  private static Brought owed;
  private static Brought within;
  private static Brought over;
  private static String keyOfOwed = "";
  private static final List<Brought> crowd = new ArrayList<>();

  @BeforeAll
  static void datesAreToldThatReachInto2027() {
    server = TestServer.start();
    Api api = new Api(server);
    server.moveTo(LocalDate.of(2026, 12, 4));
    within = Brought.answered(api).done("demo.handler", "deliver", Map.of("on", "2026-12-04"));
    over = Brought.received(api);
    server.moveTo(TODAY);
    owed = Brought.answered(api);
    keyOfOwed = owed.key();
    for (int i = 0; i < CROWD; i++) {
      crowd.add(Brought.answered(api));
    }
    server.bean(Lateness.class).sweep();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Calendars.Outcome decree(Calendars.Notice notice) {
    return server.bean(Calendars.class).decree(ADMINISTRATOR, notice);
  }

  private static Recounting.Swept sweep() {
    return server.bean(Recounting.class).sweep();
  }

  private static JsonNode clock(Brought matter, String name) {
    return matter
        .view()
        .required("clocks")
        .valueStream()
        .filter(clock -> clock.required("clock").required("id").stringValue().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static String due(Brought matter, String name) {
    JsonNode clock = clock(matter, name);
    return clock.required("due").stringValue()
        + (clock.required("provisional").booleanValue() ? " provisional" : "");
  }

  private static List<JsonNode> recounts(Brought matter) {
    return matter
        .view()
        .required("happened")
        .valueStream()
        .filter(entry -> entry.required("act").required("id").stringValue().equals("recount"))
        .toList();
  }

  private static void everythingHolds() {
    assertThat(server.bean(Checking.class).check(true).differences()).isEmpty();
  }

  @Test
  @Order(1)
  void givenDatesThatAreProvisional() {
    assertThat(due(owed, "deliver")).isEqualTo("2027-01-05 provisional");
    assertThat(due(within, "review-request")).isEqualTo("2027-01-04 provisional");
    assertThat(recounts(owed)).isEmpty();
    everythingHolds();
  }

  @Test
  @Order(2)
  void aNoticeIsLookedAtFirstAndChangesNothing() {
    Calendars.Outcome looked = server.bean(Calendars.class).look(FictionalHolidays.longer());
    assertThat(looked).isInstanceOf(Calendars.Taken.class);
    assertThat(((Calendars.Taken) looked).days())
        .extracting(day -> day.date().toString())
        .startsWith("2027-01-04", "2027-01-30", "2027-02-05")
        .doesNotContain("2027-01-01", "2027-01-02");
    assertThat(((Calendars.Taken) looked).edition().firstChanged()).isEqualTo("2027-01-01");
    assertThat(server.bean(Calendars.class).current().calendar().version()).startsWith("cn-2026-");
    assertThat(server.bean(Recounting.class).clocksFrom(LocalDate.of(2027, 1, 1)))
        .isGreaterThan(CROWD);
  }

  @Test
  @Order(3)
  void anActCountsItsOwnMatterAgainBeforeItIsDecided() {
    assertThat(decree(FictionalHolidays.longer())).isInstanceOf(Calendars.Taken.class);
    Brought first = crowd.getFirst();
    first.done("demo.handler", "deliver", Map.of("on", TODAY.toString()));
    assertThat(recounts(first)).hasSize(1);
  }

  @Test
  @Order(4)
  void aSweepThatIsKilledGoesOnWhereItStopped() {
    List<MatterStore.Key> keys =
        new RecountingStore(server.bean(javax.sql.DataSource.class))
            .touched(2, MatterStore.Key.FIRST, 1000);
    keys.stream().limit(4).forEach(server.bean(ActingMatters.class)::letPass);
    server = server.again();
    server.moveTo(TODAY);
    assertThat(server.bean(Calendars.class).current().number()).isEqualTo(2);
    sweep();
    sweep();
    Api api = new Api(server);
    crowd.replaceAll(each -> new Brought(api, each.number(), each.key()));
    owed = new Brought(api, owed.number(), keyOfOwed);
    within = new Brought(api, within.number(), within.key());
    over = new Brought(api, over.number(), over.key());
    assertThat(crowd).allSatisfy(each -> assertThat(recounts(each)).hasSize(1));
    everythingHolds();
  }

  @Test
  @Order(5)
  void whatIsOwedKeepsTheDayThatWasToldAndIsCertainNow() {
    assertThat(due(owed, "deliver")).isEqualTo("2027-01-05");
    assertThat(clock(owed, "deliver").required("counted").stringValue())
        .contains("先前告知的较早日期 2027-01-05", "2027-01-06");
    JsonNode recounted = recounted(owed, "deliver");
    assertThat(recounted.required("told").stringValue()).isEqualTo("2027-01-05");
    assertThat(recounted.required("counted").stringValue()).isEqualTo("2027-01-06");
    assertThat(recounted.required("due").stringValue()).isEqualTo("2027-01-05");
    assertThat(recounted.required("notice").stringValue())
        .contains(FictionalHolidays.TITLE, FictionalHolidays.PAPER);
  }

  private static JsonNode recounted(Brought matter, String clock) {
    return recounts(matter)
        .getLast()
        .required("recounted")
        .valueStream()
        .filter(each -> each.required("clock").required("id").stringValue().equals(clock))
        .findFirst()
        .orElseThrow();
  }

  @Test
  @Order(6)
  void theComplainantsOwnTimeEndsLater() {
    assertThat(due(within, "review-request")).isEqualTo("2027-01-05");
    JsonNode entry = recounts(within).getLast();
    assertThat(entry.required("on").stringValue()).isEqualTo("2026-12-28");
    assertThat(entry.required("role").stringValue()).isEqualTo("system");
    assertThat(within.view().required("notices").valueStream())
        .anyMatch(told -> told.required("about").required("id").stringValue().equals("recount"));
  }

  @Test
  @Order(7)
  void whatIsLateOrOverIsNotTouched() {
    assertThat(due(over, "register")).isEqualTo("2026-12-07");
    assertThat(recounts(over))
        .allSatisfy(
            entry ->
                assertThat(entry.required("recounted").valueStream())
                    .noneMatch(
                        each ->
                            each.required("clock")
                                .required("id")
                                .stringValue()
                                .equals("register")));
  }

  @Test
  @Order(8)
  void theSameNoticeTwiceIsNothingNew() {
    assertThat(decree(FictionalHolidays.longer())).isInstanceOf(Calendars.Known.class);
    sweep();
    assertThat(recounts(owed)).hasSize(1);
  }

  @Test
  @Order(9)
  void aCorrectionMovesWhatIsOwedToAnEarlierDayAndTellsWhoeverOwesIt() throws SQLException {
    assertThat(decree(FictionalHolidays.shorter())).isInstanceOf(Calendars.Taken.class);
    sweep();
    assertThat(due(owed, "deliver")).isEqualTo("2027-01-03");
    assertThat(told(owed)).contains("complainant", "handler@responsible");
    assertThat(due(within, "review-request")).as("never earlier").isEqualTo("2027-01-05");
    everythingHolds();
  }

  private static List<String> told(Brought matter) throws SQLException {
    try (Connection connection = server.database().owner();
        PreparedStatement query =
            connection.prepareStatement(
                """
                select distinct o.audience from outbox o join matter m
                  on m.authority = o.authority and m.id = o.matter
                where m.number = ? and o.notice = 'recount'
                """)) {
      query.setString(1, matter.number());
      List<String> told = new ArrayList<>();
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          told.add(rows.getString(1));
        }
      }
      return told;
    }
  }

  @Test
  @Order(10)
  void anOldDateIsStillExplainedAsItWasCounted() {
    // Delivered under the first notice: its clock ended, and nothing counts it again.
    assertThat(clock(crowd.getFirst(), "deliver").required("counted").stringValue())
        .contains("2027-01-05");
    assertThat(clock(over, "register").required("counted").stringValue()).contains("2026-12-07");
  }

  @Test
  @Order(11)
  void thePageSaysItInPlainWords() {
    Visit visit = new Visit(server.uri());
    visit.submit(visit.get("/follow"), "/follow", "number", owed.number(), "key", owed.key());
    String page = visit.get("/matter").text();
    assertThat(page)
        .contains("放假安排已经公布，“送达书面答复”的最后一天由 2027年1月5日 改为 2027年1月3日。")
        .contains("依据：" + FictionalHolidays.TITLE);
  }

  @Test
  @Order(12)
  void theSystemsNoticesStandInThePublicRecord() {
    String page = new Visit(server.uri()).get("/published?kind=calendar").text();
    assertThat(page).contains("cn-2027", FictionalHolidays.TITLE);
  }
}
