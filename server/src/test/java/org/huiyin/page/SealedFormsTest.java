package org.huiyin.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.huiyin.TestServer;
import org.huiyin.matter.Sealing;
import org.junit.jupiter.api.Test;

class SealedFormsTest {

  private static final Map<String, String> TYPED =
      Map.of("story", "字🌾\n".repeat(5_000), "ask", "");
  private static final Duration HOUR = Duration.ofHours(1);

  private Instant now = Instant.parse("2026-03-01T23:30:00Z");
  private final SealedForms seals =
      new SealedForms(TestServer.shared().bean(Sealing.class), () -> now);

  @Test
  void openToWhatWasSealed() {
    assertThat(seals.open("bring", seals.seal("bring", TYPED, HOUR))).contains(TYPED);
  }

  @Test
  void openPastMidnightUntilTheirTimeIsOver() {
    String sealed = seals.seal("bring", TYPED, HOUR);

    now = now.plus(Duration.ofMinutes(59));
    assertThat(seals.open("bring", sealed)).isPresent();
    now = now.plus(Duration.ofMinutes(1));
    assertThat(seals.open("bring", sealed)).isEmpty();
  }

  @Test
  void openForNoOtherPurpose() {
    assertThat(seals.open("matter", seals.seal("bring", TYPED, HOUR))).isEmpty();
  }

  @Test
  void openNoMoreOnceAnyByteIsAltered() {
    String sealed = seals.seal("bring", Map.of("ask", "x"), HOUR);
    for (int i = 0; i < sealed.length() - 1; i++) {
      char other = sealed.charAt(i) == 'A' ? 'B' : 'A';
      String altered = sealed.substring(0, i) + other + sealed.substring(i + 1);
      assertThat(seals.open("bring", altered)).as("byte " + i).isEmpty();
    }
  }

  @Test
  void areNothingWhereNoFormIs() {
    assertThat(seals.open("bring", "")).isEmpty();
    assertThat(seals.open("bring", "not base64 !")).isEmpty();
    assertThat(seals.open("bring", "AAAA")).isEmpty();
  }

  @Test
  void lastADayAtMost() {
    assertThatThrownBy(() -> seals.seal("bring", TYPED, Duration.ofHours(25)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
