package org.huiyin.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.huiyin.rulebook.Xinfang.HANDLER;
import static org.huiyin.rulebook.Xinfang.LEAD;
import static org.huiyin.rulebook.Xinfang.RULEBOOK;
import static org.huiyin.rulebook.Xinfang.TREE;
import static org.huiyin.rulebook.Xinfang.day;
import static org.huiyin.rulebook.Xinfang.particulars;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.huiyin.rulebook.Effect.ClockRecounted;
import org.junit.jupiter.api.Test;

/// Holidays that are decreed later, by decrees that are fictional. The calendar knows 2026 only.
class RecountTest {

  /// Monday 4 January is off too.
  private static final WorkingCalendar LONGER =
      Decree.of2027(List.of("2027-01-01", "2027-01-04"), List.of());

  /// Saturday 2 and Sunday 3 January are worked.
  private static final WorkingCalendar SHORTER =
      Decree.of2027(List.of("2027-01-01"), List.of("2027-01-02", "2027-01-03"));

  /// As it was foreseen.
  private static final WorkingCalendar SAME = Decree.of2027(List.of("2027-01-01"), List.of());

  private static Optional<Elapsed> recount(Matter matter, WorkingCalendar decreed) {
    return RULEBOOK.recounted(matter.state(), matter.now(), decreed);
  }

  private static RunningClock after(Matter matter, String clock, WorkingCalendar decreed) {
    State state = recount(matter, decreed).map(Elapsed::state).orElse(matter.state());
    return state.running(clock).getFirst();
  }

  private static List<ClockRecounted> recounted(Matter matter, WorkingCalendar decreed) {
    return recount(matter, decreed).stream()
        .flatMap(each -> each.effects().stream())
        .filter(ClockRecounted.class::isInstance)
        .map(ClockRecounted.class::cast)
        .toList();
  }

  /// 5 working days from Monday 28 December: 29, 30, 31, 4 and 5 January.
  private static Matter toBeDelivered() {
    Matter matter = Matter.answeredOn("2026-12-28");
    assertThat(matter.due("deliver")).isEqualTo("2027-01-05");
    assertThat(matter.clock("deliver").provisional()).isTrue();
    return matter;
  }

  /// 30 days from Friday 4 December: Sunday 3 January, so Monday 4.
  private static Matter delivered() {
    Matter matter = Matter.deliveredOn("2026-12-04").on("2026-12-10");
    assertThat(matter.due("review-request")).isEqualTo("2027-01-04");
    assertThat(matter.clock("review-request").provisional()).isTrue();
    return matter;
  }

  @Test
  void aDutyKeepsTheDayThatWasToldWhenAHolidayIsAdded() {
    RunningClock deliver = after(toBeDelivered(), "deliver", LONGER);
    assertThat(deliver.due()).isEqualTo("2027-01-05");
    assertThat(deliver.provisional()).isFalse();
    assertThat(recounted(toBeDelivered(), LONGER))
        .filteredOn(each -> each.told().equals(day("2027-01-05")))
        .containsExactly(
            new ClockRecounted(
                deliver.number(), day("2027-01-05"), day("2027-01-06"), day("2027-01-05"), false));
  }

  @Test
  void aDutyEndsEarlierWhenAWeekendIsWorked() {
    assertThat(after(toBeDelivered(), "deliver", SHORTER).due()).isEqualTo("2027-01-03");
  }

  @Test
  void aWindowOfTheComplainantEndsLaterWhenAHolidayIsAdded() {
    assertThat(after(delivered(), "review-request", LONGER).due()).isEqualTo("2027-01-05");
  }

  @Test
  void aWindowOfTheComplainantKeepsTheDayThatWasToldWhenAWeekendIsWorked() {
    RunningClock window = after(delivered(), "review-request", SHORTER);
    assertThat(window.due()).isEqualTo("2027-01-04");
    assertThat(window.provisional()).isFalse();
  }

  /// Objecting to a referral holds the matter up.
  @Test
  void aWindowOfAnOfficerNeverEndsLater() {
    Matter referred = Matter.referredOn("2026-12-28");
    assertThat(referred.due("objection")).isEqualTo("2027-01-05");
    assertThat(after(referred, "objection", LONGER).due()).isEqualTo("2027-01-05");
    assertThat(after(referred, "objection", SHORTER).due()).isEqualTo("2027-01-03");
  }

  @Test
  void aDayThatIsNoLongerProvisionalSaysSoWithoutMoving() {
    Matter matter = toBeDelivered();
    RunningClock deliver = matter.clock("deliver");
    LocalDate told = deliver.due();
    assertThat(recounted(matter, SAME))
        .contains(new ClockRecounted(deliver.number(), told, told, told, false));
    assertThat(recount(matter, SAME).orElseThrow().effects())
        .filteredOn(Effect.Told.class::isInstance)
        .containsExactly(new Effect.Told("complainant", "recount"));
  }

  /// The notice of 2027 takes Thursday 31 December 2026 off, though 2026 was known.
  @Test
  void theNoticeOfTheNextYearMayChangeDecember() {
    WorkingCalendar decreed = Decree.of2027(List.of("2026-12-31", "2027-01-01"), List.of());
    Matter delivered = Matter.deliveredOn("2026-12-01").on("2026-12-10");
    assertThat(delivered.due("review-request")).isEqualTo("2026-12-31");
    assertThat(after(delivered, "review-request", decreed).due()).isEqualTo("2027-01-04");
    Matter owed = Matter.answeredOn("2026-12-24");
    assertThat(owed.due("deliver")).isEqualTo("2026-12-31");
    assertThat(after(owed, "deliver", decreed).due()).isEqualTo("2026-12-31");
  }

  @Test
  void whatIsLateStaysLate() {
    Matter matter = Matter.answeredOn("2026-12-24").on("2027-01-02");
    assertThat(matter.clock("deliver").isLate(matter.today())).isTrue();
    WorkingCalendar decreed =
        Decree.of2027(List.of("2026-12-30", "2026-12-31", "2027-01-01"), List.of());
    assertThat(recounted(matter, decreed))
        .noneMatch(each -> each.number() == matter.clock("deliver").number());
  }

  @Test
  void nobodyIsLateOvernight() {
    Matter matter = toBeDelivered().on("2027-01-04");
    RunningClock deliver = after(matter, "deliver", SHORTER);
    assertThat(deliver.due()).isEqualTo("2027-01-04");
  }

  @Test
  void tellsTheComplainantAndWhoeverOwesIt() {
    assertThat(recount(toBeDelivered(), SHORTER).orElseThrow().effects())
        .contains(
            new Effect.Told("complainant", "recount"),
            new Effect.Told("handler@responsible", "recount"));
  }

  @Test
  void isDatedTodayAndCitesHowDaysAreCounted() {
    Elapsed recount = recount(toBeDelivered(), SHORTER).orElseThrow();
    assertThat(recount.act()).isEqualTo("recount");
    assertThat(recount.counted()).isEqualTo("2026-12-28");
    assertThat(RULEBOOK.cite(recount.citation(), Locale.ENGLISH)).contains("Civil Code");
  }

  @Test
  void laterMilestonesFollowTheNewDayAndEarlierOnesStayReached() {
    Matter matter = Matter.acceptedOn("2026-11-05").on("2026-12-29");
    assertThat(matter.due("answer")).isEqualTo("2027-01-04");
    RunningClock told = matter.clock("answer");
    assertThat(told.reached()).isEqualTo(1);
    Elapsed recount = RULEBOOK.recounted(matter.state(), matter.now(), SAME).orElseThrow();
    RunningClock after = recount.state().clock(told.number());
    assertThat(after.reached()).isEqualTo(1);
    List<Elapsed> next =
        RULEBOOK.elapsed(
            recount.state(),
            day("2027-01-05").atTime(12, 0).atZone(RULEBOOK.zone()).toInstant(),
            SAME,
            TREE);
    assertThat(next)
        .anyMatch(
            each -> each.act().equals(Elapsed.LAPSE) && each.counted().equals(day("2027-01-05")));
  }

  @Test
  void theExplanationSaysThatTheDayThatWasToldIsKept() {
    Matter matter = toBeDelivered();
    State state = recount(matter, LONGER).orElseThrow().state();
    Explanation explanation = RULEBOOK.explain(state, state.running("deliver").getFirst(), LONGER);
    assertThat(explanation.due()).isEqualTo("2027-01-05");
    assertThat(explanation.counted()).isEqualTo("2027-01-06");
    assertThat(explanation.provisional()).isFalse();
    assertThat(explanation.render(Locale.ENGLISH))
        .contains(
            "With the holidays that have been decreed since, it would be 2027-01-06. The earlier day that you were told is kept: 2027-01-05");
    assertThat(explanation.render(Locale.CHINA)).contains("先前告知的较早日期 2027-01-05");
  }

  @Test
  void theLatestAnswerStandsOnTheDayThatIsKept() {
    Matter matter = toBeDelivered();
    State state = recount(matter, LONGER).orElseThrow().state();
    assertThat(RULEBOOK.outlook(state, LONGER).getFirst().latest())
        .isEqualTo(RULEBOOK.outlook(matter.state(), Xinfang.CALENDAR).getFirst().latest());
  }

  @Test
  void anExtensionIsCountedFromTheBeginningAsEver() {
    Matter matter = Matter.acceptedOn("2026-11-05").on("2026-12-29");
    State state = recount(matter, LONGER).orElseThrow().state();
    Decision decision =
        RULEBOOK.decide(
            state,
            Xinfang.act("extend", LEAD, particulars().withDays(30)),
            matter.now(),
            LONGER,
            TREE);
    assertThat(((Decision.Allowed) decision).state().running("answer").getFirst().due())
        .isEqualTo("2027-02-03");
  }

  @Test
  void theFoldRefusesARecountFromAnotherDay() {
    Matter matter = toBeDelivered();
    int number = matter.clock("deliver").number();
    LocalDate due = day("2027-01-05");
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                matter
                    .state()
                    .after(List.of(new ClockRecounted(number, day("2027-01-06"), due, due, false))))
        .withMessageContaining("recounted");
    assertThat(matter.does("deliver", HANDLER, particulars().withDate(matter.today())).state())
        .isNotNull();
  }
}
