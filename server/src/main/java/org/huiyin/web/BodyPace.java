package org.huiyin.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// How slowly a body may come. After `huiyin.limits.body-grace` it has to have come at
/// [#SLOWEST] bytes a second on the whole, or it is given up: whoever sends a byte now and then
/// would hold a connection for ever. The slowest telephone network is some ten times as fast. That
/// nothing comes at all is noticed by the connector, and is the same. Stateless.
@Component
public final class BodyPace {

  /// Bytes a second.
  static final int SLOWEST = 500;

  private final Duration grace;
  private final LongSupplier nanos;

  @Autowired
  BodyPace(@Value("${huiyin.limits.body-grace}") Duration grace) {
    this(grace, System::nanoTime);
  }

  BodyPace(Duration grace, LongSupplier nanos) {
    this.grace = grace;
    this.nanos = nanos;
  }

  /// A body that didn't come to its end, for a reason on the sender's side of the line.
  public abstract static sealed class Unfinished extends IOException {

    private static final long serialVersionUID = 1L;

    private Unfinished(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  /// Whoever sent a body hung up, or the line was cut.
  public static final class HungUp extends Unfinished {

    private static final long serialVersionUID = 1L;

    HungUp(IOException cause) {
      super("a body that ends too early", cause);
    }
  }

  /// A body came too slowly, and the rest of it isn't read.
  public static final class TooSlow extends Unfinished {

    private static final long serialVersionUID = 1L;

    TooSlow(long bytes, Duration after) {
      super(bytes + " bytes of a body in " + after.toSeconds() + " s", null);
    }
  }

  /// The body of a request; reading it throws [Unfinished] where it comes too slowly, or not to
  /// its end.
  public InputStream body(HttpServletRequest request) throws IOException {
    return new Paced(request.getInputStream());
  }

  InputStream paced(InputStream body) {
    return new Paced(body);
  }

  private final class Paced extends FilterInputStream {

    private final long start = nanos.getAsLong();
    private long bytes;

    Paced(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int read = readOrGiveUp(target, offset, length);
      bytes += Math.max(0, read);
      Duration taken = taken();
      if (read >= 0 && bytes < taken.minus(grace).toSeconds() * SLOWEST) {
        throw new TooSlow(bytes, taken);
      }
      return read;
    }

    private int readOrGiveUp(byte[] target, int offset, int length) throws IOException {
      try {
        return super.read(target, offset, length);
      } catch (IOException e) {
        if (e instanceof SocketTimeoutException || e.getCause() instanceof SocketTimeoutException) {
          throw new TooSlow(bytes, taken());
        }
        throw new HungUp(e);
      }
    }

    private Duration taken() {
      return Duration.ofNanos(nanos.getAsLong() - start);
    }
  }
}
