package org.huiyin.ledger.witness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.huiyin.ledger.Hash;
import org.huiyin.ledger.Refused.Defect;
import org.huiyin.ledger.follow.TestLog;
import org.huiyin.ledger.note.Checkpoint;
import org.huiyin.ledger.note.Cosignature;
import org.huiyin.ledger.note.Keys;
import org.huiyin.ledger.note.SignedNote;
import org.huiyin.ledger.note.Signer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WitnessTest {

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private final Signer signer = Keys.witness("witness.example");
  private final Memory seen = new Memory();

  private Path folder;
  private TestLog log;
  private Witness witness;

  @BeforeEach
  void watchesALog(@TempDir Path temporary) {
    folder = temporary;
    log = new TestLog(folder);
    witness = new Witness(List.of(log.vkey()), seen, signer, () -> NOON);
  }

  @Test
  void cosignsTheFirstCheckpointThatItSees() {
    var note = log.grow(5);

    var answer = witness.add(AddCheckpoint.of(0, List.of(), note).body());

    assertThat(answer).isInstanceOf(Answer.Cosigned.class);
    var line = ((Answer.Cosigned) answer).line();
    assertThat(Cosignature.verified(note.text(), line, signer.key()).instant()).isEqualTo(NOON);
    assertThat(witness.latest(Witness.log(TestLog.ORIGIN)).orElseThrow().signatures())
        .containsExactly(note.signatures().getFirst(), line);
  }

  @Test
  void cosignsWhatHasGrownAndTheSameAgain() {
    witness.add(AddCheckpoint.of(0, List.of(), log.grow(5)).body());
    var note = log.grow(300);
    var grown = AddCheckpoint.of(5, log.prover().consistency(5, 305), note);

    assertThat(witness.add(grown.body()).status()).isEqualTo(200);
    assertThat(witness.add(AddCheckpoint.of(305, List.of(), note).body()).status()).isEqualTo(200);
  }

  @Test
  void refusesAForkOfWhatItHasSeen() {
    witness.add(AddCheckpoint.of(0, List.of(), log.grow(5)).body());
    var other = new TestLog(folder.resolve("other"));
    other.grow(4);
    other.grow(1, "changed");
    var same = AddCheckpoint.of(5, List.of(), other.publish(other.prover().root(5)));
    var note = other.grow(3);
    var longer = AddCheckpoint.of(5, other.prover().consistency(5, 8), note);

    assertThat(witness.add(same.body())).isInstanceOf(Answer.NotGrown.class);
    assertThat(witness.add(longer.body())).isInstanceOf(Answer.NotGrown.class);
    assertThat(size()).isEqualTo(5);
  }

  @Test
  void saysFromWhereItWantsToBeShown() {
    witness.add(AddCheckpoint.of(0, List.of(), log.grow(5)).body());
    var note = log.grow(3);

    assertThat(witness.add(AddCheckpoint.of(0, List.of(), note).body()))
        .isEqualTo(new Answer.OtherSize(5));
  }

  @Test
  void refusesAProofFromNothing() {
    var note = log.grow(5);
    var request = AddCheckpoint.of(0, log.prover().inclusion(0, 5), note);

    assertThat(witness.add(request.body()).status()).isEqualTo(422);
  }

  @Test
  void cosignsAnEmptyLogWithTheRootOfNothingAlone() {
    var nothing = log.publish(Hash.sha256());
    assertThat(witness.add(AddCheckpoint.of(0, List.of(), nothing).body()).status()).isEqualTo(200);
    var something = log.publish(Hash.sha256(new byte[] {1}));
    assertThat(witness.add(AddCheckpoint.of(0, List.of(), something).body()).status())
        .isEqualTo(422);
  }

  @Test
  void knowsNoOtherLogAndNoOtherKey() {
    var note = log.grow(5);
    var foreign = SignedNote.sign(note.text(), Keys.ledger(TestLog.ORIGIN, 9));
    var unknown =
        SignedNote.sign(
            new Checkpoint("elsewhere", 1, Hash.sha256()).text(), Keys.ledger("elsewhere"));

    assertThat(witness.add(AddCheckpoint.of(0, List.of(), foreign).body()).status()).isEqualTo(403);
    assertThat(witness.add(AddCheckpoint.of(0, List.of(), unknown).body()).status()).isEqualTo(404);
  }

  @Test
  void takesALogThatSignsWithANewKeyBesideTheOld() {
    var note = log.grow(5);
    var both =
        note.withSignature(
            SignedNote.sign(note.text(), Keys.ledger(TestLog.ORIGIN, 9)).signatures().getFirst());

    assertThat(witness.add(AddCheckpoint.of(0, List.of(), both).body()).status()).isEqualTo(200);
  }

  @Test
  void refusesAnOldSizeThatIsLarger() {
    witness.add(AddCheckpoint.of(0, List.of(), log.grow(5)).body());
    var small = AddCheckpoint.of(6, List.of(), log.publish(log.prover().root(5)));

    assertThat(witness.add(small.body()))
        .isInstanceOfSatisfying(
            Answer.Malformed.class,
            a -> assertThat(a.refused().defect()).isEqualTo(Defect.OLD_SIZE_LARGER));
  }

  @Test
  void refusesWhatIsNoRequest() {
    var sound = new String(AddCheckpoint.of(0, List.of(), log.grow(5)).body(), UTF_8);
    var hash = Hash.sha256().base64() + "\n";
    var wrong =
        List.of(
            "",
            "\n\n",
            "old 0",
            sound.replace("old 0", "old 00"),
            sound.replace("old 0", "old -1"),
            sound.replace("old 0", "old 9223372036854775808"),
            sound.replace("old 0", "old 18446744073709551615"),
            sound.replace("old 0", "old"),
            sound.replace("old 0", "new 0"),
            sound.replace("old 0\n", "old 0\r\n"),
            sound.replace("old 0\n", "old 0\n" + hash.repeat(64)),
            sound.replace("old 0\n", "old 0\nAAAA\n"),
            sound.replace("old 0\n", "old 0\n" + hash.replace("=", "")),
            sound.replace("\n5\n", "\n05\n"),
            sound.replace("\n5\n", "\n9223372036854775808\n"),
            sound + "x",
            sound + "\n".repeat(AddCheckpoint.LARGEST));

    assertThat(wrong)
        .allSatisfy(body -> assertThat(witness.add(body.getBytes(UTF_8)).status()).isEqualTo(400));
    assertThat(size()).isZero();
  }

  @Test
  void takesTheLargestSizeThereIs() {
    var huge =
        SignedNote.sign(
            new Checkpoint(TestLog.ORIGIN, Long.MAX_VALUE, Hash.sha256()).text(),
            Keys.ledger(TestLog.ORIGIN, 3));
    var trusting =
        new Witness(List.of(Keys.ledger(TestLog.ORIGIN, 3).key()), seen, signer, () -> NOON);

    assertThat(trusting.add(AddCheckpoint.of(0, List.of(), huge).body()).status()).isEqualTo(200);
    assertThat(trusting.add(AddCheckpoint.of(Long.MAX_VALUE, List.of(), huge).body()).status())
        .isEqualTo(200);
  }

  @Test
  void neverCosignsTwoVersionsHoweverManyAskAtOnce() throws Exception {
    witness.add(AddCheckpoint.of(0, List.of(), log.grow(5)).body());
    var requests = new ArrayList<byte[]>();
    for (int i = 0; i < 24; i++) {
      var variant = new TestLog(folder.resolve("variant" + i));
      variant.grow(5);
      var note = variant.grow(1 + i / 2, "variant" + i);
      requests.add(
          AddCheckpoint.of(5, variant.prover().consistency(5, variant.size()), note).body());
    }

    List<Answer> answers = Collections.synchronizedList(new ArrayList<>());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      requests.forEach(body -> threads.execute(() -> answers.add(witness.add(body))));
    }

    assertThat(answers).hasSize(24);
    assertThat(answers.stream().filter(a -> a instanceof Answer.Cosigned)).hasSize(1);
    assertThat(answers.stream().filter(a -> a instanceof Answer.OtherSize)).hasSize(23);
    assertThat(seen.kept).hasSize(2);
  }

  private long size() {
    return seen.last(Witness.log(TestLog.ORIGIN))
        .map(Checkpoint::of)
        .map(Checkpoint::size)
        .orElse(0L);
  }

  /// Forgets everything at the end.
  private static final class Memory implements Seen {

    private final Map<Hash, SignedNote> notes = new HashMap<>();
    private final List<SignedNote> kept = new ArrayList<>();

    @Override
    public Optional<SignedNote> last(Hash log) {
      return Optional.ofNullable(notes.get(log));
    }

    @Override
    public void keep(Hash log, SignedNote cosigned) {
      notes.put(log, cosigned);
      kept.add(cosigned);
    }
  }
}
