package org.huiyin.receipt;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huiyin.ledger.CanonicalJson;
import org.huiyin.ledger.Commitment;
import org.huiyin.ledger.Hash;
import org.huiyin.ledger.Salt;
import org.huiyin.ledger.note.Checkpoint;
import org.huiyin.ledger.note.JdkSigner;
import org.huiyin.ledger.note.SignedNote;
import org.huiyin.ledger.note.SigningKey;
import org.huiyin.ledger.receipt.Entry;
import org.huiyin.ledger.receipt.Filed;
import org.huiyin.ledger.receipt.Promise;
import org.huiyin.ledger.receipt.Receipt;
import org.jspecify.annotations.Nullable;

/// A ledger of its own with the entries of one matter among others, and receipts of it, right and
/// wrong. Its tree is hashed as RFC 9162 writes it down, and not by the library.
final class SomeLedger {

  static final String ORIGIN = "ledger.example.org/county";
  static final LocalDate DAY = LocalDate.of(2026, 3, 2);
  static final String NUMBER = "990123-2026-7KQ4M2ZD-X";

  private static final byte[] NODE = {1};

  private final SecureRandom random = new SecureRandom();
  private final JdkSigner signer = new JdkSigner(SigningKey.ed25519(ORIGIN, random));
  private final List<Hash> leaves = new ArrayList<>();

  JdkSigner signer() {
    return signer;
  }

  /// Entries of others.
  void grow(int by) {
    for (int i = 0; i < by; i++) {
      byte[] other = new byte[Hash.LENGTH];
      random.nextBytes(other);
      leaves.add(Hash.of(other));
    }
  }

  /// An entry that isn't in it yet.
  Entry.Opened entry(int seq, String act, Map<String, String> said) {
    Map<String, Object> facts = new HashMap<>();
    facts.put("authority", "990123");
    facts.put("matter", "6f1c1f2e-5a54-4f0a-9d4a-111111111111");
    facts.put("seq", seq);
    facts.put("act", act);
    facts.put("on", DAY.plusDays(seq).toString());
    if (seq == 1) {
      facts.put("filing", Map.of("number", NUMBER));
    }
    return new Entry.Opened(
        new String(CanonicalJson.encode(facts), UTF_8),
        said.isEmpty() ? "" : new String(CanonicalJson.encode(said), UTF_8),
        Salt.random(random),
        Optional.empty());
  }

  /// Puts it in, without a proof yet.
  Entry.Opened put(Entry.Opened entry) {
    leaves.add(entry.commitment().leaf());
    return entry;
  }

  /// The entry with its proof in the ledger as it is now.
  Entry.Opened placed(Entry.Opened entry) {
    int index = leaves.indexOf(entry.commitment().leaf());
    return new Entry.Opened(
        entry.facts(),
        entry.content(),
        entry.salt(),
        Optional.of(new Entry.Place(index, path(index, leaves))));
  }

  SignedNote head() {
    return SignedNote.sign(new Checkpoint(ORIGIN, leaves.size(), root(leaves)).text(), signer);
  }

  SignedNote promise(Commitment of, Filed filed) {
    return new Promise(
            ORIGIN,
            of,
            NUMBER,
            filed,
            List.of(
                new Promise.Due("accept", DAY.plusDays(15)),
                new Promise.Due("answer", DAY.plusDays(60))),
            DAY.plusDays(2))
        .signed(signer);
  }

  SignedNote promise(Commitment of) {
    return promise(of, new Filed.At(Instant.parse("2026-03-02T01:30:00.250Z")));
  }

  Receipt receipt(@Nullable SignedNote promise, @Nullable SignedNote head, Entry... entries) {
    return new Receipt(
        ORIGIN,
        List.of(signer.key()),
        Optional.ofNullable(promise),
        List.of(entries),
        Optional.ofNullable(head));
  }

  private static Hash node(Hash left, Hash right) {
    return Hash.sha256(NODE, left.bytes(), right.bytes());
  }

  /// RFC 9162, 2.1.1
  private static Hash root(List<Hash> of) {
    int n = of.size();
    return n == 1
        ? of.getFirst()
        : node(root(of.subList(0, split(n))), root(of.subList(split(n), n)));
  }

  /// RFC 9162, 2.1.3.1
  private static List<Hash> path(int m, List<Hash> of) {
    int n = of.size();
    if (n == 1) {
      return List.of();
    }
    int k = split(n);
    boolean left = m < k;
    List<Hash> path =
        new ArrayList<>(left ? path(m, of.subList(0, k)) : path(m - k, of.subList(k, n)));
    path.add(root(left ? of.subList(k, n) : of.subList(0, k)));
    return path;
  }

  /// The largest power of two below.
  private static int split(int n) {
    return Integer.highestOneBit(n - 1);
  }
}
