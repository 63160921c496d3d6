package org.huiyin.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.huiyin.ledger.Commitment;
import org.huiyin.ledger.Hash;
import org.huiyin.ledger.Refused;
import org.huiyin.ledger.follow.Followed;
import org.huiyin.ledger.follow.Follower;
import org.huiyin.ledger.follow.PublishedLog;
import org.huiyin.ledger.follow.Remembered;
import org.huiyin.ledger.note.Checkpoint;
import org.huiyin.ledger.note.JdkSigner;
import org.huiyin.ledger.note.SignedNote;
import org.huiyin.ledger.note.Signer;
import org.huiyin.ledger.note.SigningKey;
import org.huiyin.ledger.note.VerifierKey;
import org.huiyin.ledger.tree.EntryBundle;
import org.huiyin.ledger.tree.Growth;
import org.huiyin.ledger.tree.Prover;
import org.huiyin.ledger.tree.RightEdge;
import org.huiyin.ledger.tree.Tile;
import org.huiyin.ledger.tree.TilePath;
import org.huiyin.ledger.witness.AddCheckpoint;
import org.huiyin.ledger.witness.Answer;
import org.huiyin.ledger.witness.Seen;
import org.huiyin.ledger.witness.Witness;

/// What Jazzer calls: bytes that nobody meant to be a request to a witness, or a checkpoint, a
/// tile or a bundle of entries that a log answers with. Whatever comes, a witness signs nothing
/// that the log didn’t, and a follower finds nothing whole that isn’t. Jazzer isn’t needed to
/// compile this.
///
/// The first byte says what the rest stands for: 1 the checkpoint, 2 a tile, 3 a bundle; with any
/// other the whole is a request.
public final class WitnessFuzzer {

  private static final String ORIGIN = "example.org/ledger";
  private static final int SIZE = 300;
  private static final int SEEN = 200;
  private static final Signer LEDGER = signer(ORIGIN, VerifierKey.Kind.ED25519);
  private static final Signer WITNESS = signer("witness.example", VerifierKey.Kind.COSIGNATURE);
  private static final Map<String, byte[]> FILES = new HashMap<>();
  private static final List<SignedNote> SIGNED = List.of(signed(SEEN), signed(SIZE));

  private WitnessFuzzer() {}

  private static Signer signer(String name, VerifierKey.Kind kind) {
    return new JdkSigner(SigningKey.of(name, kind, Hash.sha256().bytes()));
  }

  private static SignedNote signed(int size) {
    var entries = new ArrayList<Commitment>();
    for (int i = 0; i < size; i++) {
      entries.add(new Commitment(Hash.sha256(new byte[] {(byte) i, (byte) (i >> 8)})));
    }
    var growth = Growth.of(RightEdge.empty(), entries.stream().map(Commitment::leaf).toList());
    growth.tiles().forEach(tile -> FILES.put(tile.path().text(), tile.bytes()));
    for (int from = 0; from < size; from += Tile.FULL) {
      var some = entries.subList(from, Math.min(size, from + Tile.FULL));
      FILES.put(new TilePath.Entries(from / Tile.FULL, some.size()).text(), EntryBundle.of(some));
    }
    var note = SignedNote.sign(new Checkpoint(ORIGIN, size, growth.root()).text(), LEDGER);
    FILES.put("checkpoint", note.bytes());
    return note;
  }

  /// A request that is cosigned, for the corpus.
  public static byte[] sound() {
    var proof = new Prover(new Log("", new byte[0])).consistency(SEEN, SIZE);
    return AddCheckpoint.of(SEEN, proof, SIGNED.get(1)).body();
  }

  /// Takes one input for what it may be.
  ///
  /// @throws IllegalStateException if a guarantee of the library doesn’t hold
  public static void fuzzerTestOneInput(byte[] input) {
    int kind = input.length == 0 ? 0 : input[0];
    byte[] rest = input.length == 0 ? input : Arrays.copyOfRange(input, 1, input.length);
    switch (kind) {
      case 1 -> follow("checkpoint", rest);
      case 2 -> follow("tile/0/000", rest);
      case 3 -> follow("tile/entries/001.p/44", rest);
      default -> request(input);
    }
  }

  private static void request(byte[] input) {
    NoteFuzzer.refusedOr(
        () ->
            NoteFuzzer.same(
                new String(input, UTF_8), new String(AddCheckpoint.parse(input).body(), UTF_8)));
    var seen = new Memory();
    seen.keep(Witness.log(ORIGIN), SIGNED.getFirst());
    var witness = new Witness(Set.of(LEDGER.key()), seen, WITNESS, () -> Instant.EPOCH);
    if (witness.add(input) instanceof Answer.Cosigned
        && SIGNED.stream()
            .noneMatch(n -> n.text().equals(AddCheckpoint.parse(input).note().text()))) {
      throw new IllegalStateException("what the log never signed was cosigned");
    }
  }

  private static void follow(String path, byte[] bytes) {
    NoteFuzzer.refusedOr(
        () -> {
          var follower =
              new Follower(new Log(path, bytes), Remembered.nothing(), List.of(), _ -> {});
          if (follower.look() instanceof Followed.Grown grown
              && SIGNED.stream().noneMatch(n -> n.text().equals(grown.note().text()))
              && !isOtherwiseWhole(grown)) {
            throw new IllegalStateException("a log was found whole that isn’t");
          }
        });
  }

  /// No key is named: a checkpoint with the same size and root is as good under another name, and
  /// one of nothing is true of every log.
  private static boolean isOtherwiseWhole(Followed.Grown grown) {
    return grown.now().size() == 0
        || grown.now().root().equals(new Prover(new Log("", new byte[0])).root(grown.now().size()));
  }

  /// A sound log but for one file.
  private static final class Log implements PublishedLog {

    private final String other;
    private final byte[] bytes;

    Log(String other, byte[] bytes) {
      this.other = other;
      this.bytes = bytes.clone();
    }

    private byte[] file(String path) {
      byte[] file = path.equals(other) ? bytes : FILES.get(path);
      if (file == null) {
        throw new Refused("memory", Refused.Defect.TILE_MISSING);
      }
      return file.clone();
    }

    @Override
    public byte[] checkpoint() {
      return file("checkpoint");
    }

    @Override
    public byte[] read(TilePath path) {
      return file(path.text());
    }
  }

  private static final class Memory implements Seen {

    private final Map<Hash, SignedNote> notes = new HashMap<>();

    @Override
    public Optional<SignedNote> last(Hash log) {
      return Optional.ofNullable(notes.get(log));
    }

    @Override
    public void keep(Hash log, SignedNote cosigned) {
      notes.put(log, cosigned);
    }
  }
}
