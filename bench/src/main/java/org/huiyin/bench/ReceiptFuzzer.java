package org.huiyin.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.huiyin.ledger.Hash;
import org.huiyin.ledger.Refused;
import org.huiyin.ledger.note.SignedNote;
import org.huiyin.ledger.note.VerifierKey;
import org.huiyin.ledger.note.WitnessPolicy;
import org.huiyin.ledger.receipt.CompactPromise;
import org.huiyin.ledger.receipt.Promise;
import org.huiyin.ledger.receipt.Receipt;
import org.huiyin.ledger.receipt.ReceiptVerifier;

/// What Jazzer calls: bytes that nobody meant to be a receipt, a promise, or the text of a QR code.
/// Each is read as what it says and written back the same, or refused by name; and none is found
/// to hold, since nobody has the key. Jazzer isn't needed to compile this.
public final class ReceiptFuzzer {

  private static final String ORIGIN = "ledger.example.org/county";
  private static final VerifierKey KEY = VerifierKey.ed25519(ORIGIN, Hash.sha256().bytes());
  private static final VerifierKey WITNESS =
      VerifierKey.cosigner("witness.example", Hash.sha256().bytes());
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

  private ReceiptFuzzer() {}

  /// Reads one input in every way.
  ///
  /// @throws IllegalStateException if a guarantee of the library doesn’t hold
  public static void fuzzerTestOneInput(byte[] input) {
    String text = new String(input, UTF_8);
    refusedOr(() -> receipt(input));
    refusedOr(() -> promise(text));
    refusedOr(() -> compact(text));
  }

  private static void receipt(byte[] input) {
    var receipt = Receipt.parse(input);
    if (!Receipt.parse(receipt.bytes()).equals(receipt)) {
      throw new IllegalStateException("a receipt was written that is read otherwise");
    }
    Receipt.parse(receipt.withoutContent().bytes());
    var policy = new WitnessPolicy(1, List.of(WITNESS));
    if (new ReceiptVerifier(Set.of(KEY), Optional.of(policy), TODAY).verify(receipt).holds()) {
      throw new IllegalStateException("a receipt that nobody signed holds");
    }
    new ReceiptVerifier(Set.of(), Optional.empty(), TODAY).verify(receipt);
  }

  private static void promise(String text) {
    var promise = Promise.parse(text);
    if (!promise.text().equals(text)) {
      throw new IllegalStateException("a promise was read that is written otherwise");
    }
  }

  private static void compact(String text) {
    var compact = CompactPromise.parse(text);
    SignedNote note = compact.note(ORIGIN);
    if (!CompactPromise.of(note).equals(compact)) {
      throw new IllegalStateException("a QR text was read that is written otherwise");
    }
    if (new ReceiptVerifier(Set.of(KEY), Optional.empty(), TODAY).verify(note).holds()) {
      throw new IllegalStateException("a promise that nobody signed holds");
    }
  }

  private static void refusedOr(Runnable reading) {
    try {
      reading.run();
    } catch (Refused refused) {
      if (refused.where().isBlank()) {
        throw new IllegalStateException("refused without a place", refused);
      }
    }
  }
}
