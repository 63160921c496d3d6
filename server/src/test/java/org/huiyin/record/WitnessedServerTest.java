package org.huiyin.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huiyin.Api;
import org.huiyin.Brought;
import org.huiyin.TestServer;
import org.huiyin.ledger.Hash;
import org.huiyin.ledger.command.Main;
import org.huiyin.ledger.follow.Followed;
import org.huiyin.ledger.follow.Follower;
import org.huiyin.ledger.follow.PublishedLog;
import org.huiyin.ledger.follow.Remembered;
import org.huiyin.ledger.note.Cosignature;
import org.huiyin.ledger.note.SignedNote;
import org.huiyin.ledger.note.VerifierKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// R6 with others who watch: the server as it runs, and witnesses in processes of their own.
class WitnessedServerTest {

  /// A witness as somebody starts it elsewhere.
  private record Elsewhere(Process process, String url, VerifierKey key) implements AutoCloseable {

    static Elsewhere start(Path folder, String name, VerifierKey log) throws Exception {
      Path classes =
          Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx32m",
                  "-cp",
                  classes.toString(),
                  Main.class.getName(),
                  "witness",
                  "--listen=127.0.0.1:0",
                  "--state=" + folder.resolve(name + ".state"),
                  "--key=" + folder.resolve(name + ".key"),
                  "--name=" + name,
                  "--log=" + log,
                  "--lang=en")
              .redirectErrorStream(true)
              .start();
      BufferedReader said = process.inputReader(UTF_8);
      String port = said.readLine().replaceAll("\\D+$", "").replaceAll("^.*\\D", "");
      String line = said.readLine();
      while (!line.startsWith(name + "+")) {
        line = said.readLine();
      }
      return new Elsewhere(process, "http://127.0.0.1:" + port, VerifierKey.parse(line));
    }

    @Override
    public void close() {
      process.destroyForcibly();
    }
  }

  @Test
  void itsCheckpointsAreCosignedByThoseWhoAreThere(@TempDir Path folder) throws Exception {
    TestServer first = TestServer.start();
    VerifierKey log = first.bean(Ledger.class).keys().getFirst();
    try (Elsewhere court = Elsewhere.start(folder, "court.example", log);
        Elsewhere university = Elsewhere.start(folder, "university.example", log);
        TestServer server = first.again(settings(court, university))) {
      Brought.received(new Api(server));
      round(server);
      assertThat(cosigned(server, court, university))
          .extracting(Cosignature::witness)
          .containsExactly(court.key(), university.key());

      university.process().destroyForcibly().waitFor();
      Brought.received(new Api(server));
      round(server);

      assertThat(cosigned(server, court, university))
          .extracting(Cosignature::witness)
          .containsExactly(court.key());
      assertThat(server.bean(Witnesses.class).states())
          .extracting(WitnessState::trouble)
          .containsExactly(Optional.empty(), Optional.of(WitnessState.Trouble.AWAY));
      assertThat(latest(court, log).text()).isEqualTo(checkpoint(server).text());
      followedFromOutside(server, log, folder.resolve("seen"));
    }
  }

  private static void followedFromOutside(TestServer server, VerifierKey log, Path file) {
    PublishedLog published = PublishedLog.at(server.uri() + "/ledger");
    for (int i = 0; i < 2; i++) {
      Followed followed =
          new Follower(published, Remembered.read(file), List.of(log), now -> now.write(file))
              .look();
      assertThat(followed)
          .isInstanceOfSatisfying(
              Followed.Grown.class, grown -> assertThat(grown.signedBy()).containsExactly(log));
      Brought.received(new Api(server));
      round(server);
    }
  }

  private static Map<String, String> settings(Elsewhere... witnesses) {
    Map<String, String> settings = new LinkedHashMap<>();
    // The test asks by itself.
    settings.put("huiyin.ledger.ask-witnesses", "1h");
    for (int i = 0; i < witnesses.length; i++) {
      settings.put("huiyin.ledger.witnesses[%d].url".formatted(i), witnesses[i].url());
      settings.put("huiyin.ledger.witnesses[%d].key".formatted(i), witnesses[i].key().toString());
    }
    return settings;
  }

  private static void round(TestServer server) {
    Sequencer sequencer = server.bean(Sequencer.class);
    sequencer.tick();
    server.bean(Witnesses.class).ask();
    sequencer.tick();
  }

  private static List<Cosignature> cosigned(TestServer server, Elsewhere... witnesses)
      throws IOException, InterruptedException {
    return Cosignature.of(
        checkpoint(server), List.of(witnesses).stream().map(Elsewhere::key).toList());
  }

  private static SignedNote checkpoint(TestServer server) throws IOException, InterruptedException {
    return SignedNote.parse(get(server.uri() + "/ledger/checkpoint"));
  }

  private static SignedNote latest(Elsewhere witness, VerifierKey log)
      throws IOException, InterruptedException {
    String origin = Hash.sha256(log.name().getBytes(UTF_8)).hex();
    return SignedNote.parse(get(witness.url() + "/" + origin + "/checkpoint"));
  }

  private static byte[] get(String address) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofByteArray())
          .body();
    }
  }
}
