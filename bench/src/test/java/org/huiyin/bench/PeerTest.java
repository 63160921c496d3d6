package org.huiyin.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What can be said of the peers without them: how they are described, what of an answer is looked
/// at, and what the table says.
class PeerTest {

  private static final Path SCRIPTS = Path.of("peers");

  private final Path folder;

  PeerTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @ParameterizedTest
  @ValueSource(strings = {"rt", "redmine"})
  void isDescribedWithEachKindOfWork(String name) throws IOException {
    Peer peer = described(name);

    assertThat(peer.works())
        .containsExactlyInAnyOrder(
            Work.CREATE, Work.READ, Work.QUEUE, Work.LIST_PAGE, Work.CASE_PAGE);
    assertThat(peer.exchange(Work.CREATE).method()).isEqualTo("POST");
    assertThat(peer.exchange(Work.READ).path()).contains("{id}");
    assertThat(peer.exchange(Work.QUEUE).times()).isEqualTo(50);
    assertThat(peer.exchange(Work.LIST_PAGE).times()).isEqualTo(50);
  }

  @Test
  void isToldWhatPreparingItFound() throws IOException {
    assertThat(described("redmine").exchange(Work.CREATE).body())
        .contains("\"project_id\":71,")
        .contains("\"assigned_to_id\":74,")
        .doesNotContain("{project}", "{second}");
  }

  @Test
  void isAtThePortThatItsFrontListensOn() throws IOException {
    String front = Files.readString(SCRIPTS.resolve("nginx.conf.in"));

    for (String name : List.of("rt", "redmine")) {
      assertThat(front).contains("listen 127.0.0.1:" + described(name).address().getPort() + ";");
    }
  }

  @Test
  void refusesADescriptionThatLacksALine() throws IOException {
    Properties lines = new Properties();
    lines.setProperty("first", "1");
    lines.setProperty("last", "2");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Peer(lines))
        .withMessage("create.path: missing");
  }

  @Test
  void signsInWithTheTokenOfTheForm() throws IOException {
    Line.Answer form =
        new Line.Answer(
            200,
            "",
            "<input type=\"hidden\" name=\"authenticity_token\" value=\"a+b/c==\" autocomplete=\"off\">");

    assertThat(described("redmine").fields(form))
        .isEqualTo("username=h01&password=handler-pass&authenticity_token=a%2Bb%2Fc%3D%3D");
    assertThat(described("rt").fields(form)).isEqualTo("user=h01&pass=handler-pass");
  }

  @Test
  void countsAListOfFiftyOnlyIfFiftyStandInIt() throws IOException {
    Exchange queue = described("redmine").exchange(Work.QUEUE);
    String row = "{\"id\":1,\"due_date\":\"2026-12-01\"},";

    queue.check("{\"issues\":[" + row.repeat(50) + "]}");
    assertThatIllegalStateException()
        .isThrownBy(() -> queue.check("{\"issues\":[" + row.repeat(49) + "]}"))
        .withMessageContaining("49 times, not 50");
  }

  @Test
  void readsAnAnswerThatCameInChunksAsOne() {
    byte[] chunks =
        "5\r\n\"due_\r\n6;x=y\r\ndate\":\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    assertThat(new String(Chunks.joined(chunks), StandardCharsets.US_ASCII))
        .isEqualTo("\"due_date\":");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Chunks.joined("2\r\nab\r\n".getBytes(StandardCharsets.US_ASCII)))
        .withMessageContaining("last chunk");
  }

  @Test
  void isHeldAgainstTheBestOfThePeers() {
    Beside beside =
        new Beside(
            List.of(column("slow", Map.of(), 10), column("quick", Map.of(), 40)),
            column("ours", Map.of(Work.READ_BY_OFFICER, 100, Work.OWN_PAGE, 2_000), 1_200));

    assertThat(beside.ratio(Work.CREATE)).isEqualTo(30);
    assertThat(beside.ratio(Work.READ_BY_OFFICER)).isEqualTo(2.5);
    assertThat(beside.ratio(Work.OWN_PAGE)).isEqualTo(50);
    assertThat(beside.table())
        .startsWith("| a second (p50, p99 ms) | slow | quick | ours | times the best peer |")
        .contains("| create | 10.0 (3.0, 3.0) | 40.0 (3.0, 3.0) | 1,200.0 (3.0, 3.0) | 30.0 |")
        .contains("| memory, MiB: application + PostgreSQL | 7 + 5 | 7 + 5 | 7 + 5 |");
  }

  private Peer described(String name) throws IOException {
    Path prepared = folder.resolve(name);
    Files.writeString(
        prepared,
        "first = 3\nlast = 9\nkey = k\nproject = 71\ntracker = 72\ntopic = 73\nsecond = 74\n");
    return Peer.described(SCRIPTS.resolve(name + ".properties"), prepared);
  }

  /// One second of so many requests, 3 ms each.
  private static Measured rate(int many) {
    long[] micros = new long[many];
    Arrays.fill(micros, 3_000);
    return new Measured(micros, Duration.ofSeconds(1));
  }

  private static Beside.Column column(String name, Map<Work, Integer> own, int others) {
    Map<Work, Measured> works = new EnumMap<>(Work.class);
    for (Work work : Work.values()) {
      if (work.same().isEmpty()) {
        works.put(work, rate(others));
      }
    }
    own.forEach((work, many) -> works.put(work, rate(many)));
    return new Beside.Column(name, works, new Memory(7, 5));
  }
}
