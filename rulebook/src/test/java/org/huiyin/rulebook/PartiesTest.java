package org.huiyin.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huiyin.rulebook.Xinfang.CALENDAR;
import static org.huiyin.rulebook.Xinfang.COMPLAINANT;
import static org.huiyin.rulebook.Xinfang.HANDLER;
import static org.huiyin.rulebook.Xinfang.TREE;
import static org.huiyin.rulebook.Xinfang.particulars;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/// People besides the complainant, and acts that several must do together.
class PartiesTest {

  private static final String PARTIES =
      """
      parties:
        other-party: {zh: 另一方当事人, en: the other party}
      roles:
      """;

  private static final String JOINT =
      """
      acts:
        prolong:
          title: {zh: 一致同意延长, en: agree to take longer}
          jointly: [complainant, other-party, handler@responsible]
          in: [referred, handling]
          with: [days]
          extends: {clock: answer, up-to: 30 days}
          at-most: 1
          at-most-source: house
          tells: [lead@responsible]
          source: house
      """;

  private static final Actor OTHER = Actor.party("other-party");

  private static Reading read(String parties, String acts) {
    String yaml =
        Xinfang.RULEBOOK.yaml().replaceFirst("roles:\n", parties).replaceFirst("acts:\n", acts);
    return Rulebook.read("two-sides.yaml", yaml.getBytes(StandardCharsets.UTF_8));
  }

  private static final Rulebook TWO_SIDES = ((Reading.Read) read(PARTIES, JOINT)).rulebook();

  private final Matter matter = Matter.acceptedOn("2026-03-02");
  private State state = matter.state();

  private Decision decide(Actor by, int days) {
    Act act = Act.of("prolong", by).with(particulars().withDays(days));
    return TWO_SIDES.decide(state, act, matter.now(), CALENDAR, TREE);
  }

  private List<Effect> effects(Actor by, int days) {
    Decision.Allowed allowed = (Decision.Allowed) decide(by, days);
    assertThat(state.after(allowed.effects())).isEqualTo(allowed.state());
    state = allowed.state();
    return allowed.effects();
  }

  @Test
  void whatSeveralDoTogetherTakesEffectWithTheLastOfThem() {
    assertThat(effects(OTHER, 10))
        .containsExactly(
            new Effect.Consented("prolong", "other-party", "days=10"),
            new Effect.Told("complainant", "prolong"),
            new Effect.Told("handler@responsible", "prolong"));
    assertThat(state.consents("prolong")).containsExactly("other-party");
    effects(HANDLER, 10);
    assertThat(effects(COMPLAINANT, 10))
        .startsWith(new Effect.Agreed("prolong"))
        .anyMatch(Effect.ClockExtended.class::isInstance)
        .endsWith(new Effect.Told("lead@responsible", "prolong"));
    assertThat(state.consents("prolong")).isEmpty();
    assertThat(((Decision.Refused) decide(OTHER, 20)).rule()).isEqualTo(Rule.TOO_OFTEN);
  }

  @Test
  void onlyWhoMeansTheSameAgrees() {
    effects(OTHER, 10);
    effects(HANDLER, 10);
    assertThat(effects(COMPLAINANT, 20)).noneMatch(Effect.ClockExtended.class::isInstance);
    effects(HANDLER, 20);
    assertThat(state.consents("prolong")).hasSize(3);
    assertThat(effects(OTHER, 20)).anyMatch(Effect.ClockExtended.class::isInstance);
  }

  @Test
  void sayingYesTwiceSaysNothingNew() {
    effects(OTHER, 10);
    assertThat(((Decision.Refused) decide(OTHER, 10)).rule()).isEqualTo(Rule.ALREADY_DONE);
  }

  @Test
  void whatNobodyElseAgreedToIsForgottenInTheNextStage() {
    effects(OTHER, 10);
    state = state.after(List.of(new Effect.StageEntered("answered")));
    assertThat(state.consents("prolong")).isEmpty();
  }

  @Test
  void anActIsRefusedToWhoeverIsNotOneOfThem() {
    assertThat(((Decision.Refused) decide(Actor.party("somebody"), 10)).rule())
        .isEqualTo(Rule.WRONG_ROLE);
    assertThat(((Decision.Refused) decide(Xinfang.LEAD, 10)).rule()).isEqualTo(Rule.WRONG_ROLE);
  }

  @Test
  void aPartyIsNobodyElse() {
    String taken = PARTIES.replace("other-party", "handler");
    assertThat(unreadable(taken, JOINT)).contains("the party 'handler' has the name of");
    assertThat(unreadable("roles:\n", JOINT)).contains("'other-party' isn't a post");
  }

  @Test
  void togetherMeansAtLeastTwoAndNotTheSystem() {
    String alone = "jointly: [complainant]";
    assertThat(unreadable(PARTIES, JOINT.replaceFirst("jointly: .*", alone)))
        .contains("nobody to do it with");
    String time = "jointly: [complainant, system]";
    assertThat(unreadable(PARTIES, JOINT.replaceFirst("jointly: .*", time)))
        .contains("nobody to do it with");
    String both = "by: [complainant]\n    jointly: [complainant, other-party]";
    assertThat(unreadable(PARTIES, JOINT.replaceFirst("jointly: .*", both)))
        .contains("'by' beside 'jointly'");
  }

  private static String unreadable(String parties, String acts) {
    return ((Reading.Unreadable) read(parties, acts)).findings().toString();
  }
}
