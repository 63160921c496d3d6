package org.huiyin.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huiyin.rulebook.Xinfang.COMPLAINANT;
import static org.huiyin.rulebook.Xinfang.HANDLER;
import static org.huiyin.rulebook.Xinfang.REVIEWER;
import static org.huiyin.rulebook.Xinfang.particulars;

import org.junit.jupiter.api.Test;

/// 第三十一条第一至四项 "导入相应程序处理": what has a procedure of its own is directed to it. 第三十五条
/// gives a review "对信访处理意见不服", against an opinion, and a direction is none: that its review
/// is open is the house's promise, and shown as that.
class DirectionTest {

  private static Matter directed() {
    return Matter.acceptedOn("2026-03-02")
        .does("direct", HANDLER, particulars().withGround("arbitration"))
        .does("deliver", COMPLAINANT, particulars().withDate(Xinfang.day("2026-03-02")));
  }

  @Test
  void itsReviewIsThePromiseOfTheHouseAndNotArticle35() {
    Matter matter = directed();
    assertThat(matter.state().last("review-request")).isNull();
    assertThat(matter.due("question-direction")).isEqualTo("2026-04-01");
    assertThat(Xinfang.RULEBOOK.clocks().values())
        .filteredOn(clock -> clock.id().equals("question-direction"))
        .singleElement()
        .satisfies(window -> assertThat(window.source().isHouse()).isTrue());
    assertThat(matter.refused("request-review", COMPLAINANT).rule()).isEqualTo(Rule.WRONG_STAGE);
  }

  @Test
  void aWrongDirectionIsSetAsideByTheInstitutionAbove() {
    Matter matter = directed().on("2026-03-20").does("question-direction", COMPLAINANT);
    assertThat(matter.stage()).isEqualTo("review");
    assertThat(matter.state().seats()).containsEntry("reviewing", Xinfang.CITY);
    matter.does("review", REVIEWER, particulars().withOutcome("sent-back"));
    assertThat(matter.stage()).isEqualTo("handling");
    assertThat(matter.state().running("answer-again")).hasSize(1);
  }

  @Test
  void unquestionedItIsFinalAfterThirtyDaysAndAReminder() {
    Matter matter = directed().on("2026-04-01");
    assertThat(matter.stage()).isEqualTo("directed");
    assertThat(matter.milestones()).contains("2026-03-25 question-direction complainant");
    assertThat(matter.on("2026-04-02").stage()).isEqualTo("final");
  }
}
