package org.huiyin;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.huiyin.evidence.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// Whoever hangs up in the middle of what they send has a bad line: no fault of ours, no incident
/// in the log, and nothing left on the disk.
@ExtendWith(OutputCaptureExtension.class)
class HungUpTest {

  /// The beginnings of what is sent: a head, and what of its body comes.
  private static final String[][] SENT = {
    {
      "POST /bring HTTP/1.1\r\nAccept: text/html\r\n"
          + "Content-Type: multipart/form-data; boundary=x",
      "--x\r\nContent-Disposition: form-data; name=\"evidence\"; filename=\"a.pdf\"\r\n\r\n"
          + Samples.PDF
    },
    {
      "POST /bring HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded",
      "story=" + "a".repeat(100)
    },
    {
      "POST /api/v1/uploads HTTP/1.1\r\nContent-Disposition: attachment; filename=\"a.pdf\"",
      Samples.PDF
    },
    {"POST /api/v1/matters HTTP/1.1\r\nContent-Type: application/json", "{\"kind\":"},
  };

  private static Socket begin(int port, String[] sent) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    String begun = sent[0] + "\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\n" + sent[1];
    socket.getOutputStream().write(begun.getBytes(ISO_8859_1));
    socket.getOutputStream().flush();
    return socket;
  }

  private static String answerTo(int port, String[] sent) throws IOException {
    try (Socket line = begin(port, sent)) {
      return new String(line.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }

  @Test
  void inTheMiddleOfWhatTheySendIsNoIncident(CapturedOutput output) throws IOException {
    try (TestServer server = TestServer.start()) {
      int port = server.uri().getPort();
      for (String[] sent : SENT) {
        begin(port, sent).close();
      }

      await()
          .during(Duration.ofSeconds(2))
          .untilAsserted(
              () -> assertThat(output).doesNotContain("Incident").doesNotContain("ERROR"));
      await().untilAsserted(() -> assertThat(unfinished(server.home())).isEmpty());
    }
  }

  /// They are told so, where they still listen: 408, however they were sending.
  @Test
  void norIsALineOnWhichNothingComesAnyMore(CapturedOutput output) throws Exception {
    try (TestServer server = TestServer.with(Map.of("server.tomcat.connection-timeout", "1s"))) {
      int port = server.uri().getPort();
      for (String[] sent : SENT) {
        assertThat(answerTo(port, sent)).as(sent[0]).startsWith("HTTP/1.1 408");
      }
      assertThat(output).doesNotContain("Incident").doesNotContain("ERROR");
      await().untilAsserted(() -> assertThat(unfinished(server.home())).isEmpty());
    }
  }

  private static List<Path> unfinished(Path home) throws IOException {
    try (Stream<Path> all = Files.walk(home.resolve("evidence"))) {
      return all.filter(path -> path.toString().endsWith(".new")).toList();
    }
  }
}
