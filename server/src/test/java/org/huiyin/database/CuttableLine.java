package org.huiyin.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A line on the loopback between a server under test and its database, which a test can cut and
/// mend.
public final class CuttableLine implements AutoCloseable {

  private final String url;
  private final URI target;
  private final ServerSocket door;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private volatile boolean cut;

  private CuttableLine(String url, ServerSocket door) {
    this.url = url;
    this.target = URI.create(url.substring("jdbc:".length()));
    this.door = door;
  }

  public static CuttableLine to(TestDatabase database) {
    try {
      CuttableLine line =
          new CuttableLine(
              database.url(), new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
      Thread.ofVirtual().start(line::accept);
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The database's URL by way of this line.
  public String url() {
    return url.replace(target.getAuthority(), "127.0.0.1:" + door.getLocalPort());
  }

  /// Ends every connection and lets none in.
  public void cut() {
    cut = true;
    sockets.forEach(CuttableLine::close);
    sockets.clear();
  }

  public void mend() {
    cut = false;
  }

  @Override
  public void close() {
    cut();
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket near = door.accept();
        if (cut) {
          near.close();
        } else {
          join(near, new Socket(target.getHost(), target.getPort()));
        }
      } catch (IOException _) {
        // The door is closed, or one connection failed: the loop knows which.
      }
    }
  }

  private void join(Socket near, Socket far) {
    sockets.add(near);
    sockets.add(far);
    Thread.ofVirtual().start(() -> pump(near, far));
    Thread.ofVirtual().start(() -> pump(far, near));
  }

  private static void pump(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException _) {
      // Both ends close, which is what a cut line looks like.
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
