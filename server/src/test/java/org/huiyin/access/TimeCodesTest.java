package org.huiyin.access;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeCodesTest {

  private static final byte[] RFC_SECRET = "12345678901234567890".getBytes(US_ASCII);

  /// RFC 6238, appendix B, of which six digits are the last six of eight.
  @ParameterizedTest
  @CsvSource({
    "59, 287082",
    "1111111109, 081804",
    "1111111111, 050471",
    "1234567890, 005924",
    "2000000000, 279037",
    "20000000000, 353130"
  })
  void areThoseOfTheRfc(long second, String code) {
    assertThat(TimeCodes.at(RFC_SECRET, second / 30)).isEqualTo(code);
    assertThat(TimeCodes.stepOf(RFC_SECRET, code, Instant.ofEpochSecond(second)))
        .hasValue(second / 30);
  }

  @Test
  void areTakenOneStepEarlyOrLateAndNoMore() {
    Instant now = Instant.ofEpochSecond(1_000_000_010);
    long step = 1_000_000_010 / 30;
    for (int off = -2; off <= 2; off++) {
      assertThat(
              TimeCodes.stepOf(RFC_SECRET, TimeCodes.at(RFC_SECRET, step + off), now).isPresent())
          .as("off by %d", off)
          .isEqualTo(Math.abs(off) <= 1);
    }
    assertThat(TimeCodes.stepOf(RFC_SECRET, "", now)).isEmpty();
  }

  /// RFC 4648 in capitals, as in the RFC's secret.
  @Test
  void comeFromSecretsThatCanBeTyped() {
    assertThat(TimeCodes.bytes("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")).isEqualTo(RFC_SECRET);
    String fresh = TimeCodes.freshSecret();
    assertThat(fresh).matches("[A-Z2-7]{32}").isNotEqualTo(TimeCodes.freshSecret());
    assertThat(TimeCodes.bytes(fresh)).hasSize(20);
    assertThatIllegalArgumentException().isThrownBy(() -> TimeCodes.bytes("geZ"));
  }
}
