package org.huiyin.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huiyin.rulebook.Xinfang.COMPLAINANT;
import static org.huiyin.rulebook.Xinfang.HANDLER;
import static org.huiyin.rulebook.Xinfang.LEAD;
import static org.huiyin.rulebook.Xinfang.REGISTRAR;
import static org.huiyin.rulebook.Xinfang.WATER;
import static org.huiyin.rulebook.Xinfang.particulars;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// 《信访事项简易办理办法》国信办发〔2022〕17号: three working days to choose it, ten to answer. The
/// figures are those of the trial version of 2016 and still have to be compared.
class SimpleProcedureTest {

  private static final Particulars CLEAR = particulars().withGround("simple-clear");

  private static Matter handledSimply() {
    return Matter.referredOn("2026-03-02").does("accept-simply", HANDLER, CLEAR);
  }

  @Test
  void isAnsweredWithinTenWorkingDaysAndTheSixtyDaysRunBesideThem() {
    Matter matter = handledSimply();
    assertThat(matter.stage()).isEqualTo("handling-simply");
    assertThat(matter.due("answer-simply")).isEqualTo("2026-03-16");
    assertThat(matter.due("answer")).isEqualTo(Matter.acceptedOn("2026-03-02").due("answer"));
  }

  @Test
  void isChosenWithinThreeWorkingDaysOfReceipt() {
    Matter matter = Matter.referredOn("2026-03-02").on("2026-03-05");
    assertThat(matter.due("accept-simply")).isEqualTo("2026-03-05");
    assertThat(matter.on("2026-03-06").refused("accept-simply", HANDLER, CLEAR).rule())
        .isEqualTo(Rule.WINDOW_OVER);
  }

  @Test
  void whoGetsItLaterHasThreeWorkingDaysFromThen() {
    Matter matter =
        Matter.filedOn("2026-03-02")
            .does("register", REGISTRAR)
            .on("2026-03-11")
            .does("refer", REGISTRAR, particulars().withInstitution(WATER));
    assertThat(matter.due("accept-simply")).isEqualTo("2026-03-16");
  }

  /// Not where it is likely that what was asked for isn't given.
  @ParameterizedTest
  @ValueSource(strings = {"no-legal-ground", "not-supported", "partly-adopted", "not-adopted"})
  void noOutcomeThatGivesLessThanWasAskedFor(String outcome) {
    assertThat(
            handledSimply()
                .refused("answer-simply", HANDLER, particulars().withOutcome(outcome))
                .rule())
        .isEqualTo(Rule.PARTICULAR_UNKNOWN);
  }

  @Test
  void whatIsGivenIsAnsweredAndCanBeTakenHigherLikeAnyAnswer() {
    Matter matter =
        handledSimply().does("answer-simply", HANDLER, particulars().withOutcome("supported"));
    assertThat(matter.stage()).isEqualTo("answered");
    assertThat(matter.state().running("answer")).isEmpty();
    assertThat(matter.state().running("answer-simply")).isEmpty();
    matter.does("request-review", COMPLAINANT);
    assertThat(matter.stage()).isEqualTo("review");
  }

  @Test
  void turnedToTheOrdinaryProcedureItIsNoLaterThanItWouldHaveBeen() {
    Matter matter = handledSimply();
    String due = matter.due("answer").toString();
    matter.on("2026-03-16").does("turn-to-ordinary", LEAD);
    assertThat(matter.stage()).isEqualTo("handling");
    assertThat(matter.due("answer")).isEqualTo(due);
    assertThat(matter.state().running("answer-simply")).isEmpty();
    assertThat(Xinfang.RULEBOOK.acts().values())
        .filteredOn(act -> act.id().equals("turn-to-ordinary"))
        .singleElement()
        .satisfies(act -> assertThat(act.needs().texts()).contains("reason"))
        .satisfies(act -> assertThat(act.tells()).anyMatch(Post::isComplainant))
        .satisfies(act -> assertThat(act.gate().atMost()).isEqualTo(1));
  }

  @Test
  void theAnswerIsGivenOnPaperToWhoAsksForIt() {
    Matter matter =
        handledSimply().does("answer-simply", HANDLER, particulars().withOutcome("supported"));
    assertThat(matter.refused("give-on-paper", HANDLER, particulars()).rule())
        .isEqualTo(Rule.CLOCK_NOT_RUNNING);
    matter.does("ask-on-paper", COMPLAINANT);
    assertThat(matter.due("give-on-paper")).isEqualTo("2026-03-09");
    matter.does("give-on-paper", HANDLER);
    assertThat(matter.state().running("give-on-paper")).isEmpty();
  }

  @Test
  void itsFiguresAreShownAsToBeVerified() {
    ClockDefinition clock = Xinfang.RULEBOOK.clocks().get("answer-simply");
    Citation source = clock == null ? new Citation("?", "", false) : clock.source();
    assertThat(Xinfang.RULEBOOK.cite(source, Locale.CHINESE)).endsWith("（待核对）");
    assertThat(Xinfang.RULEBOOK.cite(source, Locale.ENGLISH)).endsWith("(to be verified)");
    assertThat(Citation.parse(source.toString())).isEqualTo(source);
  }

  /// 第二十三条第三款: whoever it was sent to by mistake objects; only who received it directly tells
  /// the complainant where to go, 第二十三条第一款.
  @Test
  void whoWasSentAMatterCannotSendThePersonElsewhereForWantOfPower() {
    Particulars power = particulars().withGround("not-within-power");
    assertThat(Matter.referredOn("2026-03-02").refused("direct", HANDLER, power).rule())
        .isEqualTo(Rule.PARTICULAR_UNKNOWN);
    Matter direct = Matter.filedOn("2026-03-02").does("register", REGISTRAR);
    assertThat(direct.does("direct", REGISTRAR, power).stage()).isEqualTo("directed");
  }
}
