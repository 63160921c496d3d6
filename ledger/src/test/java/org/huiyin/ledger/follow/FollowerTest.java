package org.huiyin.ledger.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.huiyin.ledger.Hash;
import org.huiyin.ledger.Refused;
import org.huiyin.ledger.Refused.Defect;
import org.huiyin.ledger.note.Checkpoint;
import org.huiyin.ledger.note.Keys;
import org.huiyin.ledger.note.SignedNote;
import org.huiyin.ledger.note.VerifierKey;
import org.huiyin.ledger.proof.Proofs;
import org.huiyin.ledger.tree.Tile;
import org.huiyin.ledger.tree.TilePath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FollowerTest {

  private Path folder;
  private Path state;
  private TestLog log;

  @BeforeEach
  void hasALog(@TempDir Path temporary) {
    folder = temporary;
    log = new TestLog(folder.resolve("log"));
    state = folder.resolve("seen");
  }

  @Test
  void readsTheWholeLogAndGoesOnFromThere() throws IOException {
    log.grow(70_000);
    assertThat(look())
        .isInstanceOfSatisfying(
            Followed.Grown.class,
            g -> {
              assertThat(g.before()).isEmpty();
              assertThat(g.now().size()).isEqualTo(70_000);
              assertThat(g.signedBy()).containsExactly(log.vkey());
            });
    log.grow(300);
    for (long number = 0; number < 273; number++) {
      Files.delete(log.folder().resolve(new TilePath.Entries(number, 256).text()));
    }

    assertThat(look())
        .isInstanceOfSatisfying(
            Followed.Grown.class,
            g -> {
              assertThat(g.before().orElseThrow().size()).isEqualTo(70_000);
              assertThat(g.now().size()).isEqualTo(70_300);
            });
    assertThat(look()).isInstanceOf(Followed.Grown.class);
  }

  @Test
  void followsALogOfAnySize() {
    for (int size = 0; size < 700; size++) {
      assertThat(look()).as("size " + size).isInstanceOf(Followed.Grown.class);
      log.grow(1);
    }
  }

  @Test
  void followsItByHttpToo() throws IOException {
    log.grow(1000);
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            var file = log.folder().resolve(exchange.getRequestURI().getPath().substring(1));
            if (Files.isRegularFile(file)) {
              byte[] bytes = Files.readAllBytes(file);
              exchange.sendResponseHeaders(200, bytes.length);
              exchange.getResponseBody().write(bytes);
            } else {
              exchange.sendResponseHeaders(404, -1);
            }
          }
        });
    server.start();
    try {
      var published = PublishedLog.at("http://127.0.0.1:" + server.getAddress().getPort());
      assertThat(look(published)).isInstanceOf(Followed.Grown.class);
      log.grow(1000);
      assertThat(look(published)).isInstanceOf(Followed.Grown.class);

      log.write("checkpoint", new byte[PublishedLog.LARGEST_CHECKPOINT + 1]);
      assertThatThrownBy(() -> look(published))
          .isInstanceOfSatisfying(
              Refused.class, r -> assertThat(r.defect()).isEqualTo(Defect.TOO_LARGE));
    } finally {
      server.stop(0);
    }
    assertThatThrownBy(
            () -> PublishedLog.at("http://127.0.0.1:" + server.getAddress().getPort()).checkpoint())
        .isInstanceOf(PublishedLog.Away.class);
  }

  @Test
  void findsEachFileOfWhichABitIsFlipped() throws IOException {
    log.grow(66_000);
    List<Path> files;
    try (var all = Files.walk(log.folder())) {
      files = all.filter(Files::isRegularFile).toList();
    }
    // Of 518 files some: each kind, the first, the last.
    for (var file : files) {
      var path = log.folder().relativize(file).toString();
      if ((path.startsWith("tile/0/") && !path.matches("tile/0/(000|128|255|256|257.*)"))
          || (path.startsWith("tile/entries/") && !path.matches("tile/entries/(000|255|257.*)"))) {
        continue;
      }
      byte[] sound = Files.readAllBytes(file);
      byte[] changed = sound.clone();
      changed[sound.length / 2] ^= 1;
      Files.write(file, changed);
      Files.deleteIfExists(state);
      assertThatThrownBy(this::look).as(path).isInstanceOf(Refused.class);
      Files.write(file, sound);
    }
    assertThat(look()).isInstanceOf(Followed.Grown.class);
  }

  @Test
  void findsAFileThatIsMissing() throws IOException {
    log.grow(600);
    for (var path : List.of("checkpoint", "tile/entries/001", "tile/0/000", "tile/1/000.p/2")) {
      var file = log.folder().resolve(path);
      byte[] sound = Files.readAllBytes(file);
      Files.delete(file);
      assertThatThrownBy(this::look).as(path).isInstanceOf(Refused.class);
      Files.write(file, sound);
    }
  }

  @Test
  void readsAWiderTileInPlaceOfANarrowerOne() throws IOException {
    log.grow(300);
    look();
    log.grow(500);
    for (var path : List.of("tile/0/001.p/44", "tile/entries/001.p/44", "tile/1/000.p/1")) {
      Files.delete(log.folder().resolve(path));
    }

    assertThat(look()).isInstanceOf(Followed.Grown.class);
  }

  @Test
  void findsAnEntryThatWasChangedSinceWithAProofForOthers() {
    var before = log.grow(500);
    look();
    var other = new TestLog(folder.resolve("other"));
    other.grow(400);
    other.grow(300, "changed");

    var followed = look(PublishedLog.at(other.folder().toString()));

    assertThat(followed)
        .isInstanceOfSatisfying(
            Followed.Forked.class,
            fork -> {
              assertThat(fork.seen()).isEqualTo(before);
              var now = Checkpoint.of(fork.note());
              assertThat(fork.otherRoot()).isNotEqualTo(Checkpoint.of(before).root());
              Proofs.consistency(500, now.size(), fork.proof(), fork.otherRoot(), now.root());
              assertThat(fork.evidence()).contains(before.toString(), fork.note().toString());
            });
    assertThat(look()).as("nothing was forgotten").isInstanceOf(Followed.Grown.class);
  }

  @Test
  void findsAnotherVersionOfTheSameSize() {
    log.grow(499);
    log.grow(1);
    look();
    var other = new TestLog(folder.resolve("other"));
    other.grow(499);
    other.grow(1, "changed");

    assertThat(look(PublishedLog.at(other.folder().toUri().toString())))
        .isInstanceOf(Followed.Forked.class);
  }

  @Test
  void findsThatTheLogShrank() {
    var shorter = new TestLog(folder.resolve("shorter"));
    shorter.grow(400);
    log.grow(500);
    look();

    assertThat(look(PublishedLog.at(shorter.folder().toString())))
        .isInstanceOf(Followed.Shrank.class);
  }

  @Test
  void refusesARootThatTheEntriesDontHave() {
    log.grow(300);
    log.publish(log.prover().root(299));

    assertThatThrownBy(this::look)
        .isInstanceOfSatisfying(
            Refused.class, r -> assertThat(r.defect()).isEqualTo(Defect.OTHER_ROOT));
  }

  @Test
  void holdsTheLogToTheKeyThatWasNamedOnce() {
    log.grow(300);
    look();
    var note = log.publish(log.prover().root(300));
    var foreign = SignedNote.sign(note.text(), Keys.ledger(TestLog.ORIGIN, 9));
    log.write("checkpoint", foreign.bytes());

    assertThatThrownBy(() -> look(PublishedLog.at(log.folder().toString()), List.of()))
        .isInstanceOf(Refused.class);
  }

  @Test
  void isAnotherLogUnderAnotherName() {
    log.grow(300);
    var published = PublishedLog.at(log.folder().toString());
    look(published, List.of());
    var elsewhere =
        SignedNote.sign(
            new Checkpoint("elsewhere", 300, log.prover().root(300)).text(),
            Keys.ledger("elsewhere"));
    log.write("checkpoint", elsewhere.bytes());

    assertThatThrownBy(() -> look(published, List.of()))
        .isInstanceOfSatisfying(
            Refused.class, r -> assertThat(r.defect()).isEqualTo(Defect.OTHER_LOG));
  }

  @Test
  void goesOnWhereItWasBroken() throws IOException {
    log.grow(150_000);
    var last = log.folder().resolve("tile/entries/585.p/240");
    byte[] sound = Files.readAllBytes(last);
    Files.delete(last);
    assertThatThrownBy(this::look).isInstanceOf(Refused.class);
    Files.write(last, sound);
    var asked = new ArrayList<TilePath>();

    assertThat(look(noting(asked))).isInstanceOf(Followed.Grown.class);
    assertThat(
            asked.stream().filter(p -> p instanceof TilePath.Entries).mapToLong(TilePath::number))
        .allMatch(number -> number >= (1 << 17) / Tile.FULL);
  }

  private PublishedLog noting(List<TilePath> asked) {
    var published = PublishedLog.at(log.folder().toString());
    return new PublishedLog() {
      @Override
      public byte[] checkpoint() {
        return published.checkpoint();
      }

      @Override
      public byte[] read(TilePath path) {
        synchronized (asked) {
          asked.add(path);
        }
        return published.read(path);
      }
    };
  }

  @Test
  void refusesAMemoryThatIsDamaged() throws IOException {
    log.grow(300);
    look();
    byte[] sound = Files.readAllBytes(state);
    for (int length = 0; length < sound.length; length += 7) {
      Files.write(state, Arrays.copyOf(sound, length));
      if (length != "huiyin-follow/v1\n".length()) {
        assertThatThrownBy(this::look).as("length " + length).isInstanceOf(Refused.class);
      }
    }
  }

  private Followed look() {
    return look(PublishedLog.at(log.folder().toString()));
  }

  private Followed look(PublishedLog published) {
    return look(published, List.of(log.vkey()));
  }

  private Followed look(PublishedLog published, List<VerifierKey> keys) {
    if (!Files.exists(log.folder().resolve("checkpoint")) && log.size() == 0) {
      log.publish(Hash.sha256());
    }
    return new Follower(published, Remembered.read(state), keys, now -> now.write(state)).look();
  }
}
