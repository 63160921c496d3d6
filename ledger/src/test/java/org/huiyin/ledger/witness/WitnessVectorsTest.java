package org.huiyin.ledger.witness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.huiyin.ledger.note.Cosignature;
import org.huiyin.ledger.note.Keys;
import org.huiyin.ledger.note.NoteSignature;
import org.huiyin.ledger.note.SignedNote;
import org.huiyin.ledger.note.VerifierKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The requests that another witness is tested with, in their order, over HTTP.
class WitnessVectorsTest {

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  @Test
  @SuppressWarnings("unchecked") // an array of objects
  void answersEachAsTheSpecificationSays(@TempDir Path folder) throws Exception {
    var vectors = vectors();
    var log = VerifierKey.parse((String) field(vectors, "log_vkey"));
    var signer = Keys.witness("witness.example");
    try (var seen = SeenFile.open(folder.resolve("state"));
        var server =
            WitnessServer.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                new Witness(List.of(log), seen, signer, () -> NOON))) {
      int answered = 0;
      for (var vector : (List<Map<String, Object>>) field(vectors, "cases")) {
        var body = (String) field(vector, "body");
        var answer = post(server, (String) field(vector, "path"), body);
        var why = (String) field(vector, "why");
        assertThat(answer.statusCode()).as(why).isEqualTo(field(vector, "expect_spec_v1"));
        if (answer.statusCode() == 409) {
          assertThat(why).contains('"' + answer.body().replace("\n", "\\n") + '"');
          assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/x.tlog.size");
        }
        if (answer.statusCode() == 200) {
          var text = SignedNote.parse(body.substring(body.indexOf("\n\n") + 2)).text();
          assertThat(answer.body()).endsWith("\n");
          var line = NoteSignature.parse(answer.body().stripTrailing());
          assertThat(Cosignature.verified(text, line, signer.key()).instant()).isEqualTo(NOON);
        }
        answered++;
      }
      assertThat(answered).isEqualTo(9);
    }
  }

  private static HttpResponse<String> post(WitnessServer server, String path, String body)
      throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(
                  URI.create("http://127.0.0.1:" + server.address().getPort() + path))
              .POST(BodyPublishers.ofString(body, UTF_8))
              .build(),
          BodyHandlers.ofString(UTF_8));
    }
  }

  private static Object field(Map<String, Object> object, String name) {
    return Objects.requireNonNull(object.get(name), name);
  }

  private static Map<String, Object> vectors() throws IOException {
    try (var in =
        WitnessVectorsTest.class.getResourceAsStream("witness-add-checkpoint-cases.json")) {
      return JsonMapper.shared().readValue(Objects.requireNonNull(in), new TypeReference<>() {});
    }
  }
}
