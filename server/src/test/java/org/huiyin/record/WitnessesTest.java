package org.huiyin.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.huiyin.database.TestDatabase;
import org.huiyin.database.TestTransactions;
import org.huiyin.ledger.Hash;
import org.huiyin.ledger.note.Checkpoint;
import org.huiyin.ledger.note.Cosignature;
import org.huiyin.ledger.note.JdkSigner;
import org.huiyin.ledger.note.SignedNote;
import org.huiyin.ledger.note.Signer;
import org.huiyin.ledger.note.SigningKey;
import org.huiyin.ledger.note.VerifierKey;
import org.huiyin.ledger.tree.CompactRange;
import org.huiyin.ledger.witness.AddCheckpoint;
import org.huiyin.ledger.witness.SeenFile;
import org.huiyin.ledger.witness.Witness;
import org.huiyin.ledger.witness.WitnessServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// R6: others watch the log, each with a memory of its own; one that is away delays nothing, and
/// what they have seen shows when the log isn't the same any more.
class WitnessesTest {

  private final TestDatabase database = TestDatabase.fresh();
  private final DataSource connections = TestTransactions.connections(database);
  private final Node node = Node.on(database, Node.folder());
  private final Filer filer = Filer.named(connections);
  private final Watching first = new Watching("first.example");
  private final Watching second = new Watching("second.example");

  @AfterEach
  void ends() {
    first.close();
    second.close();
  }

  @Test
  void eachWitnessCosignsWhatIsPublishedAndItIsShownWithTheCheckpoint() {
    Witnesses witnesses = asking(first.asked(), second.asked());
    for (int round = 0; round < 3; round++) {
      filer.acts(20);
      node.sequencer.tick();
      witnesses.ask();
    }
    node.watch.look();

    Ledger.Published published = node.checkpoint().orElseThrow();
    long size = published.checkpoint().size();
    List<Cosignature> shown =
        Cosignature.of(SignedNote.parse(published.note()), List.of(first.key(), second.key()));
    assertThat(shown).extracting(Cosignature::witness).containsExactly(first.key(), second.key());
    assertThat(witnesses.states())
        .extracting(WitnessState::size)
        .containsExactly(OptionalLong.of(size), OptionalLong.of(size));
    assertThat(witnesses.states()).allMatch(state -> state.trouble().isEmpty());
  }

  @Test
  void aWitnessThatDiesDelaysNobodyAndIsShownAndAskedAgain() {
    Witnesses witnesses = asking(first.asked(), second.asked());
    filer.acts(20);
    node.sequencer.tick();
    witnesses.ask();
    long before = node.checkpoint().orElseThrow().checkpoint().size();
    second.stop();

    filer.acts(20);
    node.sequencer.tick();
    witnesses.ask();

    long size = node.checkpoint().orElseThrow().checkpoint().size();
    assertThat(size).isEqualTo(before + 20);
    assertThat(witnesses.states().get(0).size()).hasValue(size);
    WitnessState away = witnesses.states().get(1);
    assertThat(away.trouble()).hasValue(WitnessState.Trouble.AWAY);
    assertThat(away.size()).hasValue(before);
    assertThat(away.since()).hasValue(node.now());

    second.start();
    witnesses.ask();
    assertThat(witnesses.states().get(1).size()).as("not before its time").hasValue(before);
    node.moveTo(node.now().plus(Duration.ofSeconds(2)));
    witnesses.ask();
    assertThat(witnesses.states().get(1).size()).hasValue(size);
    assertThat(witnesses.states().get(1).since()).isEmpty();
  }

  /// Whoever keeps it can show to others what somebody outside saw, and not only the institution.
  @Test
  void aReceiptShowsTheCheckpointThatMostOfThemSaw() {
    Witnesses witnesses = asking(first.asked(), second.asked());
    filer.acts(20);
    node.sequencer.tick();
    witnesses.ask();
    second.stop();
    filer.acts(20);
    node.sequencer.tick();
    witnesses.ask();
    filer.acts(20);
    node.sequencer.tick();

    assertThat(cosigned(19)).as("held by all three").containsExactly(20L, 2L);
    assertThat(cosigned(39)).as("held by two").containsExactly(40L, 1L);
    assertThat(cosigned(59)).as("held by the newest alone").containsExactly(60L, 0L);
    assertThat(node.ledger.checkpointAbove(60)).isEmpty();
  }

  /// The size of the checkpoint of a receipt, and by how many witnesses it is signed.
  private List<Long> cosigned(long above) {
    Ledger.Published shown = node.ledger.checkpointAbove(above).orElseThrow();
    int by =
        Cosignature.of(SignedNote.parse(shown.note()), List.of(first.key(), second.key())).size();
    return List.of(shown.checkpoint().size(), (long) by);
  }

  @Test
  void anotherNodeGoesOnWhereTheFirstWas() {
    filer.acts(20);
    node.sequencer.tick();
    asking(first.asked()).ask();
    filer.acts(20);
    node.sequencer.tick();

    Witnesses other = asking(first.asked());
    other.ask();

    assertThat(other.states().getFirst().size())
        .hasValue(node.checkpoint().orElseThrow().checkpoint().size());
    assertThat(first.answered.get()).isEqualTo(2);
  }

  @Test
  void whatAWitnessHasSeenOfAnotherVersionOfTheLogShows() {
    filer.acts(20);
    node.sequencer.tick();
    showAnother(first, 5);
    showAnother(second, 500);

    Witnesses witnesses = asking(first.asked(), second.asked());
    witnesses.ask();

    assertThat(witnesses.states())
        .extracting(WitnessState::trouble)
        .containsExactly(
            Optional.of(WitnessState.Trouble.SAW_ANOTHER),
            Optional.of(WitnessState.Trouble.SAW_MORE));
    node.watch.look();
    assertThat(SignedNote.parse(node.checkpoint().orElseThrow().note()).signatures()).hasSize(1);
  }

  /// The log's own key signs something else: its holder, or whoever has stolen it.
  private void showAnother(Watching witness, int size) {
    CompactRange tree = CompactRange.empty();
    for (int i = 0; i < size; i++) {
      tree.append(Hash.sha256(new byte[] {(byte) i, (byte) (i >> 8)}));
    }
    SignedNote note =
        SignedNote.sign(
            new Checkpoint(node.ledger.origin(), size, tree.root()).text(),
            node.ledger.signers().toArray(Signer[]::new));
    assertThat(witness.witness.add(AddCheckpoint.of(0, List.of(), note).body()).status())
        .isEqualTo(200);
  }

  @Test
  void aWitnessThatKnowsNoSuchLogIsSaidToNotKnowIt() {
    filer.acts(1);
    node.sequencer.tick();
    Watching foreign =
        new Watching("foreign.example", key("other.example", VerifierKey.Kind.ED25519).key());
    try {
      Witnesses witnesses = asking(foreign.asked());
      witnesses.ask();
      assertThat(witnesses.states().getFirst().trouble())
          .hasValue(WitnessState.Trouble.UNKNOWN_TO_IT);
    } finally {
      foreign.close();
    }
  }

  @Test
  void nothingIsBelievedThatTheWitnessDidntSign() throws IOException {
    filer.acts(1);
    node.sequencer.tick();
    SignedNote note = SignedNote.parse(node.checkpoint().orElseThrow().note());
    Signer impostor = new JdkSigner(SigningKey.cosigner("first.example", new SecureRandom()));
    String foreign = Cosignature.sign(note.text(), impostor, 1).line();
    String other = Cosignature.sign("other.example\n0\nx\n", first.signer, 1).line();
    List<String> answers =
        List.of("", "\n", foreign + "\n", other + "\n", "—", "x".repeat(100_000), "200\n");
    for (int status : List.of(200, 409, 500, 301)) {
      for (String answer : answers) {
        HttpServer liar = liar(status, answer);
        try {
          Witnesses witnesses =
              asking(
                  new WitnessSettings.Named(
                      "http://127.0.0.1:" + liar.getAddress().getPort(), first.key().toString()));
          witnesses.ask();
          assertThat(witnesses.states().getFirst().trouble())
              .as("%d %s", status, answer)
              .isPresent();
        } finally {
          liar.stop(0);
        }
      }
    }
    node.watch.look();
    assertThat(SignedNote.parse(node.checkpoint().orElseThrow().note()).signatures()).hasSize(1);
  }

  private static HttpServer liar(int status, String answer) throws IOException {
    HttpServer liar =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    liar.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.getRequestBody().readAllBytes();
            byte[] bytes = answer.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
          }
        });
    liar.start();
    return liar;
  }

  @Test
  void settingsThatCantBeMeantAreRefused() {
    String key = first.key().toString();
    List<WitnessSettings.Named> wrong =
        List.of(
            new WitnessSettings.Named("", key),
            new WitnessSettings.Named("ftp://first.example", key),
            new WitnessSettings.Named("https://first.example?x", key),
            new WitnessSettings.Named("https://first.example", ""),
            new WitnessSettings.Named("https://first.example", key + "x"),
            new WitnessSettings.Named(
                "https://first.example", node.ledger.keys().getFirst().toString()));
    assertThat(wrong)
        .allSatisfy(
            named ->
                assertThatThrownBy(() -> new WitnessSettings(List.of(named)).asked())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("huiyin.ledger.witnesses"));
    assertThatThrownBy(() -> new WitnessSettings(List.of(first.asked(), first.asked())).asked())
        .isInstanceOf(IllegalStateException.class);
  }

  private Witnesses asking(WitnessSettings.Named... named) {
    return new Witnesses(
        new WitnessSettings(Arrays.asList(named)),
        node.watch,
        new CosignatureStore(node.transactions, JdbcClient.create(connections)),
        node.ledger.prover(),
        node::now,
        Duration.ofSeconds(1));
  }

  private static SigningKey key(String name, VerifierKey.Kind kind) {
    byte[] seed = new byte[32];
    Arrays.fill(seed, (byte) name.hashCode());
    return SigningKey.of(name, kind, seed);
  }

  /// A witness with all that belongs to it, on a port that it keeps.
  private final class Watching implements AutoCloseable {

    private final Path folder = Node.folder();
    private final AtomicInteger answered = new AtomicInteger();
    private final Signer signer;
    private final SeenFile seen;
    private final Witness witness;
    private WitnessServer server;

    Watching(String name) {
      this(name, node.ledger.keys().getFirst());
    }

    Watching(String name, VerifierKey log) {
      signer = new JdkSigner(WitnessesTest.key(name, VerifierKey.Kind.COSIGNATURE));
      seen = SeenFile.open(folder.resolve("witness"));
      InstantSource time =
          () -> {
            answered.incrementAndGet();
            return node.now();
          };
      witness = new Witness(List.of(log), seen, signer, time);
      server = open(0);
    }

    private WitnessServer open(int port) {
      return WitnessServer.start(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), port), witness);
    }

    VerifierKey key() {
      return signer.key();
    }

    WitnessSettings.Named asked() {
      return new WitnessSettings.Named(
          "http://127.0.0.1:" + server.address().getPort(), key().toString());
    }

    void stop() {
      server.close();
    }

    void start() {
      server = open(server.address().getPort());
    }

    @Override
    public void close() {
      server.close();
      seen.close();
    }
  }
}
