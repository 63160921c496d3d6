package org.huiyin.rulebook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.huiyin.rulebook.Xinfang.HANDLER;
import static org.huiyin.rulebook.Xinfang.LEAD;
import static org.huiyin.rulebook.Xinfang.OFFICE;
import static org.huiyin.rulebook.Xinfang.REGISTRAR;
import static org.huiyin.rulebook.Xinfang.RULEBOOK;
import static org.huiyin.rulebook.Xinfang.particulars;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What one officer did, another has to follow (`not-by`).
class SecondOfficerTest {

  private static final Rulebook TWO = two();

  private static Rulebook two() {
    String yaml =
        RULEBOOK
            .yaml()
            .replace("  turn-to-ordinary:\n", "  turn-to-ordinary:\n    not-by: [accept-simply]\n");
    return switch (Rulebook.read("two", yaml.getBytes(UTF_8))) {
      case Reading.Read(Rulebook rulebook) -> rulebook;
      case Reading.Unreadable(var findings) -> throw new AssertionError(findings);
    };
  }

  private static Matter acceptedSimplyBy(Actor officer) {
    Matter matter = Matter.nothingYetOn(TWO, "2026-03-02");
    Particulars filed = particulars().withKind("remedy").withInstitution(OFFICE);
    matter.does("file", Actor.complainant(), filed.withChannel("web", 1));
    matter.does("register", REGISTRAR);
    matter.does("refer", REGISTRAR, particulars().withInstitution(Xinfang.WATER));
    return matter.does("accept-simply", officer, particulars().withGround("simple-clear"));
  }

  @Test
  void whoeverDidTheStepBeforeDoesNotDoThisOne() {
    Matter matter = acceptedSimplyBy(HANDLER);
    Decision.Refused refused = matter.refused("turn-to-ordinary", HANDLER, particulars());
    assertThat(refused.rule()).isEqualTo(Rule.SECOND_OFFICER);
    assertThat(refused.facts()).isEqualTo(Map.of("act", "accept-simply"));
    matter.does("turn-to-ordinary", LEAD);
    assertThat(matter.stage()).isEqualTo("handling");
  }

  @Test
  void andEverybodyElseMay() {
    acceptedSimplyBy(LEAD).does("turn-to-ordinary", HANDLER);
  }

  @Test
  void ofTwoWhoDidItTheLastOneCounts() {
    State state =
        State.NONE.after(
            List.of(
                new Effect.DoneBy("accept-simply", HANDLER.officer().orElseThrow()),
                new Effect.DoneBy("accept-simply", LEAD.officer().orElseThrow())));
    assertThat(state.isDoneBy("accept-simply", HANDLER.officer().orElseThrow())).isFalse();
    assertThat(state.isDoneBy("accept-simply", LEAD.officer().orElseThrow())).isTrue();
  }
}
