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

  private static void hangUp(int port, String head, String body) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      String sent = head + "\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\n" + body;
      socket.getOutputStream().write(sent.getBytes(ISO_8859_1));
      socket.getOutputStream().flush();
    }
  }

  @Test
  void inTheMiddleOfWhatTheySendIsNoIncident(CapturedOutput output) throws IOException {
    try (TestServer server = TestServer.start()) {
      int port = server.uri().getPort();
      String file = Samples.PDF;
      hangUp(
          port,
          "POST /bring HTTP/1.1\r\nAccept: text/html\r\n"
              + "Content-Type: multipart/form-data; boundary=x",
          "--x\r\nContent-Disposition: form-data; name=\"evidence\"; filename=\"a.pdf\"\r\n\r\n"
              + file);
      hangUp(
          port,
          "POST /bring HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded",
          "story=" + "a".repeat(100));
      hangUp(
          port,
          "POST /api/v1/uploads HTTP/1.1\r\n"
              + "Content-Disposition: attachment; filename=\"a.pdf\"",
          file);
      hangUp(port, "POST /api/v1/matters HTTP/1.1\r\nContent-Type: application/json", "{\"kind\":");

      await()
          .during(Duration.ofSeconds(2))
          .untilAsserted(
              () -> assertThat(output).doesNotContain("Incident").doesNotContain("ERROR"));
      await().untilAsserted(() -> assertThat(unfinished(server.home())).isEmpty());
    }
  }

  private static List<Path> unfinished(Path home) throws IOException {
    try (Stream<Path> all = Files.walk(home.resolve("evidence"))) {
      return all.filter(path -> path.toString().endsWith(".new")).toList();
    }
  }
}
