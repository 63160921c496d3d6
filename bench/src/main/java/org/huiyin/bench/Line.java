package org.huiyin.bench;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One connection to the server that is kept open, and as little of HTTP/1.1 as its answers need:
/// the client takes its share of the same two cores, a third of it with the JDK's client.
final class Line implements AutoCloseable {

  private static final byte[] END_OF_CHUNKS = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final int port;
  private final byte[] buffer = new byte[1 << 16];
  private Socket socket;

  Line(URI server) {
    this.port = server.getPort();
    this.socket = connected(port);
  }

  private static Socket connected(int port) {
    try {
      Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setTcpNoDelay(true);
      return socket;
    } catch (IOException e) {
      throw new IllegalStateException("the server doesn't take connections", e);
    }
  }

  /// What came back.
  record Answer(int status, String head, String body) {

    /// The cookies that it sets, as a browser sends them back.
    List<String> cookies() {
      return head.lines()
          .filter(line -> line.regionMatches(true, 0, "Set-Cookie: ", 0, 12))
          .map(line -> line.substring(12).split(";", 2)[0])
          .filter(cookie -> !cookie.endsWith("="))
          .toList();
    }

    /// What stands between the two, the first time.
    String between(String before, String after) {
      int from = body.indexOf(before);
      int to = body.indexOf(after, from + before.length());
      if (from < 0 || to < 0) {
        throw new IllegalStateException("no " + before + " in " + body);
      }
      return body.substring(from + before.length(), to);
    }
  }

  /// Anything but the expected status ends the measurement: a refusal is fast, and would be counted
  /// as success.
  ///
  /// @param headers each with its name
  Answer ask(
      int expected, String method, String path, byte @Nullable [] body, List<String> headers) {
    StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
    List<String> all = new ArrayList<>(List.of("Host: localhost:" + port, "Accept-Language: zh"));
    all.addAll(headers);
    if (body != null) {
      all.add("Content-Length: " + body.length);
    }
    all.forEach(line -> head.append(line).append("\r\n"));
    byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    byte[] sent = Arrays.copyOf(start, start.length + (body == null ? 0 : body.length));
    if (body != null) {
      System.arraycopy(body, 0, sent, start.length, body.length);
    }
    try {
      socket.getOutputStream().write(sent);
      Answer answer = read(socket.getInputStream());
      if (answer.status() != expected) {
        throw new IllegalStateException(
            "expected " + expected + ", got " + answer.head() + answer.body());
      }
      return answer;
    } catch (IOException e) {
      throw new IllegalStateException("the server doesn't answer", e);
    }
  }

  private Answer read(InputStream in) throws IOException {
    int length = 0;
    int end = -1;
    while (end < 0) {
      length += more(in, length);
      end = endOfHead(length);
    }
    String head = new String(buffer, 0, end, StandardCharsets.ISO_8859_1);
    String names = head.toLowerCase(Locale.ROOT);
    int status = Integer.parseInt(head.substring(9, 12));
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.write(buffer, end, length - end);
    int at = names.indexOf("\r\ncontent-length: ");
    if (at >= 0) {
      int bytes = Integer.parseInt(head.substring(at + 18, head.indexOf('\r', at + 2)).strip());
      while (body.size() < bytes) {
        body.write(buffer, 0, more(in, 0));
      }
    } else if (names.contains("\r\ntransfer-encoding: chunked")) {
      while (!isWhole(body.toByteArray())) {
        body.write(buffer, 0, more(in, 0));
      }
      byte[] joined = Chunks.joined(body.toByteArray());
      body.reset();
      body.writeBytes(joined);
    }
    if (names.contains("\r\nconnection: close")) {
      socket.close();
      socket = connected(port);
    }
    return new Answer(status, head, body.toString(StandardCharsets.UTF_8));
  }

  private int more(InputStream in, int from) throws IOException {
    int read = in.read(buffer, from, buffer.length - from);
    if (read < 0) {
      throw new EOFException("the server hung up");
    }
    return read;
  }

  private int endOfHead(int length) {
    for (int i = 3; i < length; i++) {
      if (buffer[i] == '\n' && buffer[i - 2] == '\n') {
        return i + 1;
      }
    }
    return -1;
  }

  private static boolean isWhole(byte[] chunks) {
    int from = chunks.length - END_OF_CHUNKS.length;
    return from >= 0
        && Arrays.equals(chunks, from, chunks.length, END_OF_CHUNKS, 0, END_OF_CHUNKS.length);
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
