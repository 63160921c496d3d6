package org.huiyin.rulebook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.huiyin.rulebook.Xinfang.CITY_SUPERVISOR;
import static org.huiyin.rulebook.Xinfang.COMPLAINANT;
import static org.huiyin.rulebook.Xinfang.HANDLER;
import static org.huiyin.rulebook.Xinfang.LEAD;
import static org.huiyin.rulebook.Xinfang.RULEBOOK;
import static org.huiyin.rulebook.Xinfang.particulars;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The five books: a matter bears a mark that says what would solve it, and nothing hangs on it.
class MarksTest {

  private static final String DAY = "2026-03-02";

  private static Matter withoutRemedy() {
    Matter matter = Matter.deliveredOn(DAY);
    matter.does("find-no-remedy", HANDLER);
    return matter.does("countersign-no-remedy", CITY_SUPERVISOR);
  }

  private static LocalDate due(Matter matter, String clock) {
    return matter.state().running(clock).getFirst().due();
  }

  @Test
  void aMatterIsInOneBookAndMovesByAnAct() {
    Matter matter = Matter.acceptedOn(DAY);
    assertThat(matter.state().mark("book")).isEmpty();
    matter.does("put-in-book", HANDLER, particulars().withGround("own-power"));
    assertThat(matter.state().mark("book")).contains("own-power");
    matter.does("put-in-book", LEAD, particulars().withGround("needs-policy"));
    assertThat(matter.state().mark("book")).contains("needs-policy");
  }

  @Test
  void nobodyPutsItAmongThoseWithoutRemedyAlone() {
    Matter matter = Matter.acceptedOn(DAY);
    assertThat(matter.refused("put-in-book", HANDLER, particulars().withGround("no-remedy")).rule())
        .isEqualTo(Rule.PARTICULAR_UNKNOWN);
    matter.does("find-no-remedy", HANDLER);
    assertThat(matter.state().mark("book")).isEmpty();
    assertThat(matter.state().running("countersign-no-remedy")).hasSize(1);
  }

  @Test
  void withoutRemedyItFallsDueAgainAfterNinetyDays() {
    Matter matter = withoutRemedy();
    assertThat(matter.state().mark("book")).contains("no-remedy");
    LocalDate from = matter.state().running("look-again").getFirst().start();
    assertThat(due(matter, "look-again")).isBetween(from.plusDays(90), from.plusDays(99));
    matter.does("look-again", LEAD);
    assertThat(matter.state().mark("book")).isEmpty();
    assertThat(matter.state().running("look-again")).isEmpty();
  }

  @Test
  void whatMovesToAnotherBookNeedsNoSecondLook() {
    Matter matter = withoutRemedy();
    matter.does("put-in-book", HANDLER, particulars().withGround("needs-superior"));
    assertThat(matter.state().running("look-again")).isEmpty();
    assertThat(matter.state().mark("book")).contains("needs-superior");
  }

  @Test
  void withoutRemedyNothingCloses() {
    Matter before = Matter.deliveredOn(DAY);
    Matter after = withoutRemedy();
    assertThat(after.stage()).isEqualTo(before.stage());
    assertThat(due(after, "review-request")).isEqualTo(due(before, "review-request"));
    for (RunningClock clock : before.state().clocks()) {
      assertThat(after.state().clock(clock.number())).isEqualTo(clock);
    }
    after.does("contest", COMPLAINANT).does("request-review", COMPLAINANT);
    assertThat(after.stage()).isEqualTo("review");
  }

  @Test
  void aFindingThatIsRefusedMarksNothing() {
    Matter matter = Matter.acceptedOn(DAY);
    matter.does("find-no-remedy", HANDLER).does("refuse-no-remedy", CITY_SUPERVISOR);
    assertThat(matter.state().mark("book")).isEmpty();
    assertThat(matter.state().running("look-again")).isEmpty();
    assertThat(matter.state().running("countersign-no-remedy")).isEmpty();
  }

  @Test
  void specialSupervisionStandsBesideTheBookAndIsTakenAway() {
    Matter matter = Matter.acceptedOn(DAY);
    matter.does("put-in-book", HANDLER, particulars().withGround("own-power"));
    matter.does("supervise", CITY_SUPERVISOR);
    assertThat(matter.state().mark("supervision")).contains("special-supervision");
    assertThat(matter.state().mark("book")).contains("own-power");
    assertThat(matter.state().running("report-on-supervision")).hasSize(1);
    matter.does("end-supervision", CITY_SUPERVISOR);
    assertThat(matter.state().mark("supervision")).isEmpty();
    assertThat(matter.state().running("report-on-supervision")).isEmpty();
  }

  @Test
  void aGroundThatIsNotThereIsSaid() {
    String yaml = RULEBOOK.yaml().replace("{book: no-remedy}", "{book: no-remdy}");
    assertThat(Rulebook.read("broken", yaml.getBytes(UTF_8)))
        .isInstanceOfSatisfying(
            Reading.Unreadable.class,
            unreadable ->
                assertThat(unreadable.findings())
                    .extracting(Finding::what)
                    .containsExactly("there is no ground 'no-remdy'"));
  }

  @Test
  void aMarkWithTheGroundGivenAsksForOne() {
    String yaml =
        RULEBOOK
            .yaml()
            .replace(
                "    with: [ground]\n    texts: [reason]\n    marks",
                "    texts: [reason]\n    marks");
    assertThat(Rulebook.read("broken", yaml.getBytes(UTF_8)))
        .isInstanceOfSatisfying(
            Reading.Unreadable.class,
            unreadable ->
                assertThat(unreadable.findings())
                    .extracting(Finding::what)
                    .containsExactly(
                        "the act 'put-in-book' asks for no 'ground', but it marks with one"));
  }

  @Test
  void aMarkThatIsTakenAwayIsGone() {
    List<Effect> effects =
        List.of(new Effect.Marked("book", "own-power"), new Effect.Marked("book", null));
    assertThat(State.NONE.after(effects)).isEqualTo(State.NONE);
  }
}
