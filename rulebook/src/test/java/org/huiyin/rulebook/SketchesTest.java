package org.huiyin.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huiyin.rulebook.Xinfang.OFFICE;
import static org.huiyin.rulebook.Xinfang.id;
import static org.huiyin.rulebook.Xinfang.particulars;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Objects;
import org.huiyin.rulebook.lint.Linter;
import org.huiyin.rulebook.lint.Linting;
import org.huiyin.rulebook.lint.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Two procedures that don't come with the library, sketched to see whether the language fits.
class SketchesTest {

  private static final Actor SOMEBODY = Actor.complainant();

  private static byte[] sketch(String name) {
    try (InputStream in = SketchesTest.class.getResourceAsStream("sketches/" + name + ".yaml")) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static Matter on(String name, String day) {
    return switch (Rulebook.read(name, sketch(name))) {
      case Reading.Read(Rulebook rulebook) -> Matter.nothingYetOn(rulebook, day);
      case Reading.Unreadable(var findings) -> throw new AssertionError(findings);
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"uk-complaints", "cn-major-decision"})
  void itIsSound(String name) {
    Linting linting = Linter.lint(name, sketch(name));
    assertThat(linting.isSound()).as(linting.in(Locale.ENGLISH)).isTrue();
    assertThat(linting.of(Severity.WARNING)).isEmpty();
  }

  // Five, ten and ten more, five, twenty and twenty more working days, by weekends alone.
  @Test
  void aComplaintInEnglandGoesThroughTwoStages() {
    Actor clerk = Actor.officer("clerk", OFFICE, id(71));
    Actor handler = Actor.officer("handler", OFFICE, id(72));
    Actor manager = Actor.officer("manager", OFFICE, id(73));
    Matter matter = on("uk-complaints", "2026-03-02");
    Particulars filed = particulars().withKind("complaint").withInstitution(OFFICE);
    matter.does("file", SOMEBODY, filed.withChannel("web", 1));
    assertThat(matter.due("acknowledge")).isEqualTo("2026-03-09");
    matter.on("2026-03-09").does("acknowledge", clerk);
    assertThat(matter.due("respond")).isEqualTo("2026-03-23");
    matter.does("extend", handler, particulars().withDays(10).withGround("complex"));
    assertThat(matter.due("respond")).isEqualTo("2026-04-06");
    matter.on("2026-04-02").does("respond", handler, particulars().withOutcome("not-upheld"));
    matter.on("2026-04-07").does("escalate", SOMEBODY);
    assertThat(matter.due("acknowledge-again")).isEqualTo("2026-04-14");
    matter.on("2026-04-08").does("acknowledge-again", clerk);
    assertThat(matter.due("respond-again")).isEqualTo("2026-05-06");
    Particulars upheld = particulars().withOutcome("upheld");
    assertThat(matter.refused("respond-again", handler, upheld).rule())
        .isEqualTo(Rule.DECIDED_BEFORE);
    matter.does("respond-again", manager, upheld);
    assertThat(matter.stage()).isEqualTo("closed");
  }

  // 第十五条: thirty days for comments; 第十六条: materials seven days before; 第二十六条: seven working days.
  @Test
  void aMajorDecisionIsCommentedOnHeardAssessedAndReviewed() {
    Actor drafter = Actor.officer("drafter", OFFICE, id(74));
    Actor lawyer = Actor.officer("lawyer", OFFICE, id(75));
    Actor head = Actor.officer("head", OFFICE, id(76));
    Matter matter = on("cn-major-decision", "2026-03-02");
    Particulars proposed = particulars().withKind("proposal").withInstitution(OFFICE);
    matter.does("propose", SOMEBODY, proposed.withChannel("web", 1)).does("start", head);
    matter.does("publish", drafter);
    assertThat(matter.due("comments")).isEqualTo("2026-04-01");
    matter.on("2026-04-02");
    assertThat(matter.stage()).isEqualTo("consulted");
    matter.does("summon", drafter);
    assertThat(matter.refused("hear", drafter).rule()).isEqualTo(Rule.WRONG_STAGE);
    matter.on("2026-04-10").does("hear", drafter).does("not-controllable", drafter);
    assertThat(matter.stage()).isEqualTo("drafting");
    matter.does("publish-urgently", drafter, particulars().withGround("urgent"));
    assertThat(matter.due("comments-shortened")).isEqualTo("2026-04-17");
    matter.on("2026-04-20").does("go-on", drafter).does("controllable", drafter);
    // 21 to 24 April, 27 to 29 April.
    assertThat(matter.due("legality")).isEqualTo("2026-04-29");
    matter.does("review", lawyer).does("decide", head, particulars().withOutcome("adopted"));
    assertThat(matter.stage()).isEqualTo("over");
  }
}
