package org.huiyin.authority;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.huiyin.FictionalHolidays;
import org.huiyin.database.TestDatabase;
import org.huiyin.database.TestTransactions;
import org.huiyin.database.Transactions;
import org.huiyin.rulebook.WorkingCalendar;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// Several nodes, and several releases, on one real database.
class CalendarsTest {

  private static final Editor ADMINISTRATOR = new Editor("system:test", null);

  private final Transactions transactions = TestTransactions.on(TestDatabase.fresh());

  private LiveCalendars node(Map<Integer, byte[]> bundled) {
    return new LiveCalendars(
        transactions,
        InstantSource.fixed(Instant.parse("2026-11-05T04:00:00Z")),
        ZoneId.of("Asia/Shanghai"),
        JsonMapper.shared(),
        bundled);
  }

  private LiveCalendars node() {
    return node(WorkingCalendar.chinaFiles());
  }

  private static Map<Integer, byte[]> with2027() {
    Map<Integer, byte[]> years = new TreeMap<>(WorkingCalendar.chinaFiles());
    years.put(2027, FictionalHolidays.longer().document().getBytes(StandardCharsets.UTF_8));
    return years;
  }

  @Test
  void beginWithWhatTheReleaseBringsAlong() {
    LiveCalendars node = node();
    assertThat(node.current().number()).isEqualTo(1);
    assertThat(node.current().calendar().version()).isEqualTo(WorkingCalendar.china().version());
    assertThat(node.edition(0)).isEqualTo(node.current());
    assertThat(node().current().number()).as("a second start").isEqualTo(1);
  }

  @Test
  void areSeenByOtherNodesAndKeptForEver() {
    LiveCalendars one = node();
    LiveCalendars other = node();
    String before = one.current().calendar().version();
    assertThat(one.decree(ADMINISTRATOR, FictionalHolidays.longer()))
        .isInstanceOf(Calendars.Taken.class);
    other.refresh();
    assertThat(other.current().calendar().version()).isEqualTo(one.current().calendar().version());
    Calendars.Given given = other.current().given();
    assertThat(given).isNotNull();
    assertThat(Optional.ofNullable(given).map(Calendars.Given::title))
        .contains(FictionalHolidays.TITLE);
    assertThat(other.named(before).map(Calendars.Edition::number)).contains(1);
    assertThat(other.decree(ADMINISTRATOR, FictionalHolidays.longer()))
        .isInstanceOf(Calendars.Known.class);
    assertThat(other.current().number()).isEqualTo(2);
  }

  @Test
  void ofANewReleaseHaveTheSameEffectAtItsStart() {
    node();
    LiveCalendars upgraded = node(with2027());
    assertThat(upgraded.current().number()).isEqualTo(2);
    assertThat(upgraded.current().firstChanged()).isEqualTo("2027-01-01");
    assertThat(upgraded.isRecounted(upgraded.current())).isFalse();
    assertThat(
            new PublicRecord(transactions, JsonMapper.shared())
                .page(new PublicRecord.Query("calendar", null, OptionalLong.empty()))
                .changes())
        .singleElement()
        .satisfies(change -> assertThat(change.subject()).isEqualTo("cn-2027"))
        .satisfies(change -> assertThat(change.verb()).isEqualTo("created"));
  }

  @Test
  void areNotForgottenByAnOlderReleaseThatIsStartedOnceMore() {
    node(with2027());
    assertThat(node().current().calendar().knownUntil()).isEqualTo("2027-12-31");
  }

  /// What an administrator gave stays, whatever a later release brings along for that year.
  @Test
  void givenHereWinOverThoseOfALaterRelease() {
    node().decree(ADMINISTRATOR, FictionalHolidays.shorter());
    LiveCalendars upgraded = node(with2027());
    assertThat(upgraded.current().number()).isEqualTo(2);
    assertThat(upgraded.years().getFirst().title()).isEqualTo(FictionalHolidays.TITLE);
  }

  @Test
  void thatAreRefusedLeaveNothingBehind() {
    LiveCalendars node = node();
    Calendars.Notice gap = new Calendars.Notice(2028, document2028(), "t", "p");
    assertThat(node.decree(ADMINISTRATOR, gap))
        .isInstanceOfSatisfying(
            Calendars.Refused.class,
            refused ->
                assertThat(refused.mistakes())
                    .containsExactly(new Calendars.Mistake("year", "gap", "")));
    assertThat(node.current().number()).isEqualTo(1);
  }

  private static String document2028() {
    return "{\"year\": 2028, \"days\": [{\"name\": \"虚构\", \"date\": \"2028-01-01\", \"isOffDay\": true}]}";
  }
}
