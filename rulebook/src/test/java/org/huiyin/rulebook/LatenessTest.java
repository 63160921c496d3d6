package org.huiyin.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huiyin.rulebook.Xinfang.CALENDAR;
import static org.huiyin.rulebook.Xinfang.HANDLER;
import static org.huiyin.rulebook.Xinfang.LEAD;
import static org.huiyin.rulebook.Xinfang.RULEBOOK;
import static org.huiyin.rulebook.Xinfang.TREE;
import static org.huiyin.rulebook.Xinfang.particulars;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Lateness: each reminder and each rung of escalation exactly once, counted from its legal day.
class LatenessTest {

  private static final List<String> ANSWER_OF_2_MARCH =
      List.of(
          "2026-04-29 answer handler@responsible",
          "2026-04-29 answer lead@responsible",
          "2026-05-07 answer lead@responsible",
          "2026-05-07 answer complainant",
          // 7, 8, Saturday 9 (worked), 11, 12.
          "2026-05-12 answer supervisor@registering",
          "2026-05-26 answer supervisor^responsible");

  private static List<String> answer(Matter matter) {
    return matter.milestones().stream().filter(told -> told.contains(" answer ")).toList();
  }

  @Test
  void reachesEveryRungOnceOnItsLegalDayAfter200DaysOfSilence() {
    Matter matter = Matter.acceptedOn("2026-03-02").on("2026-09-18");
    assertThat(answer(matter)).isEqualTo(ANSWER_OF_2_MARCH);
  }

  @Test
  void isTheSameWhetherSomeoneLooksEveryDayOrOnce() {
    Matter once = Matter.filedOn("2026-03-02").on("2026-09-18");
    Matter daily = Matter.filedOn("2026-03-02");
    for (LocalDate day = daily.today(); !day.isAfter(once.today()); day = day.plusDays(1)) {
      daily.on(day);
    }
    assertThat(daily.effects()).isEqualTo(once.effects());
    assertThat(daily.lapses()).isEqualTo(once.lapses());
    assertThat(daily.state()).isEqualTo(once.state());
  }

  @Test
  void givesNothingNewTheSecondTime() {
    Matter matter = Matter.filedOn("2026-03-02").on("2026-09-18");
    assertThat(RULEBOOK.elapsed(matter.state(), matter.now(), CALENDAR, TREE)).isEmpty();
  }

  /// A silent matter is accepted by itself on day 15 and reminded of, and escalated, from there.
  @Test
  void followsFromWhatTimeItselfSetOff() {
    Matter matter = Matter.filedOn("2026-03-02").on("2026-09-18");
    assertThat(answer(matter))
        .containsExactly(
            "2026-05-11 answer handler@responsible",
            "2026-05-11 answer lead@responsible",
            "2026-05-19 answer lead@responsible",
            "2026-05-19 answer complainant",
            "2026-05-25 answer supervisor@registering",
            "2026-06-08 answer supervisor^responsible");
  }

  @Test
  void isInTheOrderOfTheLegalDays() {
    Matter matter = Matter.filedOn("2026-03-02").on("2026-09-18");
    assertThat(matter.elapsed()).extracting(Elapsed::counted).isSorted();
  }

  @Test
  void stopsWhenTheDutyIsMet() {
    Matter matter = Matter.acceptedOn("2026-03-02").on("2026-05-07");
    matter.does("answer", HANDLER, particulars().withOutcome("supported")).on("2026-09-18");
    assertThat(answer(matter)).isEqualTo(ANSWER_OF_2_MARCH.subList(0, 4));
  }

  @Test
  void movesWithAnExtensionButRepeatsNoReminder() {
    Matter matter = Matter.acceptedOn("2026-03-02").on("2026-04-30");
    matter.does("extend", LEAD, particulars().withDays(30)).on("2026-06-02");
    assertThat(answer(matter))
        .containsExactly(
            "2026-04-29 answer handler@responsible",
            "2026-04-29 answer lead@responsible",
            "2026-06-02 answer lead@responsible",
            "2026-06-02 answer complainant");
  }

  @Test
  void theDutyStaysOwedHoweverLateItIs() {
    Matter matter = Matter.acceptedOn("2026-03-02").on("2027-03-02");
    assertThat(matter.clock("answer").isLate(matter.today())).isTrue();
    matter.does("answer", HANDLER, particulars().withOutcome("supported"));
    assertThat(matter.clock("answer").ending()).isEqualTo(Effect.Ending.MET);
  }

  @Test
  void theNextDayIsTheOneOnWhichSomethingHappens() {
    Matter matter = Matter.filedOn("2026-03-02");
    for (int i = 0; i < 30; i++) {
      LocalDate next = RULEBOOK.nextOn(matter.state(), CALENDAR).orElse(null);
      if (next == null) {
        return;
      }
      int before = matter.elapsed().size();
      matter.on(next.minusDays(1));
      assertThat(matter.elapsed()).hasSize(before);
      matter.on(next);
      assertThat(matter.elapsed()).hasSizeGreaterThan(before);
    }
  }

  @Test
  void aRungIsReachedTheDayAfterTheLastDay() {
    Matter matter = Matter.filedOn("2026-03-02").on("2026-03-03");
    assertThat(matter.due("register")).isEqualTo("2026-03-03");
    assertThat(matter.milestones()).isEmpty();
    matter.on("2026-03-04");
    assertThat(matter.milestones()).containsExactly("2026-03-04 register supervisor@registering");
    assertThat(matter.elapsed())
        .singleElement()
        .satisfies(lapse -> assertThat(lapse.act()).isEqualTo(Elapsed.LAPSE))
        .satisfies(lapse -> assertThat(lapse.citation().isHouse()).isTrue());
  }
}
