package org.huiyin.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huiyin.rulebook.Xinfang.COMPLAINANT;
import static org.huiyin.rulebook.Xinfang.HANDLER;
import static org.huiyin.rulebook.Xinfang.LABOUR;
import static org.huiyin.rulebook.Xinfang.OFFICE;
import static org.huiyin.rulebook.Xinfang.REGISTRAR;
import static org.huiyin.rulebook.Xinfang.facts;
import static org.huiyin.rulebook.Xinfang.particulars;

import org.huiyin.rulebook.Decision.Refused;
import org.junit.jupiter.api.Test;

/// How a matter comes in, and which don't.
class IntakeTest {

  private static final Particulars AT_OFFICE = particulars().withInstitution(OFFICE);

  private final Matter nothing = Matter.nothingYetOn("2026-03-02");

  @Test
  void opensTheMatterAtTheInstitutionGiven() {
    Matter matter = Matter.filedOn("2026-03-02");
    assertThat(matter.state().kind()).isEqualTo("remedy");
    assertThat(matter.stage()).isEqualTo("received");
    assertThat(matter.state().seats()).containsEntry("registering", OFFICE);
    assertThat(matter.effects())
        .startsWith(new Effect.Opened("remedy"), new Effect.SeatTaken("registering", OFFICE))
        .endsWith(
            new Effect.Told("complainant", "file"),
            new Effect.Told("registrar@registering", "file"));
  }

  @Test
  void happensOnce() {
    Matter matter = Matter.filedOn("2026-03-02");
    Particulars again = AT_OFFICE.withKind("remedy").withChannel("web", 1);
    assertThat(matter.refused("file", COMPLAINANT, again).rule()).isEqualTo(Rule.WRONG_STAGE);
  }

  @Test
  void nothingCanBeDoneInAMatterThatIsNotThere() {
    assertThat(nothing.refused("add", COMPLAINANT).rule()).isEqualTo(Rule.WRONG_STAGE);
  }

  /// 第三十条第三款
  /// "不得将信访人的检举、揭发材料以及有关情况透露或者转给被检举、揭发的人员或者单位".
  @Test
  void accusationsAreNotTakenInHere() {
    Particulars accusation = AT_OFFICE.withKind("accusation").withChannel("web", 1);
    Refused refused = nothing.refused("file", COMPLAINANT, accusation);
    assertThat(refused.rule()).isEqualTo(Rule.WRONG_KIND);
    assertThat(refused.citation()).hasToString("xf 22(2) 30(3)");
    assertThat(Xinfang.RULEBOOK.kinds().get("accusation"))
        .satisfies(kind -> assertThat(kind.intake()).isNull())
        .satisfies(
            kind -> assertThat(kind.doors()).containsExactly("discipline-inspection", "personnel"));
  }

  @Test
  void unknownKindsAndChannelsAreNamedWithThoseThatThereAre() {
    Particulars kind = AT_OFFICE.withKind("rumour").withChannel("web", 1);
    assertThat(nothing.refused("file", COMPLAINANT, kind).facts())
        .isEqualTo(
            facts(
                "particular",
                "kind",
                "value",
                "rumour",
                "allowed",
                "accusation,remedy,suggestion"));
    Particulars channel = AT_OFFICE.withKind("remedy").withChannel("pigeon", 1);
    assertThat(nothing.refused("file", COMPLAINANT, channel).facts())
        .containsEntry("particular", "channel");
  }

  /// 第二十条第三款 "应当推选代表，代表人数不得超过5人"，of visits alone.
  @Test
  void fiveRepresentativesMayVisitAndSixMayWrite() {
    Particulars remedy = AT_OFFICE.withKind("remedy");
    nothing.decide(Xinfang.act("file", REGISTRAR, remedy.withChannel("visit", 5)));
    assertThat(nothing.decide(Xinfang.act("file", REGISTRAR, remedy.withChannel("visit", 5))))
        .isInstanceOf(Decision.Allowed.class);
    assertThat(nothing.decide(Xinfang.act("file", REGISTRAR, remedy.withChannel("letter", 6))))
        .isInstanceOf(Decision.Allowed.class);
    Refused refused = nothing.refused("file", REGISTRAR, remedy.withChannel("visit", 6));
    assertThat(refused.rule()).isEqualTo(Rule.TOO_MANY_REPRESENTATIVES);
    assertThat(refused.citation()).hasToString("xf 20(3)");
    assertThat(refused.facts()).isEqualTo(facts("most", "5", "given", "6"));
    assertThat(nothing.refused("file", REGISTRAR, remedy.withChannel("visit", 0)).rule())
        .isEqualTo(Rule.PARTICULAR_UNKNOWN);
  }

  @Test
  void aRegistrarFilesOnlyAtTheirOwnInstitution() {
    Particulars elsewhere = particulars().withKind("remedy").withInstitution(LABOUR);
    assertThat(nothing.refused("file", REGISTRAR, elsewhere.withChannel("phone", 1)).rule())
        .isEqualTo(Rule.WRONG_ROLE);
  }

  @Test
  void whatNobodyKnowsIsRefusedAsUnknown() {
    assertThat(nothing.refused("dance", COMPLAINANT).rule()).isEqualTo(Rule.UNKNOWN_ACT);
  }

  @Test
  void nobodyActsAsTheSystem() {
    Matter matter = Matter.answeredOn("2026-03-02");
    assertThat(matter.refused("become-final", Actor.system()).rule()).isEqualTo(Rule.WRONG_ROLE);
    assertThat(matter.refused("become-final", HANDLER).rule()).isEqualTo(Rule.WRONG_ROLE);
  }

  /// 第二十九条 "应当采纳或者部分采纳，并予以回复".
  @Test
  void suggestionsGetAReplyByAHousePromiseAndNoReview() {
    Matter matter =
        Matter.filedOn("2026-03-02", "suggestion")
            .does("register", REGISTRAR)
            .does("refer", REGISTRAR, particulars().withInstitution(Xinfang.WATER))
            .does("accept", HANDLER);
    assertThat(matter.state().last("answer")).isNull();
    assertThat(matter.due("reply-suggestion")).isEqualTo("2026-05-06");
    matter
        .does("answer", HANDLER, particulars().withOutcome("partly-adopted"))
        .does("deliver", HANDLER, particulars().withDate(matter.today()));
    assertThat(matter.state().last("review-request")).isNull();
    assertThat(matter.refused("request-review", COMPLAINANT).rule()).isEqualTo(Rule.WRONG_KIND);
    assertThat(matter.on("2026-04-02").stage()).isEqualTo("final");
  }
}
