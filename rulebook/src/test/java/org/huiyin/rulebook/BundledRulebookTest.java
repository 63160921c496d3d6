package org.huiyin.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class BundledRulebookTest {

  @Test
  void theRegulationOnPetitionWorkCanBeRead() throws Exception {
    Reading reading = Rulebook.read("cn-xinfang.yaml", bytes());
    assertThat(reading)
        .isInstanceOfSatisfying(
            Reading.Read.class,
            read -> {
              Rulebook rulebook = read.rulebook();
              assertThat(rulebook.id()).isEqualTo("cn-xinfang");
              assertThat(rulebook.edition()).isEqualTo("2022-05-01");
              assertThat(rulebook.title(Locale.SIMPLIFIED_CHINESE)).isEqualTo("信访工作条例");
              assertThat(rulebook.title(Locale.ENGLISH)).isEqualTo("Regulation on Petition Work");
              assertThat(rulebook.zone().getId()).isEqualTo("Asia/Shanghai");
              assertThat(rulebook.calendar()).isEqualTo("cn");
            });
  }

  @Test
  void theDigestIsThatOfTheBytes() throws Exception {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes());
    Rulebook rulebook = Rulebook.bundled("cn-xinfang");
    assertThat(rulebook.digest()).isEqualTo(HexFormat.of().formatHex(digest));
    assertThat(rulebook.yaml().getBytes(java.nio.charset.StandardCharsets.UTF_8))
        .isEqualTo(bytes());
  }

  /// 第三十六条 and the others: each deadline that the Regulation has names its article, and
  /// each that it doesn't have is the institution's own promise.
  @Test
  void onlyTheRegulationsOwnDeadlinesAreShownAsLaw() {
    assertThat(Xinfang.RULEBOOK.clocks().values())
        .filteredOn(clock -> !clock.source().isHouse())
        .extracting(clock -> clock.id() + " " + clock.source())
        .containsExactly(
            "dispatch xf 22(1)",
            "notice xf 23(2)",
            "notice-forwarded xf 23(3)",
            "objection xf 23(3)",
            "accept-simply jy (verify)",
            "answer-simply jy (verify)",
            "answer xf 34",
            "review-request xf 35",
            "review xf 35",
            "re-review-request xf 36(1)",
            "re-review xf 36(1)");
  }

  /// 第三十二条第一款 names what an answer decides, 第二十九条 "采纳或者部分采纳"; 第三十五条
  /// asks for a 复查意见 and doesn't say what it may be, so those outcomes aren't shown as law.
  @Test
  void onlyTheRegulationsOwnOutcomesAreShownAsLaw() {
    assertThat(Xinfang.RULEBOOK.outcomes().values())
        .extracting(outcome -> outcome.id() + " " + outcome.source())
        .containsExactly(
            "supported xf 32(1)(1)",
            "no-legal-ground xf 32(1)(2)",
            "not-supported xf 32(1)(3)",
            "adopted xf 29",
            "partly-adopted xf 29",
            "not-adopted house",
            "directed xf 23(1) 31",
            "upheld house",
            "changed house",
            "sent-back house");
  }

  @Test
  void anUnknownIdIsTheCallersMistake() {
    assertThatThrownBy(() -> Rulebook.bundled("cn-nothing"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cn-nothing");
    assertThatThrownBy(() -> Rulebook.bundled("../rulebook/cn-xinfang"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static byte[] bytes() throws IOException {
    try (var in = Rulebook.class.getResourceAsStream("cn-xinfang.yaml")) {
      assertThat(in).isNotNull();
      return in.readAllBytes();
    }
  }
}
