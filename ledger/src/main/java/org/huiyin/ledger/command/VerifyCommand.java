package org.huiyin.ledger.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.InputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.huiyin.ledger.Hash;
import org.huiyin.ledger.Refused;
import org.huiyin.ledger.Refused.Defect;
import org.huiyin.ledger.note.SignedNote;
import org.huiyin.ledger.note.VerifierKey;
import org.huiyin.ledger.note.WitnessPolicy;
import org.huiyin.ledger.receipt.CompactPromise;
import org.huiyin.ledger.receipt.Promise;
import org.huiyin.ledger.receipt.Receipt;
import org.huiyin.ledger.receipt.ReceiptVerifier;
import org.huiyin.ledger.receipt.TlogProof;
import org.huiyin.ledger.receipt.Verification;

/// `verify`: a receipt, a promise, the text of a QR code, or a tlog-proof with its entry; offline.
final class VerifyCommand {

  private static final byte[] LEAF = {0x00};

  private final Words words;
  private final Arguments arguments;
  private final InputStream in;
  private final PrintStream out;
  private final LocalDate today;
  private final Sources sources;

  private VerifyCommand(
      Words words, Arguments arguments, InputStream in, PrintStream out, LocalDate today) {
    this.words = words;
    this.arguments = arguments;
    this.in = in;
    this.out = out;
    this.today = today;
    this.sources = new Sources(words);
  }

  static int run(Words words, List<String> given, InputStream in, PrintStream out, Clock clock) {
    var arguments =
        Arguments.read(words, given, Set.of("--key", "--witnesses", "--entry"), Set.of("--show"));
    if (arguments.rest().size() != 1) {
      throw words.misuse("verify.usage");
    }
    return new VerifyCommand(words, arguments, in, out, LocalDate.now(clock)).run();
  }

  private int run() {
    List<VerifierKey> keys;
    Optional<WitnessPolicy> policy;
    try {
      keys = sources.keys(arguments.all("--key"));
      policy = sources.policy(arguments.last("--witnesses"));
    } catch (Refused refused) {
      throw words.misuse("options.refused", refused.where() + ": " + refused.defect());
    }
    try {
      return verify(arguments.rest().getFirst(), keys, new ReceiptVerifier(keys, policy, today));
    } catch (Refused refused) {
      out.println(words.text("refused", refused.where() + ": " + refused.defect()));
      out.println(words.text("result.fails"));
      return Main.DOES_NOT_HOLD;
    }
  }

  private int verify(String named, List<VerifierKey> keys, ReceiptVerifier verifier) {
    if (CompactPromise.isMeantBy(named)) {
      return compact(named, keys, verifier);
    }
    byte[] file = sources.receipt(named, in);
    String beginning = new String(file, 0, Math.min(file.length, 1_000), UTF_8).stripLeading();
    if (TlogProof.isMeantBy(beginning)) {
      return tlogProof(file, keys);
    }
    if (CompactPromise.isMeantBy(beginning)) {
      return compact(new String(file, UTF_8), keys, verifier);
    }
    if (beginning.startsWith("{")) {
      var receipt = Receipt.parse(file);
      return report(verifier.verify(receipt), Optional.of(receipt));
    }
    return promise(file, verifier);
  }

  private int promise(byte[] file, ReceiptVerifier verifier) {
    var note = SignedNote.parse(file);
    if (!Promise.isMeantBy(note)) {
      throw new Refused("a file", Defect.NOT_A_RECEIPT);
    }
    return report(verifier.verify(note), Optional.empty());
  }

  /// The name of the key is the origin, which a QR code leaves out.
  private int compact(String text, List<VerifierKey> keys, ReceiptVerifier verifier) {
    var compact = CompactPromise.parse(text);
    var origins = keys.stream().map(VerifierKey::name).distinct().toList();
    if (origins.isEmpty()) {
      throw words.misuse("verify.key-needed");
    }
    var verifications =
        origins.stream().map(origin -> verifier.verify(compact.note(origin))).toList();
    return report(
        verifications.stream()
            .filter(Verification::holds)
            .findFirst()
            .orElse(verifications.getFirst()),
        Optional.empty());
  }

  private int report(Verification verification, Optional<Receipt> receipt) {
    var report = new Report(words, out);
    report.verification(verification);
    if (arguments.has("--show")) {
      receipt.ifPresent(r -> report.texts(r, verification));
    }
    report.result(verification);
    return verification.holds() ? Main.HOLDS : Main.DOES_NOT_HOLD;
  }

  private int tlogProof(byte[] file, List<VerifierKey> keys) {
    if (keys.isEmpty()) {
      throw words.misuse("verify.key-needed");
    }
    String entry = arguments.last("--entry").orElseThrow(() -> words.misuse("verify.entry-needed"));
    var proof = TlogProof.parse(file);
    var checkpoint = proof.verified(Hash.sha256(LEAF, entry(entry)), keys);
    out.println(
        words.text("tlog-proof.holds", proof.index(), checkpoint.origin(), checkpoint.size()));
    return Main.HOLDS;
  }

  /// A commitment as receipts write it, or the file with the entry’s bytes.
  private byte[] entry(String given) {
    try {
      return Hash.ofBase64(given).bytes();
    } catch (IllegalArgumentException none) {
      return sources.entry(given);
    }
  }
}
