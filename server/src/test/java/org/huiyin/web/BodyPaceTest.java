package org.huiyin.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.catalina.connector.ClientAbortException;
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

  /// The connector notices that, and says so by an exception of its own, in its own wrapping.
  @Test
  void givesUpWhereNothingComesAtAll() {
    SocketTimeoutException nothing = new SocketTimeoutException();
    for (IOException noticed : List.of(nothing, new ClientAbortException(nothing))) {
      assertThatExceptionOfType(BodyPace.TooSlow.class)
          .isThrownBy(pace.paced(failing(noticed))::readAllBytes);
    }
    assertThatExceptionOfType(BodyPace.HungUp.class)
        .isThrownBy(pace.paced(failing(new EOFException()))::readAllBytes)
        .withCauseInstanceOf(EOFException.class);
  }

  private static InputStream failing(IOException how) {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        throw how;
      }

      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        throw how;
      }
    };
  }
}
