package org.huiyin;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.huiyin.evidence.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A server with little memory, a hundred lines on which a byte comes each second, and people who
/// bring and fetch large files meanwhile.
class SlowLinesTest {

  private static final String HEAP = "256m";
  private static final int SLOW = 100;
  private static final int LARGEST = 20 << 20;
  private static final int SENDERS = 10;
  private static final int ROUNDS = 2;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @Test
  void neitherHoldUpOthersNorFillMemoryOrDisk(@TempDir Path folder) throws Exception {
    // PostgreSQL runs under an account of its own, and has to get there.
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    Path home = folder.resolve("huiyin");
    try (ServerProcess server = ServerProcess.start(home, HEAP, "--huiyin.limits.body-grace=20s");
        ScheduledExecutorService drip = Executors.newScheduledThreadPool(1)) {
      KilledServerTest.addInstitution(server.api(), server.administratorsPassword());
      List<Socket> slow = new ArrayList<>();
      for (int i = 0; i < SLOW; i++) {
        slow.add(i % 2 == 0 ? form(server.port()) : upload(server.port()));
      }
      Future<?> dripping =
          drip.scheduleAtFixedRate(() -> slow.forEach(SlowLinesTest::drip), 0, 1, TimeUnit.SECONDS);
      Instant start = Instant.now();

      String[] matter = filed(server.port(), ticket(server.port(), LARGEST));
      long moved = allAtOnce(() -> sent(server.port()));
      moved += allAtOnce(() -> download(server.port(), matter));
      assertThat(moved).isEqualTo(2L * ROUNDS * SENDERS * LARGEST);
      System.out.printf(
          "%d slow lines; %d MB through a heap of %s in %d s%n",
          SLOW, moved >> 20, HEAP, Duration.between(start, Instant.now()).toSeconds());

      for (Socket line : slow) {
        assertThat(answer(line)).as(server::printed).startsWith("HTTP/1.1 408");
      }
      await().untilAsserted(() -> assertThat(unfinished(home)).isEmpty());
      assertThat(server.printed()).doesNotContain("OutOfMemory");
      assertThat(server.runs()).isTrue();
      dripping.cancel(true);
    }
  }

  private static Socket form(int port) throws IOException {
    return line(
        port,
        "POST /bring HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\n"
            + "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 10000000\r\n\r\n"
            + "--x\r\nContent-Disposition: form-data; name=\"evidence\"; filename=\"a.pdf\"\r\n\r\n"
            + Samples.PDF);
  }

  private static Socket upload(int port) throws IOException {
    return line(
        port,
        "POST /api/v1/uploads HTTP/1.1\r\nHost: localhost\r\n"
            + "Content-Disposition: attachment; filename=\"a.pdf\"\r\n"
            + "Content-Length: 10000000\r\n\r\n"
            + Samples.PDF);
  }

  private static Socket line(int port, String begin) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.getOutputStream().write(begin.getBytes(ISO_8859_1));
    socket.getOutputStream().flush();
    return socket;
  }

  private static void drip(Socket line) {
    try {
      line.getOutputStream().write(' ');
      line.getOutputStream().flush();
    } catch (IOException _) {
      // The server has hung up.
    }
  }

  private static String answer(Socket line) throws IOException {
    try (line) {
      return new String(line.getInputStream().readNBytes(12), ISO_8859_1);
    }
  }

  private static long allAtOnce(Callable<Long> what) throws Exception {
    long all = 0;
    try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int round = 0; round < ROUNDS; round++) {
        List<Callable<Long>> at = Collections.nCopies(SENDERS, what);
        for (Future<Long> each : senders.invokeAll(at)) {
          all += each.get();
        }
      }
    }
    return all;
  }

  private JsonNode json(HttpRequest request, int status) throws Exception {
    HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return JsonMapper.shared().readTree(answer.body());
  }

  private static HttpRequest.Builder request(int port, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1" + path));
  }

  /// Sends a file of this length, made as it is read.
  private String ticket(int port, int length) throws Exception {
    return json(
            request(port, "/uploads")
                .header("Content-Disposition", "attachment; filename=\"a.pdf\"")
                .POST(BodyPublishers.ofInputStream(() -> new Made(length)))
                .build(),
            201)
        .required("ticket")
        .stringValue();
  }

  private long sent(int port) throws Exception {
    assertThat(ticket(port, LARGEST)).isNotEmpty();
    return LARGEST;
  }

  private String[] filed(int port, String ticket) throws Exception {
    Map<String, Object> filing = new HashMap<>(Brought.anAnonymousComplaint());
    filing.put("institution", KilledServerTest.INSTITUTION);
    filing.put("evidence", List.of(ticket));
    JsonNode filed =
        json(
            request(port, "/matters")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", Api.newKey())
                .POST(BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(filing)))
                .build(),
            201);
    return new String[] {
      filed.required("number").stringValue(),
      filed.required("key").stringValue(),
      filed.findPath("evidence").get(0).required("id").stringValue()
    };
  }

  private long download(int port, String[] matter) throws Exception {
    String basic =
        Base64.getEncoder().encodeToString((matter[0] + ":" + matter[1]).getBytes(ISO_8859_1));
    HttpRequest request =
        request(port, "/matters/" + matter[0] + "/evidence/" + matter[2] + "/original")
            .header("Authorization", "Basic " + basic)
            .build();
    HttpResponse<InputStream> answer = http.send(request, BodyHandlers.ofInputStream());
    assertThat(answer.statusCode()).isEqualTo(200);
    try (InputStream body = answer.body()) {
      return body.transferTo(OutputStream.nullOutputStream());
    }
  }

  /// What lies there that is neither held nor kept.
  private static List<Path> unfinished(Path home) throws IOException {
    try (Stream<Path> all = Files.walk(home.resolve("evidence"))) {
      return all.filter(path -> path.toString().endsWith(".new")).toList();
    }
  }

  private static final class Made extends InputStream {
    private int at;
    private final int length;

    Made(int length) {
      this.length = length;
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int wanted) {
      int given = Math.min(wanted, length - at);
      for (int i = 0; i < given; i++, at++) {
        target[offset + i] = (byte) (at < Samples.PDF.length() ? Samples.PDF.charAt(at) : at * 31);
      }
      return given == 0 ? -1 : given;
    }
  }
}
