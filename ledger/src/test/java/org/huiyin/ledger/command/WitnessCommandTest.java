package org.huiyin.ledger.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.huiyin.ledger.follow.TestLog;
import org.huiyin.ledger.note.Checkpoint;
import org.huiyin.ledger.note.Cosignature;
import org.huiyin.ledger.note.NoteSignature;
import org.huiyin.ledger.note.SignedNote;
import org.huiyin.ledger.note.VerifierKey;
import org.huiyin.ledger.witness.AddCheckpoint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The witness as somebody runs it, in a process that can be killed.
class WitnessCommandTest {

  private final HttpClient client = HttpClient.newHttpClient();
  private Path folder;
  private TestLog log;

  @BeforeEach
  void watchesALog(@TempDir Path temporary) {
    folder = temporary;
    log = new TestLog(folder.resolve("log"));
  }

  private Started start() {
    return Started.with(
        List.of("-Xmx32m"),
        "witness",
        "--listen=127.0.0.1:0",
        "--state",
        folder.resolve("state").toString(),
        "--key",
        folder.resolve("key").toString(),
        "--log",
        log.vkey().toString(),
        "--name=witness.example",
        "--lang=en");
  }

  private record Running(URI address, VerifierKey key) {}

  private static Running running(Started started) {
    String listens = started.says("answers at").orElseThrow();
    String port = listens.replaceAll("\\D+$", "").replaceAll("^.*\\D", "");
    String key = started.says("witness.example+").orElseThrow();
    return new Running(
        URI.create("http://127.0.0.1:" + port + "/add-checkpoint"), VerifierKey.parse(key));
  }

  private CompletableFuture<String> ask(Running running, AddCheckpoint request) {
    return client
        .sendAsync(
            HttpRequest.newBuilder(running.address())
                .POST(BodyPublishers.ofByteArray(request.body()))
                .build(),
            BodyHandlers.ofString())
        .thenApply(answer -> answer.statusCode() + " " + answer.body());
  }

  @Test
  void keepsItsKeyAndWhatItSawAndSaysWhatToDoWithThem() throws Exception {
    var first = log.grow(5);
    Running before;
    try (var started = start()) {
      before = running(started);
      assertThat(started.says("Send the key")).isPresent();
      assertThat(ask(before, AddCheckpoint.of(0, List.of(), first)).join()).startsWith("200");
      started.kill();
    }
    try (var started = start()) {
      var after = running(started);
      assertThat(after.key()).isEqualTo(before.key());
      assertThat(ask(after, AddCheckpoint.of(0, List.of(), first)).join()).isEqualTo("409 5\n");
    }
  }

  /// Two versions of the log race for it, and it is killed in between: whatever it has signed, it
  /// holds to.
  @Test
  void neverSignsTwoVersionsWhenItIsKilledAtAnyMoment() throws Exception {
    var other = new TestLog(folder.resolve("other"));
    log.grow(1);
    other.grow(1);
    other.grow(1, "changed");
    log.grow(1);
    var signed = new ArrayList<SignedNote>();
    for (int round = 0; round < 6; round++) {
      try (var started = start()) {
        var running = running(started);
        var asked = new ArrayList<CompletableFuture<String>>();
        var notes = new ArrayList<SignedNote>();
        for (int i = 0; i < 8; i++) {
          for (var version : List.of(log, other)) {
            var note = version.grow(1, version == other ? "changed" : "");
            long known = known();
            notes.add(note);
            asked.add(
                ask(
                    running,
                    AddCheckpoint.of(
                        known,
                        known == 0
                            ? List.of()
                            : version.prover().consistency(known, version.size()),
                        note)));
          }
          // The last two are on their way when it is killed.
          if (i == round) {
            started.kill();
            break;
          }
          asked.forEach(CompletableFuture::join);
        }
        for (int i = 0; i < asked.size(); i++) {
          String answer = asked.get(i).exceptionally(lost -> "lost").join();
          if (answer.startsWith("200 ")) {
            var line = NoteSignature.parse(answer.substring(4).stripTrailing());
            assertThat(Cosignature.verified(notes.get(i).text(), line, running.key()).witness())
                .isEqualTo(running.key());
            signed.add(notes.get(i));
          }
        }
      }
    }
    assertThat(signed).isNotEmpty();
    var versions = List.of(log, other);
    assertThat(
            versions.stream()
                .filter(
                    version ->
                        signed.stream()
                            .map(Checkpoint::of)
                            .allMatch(c -> version.prover().root(c.size()).equals(c.root())))
                .count())
        .as("all that was signed is of one version")
        .isEqualTo(1);
  }

  /// From which size it wants to be shown more: the file says so too.
  private long known() throws IOException {
    try (var lines = Files.lines(folder.resolve("state"))) {
      return lines
          .skip(1)
          .map(line -> Base64.getDecoder().decode(line.substring(line.lastIndexOf(' ') + 1)))
          .map(note -> Checkpoint.of(SignedNote.parse(note)).size())
          .findFirst()
          .orElse(0L);
    }
  }

  @Test
  void refusesToBeginAnewWhereItHasForgotten() throws Exception {
    log.grow(5);
    try (var started = start()) {
      running(started);
      started.kill();
    }
    Files.delete(folder.resolve("state"));
    try (var started = start()) {
      assertThat(started.says("forgotten")).isPresent();
      assertThat(started.ends()).isEqualTo(1);
    }
  }

  @Test
  void leavesAStateAloneThatAnotherUses() throws Exception {
    try (var first = start()) {
      running(first);
      try (var second = start()) {
        assertThat(second.says("in use")).isPresent();
        assertThat(second.ends()).isEqualTo(1);
      }
    }
  }

  @Test
  void saysWhatIsMissing() throws IOException, InterruptedException {
    try (var started = Started.with(List.of(), "witness", "--listen=127.0.0.1:0", "--lang=zh")) {
      assertThat(started.says("请写明")).isPresent();
      assertThat(started.ends()).isEqualTo(2);
    }
  }
}
