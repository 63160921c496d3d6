package org.huiyin.ledger.receipt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.huiyin.ledger.Refused;
import org.huiyin.ledger.note.Checkpoint;
import org.huiyin.ledger.note.Cosignature;
import org.huiyin.ledger.note.Keys;
import org.huiyin.ledger.note.SignedNote;
import org.huiyin.ledger.note.Signer;
import org.huiyin.ledger.note.WitnessPolicy;
import org.huiyin.ledger.receipt.Verification.Contradiction;
import org.huiyin.ledger.receipt.Verification.Keeping;
import org.huiyin.ledger.receipt.Verification.Shown;
import org.huiyin.ledger.receipt.Verification.Signed;
import org.huiyin.ledger.receipt.Verification.Standing;
import org.huiyin.ledger.receipt.Verification.Trust;
import org.huiyin.ledger.receipt.Verification.Witnessed;
import org.junit.jupiter.api.Test;

/// R6: nothing is silently changed, and any third party can see so offline.
class ReceiptVerifierTest {

  private static final LocalDate TODAY = LocalDate.parse("2026-03-03");

  private final Log log = Log.withAMatter();
  private final Signer audit = Keys.witness("audit.example");
  private final Signer university = Keys.witness("university.example");

  @Test
  void eachEntryOfASoundReceiptIsInTheLog() {
    var verification = pinned().verify(log.receipt());

    assertThat(verification.holds()).isTrue();
    assertThat(verification.trust()).isEqualTo(Trust.PINNED);
    assertThat(verification.signedBy()).containsExactly(log.signer.key());
    assertThat(verification.checkpoint()).contains(log.checkpoint());
    assertThat(verification.entries())
        .allMatch(Shown::isOpen)
        .extracting(Shown::standing)
        .containsOnly(Standing.IN_THE_LOG)
        .hasSize(3);
    assertThat(verification.promised().keeping()).isEqualTo(Keeping.KEPT);
    assertThat(verification.promised().promise()).contains(log.promise());
    assertThat(verification.entries().getFirst().told().orElseThrow())
        .isEqualTo(new Verification.Told(1, "file", TODAY.minusDays(1), Optional.of(Log.NUMBER)));
  }

  @Test
  void withoutAKeyOfOnesOwnTheReceiptVouchesForItself() {
    var verification = new ReceiptVerifier(Set.of(), Optional.empty(), TODAY).verify(log.receipt());

    assertThat(verification.holds()).isTrue();
    assertThat(verification.trust()).isEqualTo(Trust.NAMED_BY_THE_RECEIPT);
  }

  @Test
  void aForgedReceiptWithAKeyOfItsOwnIsFoundByWhoeverHasTheRightKey() {
    var forger = Keys.ledger(Log.ORIGIN, 66);
    var forged =
        new Receipt(
            Log.ORIGIN,
            List.of(forger.key()),
            Optional.empty(),
            log.receipt().entries(),
            Optional.of(SignedNote.sign(log.checkpoint().text(), forger)));

    assertThat(pinned().verify(forged).holds()).isFalse();
    assertThat(pinned().verify(forged).checkpointSigned()).isEqualTo(Signed.BY_NOBODY_KNOWN);
    assertThat(pinned().verify(forged).entries())
        .extracting(Shown::standing)
        .containsOnly(Standing.UNSIGNED);
  }

  @Test
  void aKeyOfAnotherLogVerifiesNothing() {
    var verifier =
        new ReceiptVerifier(Set.of(Keys.ledger("other.example").key()), Optional.empty(), TODAY);

    assertThat(verifier.verify(log.receipt()).holds()).isFalse();
    assertThat(verifier.verify(log.receipt()).trust()).isEqualTo(Trust.OTHER_LOG);
  }

  @Test
  void anAlteredFactTextOrSaltIsNotInTheLog() {
    var entry = (Entry.Opened) log.receipt().entries().getLast();
    var altered =
        List.of(
            new Entry.Opened(
                entry.facts().replace("answer", "reject"),
                entry.content(),
                entry.salt(),
                entry.place()),
            new Entry.Opened(
                entry.facts(),
                entry.content().replace("mended", "broken"),
                entry.salt(),
                entry.place()),
            new Entry.Opened(entry.facts(), "", entry.salt(), entry.place()),
            new Entry.Opened(entry.facts(), entry.content(), Log.salt(9), entry.place()));

    for (var one : altered) {
      var verification = pinned().verify(withLast(one));
      assertThat(verification.holds()).isFalse();
      assertThat(verification.entries().getLast().standing()).isEqualTo(Standing.NOT_IN_THE_LOG);
      assertThat(verification.entries().getLast().isOpen()).isFalse();
    }
  }

  @Test
  void beforeItIsInTheLogAFilingIsPromised() {
    var verification = pinned().verify(log.early());

    assertThat(verification.holds()).isTrue();
    assertThat(verification.checkpointSigned()).isEqualTo(Signed.ABSENT);
    assertThat(verification.entries().getFirst().standing()).isEqualTo(Standing.PROMISED);
    assertThat(verification.promised().keeping()).isEqualTo(Keeping.OPEN);
  }

  @Test
  void aPromiseWhoseDayIsOverIsOverdueUntilANewerReceiptShowsTheEntry() {
    var day = log.promise().inLogBy();

    assertThat(on(day).verify(log.early()).promised().keeping()).isEqualTo(Keeping.OPEN);
    assertThat(on(day.plusDays(1)).verify(log.early()).promised().keeping())
        .isEqualTo(Keeping.OVERDUE);
    assertThat(on(day.plusYears(9)).verify(log.receipt()).promised().keeping())
        .isEqualTo(Keeping.KEPT);
  }

  @Test
  void anUnsignedPromisePromisesNothing() {
    var early =
        new Receipt(
            Log.ORIGIN,
            List.of(),
            Optional.of(log.promise().signed(Keys.ledger(Log.ORIGIN, 66))),
            log.early().entries(),
            Optional.empty());

    var verification = pinned().verify(early);
    assertThat(verification.holds()).isFalse();
    assertThat(verification.entries().getFirst().standing()).isEqualTo(Standing.UNPROVEN);
    assertThat(verification.promised().keeping()).isEqualTo(Keeping.NOTHING_PROMISED);
  }

  @Test
  void anEntryThatIsNotThereYetIsSaidToBeUnproven() {
    var entries = new ArrayList<>(log.receipt().entries());
    entries.add(Log.entry(4, "extend", ""));

    var verification = pinned().verify(with(entries));
    assertThat(verification.holds()).isTrue();
    assertThat(verification.entries().getLast().standing()).isEqualTo(Standing.UNPROVEN);
    assertThat(verification.entries().getLast().isOpen()).isFalse();
  }

  @Test
  void aReceiptThatProvesNothingDoesNotHold() {
    var nothing =
        new Receipt(
            Log.ORIGIN,
            List.of(log.signer.key()),
            Optional.empty(),
            List.of(Log.filing()),
            Optional.empty());

    assertThat(pinned().verify(nothing).holds()).isFalse();
  }

  @Test
  void withoutContentShowsThatSomethingWasFiledAndNotWhat() {
    var verification = pinned().verify(log.receipt().withoutContent());

    assertThat(verification.holds()).isTrue();
    assertThat(verification.entries())
        .noneMatch(Shown::isOpen)
        .allMatch(e -> e.standing() == Standing.IN_THE_LOG && e.told().isEmpty());
    assertThat(verification.promised().keeping()).isEqualTo(Keeping.KEPT);
  }

  @Test
  void witnessesAreAskedFor() {
    var policy = new WitnessPolicy(2, List.of(audit.key(), university.key()));
    var one = log.signed().withSignature(cosignature(audit, "2026-03-03T00:00:00Z"));
    var two = one.withSignature(cosignature(university, "2026-03-03T01:00:00Z"));
    var verifier = new ReceiptVerifier(Set.of(log.signer.key()), Optional.of(policy), TODAY);

    assertThat(verifier.verify(log.receipt(one)).witnessed()).isEqualTo(Witnessed.TOO_FEW);
    assertThat(verifier.verify(log.receipt(one)).holds()).isFalse();
    assertThat(verifier.verify(log.receipt(two)).witnessed()).isEqualTo(Witnessed.ENOUGH);
    assertThat(verifier.verify(log.receipt(two)).holds()).isTrue();
    assertThat(verifier.verify(log.receipt(two)).promised().keeping())
        .isEqualTo(Keeping.KEPT_IN_TIME);
    assertThat(pinned().verify(log.receipt(one)).witnessed()).isEqualTo(Witnessed.NOT_ASKED);
    assertThat(pinned().verify(log.receipt(one)).holds()).isTrue();
  }

  @Test
  void onlyTheTimesOfWitnessesShowThatAPromiseWasKeptInTime() {
    var policy = new WitnessPolicy(1, List.of(audit.key()));
    var verifier = new ReceiptVerifier(Set.of(log.signer.key()), Optional.of(policy), TODAY);
    // The day of the promise, 4 March, ends first at 10:00 UTC.
    var inTime = log.signed().withSignature(cosignature(audit, "2026-03-04T09:59:59Z"));
    var late = log.signed().withSignature(cosignature(audit, "2026-03-04T10:00:00Z"));

    assertThat(verifier.verify(log.receipt(inTime)).promised().keeping())
        .isEqualTo(Keeping.KEPT_IN_TIME);
    assertThat(verifier.verify(log.receipt(late)).promised().keeping()).isEqualTo(Keeping.KEPT);
  }

  @Test
  void aWrongCosignatureIsFound() {
    var policy = new WitnessPolicy(0, List.of(audit.key()));
    var wrong = log.signed().withSignature(Cosignature.sign("other\n", audit, 1));

    assertThat(
            new ReceiptVerifier(Set.of(log.signer.key()), Optional.of(policy), TODAY)
                .verify(log.receipt(wrong))
                .witnessed())
        .isEqualTo(Witnessed.WRONG);
  }

  @Test
  void aCheckpointOfAnotherLogIsFound() {
    var other = new Checkpoint("other.example", log.checkpoint().size(), log.checkpoint().root());

    var verification = pinned().verify(log.receipt(SignedNote.sign(other.text(), log.signer)));
    assertThat(verification.holds()).isFalse();
    assertThat(verification.contradictions()).contains(Contradiction.ANOTHER_LOG);
    assertThat(verification.checkpoint()).isEmpty();
  }

  @Test
  void aPromiseOfAnotherEntryOrNumberIsFound() {
    var later = Log.entry(2, "accept", "").commitment();
    var promise = log.promise();
    var ofTheLater =
        new Promise(
            Log.ORIGIN,
            Log.entry(9, "other", "").commitment(),
            Log.NUMBER,
            promise.filed(),
            List.of(),
            promise.inLogBy());
    var ofAnotherNumber =
        new Promise(
            Log.ORIGIN,
            later,
            "990123-2026-00000000-0",
            promise.filed(),
            List.of(),
            promise.inLogBy());

    assertThat(pinned().verify(with(ofTheLater)).contradictions())
        .containsExactly(Contradiction.PROMISE_OF_ANOTHER_ENTRY);
    assertThat(pinned().verify(with(ofAnotherNumber)).contradictions())
        .containsExactly(Contradiction.ANOTHER_NUMBER);
    assertThat(pinned().verify(with(ofAnotherNumber)).holds()).isFalse();
  }

  @Test
  void entriesOfTwoMattersOrOneTwiceAreFound() {
    var entries = new ArrayList<>(log.receipt().entries());
    entries.add(entries.getFirst());
    assertThat(pinned().verify(with(entries)).contradictions())
        .containsExactly(Contradiction.TWICE);

    entries.removeLast();
    entries.add(
        Log.opened(
            Map.of(
                "authority",
                "990123",
                "matter",
                "another",
                "seq",
                7,
                "act",
                "file",
                "on",
                "2026-03-02"),
            "",
            7));
    assertThat(pinned().verify(with(entries)).contradictions())
        .containsExactly(Contradiction.SEVERAL_MATTERS);
  }

  @Test
  void whatIsNoEntryOfAJournalIsFound() {
    for (var facts : List.of("", "{}", "no", "{\"seq\":1,\"act\":\"a\",\"on\":\"yesterday\"}")) {
      var entry = new Entry.Opened(facts, "", Log.salt(1), Optional.empty());
      assertThat(pinned().verify(with(List.of(entry))).entries().getFirst().standing())
          .isEqualTo(Standing.MALFORMED);
    }
    var content = new Entry.Opened(Log.filing().facts(), "text", Log.salt(1), Optional.empty());
    assertThat(pinned().verify(with(List.of(content))).entries().getFirst().standing())
        .isEqualTo(Standing.MALFORMED);
  }

  @Test
  void aPromiseAloneIsVerified() {
    var note = log.promise().signed(log.signer);

    assertThat(pinned().verify(note).holds()).isTrue();
    assertThat(pinned().verify(note).promised().keeping()).isEqualTo(Keeping.OPEN);
    assertThat(new ReceiptVerifier(Set.of(), Optional.empty(), TODAY).verify(note).holds())
        .isFalse();
  }

  @Test
  void noFlippedBitOfAReceiptIsTakenForTheReceipt() {
    byte[] bytes = log.receipt().bytes();
    var random = new Random(20260302);
    for (int i = 0; i < 1_000; i++) {
      byte[] flipped = bytes.clone();
      int bit = random.nextInt(8 * bytes.length);
      flipped[bit / 8] ^= (byte) (1 << (bit % 8));
      assertThat(isTaken(flipped)).as("bit %d", bit).isFalse();
    }
  }

  /// Taken with another meaning: a receipt that reads the same may be spelt otherwise.
  private boolean isTaken(byte[] bytes) {
    try {
      var receipt = Receipt.parse(bytes);
      return pinned().verify(receipt).holds() && !sameSignatures(receipt).equals(log.receipt());
    } catch (Refused refused) {
      return false;
    }
  }

  /// Keys that a receipt names are nothing to whoever has the right one; and the last letter of a
  /// signature in base64 has two bits that mean nothing.
  private Receipt sameSignatures(Receipt read) {
    boolean isSameText =
        read.checkpoint().orElseThrow().text().equals(log.signed().text())
            && read.promise().orElseThrow().text().equals(log.promise().text());
    return isSameText
        ? new Receipt(
            read.origin(),
            log.receipt().keys(),
            log.receipt().promise(),
            read.entries(),
            log.receipt().checkpoint())
        : read;
  }

  @Test
  void tlogProofsOfOtherToolsAreReadAndWritten() {
    var place = log.receipt().entries().getFirst().place().orElseThrow();
    var proof = new TlogProof(Optional.of("YWJj"), place.index(), place.proof(), log.signed());
    var read = TlogProof.parse(proof.toString().getBytes(UTF_8));

    assertThat(read).isEqualTo(proof);
    assertThat(read.verified(log.leaf(5), List.of(log.signer.key()))).isEqualTo(log.checkpoint());
    assertThat(refusal(() -> read.verified(log.leaf(6), List.of(log.signer.key()))))
        .isEqualTo(Refused.Defect.OTHER_ROOT);
    assertThat(refusal(() -> read.verified(log.leaf(5), List.of(Keys.ledger("x").key()))))
        .isEqualTo(Refused.Defect.NOT_SIGNED);
    byte[] file = proof.toString().getBytes(UTF_8);
    for (int length = 0; length < file.length; length++) {
      byte[] cut = Arrays.copyOf(file, length);
      assertThat(refusal(() -> TlogProof.parse(cut))).isNotNull();
    }
    for (var line : List.of("index 5", "YWJj", "tlog-proof@v1")) {
      byte[] altered = proof.toString().replace(line, line + "\t").getBytes(UTF_8);
      assertThat(refusal(() -> TlogProof.parse(altered))).isNotNull();
    }
  }

  private static Refused.Defect refusal(Runnable reading) {
    return org.assertj.core.api.Assertions.catchThrowableOfType(Refused.class, reading::run)
        .defect();
  }

  private ReceiptVerifier pinned() {
    return on(TODAY);
  }

  private ReceiptVerifier on(LocalDate today) {
    return new ReceiptVerifier(Set.of(log.signer.key()), Optional.empty(), today);
  }

  private org.huiyin.ledger.note.NoteSignature cosignature(Signer witness, String time) {
    return Cosignature.sign(
        log.checkpoint().text(), witness, java.time.Instant.parse(time).getEpochSecond());
  }

  private Receipt withLast(Entry last) {
    var entries = new ArrayList<>(log.receipt().entries());
    entries.set(entries.size() - 1, last);
    return with(entries);
  }

  private Receipt with(List<Entry> entries) {
    var receipt = log.receipt();
    return new Receipt(
        receipt.origin(),
        receipt.keys(),
        receipt.promise().filter(p -> entries.size() > 1),
        entries,
        receipt.checkpoint());
  }

  private Receipt with(Promise promise) {
    var receipt = log.receipt();
    return new Receipt(
        receipt.origin(),
        receipt.keys(),
        Optional.of(promise.signed(log.signer)),
        receipt.entries(),
        receipt.checkpoint());
  }
}
