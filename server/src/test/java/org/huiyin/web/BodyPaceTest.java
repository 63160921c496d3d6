package org.huiyin.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BodyPaceTest {

  private final AtomicLong nanos = new AtomicLong();
  private final BodyPace pace = new BodyPace(Duration.ofSeconds(60), nanos::get);

  /// Bytes that come one by one, so many milliseconds apart.
  private InputStream dripping(int bytes, long millis) {
    return pace.paced(
        new ByteArrayInputStream(new byte[bytes]) {
          @Override
          public synchronized int read(byte[] target, int offset, int length) {
            nanos.addAndGet(Duration.ofMillis(millis).toNanos());
            return super.read(target, offset, Math.min(1, length));
          }
        });
  }

  @Test
  void waitsForASlowLine() throws IOException {
    // 1,000 bytes a second for 90 seconds
    assertThat(dripping(90_000, 1).readAllBytes()).hasSize(90_000);
    // and a short form in fits and starts, within a minute
    assertThat(dripping(59, 1_000).readAllBytes()).hasSize(59);
  }

  @Test
  void givesUpAByteASecond() {
    InputStream body = dripping(1_000, 1_000);
    assertThatExceptionOfType(BodyPace.TooSlow.class).isThrownBy(body::readAllBytes);
    assertThat(Duration.ofNanos(nanos.get())).isLessThan(Duration.ofSeconds(63));
  }
}
