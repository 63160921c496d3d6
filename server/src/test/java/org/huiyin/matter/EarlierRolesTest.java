package org.huiyin.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Institution;
import org.huiyin.authority.Name;
import org.huiyin.authority.Officer;
import org.huiyin.authority.Role;
import org.huiyin.rulebook.ActDefinition;
import org.huiyin.rulebook.Effect;
import org.huiyin.rulebook.Rule;
import org.huiyin.rulebook.Rulebook;
import org.huiyin.rulebook.State;
import org.junit.jupiter.api.Test;

/// Arts 35 and 36(1): whoever decided takes no part in the review, nor does anybody whom they
/// direct.
class EarlierRolesTest {

  private static final UUID CITY = new UUID(0, 1);
  private static final UUID DECIDER = new UUID(0, 2);
  private static final UUID DIRECTED = new UUID(0, 3);
  private static final UUID OTHER = new UUID(0, 4);

  private final Rulebook rulebook = Rulebook.bundled("cn-xinfang");
  private final EarlierRoles earlier =
      new EarlierRoles(
          rulebook,
          Directory.of(
              new Directory.Content(
                  List.of(
                      new Institution(
                          CITY,
                          "990123",
                          "city",
                          new Name("市", "City"),
                          null,
                          "省",
                          null,
                          "cn-xinfang",
                          null,
                          null,
                          null,
                          true)),
                  List.of(),
                  List.of(),
                  List.of(
                      officer(DECIDER, Set.of(DIRECTED)),
                      officer(DIRECTED, Set.of()),
                      officer(OTHER, Set.of())))),
          State.NONE.after(List.of(new Effect.Decided("first", "supported", CITY, DECIDER))));

  private static Officer officer(UUID id, Set<UUID> directs) {
    return new Officer(
        id, CITY, null, id.toString(), id.toString(), Set.of(Role.REVIEWER), directs, true);
  }

  private ActDefinition act(String name) {
    return Objects.requireNonNull(rulebook.acts().get(name));
  }

  @Test
  void keepWhoDecidedAndWhomTheyDirectFromTheReview() {
    List<UUID> kept = new ArrayList<>();
    for (UUID officer : List.of(DECIDER, DIRECTED, OTHER)) {
      if (earlier.keepFrom(act("review"), officer)) {
        kept.add(officer);
      }
    }
    assertThat(kept).containsExactly(DECIDER, DIRECTED);
    assertThat(earlier.keepFrom(act("answer"), DECIDER)).isFalse();
  }

  @Test
  void keepThemFromBeingNamedForIt() {
    assertThat(earlier.keepFrom("reviewing", DECIDER)).isTrue();
    assertThat(earlier.keepFrom("reviewing", DIRECTED)).isTrue();
    assertThat(earlier.keepFrom("reviewing", OTHER)).isFalse();
    assertThat(earlier.keepFrom("responsible", DECIDER)).isFalse();
  }

  @Test
  void areRefusedByTheProvisionOfTheRulebook() {
    assertThat(earlier.refused().rule()).isEqualTo(Rule.DECIDED_BEFORE);
    assertThat(earlier.refused().citation().toString()).isEqualTo("xf 35 36(1)");
  }
}
