package org.huiyin.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huiyin.rulebook.Mediation.CHAIR;
import static org.huiyin.rulebook.Mediation.MEDIATOR;
import static org.huiyin.rulebook.Mediation.ONE;
import static org.huiyin.rulebook.Mediation.OTHER;
import static org.huiyin.rulebook.Mediation.REGISTRAR;
import static org.huiyin.rulebook.Mediation.RULEBOOK;
import static org.huiyin.rulebook.Xinfang.CALENDAR;
import static org.huiyin.rulebook.Xinfang.OFFICE;
import static org.huiyin.rulebook.Xinfang.TREE;
import static org.huiyin.rulebook.Xinfang.UNIT;
import static org.huiyin.rulebook.Xinfang.day;
import static org.huiyin.rulebook.Xinfang.particulars;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The People's Mediation Law, article by article. Every date is counted by hand.
class MediationTest {

  private static List<String> told(Matter matter, String act) {
    List<String> told = new ArrayList<>();
    for (Effect effect : matter.effects()) {
      if (effect instanceof Effect.Told(String to, String notice) && notice.equals(act)) {
        told.add(to);
      }
    }
    return told;
  }

  private static ActDefinition act(String name) {
    return Objects.requireNonNull(RULEBOOK.acts().get(name), name);
  }

  private static Set<String> open(Matter matter, Actor by) {
    return Set.copyOf(
        RULEBOOK.open(matter.state(), by, matter.now(), TREE).stream()
            .map(ActDefinition::id)
            .toList());
  }

  /// 第十七条 "当事人可以向人民调解委员会申请调解；人民调解委员会也可以主动调解。当事人一方明确拒绝调解的，不得调解。"
  @Nested
  class Article17 {

    @Test
    void givenAnApplicationItBeginsOnlyWhenTheOtherPartyAgrees() {
      Matter matter = Mediation.askedOn("2026-03-02");
      assertThat(matter.stage()).isEqualTo("asked");
      assertThat(open(matter, ONE)).doesNotContain("agree", "both-agree");
      matter.does("agree", OTHER);
      assertThat(matter.stage()).isEqualTo("choosing");
    }

    @Test
    void givenAnOfferOfTheCommitteeItBeginsOnlyWhenBothAgree() {
      Matter matter = Mediation.offeredOn("2026-03-02");
      matter.does("both-agree", OTHER);
      assertThat(matter.stage()).isEqualTo("asked");
      assertThat(matter.state().consents("both-agree")).containsExactly("other-party");
      matter.does("both-agree", ONE);
      assertThat(matter.stage()).isEqualTo("choosing");
      assertThat(matter.state().consents("both-agree")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"complainant", "other-party"})
    void whenEitherClearlyRefusesNothingMayBeMediated(String who) {
      Matter matter = Mediation.offeredOn("2026-03-02").does("refuse", Actor.party(who));
      assertThat(matter.stage()).isEqualTo("stopped");
      assertThat(open(matter, MEDIATOR)).doesNotContain("begin", "draw-up", "agree-orally");
      assertThat(open(matter, CHAIR)).doesNotContain("appoint");
    }

    @Test
    void whoSaysNothingHasNotAgreed() {
      Matter matter = Mediation.askedOn("2026-03-02").on("2026-06-01");
      assertThat(matter.stage()).isEqualTo("asked");
      assertThat(matter.clock("hear-both").isLate(matter.today())).isTrue();
    }

    @Test
    void anApplicationThatIsDeclinedIsToldToNobodyElse() {
      Matter matter = Mediation.appliedOn("2026-03-02");
      matter.does("decline", REGISTRAR, particulars().withGround("reserved"));
      assertThat(told(matter, "decline")).containsExactly("complainant");
      assertThat(matter.effects()).noneMatch(each -> each.toString().contains("other-party"));
    }
  }

  /// 第十九条 "可以指定一名或者数名人民调解员进行调解，也可以由当事人选择"; 第二十三条第一项 "选择或者接受人民调解员".
  @Nested
  class Articles19And23 {

    @Test
    void theCommitteeAppointsOrTheTwoChooseTogether() {
      assertThat(Mediation.preparedOn("2026-03-02").stage()).isEqualTo("preparing");
      Particulars chosen = particulars().withAssignee(UNIT, Xinfang.id(62));
      Matter matter = Mediation.agreedOn("2026-03-02").does("choose", ONE, chosen);
      assertThat(matter.stage()).isEqualTo("choosing");
      matter.does("choose", OTHER, chosen);
      assertThat(matter.stage()).isEqualTo("preparing");
      assertThat(matter.state().assignments())
          .containsEntry("registering", new State.Assignment(UNIT, Xinfang.id(62)));
    }

    @Test
    void whoNamesSomebodyElseHasNotChosenTogether() {
      Matter matter = Mediation.agreedOn("2026-03-02");
      matter.does("choose", ONE, particulars().withAssignee(UNIT, Xinfang.id(62)));
      matter.does("choose", OTHER, particulars().withAssignee(UNIT, Xinfang.id(64)));
      assertThat(matter.stage()).isEqualTo("choosing");
    }

    @Test
    void eitherMayRefuseTheMediatorAndAnotherIsOwed() {
      Matter matter = Mediation.mediatingOn("2026-03-02").does("refuse-mediator", OTHER);
      assertThat(matter.stage()).isEqualTo("choosing");
      assertThat(matter.due("appoint")).isEqualTo("2026-03-05");
    }
  }

  /// 第二十条 "在征得当事人的同意后，可以邀请".
  @Test
  void othersJoinOnlyWithTheConsentOfBoth() {
    Particulars kin = particulars().withGround("kin");
    Matter matter = Mediation.mediatingOn("2026-03-02").does("invite", MEDIATOR, kin);
    matter.does("invite", ONE, kin);
    assertThat(matter.state().consents("invite")).hasSize(2);
    matter.does("invite", OTHER, particulars().withGround("experts"));
    assertThat(matter.state().consents("invite")).hasSize(3);
    matter.does("invite", OTHER, kin);
    assertThat(matter.state().consents("invite")).isEmpty();
  }

  /// 第二十三条第二项 "接受调解、拒绝调解或者要求终止调解".
  @Nested
  class Article23 {

    private final Map<String, Matter> going =
        Map.of(
            "choosing", Mediation.agreedOn("2026-03-02"),
            "preparing", Mediation.preparedOn("2026-03-02"),
            "mediating", Mediation.mediatingOn("2026-03-02"),
            "drafted", Mediation.draftedOn("2026-03-02"),
            "ready", Mediation.readyOn("2026-03-02"));

    @ParameterizedTest
    @ValueSource(strings = {"complainant", "other-party"})
    void eitherEndsItAtAnyTimeAtOnceAndWithoutAReason(String who) {
      going.forEach(
          (stage, matter) -> {
            assertThat(matter.stage()).isEqualTo(stage);
            assertThat(act("end").needs().texts()).isEmpty();
            matter.does(Act.of("end", Actor.party(who)));
            assertThat(matter.stage()).isEqualTo("stopped");
            assertThat(matter.state().running("mediate")).isEmpty();
            assertThat(told(matter, "end")).contains("complainant", "other-party");
          });
    }

    @Test
    void aYesToWhatWasNotFinishedIsGoneWithIt() {
      Matter matter = Mediation.readyOn("2026-03-02").does("sign", OTHER).does("end", OTHER);
      assertThat(matter.state().consents("sign")).isEmpty();
      assertThat(matter.refused("sign", ONE).rule()).isEqualTo(Rule.WRONG_STAGE);
    }

    @Test
    void itIsHeldInPublicOnlyIfBothWantIt() {
      Matter matter = Mediation.mediatingOn("2026-03-02").does("hold-in-public", ONE);
      assertThat(matter.state().counts()).doesNotContainKey("hold-in-public");
      matter.does("hold-in-public", OTHER);
      assertThat(matter.state().counts()).containsEntry("hold-in-public", 1);
    }
  }

  /// 第二十五条 "对有可能引起治安案件、刑事案件的纠纷，应当及时向当地公安机关或者其他有关部门报告".
  @Test
  void dangerIsReportedFromEveryStageAndNotToTheTwo() {
    Matter matter = Mediation.mediatingOn("2026-03-02").does("report-danger", MEDIATOR);
    assertThat(told(matter, "report-danger"))
        .containsExactly("chair@registering", "supervisor^registering");
    assertThat(open(Mediation.askedOn("2026-03-02"), CHAIR)).contains("report-danger");
  }

  /// 第二十六条 "调解不成的，应当终止调解，并…告知当事人可以依法通过仲裁、行政、司法等途径维护自己的权利".
  @Nested
  class Article26 {

    @Test
    void whatFailedIsEndedInWritingWithTheWaysThatAreOpen() {
      Matter matter = Mediation.mediatingOn("2026-03-02").does("end", ONE);
      assertThat(matter.due("close")).isEqualTo("2026-03-05");
      Act silent =
          Act.of("terminate", CHAIR, "reason").with(particulars().withGround("asked-to-end"));
      assertThat(((Decision.Refused) matter.decide(silent)).rule()).isEqualTo(Rule.TEXT_MISSING);
      matter.does("terminate", CHAIR, particulars().withGround("asked-to-end"));
      assertThat(matter.stage()).isEqualTo("closed");
      assertThat(told(matter, "terminate")).containsExactly("complainant", "other-party");
      assertThat(Objects.requireNonNull(RULEBOOK.outcomes().get("not-settled")).remedy())
          .isEqualTo(OutcomeDefinition.Remedy.DOOR);
    }
  }

  /// 《人民调解工作若干规定》第三十三条 "一般在一个月内调结" (to be verified).
  @Nested
  class OneMonth {

    @Test
    void itIsThirtyDaysFromTheDayOnWhichBothAgreed() {
      // 2 March and 30 days: 1 April.
      Matter matter = Mediation.mediatingOn("2026-03-02");
      assertThat(matter.due("mediate")).isEqualTo("2026-04-01");
      matter.on("2026-04-01");
      assertThat(matter.stage()).isEqualTo("mediating");
      matter.on("2026-04-02");
      assertThat(matter.stage()).isEqualTo("stopped");
      assertThat(matter.state().dates()).containsEntry("stopped", day("2026-04-01"));
      assertThat(matter.lapses()).containsExactly("2026-03-25 remind", "2026-04-01 time-is-up");
    }

    @Test
    void onlyBothTogetherExtendIt() {
      Matter matter = Mediation.mediatingOn("2026-03-02");
      matter.does("prolong", ONE, particulars().withDays(20));
      assertThat(matter.due("mediate")).isEqualTo("2026-04-01");
      assertThat(matter.refused("prolong", MEDIATOR, particulars().withDays(20)).rule())
          .isEqualTo(Rule.WRONG_ROLE);
      matter.does("prolong", OTHER, particulars().withDays(20));
      // 21 April.
      assertThat(matter.due("mediate")).isEqualTo("2026-04-21");
      assertThat(matter.refused("prolong", ONE, particulars().withDays(11)).rule())
          .isEqualTo(Rule.EXTENSION_TOO_LONG);
    }
  }

  /// 第二十八条 "可以采取口头协议方式，人民调解员应当记录协议内容"; 第三十条 "口头调解协议自各方当事人达成协议之日起生效".
  @Test
  void anOralAgreementHoldsFromThatDayAndIsWrittenDown() {
    Matter matter = Mediation.mediatingOn("2026-03-02").on("2026-03-10").does("agree-orally", ONE);
    matter.does("agree-orally", MEDIATOR).on("2026-03-12").does("agree-orally", OTHER);
    assertThat(matter.state().dates()).containsEntry("effective", day("2026-03-12"));
    assertThat(matter.due("record-content")).isEqualTo("2026-03-13");
    matter.does("record-agreement", MEDIATOR);
    assertThat(matter.state().running("record-content")).isEmpty();
  }

  /// 第二十九条第二款 "自各方当事人签名、盖章或者按指印，人民调解员签名并加盖人民调解委员会印章之日起生效".
  @Nested
  class Article29 {

    private final Particulars promised =
        particulars().withPromises(List.of(day("2026-04-30"), day("2026-05-29")));

    @Test
    void itTakesEffectWhenTheLastHasSignedAndTheSealIsSet() {
      Matter matter = Mediation.readyOn("2026-03-02");
      matter.on("2026-03-04").does("sign", MEDIATOR, promised).does("sign", ONE, promised);
      matter.on("2026-03-06").does("sign", OTHER, promised);
      assertThat(matter.stage()).isEqualTo("ready");
      assertThat(matter.state().promises()).isEmpty();
      matter.on("2026-03-09").does("sign", CHAIR, promised);
      assertThat(matter.stage()).isEqualTo("settled");
      assertThat(matter.state().dates()).containsEntry("effective", day("2026-03-09"));
      assertThat(matter.state().promises()).hasSize(2);
      assertThat(matter.due("hand-out")).isEqualTo("2026-03-10");
    }

    @Test
    void nobodyIsBoundByDaysThatTheyDidNotSign() {
      Matter matter = Mediation.readyOn("2026-03-02");
      matter.does("sign", ONE, promised).does("sign", MEDIATOR, promised);
      matter.does("sign", CHAIR, promised).does("sign", OTHER);
      assertThat(matter.stage()).isEqualTo("ready");
    }

    @Test
    void theAgreementIsNobodysDecision() {
      assertThat(Mediation.signedOn("2026-03-02").state().decisions())
          .containsExactly(new Effect.Decided("first", "settled-in-writing", null, null));
    }

    @Test
    void thereIsTimeToThinkUnlessBothNeedNone() {
      Matter matter = Mediation.draftedOn("2026-03-02");
      assertThat(matter.refused("sign", ONE).rule()).isEqualTo(Rule.WRONG_STAGE);
      matter.on("2026-03-05");
      assertThat(matter.stage()).isEqualTo("drafted");
      matter.on("2026-03-06");
      assertThat(matter.stage()).isEqualTo("ready");
    }

    @Test
    void eitherCanSayNoToTheDraftAndNothingThatWasSignedRemains() {
      Matter matter = Mediation.readyOn("2026-03-02").does("sign", ONE).does("refuse-draft", OTHER);
      assertThat(matter.stage()).isEqualTo("mediating");
      assertThat(matter.state().consents("sign")).isEmpty();
    }
  }

  /// 第三十一条 "人民调解委员会应当对调解协议的履行情况进行监督"; 第三十二条.
  @Nested
  class Articles31And32 {

    private final Matter matter = Mediation.signedOn("2026-03-02", day("2026-03-20"));

    @Test
    void theCommitteeLooksAfterEachPromisedDay() {
      assertThat(matter.due("follow-up")).isEqualTo("2026-03-20");
      matter.on("2026-03-23").does("report-performed", MEDIATOR, particulars().withPromise(1));
      assertThat(matter.state().running("follow-up")).isEmpty();
    }

    @Test
    void onlyBothTogetherSayThatItWasKept() {
      matter.does("confirm-performed", ONE, particulars().withPromise(1));
      assertThat(matter.state().promise(1).state()).isEqualTo(PromiseState.OPEN);
      matter.does("confirm-performed", OTHER, particulars().withPromise(1));
      assertThat(matter.state().promise(1).state()).isEqualTo(PromiseState.CONFIRMED);
    }

    @Test
    void eitherCanSayThatItWasNot() {
      matter.does("report-performed", MEDIATOR, particulars().withPromise(1));
      matter.does("contest-performed", OTHER, particulars().withPromise(1));
      assertThat(matter.state().promise(1).state()).isEqualTo(PromiseState.CONTESTED);
      assertThat(matter.due("follow-up-again")).isEqualTo("2026-03-16");
    }
  }

  /// 第三十三条 "自调解协议生效之日起三十日内共同向人民法院申请司法确认".
  @Nested
  class Article33 {

    @Test
    void onTheThirtiethDayBothCanStillApply() {
      Matter matter = Mediation.spokenOn("2026-03-02");
      assertThat(matter.due("confirmation")).isEqualTo("2026-04-01");
      matter.on("2026-04-01").does("apply-for-confirmation", ONE);
      assertThat(matter.stage()).isEqualTo("settled");
      matter.does("apply-for-confirmation", OTHER);
      assertThat(matter.stage()).isEqualTo("confirming");
    }

    @Test
    void oneAloneHasNotAppliedAndOnTheDayAfterItIsOver() {
      Matter matter = Mediation.spokenOn("2026-03-02");
      matter.on("2026-04-01").does("apply-for-confirmation", OTHER).on("2026-04-02");
      assertThat(matter.stage()).isEqualTo("closed");
      assertThat(told(matter, "confirmation-over")).contains("complainant", "other-party");
      assertThat(matter.milestones())
          .contains("2026-03-25 confirmation complainant", "2026-03-25 confirmation other-party");
    }

    @Test
    void whatTheCourtDecidedIsRecordedAsItsDecision() {
      Matter matter = Mediation.spokenOn("2026-03-02").does("apply-for-confirmation", ONE);
      matter.does("apply-for-confirmation", OTHER).on("2026-03-20");
      matter.does("court-confirms", OTHER, particulars().withDate(day("2026-03-18")));
      assertThat(matter.state().dates()).containsEntry("court-decided", day("2026-03-18"));
      assertThat(matter.state().decisions()).hasSize(1);
    }

    @Test
    void whatTheCourtDoesNotConfirmLeavesTheOtherWays() {
      Matter matter = Mediation.spokenOn("2026-03-02").does("apply-for-confirmation", ONE);
      matter.does("apply-for-confirmation", OTHER);
      assertThat(act("court-declines").needs().texts()).contains("door");
      matter.does(
          "court-declines",
          MEDIATOR,
          particulars().withDate(day("2026-03-02")).withGround("status"));
      assertThat(matter.stage()).isEqualTo("closed");
    }
  }

  @Test
  void withdrawingAnApplicationIsImmediate() {
    Matter matter = Mediation.appliedOn("2026-03-02").does("withdraw", ONE);
    assertThat(matter.stage()).isEqualTo("withdrawn");
    assertThat(matter.refused("withdraw", OTHER).rule()).isNotNull();
    assertThat(Mediation.askedOn("2026-03-02").refused("withdraw", ONE).rule())
        .isEqualTo(Rule.WRONG_STAGE);
  }

  @Test
  void fromTheFirstSecondBothKnowWhenItIsOverAtTheLatest() {
    Matter matter = Mediation.appliedOn("2026-03-02");
    // 5 March; 10 days are Sunday the 15th; 60 days are 15 May; three working days.
    assertThat(RULEBOOK.outlook(matter.state(), CALENDAR).getFirst().latest())
        .isEqualTo("2026-05-20");
    assertThat(matter.state().seats()).containsOnlyKeys("registering").containsValue(OFFICE);
  }
}
