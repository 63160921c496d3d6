package org.huiyin.receipt;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.huiyin.ledger.Refused;
import org.huiyin.ledger.note.SignedNote;
import org.huiyin.ledger.note.VerifierKey;
import org.huiyin.ledger.receipt.CompactPromise;
import org.huiyin.ledger.receipt.Promise;
import org.huiyin.ledger.receipt.Receipt;
import org.huiyin.ledger.receipt.ReceiptVerifier;
import org.huiyin.ledger.receipt.Verification;
import org.huiyin.ledger.receipt.Verification.Contradiction;
import org.huiyin.ledger.receipt.Verification.Shown;
import org.huiyin.ledger.receipt.Verification.Signed;
import org.huiyin.ledger.receipt.Verification.Standing;
import org.huiyin.ledger.receipt.Verification.Told;
import org.huiyin.ledger.receipt.Verification.Trust;
import org.huiyin.receipt.Finding.Tone;

/// What the library found, as sentences. The script `verify.js` says the same of the same receipt.
public final class Findings {

  /// The keys of all sentences, for the page whose script says them.
  public static final List<String> ALL =
      List.of(
          "good",
          "partly",
          "nothing",
          "bad",
          "yes",
          "open",
          "no",
          "log",
          "key.known",
          "key.given",
          "key.own",
          "key.other",
          "key.none",
          "unsigned",
          "promise",
          "promise.due",
          "promise.kept",
          "promise.open",
          "promise.overdue",
          "head",
          "entry.in",
          "entry.promised",
          "entry.waiting",
          "closed.in",
          "closed.promised",
          "closed.waiting",
          "means",
          "means.promise",
          "means.not",
          "bad.form",
          "bad.signature",
          "bad.unsigned",
          "bad.absent",
          "bad.unsigned-head",
          "bad.malformed",
          "bad.another-log",
          "bad.several-matters",
          "bad.twice",
          "bad.promise-of-another-entry",
          "bad.another-number");

  private final List<Finding> all = new ArrayList<>();

  private Findings() {}

  /// What is found in a receipt, a promise or the text of a QR code.
  ///
  /// @param keys whose signatures count
  static List<Finding> in(byte[] sent, List<VerifierKey> keys, LocalDate today) {
    try {
      return of(verified(sent, keys, new ReceiptVerifier(keys, Optional.empty(), today)));
    } catch (Refused refused) {
      return List.of(Finding.of(Tone.HEAD, "bad"), Finding.of(Tone.NO, "bad.form"));
    }
  }

  private static Verification verified(
      byte[] sent, List<VerifierKey> keys, ReceiptVerifier verifier) {
    String text = new String(sent, StandardCharsets.UTF_8).strip();
    if (text.startsWith("{")) {
      return verifier.verify(Receipt.parse(sent));
    }
    if (CompactPromise.isMeantBy(text)) {
      return verifier.verify(CompactPromise.parse(text).note(keys.getFirst().name()));
    }
    return verifier.verify(SignedNote.parse(text + "\n"));
  }

  static List<Finding> of(Verification seen) {
    Findings findings = new Findings();
    findings.keys(seen);
    findings.promise(seen);
    findings.head(seen);
    for (int i = 0; i < seen.entries().size(); i++) {
      findings.entry(seen.entries().get(i), i + 1);
    }
    for (Contradiction one : Contradiction.values()) {
      if (seen.contradictions().contains(one)) {
        findings.add(Tone.NO, "bad." + one.name().toLowerCase(Locale.ROOT).replace('_', '-'));
      }
    }
    return findings.headed(seen);
  }

  private void add(Tone tone, String key, Object... values) {
    all.add(Finding.of(tone, key, values));
  }

  private void keys(Verification seen) {
    Signed checkpoint = seen.checkpointSigned();
    Signed promise = seen.promised().signed();
    switch (seen.trust()) {
      case OTHER_LOG -> add(Tone.NO, "key.other", seen.origin());
      case NONE -> add(Tone.NO, "key.none", seen.origin());
      case PINNED, NAMED_BY_THE_RECEIPT -> {
        add(Tone.YES, "log", seen.origin());
        if (checkpoint == Signed.RIGHT || promise == Signed.RIGHT) {
          boolean own = seen.trust() == Trust.NAMED_BY_THE_RECEIPT;
          add(own ? Tone.OPEN : Tone.YES, own ? "key.own" : "key.known");
        }
        if (checkpoint == Signed.ABSENT && promise == Signed.ABSENT) {
          add(Tone.OPEN, "unsigned");
        }
      }
    }
  }

  private void promise(Verification seen) {
    if (seen.promised().signed() == Signed.RIGHT) {
      Promise promise = seen.promised().promise().orElseThrow();
      add(Tone.YES, "promise", promise.number(), promise.filed(), promise.inLogBy());
      promise.dues().forEach(due -> add(Tone.YES, "promise.due", due.duty(), due.day()));
      switch (seen.promised().keeping()) {
        case KEPT, KEPT_IN_TIME -> add(Tone.YES, "promise.kept");
        case OPEN -> add(Tone.OPEN, "promise.open");
        case OVERDUE -> add(Tone.OPEN, "promise.overdue");
        case NOTHING_PROMISED -> {}
      }
    }
  }

  private void head(Verification seen) {
    seen.checkpoint().ifPresent(head -> add(Tone.YES, "head", head.size()));
    List<Signed> signs = List.of(seen.checkpointSigned(), seen.promised().signed());
    if (signs.contains(Signed.WRONG)) {
      add(Tone.NO, "bad.signature");
    }
    if (signs.contains(Signed.BY_NOBODY_KNOWN)) {
      add(Tone.NO, "bad.unsigned");
    }
  }

  private void entry(Shown entry, int number) {
    String kind = entry.told().isPresent() ? "entry" : "closed";
    List<Object> about = new ArrayList<>();
    entry.told().ifPresent((Told told) -> about.addAll(List.of(told.seq(), told.on())));
    switch (entry.standing()) {
      case IN_THE_LOG -> {
        about.add(entry.index().orElseThrow() + 1);
        add(Tone.YES, kind + ".in", about.toArray());
      }
      case PROMISED -> add(Tone.YES, kind + ".promised", about.toArray());
      case UNPROVEN -> add(Tone.OPEN, kind + ".waiting", about.toArray());
      case UNSIGNED -> add(Tone.NO, "bad.unsigned-head", number);
      case NOT_IN_THE_LOG -> add(Tone.NO, "bad.absent", number);
      case MALFORMED -> add(Tone.NO, "bad.malformed", number);
    }
  }

  private List<Finding> headed(Verification seen) {
    boolean wrong = has(Tone.NO);
    boolean right =
        seen.promised().signed() == Signed.RIGHT
            || seen.entries().stream().anyMatch(e -> e.standing() == Standing.IN_THE_LOG);
    boolean whole = all.stream().allMatch(finding -> finding.tone() == Tone.YES);
    if (!wrong && right) {
      add(Tone.MEANS, seen.checkpointSigned() == Signed.RIGHT ? "means" : "means.promise");
      add(Tone.MEANS, "means.not");
    }
    String verdict = wrong ? "bad" : !right ? "nothing" : whole ? "good" : "partly";
    all.addFirst(Finding.of(Tone.HEAD, verdict));
    return List.copyOf(all);
  }

  private boolean has(Tone tone) {
    return all.stream().anyMatch(finding -> finding.tone() == tone);
  }
}
