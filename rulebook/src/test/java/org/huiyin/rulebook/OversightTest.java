package org.huiyin.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huiyin.rulebook.Xinfang.CITY;
import static org.huiyin.rulebook.Xinfang.CITY_SUPERVISOR;
import static org.huiyin.rulebook.Xinfang.COMPLAINANT;
import static org.huiyin.rulebook.Xinfang.HANDLER;
import static org.huiyin.rulebook.Xinfang.NATION;
import static org.huiyin.rulebook.Xinfang.PROVINCE;
import static org.huiyin.rulebook.Xinfang.RE_REVIEWER;
import static org.huiyin.rulebook.Xinfang.RULEBOOK;
import static org.huiyin.rulebook.Xinfang.TREE;
import static org.huiyin.rulebook.Xinfang.particulars;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// No answer in time is looked into from above, without anybody asking. 第四十条
/// "办理信访事项推诿、敷衍、拖延……的，应当及时督办，并提出改进工作的建议"; on which day is the house's.
class OversightTest {

  private static UUID overseer(Matter matter, String clock) {
    Post owner = Objects.requireNonNull(RULEBOOK.clocks().get(clock)).of();
    UUID below =
        RULEBOOK.institutionAt(matter.state(), owner.seat()).orElseThrow(AssertionError::new);
    assertThat(owner.above()).isTrue();
    return TREE.superiorOf(below).orElseThrow(AssertionError::new);
  }

  private static List<String> opened(Matter matter) {
    return matter.lapses().stream().filter(each -> each.endsWith(" open-oversight")).toList();
  }

  @Test
  void opensByItselfFifteenWorkingDaysAfterTheLastDayForTheAnswer() {
    Matter matter = Matter.acceptedOn("2026-03-02").on("2026-05-25");
    assertThat(opened(matter)).isEmpty();
    matter.on("2026-05-26");
    assertThat(opened(matter)).containsExactly("2026-05-26 open-oversight");
    assertThat(overseer(matter, "oversee")).isEqualTo(CITY);
    assertThat(matter.due("oversee")).isEqualTo("2026-06-09");
    assertThat(matter.stage()).isEqualTo("handling");
    assertThat(matter.clock("answer").isRunning()).isTrue();
  }

  @Test
  void countsFromTheDayOnWhichItWasDueHoweverLateAnyoneLooks() {
    Matter matter = Matter.acceptedOn("2026-03-02").on("2026-09-18");
    assertThat(opened(matter)).containsExactly("2026-05-26 open-oversight");
    assertThat(matter.due("oversee")).isEqualTo("2026-06-09");
    assertThat(matter.milestones())
        .contains("2026-06-10 oversee lead@responsible", "2026-06-10 oversee complainant");
  }

  @Test
  void isToldToTheComplainantAndReportedFromAbove() {
    Matter matter = Matter.acceptedOn("2026-03-02").on("2026-05-26");
    assertThat(matter.effects()).contains(new Effect.Told("complainant", "open-oversight"));
    assertThat(matter.refused("report-on-oversight", HANDLER).rule()).isEqualTo(Rule.WRONG_ROLE);
    matter.does("report-on-oversight", CITY_SUPERVISOR);
    assertThat(matter.clock("oversee").ending()).isEqualTo(Effect.Ending.MET);
    assertThat(matter.clock("answer").isRunning()).isTrue();
  }

  @Test
  void fallsAwayWhenTheAnswerComes() {
    Matter matter = Matter.acceptedOn("2026-03-02").on("2026-05-27");
    matter.does("answer", HANDLER, particulars().withOutcome("supported"));
    assertThat(matter.clock("oversee").ending()).isEqualTo(Effect.Ending.VOID);
  }

  @Test
  void opensAboveTheReviewingInstitutionFiveWorkingDaysAfterTheReviewWasDue() {
    Matter matter = Matter.inReviewOn("2026-03-02");
    assertThat(matter.due("review")).isEqualTo("2026-04-01");
    matter.on("2026-04-09");
    assertThat(opened(matter)).containsExactly("2026-04-09 open-oversight");
    assertThat(matter.state().running("oversee")).isEmpty();
    assertThat(overseer(matter, "oversee-review")).isEqualTo(PROVINCE);
    matter.does("review", Xinfang.REVIEWER, particulars().withOutcome("upheld"));
    assertThat(matter.clock("oversee-review").ending()).isEqualTo(Effect.Ending.VOID);
  }

  @Test
  void opensAboveTheReReviewingInstitutionToo() {
    Matter matter = Matter.inReReviewOn("2026-03-02").on("2026-04-09");
    assertThat(opened(matter)).containsExactly("2026-04-09 open-oversight");
    assertThat(overseer(matter, "oversee-re-review")).isEqualTo(NATION);
    assertThat(matter.state().running("oversee-review")).isEmpty();
    matter.does("re-review", RE_REVIEWER, particulars().withOutcome("upheld"));
    assertThat(matter.clock("oversee-re-review").ending()).isEqualTo(Effect.Ending.VOID);
  }

  @Test
  void opensAnewWhereTheNewAnswerIsLate() {
    Matter matter = Matter.reviewedOn("2026-03-02", "sent-back").on("2026-04-09");
    assertThat(opened(matter)).containsExactly("2026-04-09 open-oversight");
    assertThat(matter.state().running("oversee")).hasSize(1);
  }

  @Test
  void doesNotOpenWhereNobodyIsAboveWhoCouldLookIntoIt() {
    Matter matter = Matter.acceptedOn("2026-03-02");
    List<Elapsed> elapsed =
        RULEBOOK.elapsed(
            matter.state(),
            Matter.acceptedOn("2026-03-02").on("2026-09-18").now(),
            Xinfang.CALENDAR,
            _ -> Optional.empty());
    assertThat(elapsed).extracting(Elapsed::act).doesNotContain("open-oversight");
    assertThat(elapsed).extracting(Elapsed::counted).contains(Xinfang.day("2026-05-26"));
  }

  @Test
  void doesNotOpenOnceTheAnswerIsThere() {
    Matter matter = Matter.acceptedOn("2026-03-02").on("2026-05-20");
    matter.does("answer", HANDLER, particulars().withOutcome("supported")).on("2026-09-18");
    assertThat(opened(matter)).isEmpty();
  }

  @Test
  void takesNothingFromTheTimeToWithdraw() {
    Matter matter = Matter.acceptedOn("2026-03-02").on("2026-05-26");
    matter.does("withdraw", COMPLAINANT).on("2026-06-03");
    assertThat(matter.stage()).isEqualTo("withdrawn");
    assertThat(matter.clock("oversee").ending()).isEqualTo(Effect.Ending.VOID);
    LocalDate day = matter.today();
    assertThat(matter.on(day.plusDays(200)).milestones())
        .noneMatch(told -> told.contains(" oversee "));
  }
}
