package org.huiyin.matter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.huiyin.ledger.CanonicalJson;
import org.huiyin.rulebook.Effect;
import org.huiyin.rulebook.PromiseState;
import org.huiyin.rulebook.Word;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Encoding version 1 of effects, byte by byte. A failing line here means that journals written
/// before can't be verified any more: add a version, don't change the line.
class EffectCodecTest {

  private static final LocalDate DAY = LocalDate.of(2026, 2, 10);
  private static final UUID ID = UUID.fromString("6d1f1f6e-98b1-4a6f-8a0e-6d3b5e1c2a01");

  static Stream<Arguments> golden() {
    return Stream.of(
        Arguments.of(new Effect.Opened("remedy"), "{\"effect\":\"opened\",\"kind\":\"remedy\"}"),
        Arguments.of(
            new Effect.StageEntered("handling"), "{\"effect\":\"stage\",\"stage\":\"handling\"}"),
        Arguments.of(
            new Effect.DateRecorded("accepted", DAY),
            "{\"date\":\"accepted\",\"effect\":\"date\",\"on\":\"2026-02-10\"}"),
        Arguments.of(
            new Effect.SeatTaken("responsible", ID),
            "{\"effect\":\"seat\",\"institution\":\"" + ID + "\",\"seat\":\"responsible\"}"),
        Arguments.of(
            new Effect.SeatLeft("responsible"),
            "{\"effect\":\"seat-left\",\"seat\":\"responsible\"}"),
        Arguments.of(
            new Effect.Assigned("responsible", ID, null),
            "{\"effect\":\"assigned\",\"seat\":\"responsible\",\"unit\":\"" + ID + "\"}"),
        Arguments.of(
            new Effect.ClockStarted(1, "answer", 0, DAY, DAY.plusDays(60), false),
            "{\"clock\":\"answer\",\"due\":\"2026-04-11\",\"effect\":\"clock\",\"number\":1,"
                + "\"promise\":0,\"provisional\":false,\"start\":\"2026-02-10\"}"),
        Arguments.of(
            new Effect.ClockEnded(1, Effect.Ending.RAN_OUT, DAY),
            "{\"effect\":\"clock-ended\",\"ending\":\"ran-out\",\"number\":1,\"on\":\"2026-02-10\"}"),
        Arguments.of(
            new Effect.ClockExtended(1, 30, DAY, true),
            "{\"days\":30,\"due\":\"2026-02-10\",\"effect\":\"clock-extended\",\"number\":1,"
                + "\"provisional\":true}"),
        Arguments.of(
            new Effect.ClockPaused(1, "hearing", DAY, DAY.plusDays(3), DAY.plusDays(9), false),
            "{\"due\":\"2026-02-19\",\"effect\":\"clock-paused\",\"from\":\"2026-02-10\","
                + "\"ground\":\"hearing\",\"latest\":\"2026-02-13\",\"number\":1,\"provisional\":false}"),
        Arguments.of(
            new Effect.ClockResumed(1, DAY, DAY.plusDays(9), false),
            "{\"due\":\"2026-02-19\",\"effect\":\"clock-resumed\",\"last\":\"2026-02-10\",\"number\":1,"
                + "\"provisional\":false}"),
        Arguments.of(
            new Effect.ClockRecounted(1, DAY, DAY.plusDays(2), DAY.plusDays(1), false),
            "{\"counted\":\"2026-02-12\",\"due\":\"2026-02-11\",\"effect\":\"clock-recounted\","
                + "\"number\":1,\"provisional\":false,\"told\":\"2026-02-10\"}"),
        Arguments.of(
            new Effect.MilestoneReached(1, 2, DAY, "lead@responsible"),
            "{\"counted\":\"2026-02-10\",\"effect\":\"milestone\",\"milestone\":2,\"number\":1,"
                + "\"to\":\"lead@responsible\"}"),
        Arguments.of(
            new Effect.Decided("first", "supported", ID, ID),
            "{\"effect\":\"decided\",\"instance\":\"first\",\"institution\":\""
                + ID
                + "\",\"officer\":\""
                + ID
                + "\",\"outcome\":\"supported\"}"),
        Arguments.of(
            new Effect.Promised(1, DAY),
            "{\"due\":\"2026-02-10\",\"effect\":\"promised\",\"promise\":1}"),
        Arguments.of(
            new Effect.PromiseStands(1, PromiseState.CONTESTED),
            "{\"effect\":\"promise\",\"promise\":1,\"state\":\"contested\"}"),
        Arguments.of(
            new Effect.WordGiven(Word.CONFIRMED), "{\"effect\":\"word\",\"word\":\"confirmed\"}"),
        Arguments.of(new Effect.Recused(ID), "{\"effect\":\"recused\",\"officer\":\"" + ID + "\"}"),
        Arguments.of(
            new Effect.RecusalAsked(ID),
            "{\"effect\":\"recusal-asked\",\"officer\":\"" + ID + "\"}"),
        Arguments.of(
            new Effect.ReadingObjected(ID),
            "{\"effect\":\"reading-objected\",\"officer\":\"" + ID + "\"}"),
        Arguments.of(
            new Effect.ObjectionAnswered(ID),
            "{\"effect\":\"objection-answered\",\"officer\":\"" + ID + "\"}"),
        Arguments.of(
            new Effect.RecusalDecided(ID),
            "{\"effect\":\"recusal-decided\",\"officer\":\"" + ID + "\"}"),
        Arguments.of(
            new Effect.DoneBy("answer", ID),
            "{\"act\":\"answer\",\"effect\":\"done-by\",\"officer\":\"" + ID + "\"}"),
        Arguments.of(
            new Effect.Marked("book", "own-power"),
            "{\"effect\":\"marked\",\"ground\":\"own-power\",\"mark\":\"book\"}"),
        Arguments.of(new Effect.Marked("book", null), "{\"effect\":\"marked\",\"mark\":\"book\"}"),
        Arguments.of(new Effect.Counted("refer"), "{\"act\":\"refer\",\"effect\":\"counted\"}"),
        Arguments.of(
            new Effect.Consented("prolong", "other-party", "days=10"),
            "{\"act\":\"prolong\",\"by\":\"other-party\",\"effect\":\"consented\",\"to\":\"days=10\"}"),
        Arguments.of(new Effect.Agreed("prolong"), "{\"act\":\"prolong\",\"effect\":\"agreed\"}"),
        Arguments.of(
            new Effect.Told("complainant", "accept"),
            "{\"effect\":\"told\",\"notice\":\"accept\",\"to\":\"complainant\"}"));
  }

  @ParameterizedTest
  @MethodSource("golden")
  void encodesForEver(Effect effect, String canonical) {
    byte[] encoded = CanonicalJson.encode(EffectCodec.encode(effect));
    assertThat(new String(encoded, StandardCharsets.UTF_8)).isEqualTo(canonical);
    assertThat(EffectCodec.decode(CanonicalJson.decode(encoded))).isEqualTo(effect);
  }

  @Test
  void everyEffectHasALine() {
    List<String> covered =
        golden().map(line -> line.get()[0].getClass().getSimpleName()).distinct().toList();
    List<String> effects =
        Arrays.stream(Effect.class.getPermittedSubclasses()).map(Class::getSimpleName).toList();
    assertThat(covered).containsExactlyInAnyOrderElementsOf(effects);
  }

  @Test
  void anUnknownEffectIsNamed() {
    assertThatThrownBy(() -> EffectCodec.decode(Map.of("effect", "vanished")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("vanished");
  }
}
