package org.huiyin.ledger.witness;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.huiyin.ledger.Hash;
import org.huiyin.ledger.follow.TestLog;
import org.huiyin.ledger.note.Keys;
import org.huiyin.ledger.note.SignedNote;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WitnessServerTest {

  private Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private TestLog log;
  private SeenFile seen;
  private WitnessServer server;

  @BeforeEach
  void answers(@TempDir Path temporary) {
    folder = temporary;
    log = new TestLog(folder.resolve("log"));
    seen = SeenFile.open(folder.resolve("state"));
    server = start(seen);
  }

  private WitnessServer start(Seen memory) {
    return WitnessServer.start(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
        new Witness(
            List.of(log.vkey()), memory, Keys.witness("witness.example"), InstantSource.system()));
  }

  @AfterEach
  void ends() {
    server.close();
    seen.close();
    client.close();
  }

  @Test
  void showsTheLastCheckpointToWhoeverCompares() throws Exception {
    var address = "/" + Witness.log(TestLog.ORIGIN).hex() + "/checkpoint";
    assertThat(get(address).statusCode()).isEqualTo(404);

    var note = log.grow(5);
    post(AddCheckpoint.of(0, List.of(), note).body());

    var shown = get(address);
    assertThat(shown.statusCode()).isEqualTo(200);
    assertThat(SignedNote.parse(shown.body()).verified(List.of(log.vkey()))).hasSize(1);
    assertThat(shown.headers().firstValue("Cache-Control")).hasValue("no-store");
  }

  @Test
  void hasNothingElse() throws Exception {
    assertThat(get("/").statusCode()).isEqualTo(404);
    assertThat(get("/checkpoint").statusCode()).isEqualTo(404);
    assertThat(get("/" + "z".repeat(64) + "/checkpoint").statusCode()).isEqualTo(404);
    assertThat(get("/" + "A".repeat(64) + "/checkpoint").statusCode()).isEqualTo(404);
    assertThat(get("/add-checkpoint").statusCode()).isEqualTo(405);
  }

  @Test
  void readsNoMoreOfARequestThanOneMayHave() throws Exception {
    assertThat(post(new byte[1 << 20]).statusCode()).isEqualTo(400);
  }

  @Test
  void answersNobodyBeforeItIsKept() throws Exception {
    server.close();
    server =
        start(
            new Seen() {
              @Override
              public Optional<SignedNote> last(Hash which) {
                return seen.last(which);
              }

              @Override
              public void keep(Hash which, SignedNote cosigned) {
                throw new UncheckedIOException(new IOException("the disk is full"));
              }
            });

    var answer = post(AddCheckpoint.of(0, List.of(), log.grow(5)).body());

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).doesNotContain("witness.example");
  }

  @Test
  void answersWhileOthersDawdle() throws Exception {
    try (var silent = new Socket(InetAddress.getLoopbackAddress(), server.address().getPort());
        var slow = new Socket(InetAddress.getLoopbackAddress(), server.address().getPort())) {
      slow.getOutputStream()
          .write(
              "POST /add-checkpoint HTTP/1.1\r\nHost: x\r\nContent-Length: 900\r\n\r\nol"
                  .getBytes(US_ASCII));
      assertThat(silent.isConnected()).isTrue();

      assertThat(post(AddCheckpoint.of(0, List.of(), log.grow(5)).body()).statusCode())
          .isEqualTo(200);
    }
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(HttpRequest.newBuilder(address(path)).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(byte[] body) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(address("/add-checkpoint"))
            .POST(BodyPublishers.ofByteArray(body))
            .build(),
        BodyHandlers.ofString());
  }

  private URI address(String path) {
    return URI.create("http://127.0.0.1:" + server.address().getPort() + path);
  }
}
