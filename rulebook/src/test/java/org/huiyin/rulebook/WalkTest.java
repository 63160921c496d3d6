package org.huiyin.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huiyin.rulebook.Xinfang.COMPLAINANT;
import static org.huiyin.rulebook.Xinfang.HANDLER;
import static org.huiyin.rulebook.Xinfang.LABOUR;
import static org.huiyin.rulebook.Xinfang.LABOUR_HANDLER;
import static org.huiyin.rulebook.Xinfang.LEAD;
import static org.huiyin.rulebook.Xinfang.REGISTRAR;
import static org.huiyin.rulebook.Xinfang.REVIEWER;
import static org.huiyin.rulebook.Xinfang.WATER;
import static org.huiyin.rulebook.Xinfang.day;
import static org.huiyin.rulebook.Xinfang.particulars;

import java.util.List;
import org.junit.jupiter.api.Test;

/// One matter, from the first word to a contested answer and beyond: filed, registered, referred
/// once wrongly and objected to in time, accepted, extended once, answered with two promises,
/// one kept, one contested, reviewed by the city, answered again, confirmed. Every date is
/// counted by hand.
class WalkTest {

  private final Matter matter = Matter.filedOn("2026-02-09");

  @Test
  void oneMatterFromTheFirstWordToTheEnd() {
    isReferredWronglyAndObjectedTo();
    isAcceptedOnTheLastDay();
    isExtendedAndAnsweredWithTwoPromises();
    keepsOnePromiseAndContestsTheOther();
    isReviewedAndSentBack();
    isAnsweredAgainAndConfirmed();
    assertThat(State.NONE.after(matter.effects())).isEqualTo(matter.state());
  }

  private void isReferredWronglyAndObjectedTo() {
    assertThat(matter.due("register")).isEqualTo("2026-02-10");
    assertThat(matter.due("dispatch")).isEqualTo("2026-02-24");
    matter.on("2026-02-10").does("register", REGISTRAR);
    matter.on("2026-02-11").does("refer", REGISTRAR, particulars().withInstitution(LABOUR));
    // 12, 13, Saturday 14 (worked), then the Spring Festival until 23, 24, 25.
    assertThat(matter.due("objection")).isEqualTo("2026-02-25");
    matter.on("2026-02-13").does("object", LABOUR_HANDLER);
    matter.on("2026-02-14").does("agree-objection", REGISTRAR);
    assertThat(matter.stage()).isEqualTo("registered");
    assertThat(matter.state().seats()).doesNotContainKey("responsible");
    matter.does("refer", REGISTRAR, particulars().withInstitution(WATER));
    // 24, 25, 26, 27 and Saturday 28, which is worked.
    assertThat(matter.due("objection")).isEqualTo("2026-02-28");
  }

  private void isAcceptedOnTheLastDay() {
    matter.on("2026-02-24").does("accept", HANDLER);
    matter.does("name-lead", LEAD, particulars().withAssignee(null, LEAD.officer().orElseThrow()));
    assertThat(matter.lapses()).isEmpty();
    // 24 February and 60 days is Saturday 25 April.
    assertThat(matter.due("answer")).isEqualTo("2026-04-27");
    assertThat(matter.clock("notice-forwarded").ending()).isEqualTo(Effect.Ending.MET);
  }

  private void isExtendedAndAnsweredWithTwoPromises() {
    matter.on("2026-04-16").does("extend", LEAD, particulars().withDays(30));
    assertThat(matter.due("answer")).isEqualTo("2026-05-25");
    matter
        .on("2026-05-20")
        .does(
            "answer",
            HANDLER,
            particulars()
                .withOutcome("supported")
                .withPromises(List.of(day("2026-06-10"), day("2026-07-01"))));
    assertThat(matter.lapses()).containsExactly("2026-05-18 remind");
    matter.on("2026-05-21").does("deliver", COMPLAINANT, particulars().withDate(day("2026-05-21")));
    // 21 May and 30 days is Saturday 20 June, in the Dragon Boat Festival until the 21st.
    assertThat(matter.due("review-request")).isEqualTo("2026-06-22");
  }

  private void keepsOnePromiseAndContestsTheOther() {
    matter.on("2026-06-09").does("report-kept", HANDLER, particulars().withPromise(1));
    matter.on("2026-06-10").does("confirm-promise", COMPLAINANT, particulars().withPromise(1));
    matter.on("2026-06-12").does("report-kept", HANDLER, particulars().withPromise(2));
    matter.on("2026-06-14").does("contest-promise", COMPLAINANT, particulars().withPromise(2));
    assertThat(matter.state().promises())
        .extracting(State.Promise::state)
        .containsExactly(PromiseState.CONFIRMED, PromiseState.CONTESTED);
    assertThat(matter.clock("keep-promise-again").promise()).isEqualTo(2);
    assertThat(matter.due("keep-promise-again")).isEqualTo("2026-06-29");
  }

  private void isReviewedAndSentBack() {
    matter.on("2026-06-22").does("request-review", COMPLAINANT);
    assertThat(matter.state().word()).isEqualTo(Word.CONTESTED);
    assertThat(matter.state().seats()).containsEntry("reviewing", Xinfang.CITY);
    assertThat(matter.due("review")).isEqualTo("2026-07-22");
    matter.on("2026-07-10").does("review", REVIEWER, particulars().withOutcome("sent-back"));
    assertThat(matter.stage()).isEqualTo("handling");
    assertThat(matter.due("answer-again")).isEqualTo("2026-08-10");
    matter
        .on("2026-07-13")
        .does("deliver-review", COMPLAINANT, particulars().withDate(day("2026-07-12")));
    assertThat(matter.state().last("re-review-request")).isNull();
  }

  private void isAnsweredAgainAndConfirmed() {
    matter.on("2026-08-03").does("answer", HANDLER, particulars().withOutcome("supported"));
    matter.on("2026-08-04").does("deliver", HANDLER, particulars().withDate(day("2026-08-04")));
    assertThat(matter.due("review-request")).isEqualTo("2026-09-03");
    matter.on("2026-08-05").does("confirm-promise", COMPLAINANT, particulars().withPromise(2));
    matter.does("confirm", COMPLAINANT);
    assertThat(matter.stage()).isEqualTo("answered");
    matter.on("2026-09-03");
    assertThat(matter.stage()).isEqualTo("answered");
    matter.on("2026-09-04");
    assertThat(matter.stage()).isEqualTo("final");
    assertThat(matter.state().word()).isEqualTo(Word.CONFIRMED);
    assertThat(matter.state().clocks()).noneMatch(RunningClock::isRunning);
  }
}
