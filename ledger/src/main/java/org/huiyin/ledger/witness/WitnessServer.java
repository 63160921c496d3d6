package org.huiyin.ledger.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.huiyin.ledger.Hash;

/// A witness by HTTP (C2SP tlog-witness): `POST /add-checkpoint` for logs, and for whoever wants to
/// compare `GET /<SHA-256 of the origin, hex>/checkpoint`.
///
/// Reads at most [AddCheckpoint#LARGEST] bytes of a request, from so many connections at a time as
/// the JDK’s `jdk.httpserver.maxConnections` says, each no longer than
/// `sun.net.httpserver.maxReqTime` seconds; both are set here unless whoever started the JVM has.
/// Speaks no TLS: something before it does.
public final class WitnessServer implements AutoCloseable {

  private static final String ADD = "/add-checkpoint";
  private static final String CHECKPOINT = "/checkpoint";
  private static final String TEXT = "text/plain; charset=utf-8";
  private static final int HEX = 2 * Hash.LENGTH;

  static {
    // Read once by the JDK, when its first server is made.
    unlessSet("jdk.httpserver.maxConnections", "200");
    unlessSet("sun.net.httpserver.maxReqTime", "10");
    unlessSet("sun.net.httpserver.maxRspTime", "10");
    unlessSet("sun.net.httpserver.maxIdleConnections", "50");
  }

  private final Witness witness;
  private final HttpServer server;
  private final ExecutorService threads;

  private WitnessServer(Witness witness, HttpServer server) {
    this.witness = witness;
    this.server = server;
    this.threads = Executors.newVirtualThreadPerTaskExecutor();
  }

  private static void unlessSet(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  /// Answers from now on.
  ///
  /// @param address its port may be 0, for any that is free
  /// @throws UncheckedIOException if the address can’t be had
  public static WitnessServer start(InetSocketAddress address, Witness witness) {
    try {
      var started = new WitnessServer(witness, HttpServer.create(address, 0));
      started.server.setExecutor(started.threads);
      started.server.createContext("/", started::answer);
      started.server.start();
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Where it answers.
  public InetSocketAddress address() {
    return server.getAddress();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      answerOrFail(exchange);
    }
  }

  private void answerOrFail(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getRawPath();
    try {
      if (path.equals(ADD)) {
        add(exchange);
      } else {
        latest(exchange, path);
      }
    } catch (RuntimeException failed) {
      // Nothing was cosigned, or it couldn't be kept: whoever asked asks again.
      System.err.println(failed);
      send(exchange, 500, TEXT, "the witness failed\n");
    }
  }

  private void add(HttpExchange exchange) throws IOException {
    if (!exchange.getRequestMethod().equals("POST")) {
      exchange.getResponseHeaders().set("Allow", "POST");
      send(exchange, 405, TEXT, "POST\n");
      return;
    }
    var answer = witness.add(exchange.getRequestBody().readNBytes(AddCheckpoint.LARGEST + 1));
    switch (answer) {
      case Answer.Cosigned(var line) -> send(exchange, answer, TEXT, line.line());
      case Answer.Malformed(var refused) ->
          send(exchange, answer, TEXT, refused.where() + ": " + refused.defect());
      case Answer.NotSigned() ->
          send(exchange, answer, TEXT, "not signed by a key that is known here");
      case Answer.UnknownLog() -> send(exchange, answer, TEXT, "this log isn’t watched here");
      case Answer.OtherSize(long size) ->
          send(exchange, answer, "text/x.tlog.size", Long.toString(size));
      case Answer.NotGrown(var refused) ->
          send(exchange, answer, TEXT, refused.where() + ": " + refused.defect());
    }
  }

  private void latest(HttpExchange exchange, String path) throws IOException {
    var log = log(path);
    if (log.isPresent() && !exchange.getRequestMethod().equals("GET")) {
      exchange.getResponseHeaders().set("Allow", "GET");
      send(exchange, 405, TEXT, "GET\n");
      return;
    }
    var note = log.flatMap(witness::latest);
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    send(exchange, note.isPresent() ? 200 : 404, TEXT, note.map(Object::toString).orElse(""));
  }

  private static Optional<Hash> log(String path) {
    if (path.length() != 1 + HEX + CHECKPOINT.length() || !path.endsWith(CHECKPOINT)) {
      return Optional.empty();
    }
    try {
      var log = Hash.ofHex(path.substring(1, 1 + HEX));
      return path.equals("/" + log.hex() + CHECKPOINT) ? Optional.of(log) : Optional.empty();
    } catch (IllegalArgumentException notHex) {
      return Optional.empty();
    }
  }

  private static void send(HttpExchange exchange, Answer answer, String type, String line)
      throws IOException {
    send(exchange, answer.status(), type, line + "\n");
  }

  private static void send(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  /// Answers nobody any more; what was begun is finished, for a second at most.
  @Override
  public void close() {
    server.stop(1);
    threads.shutdownNow();
  }
}
