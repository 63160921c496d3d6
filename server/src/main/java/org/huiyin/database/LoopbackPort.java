package org.huiyin.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/// The port of the embedded database: kept from start to start where it is free, so that tools and
/// firewalls may know it, and otherwise one below those that systems give to outgoing connections.
final class LoopbackPort {

  private static final int FIRST = 20_000;
  private static final int BOUND = 32_000;

  private LoopbackPort() {}

  static int keptOrFree(Installation installation) {
    return kept(installation).filter(LoopbackPort::isFree).orElseGet(LoopbackPort::free);
  }

  /// The one that the last start had.
  static Optional<Integer> kept(Installation installation) {
    try {
      Path file = file(installation);
      return Files.exists(file)
          ? Optional.of(Integer.parseInt(Files.readString(file).strip()))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NumberFormatException _) {
      return Optional.empty(); // Not worth a refusal: the file is written anew.
    }
  }

  static void keep(Installation installation, int port) {
    try {
      Files.writeString(file(installation), port + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.isBound();
    } catch (IOException _) {
      return false;
    }
  }

  private static int free() {
    return ThreadLocalRandom.current()
        .ints(FIRST, BOUND)
        .filter(LoopbackPort::isFree)
        .findFirst()
        .orElseThrow();
  }

  private static Path file(Installation installation) {
    return installation.data().resolve("port");
  }
}
