package org.huiyin.evidence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// ClamAV's daemon at its socket: one connection for each file, which is streamed (`INSTREAM`, see
/// clamd(8)), so that it is neither whole in memory nor in a file. It gives everything up after a
/// while. Safe for any number of threads.
final class Clamd {

  private static final int PIECE = 64 << 10;
  private static final int MOST_REPLY = 4096;
  private static final Pattern HOST = Pattern.compile("[^\\[\\]/:]+|\\[[^\\[\\]/]+]");
  private static final Pattern PORT = Pattern.compile("\\d{1,5}");
  private static final Pattern FOUND = Pattern.compile("stream: (.+) FOUND");

  /// Ends what lasts too long; does nothing else, so one is enough.
  private static final ScheduledExecutorService TIMER =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("clamd-patience").factory());

  private final SocketAddress address;
  private final Duration patience;

  private Clamd(SocketAddress address, Duration patience) {
    this.address = address;
    this.patience = patience;
  }

  /// @param where the path of a Unix socket, or `host:port`
  static Clamd at(String where, Duration patience) {
    if (where.startsWith("/")) {
      return new Clamd(UnixDomainSocketAddress.of(Path.of(where)), patience);
    }
    int colon = where.lastIndexOf(':');
    String host = where.substring(0, Math.max(colon, 0));
    String port = where.substring(colon + 1);
    if (!HOST.matcher(host).matches() || !PORT.matcher(port).matches()) {
      throw new IllegalArgumentException(
          "huiyin.evidence.clamd: it is neither the path of a socket nor host:port");
    }
    return new Clamd(
        new InetSocketAddress(host.replaceAll("[\\[\\]]", ""), Integer.parseInt(port)), patience);
  }

  /// What it says of a file.
  sealed interface Answer {
    record Clean() implements Answer {}

    /// It knows what this is.
    ///
    /// @param signature its name for it
    record Found(String signature) implements Answer {}

    /// It didn't look, or not to the end.
    record Unknown(String why) implements Answer {}
  }

  /// Has a file looked at.
  ///
  /// @throws IOException if the file can't be read; whatever happens to the daemon is an answer
  Answer scan(InputStream file) throws IOException {
    byte[] piece = new byte[PIECE];
    int read = file.readNBytes(piece, 0, PIECE);
    try (Talk talk = new Talk()) {
      talk.send("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII));
      boolean listens = true;
      while (read > 0 && listens) {
        listens = talk.sendPiece(piece, read);
        read = file.readNBytes(piece, 0, PIECE);
      }
      if (listens) {
        talk.sendPiece(piece, 0);
      }
      return answer(talk.reply());
    } catch (Talk.Broken e) {
      return new Answer.Unknown(String.valueOf(e.getMessage()));
    }
  }

  private static Answer answer(String reply) {
    Matcher found = FOUND.matcher(reply);
    if (found.matches()) {
      return new Answer.Found(found.group(1));
    }
    return reply.equals("stream: OK") ? new Answer.Clean() : new Answer.Unknown(reply);
  }

  /// Whether it is there.
  boolean answers() {
    try (Talk talk = new Talk()) {
      talk.send("zPING\0".getBytes(StandardCharsets.US_ASCII));
      return talk.reply().equals("PONG");
    } catch (Talk.Broken e) {
      return false;
    }
  }

  /// One connection. It is closed under our hands when it lasts too long, since the socket of a
  /// path knows no time limit of its own.
  private final class Talk implements AutoCloseable {

    private final SocketChannel channel;
    private final Future<?> end;

    Talk() throws Broken {
      try {
        channel =
            address instanceof UnixDomainSocketAddress
                ? SocketChannel.open(StandardProtocolFamily.UNIX)
                : SocketChannel.open();
      } catch (IOException e) {
        throw new Broken(e);
      }
      end = TIMER.schedule(this::closeChannel, patience.toMillis(), TimeUnit.MILLISECONDS);
      try {
        channel.connect(address);
      } catch (IOException e) {
        close();
        throw new Broken(e);
      }
    }

    /// The daemon, and not the file, has failed.
    private static final class Broken extends IOException {

      private static final long serialVersionUID = 1L;

      Broken(IOException cause) {
        super(cause.getClass().getSimpleName() + ": " + cause.getMessage(), cause);
      }

      Broken(String what) {
        super(what);
      }
    }

    void send(byte[] bytes) throws Broken {
      try {
        write(ByteBuffer.wrap(bytes));
      } catch (IOException e) {
        throw new Broken(e);
      }
    }

    /// A daemon that has heard enough says why and hangs up: what it said is still to be read.
    boolean sendPiece(byte[] piece, int length) {
      ByteBuffer all = ByteBuffer.allocate(Integer.BYTES + length);
      all.putInt(length).put(piece, 0, length).flip();
      try {
        write(all);
        return true;
      } catch (IOException e) {
        return false;
      }
    }

    private void write(ByteBuffer bytes) throws IOException {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    }

    /// What it says up to the zero that ends it.
    String reply() throws Broken {
      ByteArrayOutputStream reply = new ByteArrayOutputStream();
      ByteBuffer some = ByteBuffer.allocate(MOST_REPLY);
      try {
        while (channel.read(some.clear()) >= 0 && reply.size() <= MOST_REPLY) {
          reply.write(some.array(), 0, some.position());
          String text = reply.toString(StandardCharsets.UTF_8);
          if (text.endsWith("\0")) {
            return text.substring(0, text.length() - 1);
          }
        }
      } catch (IOException e) {
        throw new Broken(e);
      }
      throw new Broken("half an answer");
    }

    private void closeChannel() {
      try {
        channel.close();
      } catch (IOException _) {
        // It is of no use any more, open or not.
      }
    }

    @Override
    public void close() {
      end.cancel(false);
      closeChannel();
    }
  }
}
