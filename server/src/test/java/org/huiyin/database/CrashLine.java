package org.huiyin.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A line on the loopback that is cut at the worst moment of a request: before it arrives, in
/// its middle, or when it was carried out and the answer is on its way. One connection is cut
/// at a time, and the next works. Safe for any number of threads.
public final class CrashLine implements AutoCloseable {

  /// When a connection is cut.
  public enum Moment {
    BEFORE,
    IN_THE_MIDDLE,
    AFTER
  }

  private final int target;
  private final String sign;
  private final ServerSocket door;
  private final AtomicReference<@Nullable Moment> next = new AtomicReference<>();
  private final AtomicInteger cut = new AtomicInteger();

  private CrashLine(int target, String sign, ServerSocket door) {
    this.target = target;
    this.sign = sign;
    this.door = door;
  }

  /// A line to a port of this machine.
  ///
  /// @param sign what a request holds at which the line may be cut
  public static CrashLine to(int target, String sign) {
    try {
      CrashLine line =
          new CrashLine(target, sign, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
      Thread.ofVirtual().start(line::accept);
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return door.getLocalPort();
  }

  /// Cuts the connection of the next request that has the sign.
  public void cutNext(Moment moment) {
    next.set(moment);
  }

  /// How often it was cut.
  public int cuts() {
    return cut.get();
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        new Joined(door.accept(), new Socket(InetAddress.getLoopbackAddress(), target)).start();
      } catch (IOException _) {
        // The door is closed, or the other side is away: the loop knows which.
      }
    }
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private final class Joined {

    private final Socket near;
    private final Socket far;
    private volatile boolean swallowsTheAnswer;

    Joined(Socket near, Socket far) {
      this.near = near;
      this.far = far;
    }

    void start() {
      Thread.ofVirtual().start(() -> pump(this::requests));
      Thread.ofVirtual().start(() -> pump(this::answers));
    }

    private interface Pump {
      void run() throws IOException;
    }

    private void pump(Pump pump) {
      try (near;
          far) {
        pump.run();
      } catch (IOException _) {
        // Both ends close, which is what a cut line looks like.
      }
    }

    private void requests() throws IOException {
      InputStream in = near.getInputStream();
      OutputStream out = far.getOutputStream();
      byte[] bytes = new byte[1 << 16];
      for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
        Moment moment = isMeant(bytes, read) ? next.getAndSet(null) : null;
        switch (moment) {
          case null -> out.write(bytes, 0, read);
          case BEFORE -> {
            cut.incrementAndGet();
            return;
          }
          case IN_THE_MIDDLE -> {
            out.write(bytes, 0, read / 2);
            out.flush();
            cut.incrementAndGet();
            return;
          }
          case AFTER -> {
            swallowsTheAnswer = true;
            out.write(bytes, 0, read);
          }
        }
        out.flush();
      }
    }

    private boolean isMeant(byte[] bytes, int length) {
      return next.get() != null
          && new String(Arrays.copyOf(bytes, length), StandardCharsets.ISO_8859_1).contains(sign);
    }

    private void answers() throws IOException {
      InputStream in = far.getInputStream();
      OutputStream out = near.getOutputStream();
      byte[] bytes = new byte[1 << 16];
      for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
        if (swallowsTheAnswer) {
          cut.incrementAndGet();
          return;
        }
        out.write(bytes, 0, read);
        out.flush();
      }
    }
  }
}
