package org.huiyin.attack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/// A connection on which anything can be sent, also what no client would.
final class Wire {

  private static final int PATIENCE = 10_000;

  private final URI server;

  Wire(URI server) {
    this.server = server;
  }

  /// Sends characters of ISO 8859-1 as they are, and reads until the server closes or has said no
  /// more for ten seconds. A request should ask to close.
  String send(String request) throws IOException {
    try (Socket socket = open()) {
      OutputStream out = socket.getOutputStream();
      try {
        out.write(request.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
      } catch (SocketException closedAlready) {
        // What it answered before it closed is read below.
      }
      return read(socket);
    }
  }

  /// The first line of the answer to a `GET` of this path, sent as it is.
  String get(String path, String... headers) throws IOException {
    return send("GET " + path + " HTTP/1.1\r\n" + head(headers) + "\r\n");
  }

  String head(String... headers) {
    StringBuilder head = new StringBuilder("Host: 127.0.0.1\r\nConnection: close\r\n");
    for (int i = 0; i < headers.length; i += 2) {
      head.append(headers[i]).append(": ").append(headers[i + 1]).append("\r\n");
    }
    return head.toString();
  }

  Socket open() throws IOException {
    Socket socket = new Socket();
    socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), PATIENCE);
    socket.setSoTimeout(PATIENCE);
    return socket;
  }

  static String read(Socket socket) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    InputStream in = socket.getInputStream();
    byte[] part = new byte[8192];
    try {
      for (int read = in.read(part); read >= 0; read = in.read(part)) {
        answer.write(part, 0, read);
      }
    } catch (SocketTimeoutException | SocketException ended) {
      // Whatever has come until then is the answer.
    }
    return answer.toString(StandardCharsets.UTF_8);
  }

  /// The status of an answer; 0 if there was none.
  static int status(String answer) {
    return answer.startsWith("HTTP/1.1 ") ? Integer.parseInt(answer.substring(9, 12)) : 0;
  }
}
