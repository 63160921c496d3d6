package org.huiyin.ledger.receipt;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.huiyin.ledger.CanonicalJson;
import org.huiyin.ledger.Commitment;
import org.huiyin.ledger.NotCanonical;
import org.huiyin.ledger.Refused;
import org.huiyin.ledger.note.Checkpoint;
import org.huiyin.ledger.note.Cosignature;
import org.huiyin.ledger.note.SignedNote;
import org.huiyin.ledger.note.VerifierKey;
import org.huiyin.ledger.note.WitnessPolicy;
import org.huiyin.ledger.proof.Proofs;
import org.huiyin.ledger.receipt.Verification.Contradiction;
import org.huiyin.ledger.receipt.Verification.Keeping;
import org.huiyin.ledger.receipt.Verification.Promised;
import org.huiyin.ledger.receipt.Verification.Shown;
import org.huiyin.ledger.receipt.Verification.Signed;
import org.huiyin.ledger.receipt.Verification.Standing;
import org.huiyin.ledger.receipt.Verification.Told;
import org.huiyin.ledger.receipt.Verification.Trust;
import org.huiyin.ledger.receipt.Verification.Witnessed;

/// Verifies receipts and promises offline. In use:
///
/// ```java
/// var verifier = new ReceiptVerifier(Set.of(key), Optional.empty(), today);
/// var verification = verifier.verify(Receipt.parse(bytes));
/// if (verification.holds()) { … }
/// ```
///
/// Guarantees, as far as SHA-256 and Ed25519 hold: an entry that is `IN_THE_LOG` stands, word for
/// word, in the log whose checkpoint the keys signed. Does not guarantee that everybody is shown
/// that log: its witnesses do, if their cosignatures are asked for. Nor that what an entry says is
/// true. Immutable and thread-safe.
public final class ReceiptVerifier {

  private final Set<VerifierKey> pinned;
  private final Optional<WitnessPolicy> policy;
  private final LocalDate today;

  /// A verifier that relies on these.
  ///
  /// @param pinned keys that whoever verifies has from elsewhere; none, and the receipt’s own are
  ///     taken, which shows less
  /// @param policy whose cosignatures count; empty, and none are asked for
  /// @param today the day by which promises are due
  public ReceiptVerifier(
      Collection<VerifierKey> pinned, Optional<WitnessPolicy> policy, LocalDate today) {
    this.pinned = Set.copyOf(pinned);
    this.policy = policy;
    this.today = today;
  }

  /// What holds of a receipt.
  public Verification verify(Receipt receipt) {
    return new Verifying(receipt.origin(), receipt.keys()).receipt(receipt);
  }

  /// What holds of a promise alone.
  ///
  /// @throws Refused if the note’s text isn’t a promise
  public Verification verify(SignedNote promise) {
    return new Verifying(Promise.of(promise).origin(), List.of()).promise(promise);
  }

  /// One receipt or promise.
  private final class Verifying {

    private final String origin;
    private final Trust trust;
    private final List<VerifierKey> keys;
    private final Set<Contradiction> contradictions = EnumSet.noneOf(Contradiction.class);
    private final Set<VerifierKey> signedBy = new HashSet<>();

    Verifying(String origin, List<VerifierKey> own) {
      this.origin = origin;
      this.keys = ofThisLog(pinned.isEmpty() ? own : pinned);
      if (keys.isEmpty()) {
        this.trust = pinned.isEmpty() ? Trust.NONE : Trust.OTHER_LOG;
      } else {
        this.trust = pinned.isEmpty() ? Trust.NAMED_BY_THE_RECEIPT : Trust.PINNED;
      }
    }

    private List<VerifierKey> ofThisLog(Collection<VerifierKey> candidates) {
      return candidates.stream()
          .filter(k -> k.kind() == VerifierKey.Kind.ED25519 && k.name().equals(origin))
          .toList();
    }

    Verification promise(SignedNote note) {
      var promised = promised(Optional.of(note), List.of(), List.of());
      return new Verification(
          origin,
          trust,
          Signed.ABSENT,
          Optional.empty(),
          signedBy,
          Witnessed.NOT_ASKED,
          List.of(),
          promised,
          List.of(),
          contradictions);
    }

    Verification receipt(Receipt receipt) {
      var signed = receipt.checkpoint().map(this::signed).orElse(Signed.ABSENT);
      Optional<Checkpoint> said = receipt.checkpoint().flatMap(this::checkpoint);
      if (receipt.checkpoint().isPresent() && said.isEmpty()) {
        signed = Signed.WRONG;
      }
      var cosigned = signed == Signed.RIGHT ? cosigned(receipt) : Cosigned.NONE;
      var expected = receipt.promise().flatMap(Verifying::expected);
      var entries = new ArrayList<Shown>();
      for (var entry : receipt.entries()) {
        entries.add(shown(entry, signed, said, expected));
      }
      var promised = promised(receipt.promise(), entries, cosigned.cosignatures());
      if (promised.signed() != Signed.RIGHT) {
        entries.replaceAll(Verifying::withoutPromise);
      }
      compare(receipt.entries(), entries, promised.promise());
      return new Verification(
          origin,
          trust,
          signed,
          signed == Signed.RIGHT ? said : Optional.empty(),
          signedBy,
          signed == Signed.ABSENT ? Witnessed.NOT_ASKED : cosigned.witnessed(),
          cosigned.cosignatures(),
          promised,
          entries,
          contradictions);
    }

    private Signed signed(SignedNote note) {
      try {
        signedBy.addAll(note.verified(keys));
        return Signed.RIGHT;
      } catch (Refused refused) {
        return refused.defect() == Refused.Defect.NOT_SIGNED
            ? Signed.BY_NOBODY_KNOWN
            : Signed.WRONG;
      }
    }

    private Optional<Checkpoint> checkpoint(SignedNote note) {
      try {
        var said = Checkpoint.of(note);
        if (said.origin().equals(origin)) {
          return Optional.of(said);
        }
        contradictions.add(Contradiction.ANOTHER_LOG);
        return Optional.empty();
      } catch (Refused refused) {
        return Optional.empty();
      }
    }

    private Cosigned cosigned(Receipt receipt) {
      if (policy.isEmpty() || receipt.checkpoint().isEmpty()) {
        return Cosigned.NONE;
      }
      try {
        var cosignatures = policy.get().cosignatures(receipt.checkpoint().get());
        return new Cosigned(
            policy.get().isMetBy(cosignatures) ? Witnessed.ENOUGH : Witnessed.TOO_FEW,
            cosignatures);
      } catch (Refused refused) {
        return new Cosigned(Witnessed.WRONG, List.of());
      }
    }

    private static Optional<Promise> expected(SignedNote note) {
      try {
        return Optional.of(Promise.of(note));
      } catch (Refused refused) {
        return Optional.empty();
      }
    }

    private Shown shown(
        Entry entry, Signed signed, Optional<Checkpoint> said, Optional<Promise> expected) {
      var commitment = entry.commitment();
      Optional<Told> told = Optional.empty();
      boolean isMalformed = false;
      if (entry instanceof Entry.Opened opened) {
        told = told(opened);
        isMalformed = told.isEmpty();
      }
      var standing =
          isMalformed ? Standing.MALFORMED : standing(entry, commitment, signed, said, expected);
      boolean isOpen = told.isPresent() && isShown(standing);
      return new Shown(commitment, isOpen, standing, entry.place().map(Entry.Place::index), told);
    }

    private static boolean isShown(Standing standing) {
      return standing == Standing.IN_THE_LOG || standing == Standing.PROMISED;
    }

    private Standing standing(
        Entry entry,
        Commitment commitment,
        Signed signed,
        Optional<Checkpoint> said,
        Optional<Promise> expected) {
      if (entry.place().isEmpty()) {
        return expected.filter(p -> p.commitment().equals(commitment)).isPresent()
            ? Standing.PROMISED
            : Standing.UNPROVEN;
      }
      if (said.isEmpty() || !isProven(commitment, entry.place().get(), said.get())) {
        return Standing.NOT_IN_THE_LOG;
      }
      return signed == Signed.RIGHT ? Standing.IN_THE_LOG : Standing.UNSIGNED;
    }

    private static boolean isProven(Commitment commitment, Entry.Place place, Checkpoint said) {
      try {
        Proofs.inclusion(commitment.leaf(), place.index(), said.size(), place.proof(), said.root());
        return true;
      } catch (Refused refused) {
        return false;
      }
    }

    private static Shown withoutPromise(Shown entry) {
      return entry.standing() == Standing.PROMISED
          ? new Shown(entry.commitment(), false, Standing.UNPROVEN, entry.index(), entry.told())
          : entry;
    }

    private Promised promised(
        Optional<SignedNote> note, List<Shown> entries, List<Cosignature> cosignatures) {
      if (note.isEmpty()) {
        return Promised.NOTHING;
      }
      var promise = expected(note.get());
      if (promise.isEmpty()) {
        return new Promised(Signed.WRONG, Optional.empty(), Keeping.NOTHING_PROMISED);
      }
      if (!promise.get().origin().equals(origin)) {
        contradictions.add(Contradiction.ANOTHER_LOG);
        return new Promised(Signed.WRONG, promise, Keeping.NOTHING_PROMISED);
      }
      var signed = signed(note.get());
      var keeping =
          signed == Signed.RIGHT
              ? keeping(promise.get(), entries, cosignatures)
              : Keeping.NOTHING_PROMISED;
      return new Promised(signed, promise, keeping);
    }

    private Keeping keeping(Promise promise, List<Shown> entries, List<Cosignature> cosignatures) {
      boolean isInTheLog =
          entries.stream()
              .anyMatch(
                  e ->
                      e.standing() == Standing.IN_THE_LOG
                          && e.commitment().equals(promise.commitment()));
      if (isInTheLog) {
        return isSeenBy(promise.inLogBy(), cosignatures) ? Keeping.KEPT_IN_TIME : Keeping.KEPT;
      }
      return today.isAfter(promise.inLogBy()) ? Keeping.OVERDUE : Keeping.OPEN;
    }

    /// The day ends first where it begins first: nobody is told that it was in time who would
    /// have had it later by their own clock.
    private boolean isSeenBy(LocalDate day, List<Cosignature> cosignatures) {
      Instant end = day.plusDays(1).atStartOfDay(ZoneOffset.ofHours(14)).toInstant();
      var before = cosignatures.stream().filter(c -> c.time() < end.getEpochSecond()).toList();
      return policy.filter(p -> p.needed() > 0 && p.isMetBy(before)).isPresent();
    }

    private void compare(List<Entry> entries, List<Shown> shown, Optional<Promise> promise) {
      if (isAnyTwice(shown)) {
        contradictions.add(Contradiction.TWICE);
      }
      if (matters(entries).size() > 1) {
        contradictions.add(Contradiction.SEVERAL_MATTERS);
      }
      promise.ifPresent(p -> compare(shown, p));
    }

    private static boolean isAnyTwice(List<Shown> shown) {
      return isAnyTwice(shown.stream().map(Shown::commitment).toList())
          || isAnyTwice(shown.stream().flatMap(e -> e.index().stream()).toList())
          || isAnyTwice(shown.stream().flatMap(e -> e.told().stream()).map(Told::seq).toList());
    }

    private static <T> boolean isAnyTwice(Collection<T> all) {
      return new HashSet<>(all).size() < all.size();
    }

    private void compare(List<Shown> shown, Promise promise) {
      var promised =
          shown.stream().filter(e -> e.commitment().equals(promise.commitment())).findFirst();
      if (promised.isEmpty()) {
        contradictions.add(Contradiction.PROMISE_OF_ANOTHER_ENTRY);
      }
      boolean isAnother =
          shown.stream()
              .flatMap(e -> e.told().stream())
              .flatMap(t -> t.number().stream())
              .anyMatch(number -> !number.equals(promise.number()));
      if (isAnother) {
        contradictions.add(Contradiction.ANOTHER_NUMBER);
      }
    }
  }

  private record Cosigned(Witnessed witnessed, List<Cosignature> cosignatures) {

    static final Cosigned NONE = new Cosigned(Witnessed.NOT_ASKED, List.of());
  }

  private static Set<List<Object>> matters(List<Entry> entries) {
    var matters = new HashSet<List<Object>>();
    for (var entry : entries) {
      if (entry instanceof Entry.Opened opened) {
        facts(opened)
            .ifPresent(
                f ->
                    matters.add(
                        List.of(f.getOrDefault("authority", ""), f.getOrDefault("matter", ""))));
      }
    }
    return matters;
  }

  private static Optional<Map<String, Object>> facts(Entry.Opened entry) {
    try {
      return Optional.of(CanonicalJson.decode(entry.facts().getBytes(UTF_8)));
    } catch (NotCanonical wrong) {
      return Optional.empty();
    }
  }

  /// Empty if facts or content aren’t what a journal holds.
  private static Optional<Told> told(Entry.Opened entry) {
    var facts = facts(entry);
    if (facts.isEmpty() || !isContent(entry.content())) {
      return Optional.empty();
    }
    boolean isFacts =
        facts.get().get("seq") instanceof Long
            && facts.get().get("act") instanceof String
            && facts.get().get("on") instanceof String;
    return isFacts ? told(facts.get()) : Optional.empty();
  }

  private static Optional<Told> told(Map<String, Object> facts) {
    try {
      return Optional.of(
          new Told(
              (Long) facts.getOrDefault("seq", 0L),
              (String) facts.getOrDefault("act", ""),
              LocalDate.parse((String) facts.getOrDefault("on", "")),
              number(facts)));
    } catch (DateTimeException wrong) {
      return Optional.empty();
    }
  }

  private static Optional<String> number(Map<String, Object> facts) {
    return facts.get("filing") instanceof Map<?, ?> filing
            && filing.get("number") instanceof String number
        ? Optional.of(number)
        : Optional.empty();
  }

  private static boolean isContent(String content) {
    try {
      return content.isEmpty() || CanonicalJson.decode(content.getBytes(UTF_8)) != null;
    } catch (NotCanonical wrong) {
      return false;
    }
  }
}
