package org.huiyin.ledger.receipt;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huiyin.ledger.CanonicalJson;
import org.huiyin.ledger.Commitment;
import org.huiyin.ledger.Hash;
import org.huiyin.ledger.Salt;
import org.huiyin.ledger.note.Checkpoint;
import org.huiyin.ledger.note.Keys;
import org.huiyin.ledger.note.SignedNote;
import org.huiyin.ledger.note.Signer;

/// A small log with entries of one matter and of others, and receipts from it; the same each time.
/// Its proofs are made by RFC 9162 word for word.
public final class Log {

  public static final String ORIGIN = "ledger.example.org/county";
  public static final String NUMBER = "990123-2026-7KQ4M2ZD-X";
  static final Instant FILED = Instant.parse("2026-03-02T01:30:00Z");

  public final Signer signer = Keys.ledger(ORIGIN);

  private final List<Hash> leaves = new ArrayList<>();
  private final List<Entry.Opened> entries = new ArrayList<>();

  private Log() {}

  /// A matter with three entries among entries of others.
  public static Log withAMatter() {
    var log = new Log();
    log.others(5);
    log.add(filing());
    log.others(3);
    log.add(entry(2, "accept", ""));
    log.add(entry(3, "answer", "{\"reply\":\"修好了。It is mended.\"}"));
    log.others(4);
    return log;
  }

  public static Entry.Opened filing() {
    return opened(
        Map.of(
            "v",
            1,
            "authority",
            "990123",
            "matter",
            "m",
            "seq",
            1,
            "act",
            "file",
            "on",
            "2026-03-02",
            "filing",
            Map.of("number", NUMBER)),
        "{\"what\":\"路灯坏了三个月。The lamp is broken.\"}",
        1);
  }

  static Entry.Opened entry(int seq, String act, String content) {
    return opened(
        Map.of(
            "v",
            1,
            "authority",
            "990123",
            "matter",
            "m",
            "seq",
            seq,
            "act",
            act,
            "on",
            "2026-03-0" + (seq + 1)),
        content,
        seq);
  }

  static Entry.Opened opened(Map<String, ?> facts, String content, int salt) {
    return new Entry.Opened(
        new String(CanonicalJson.encode(facts), UTF_8), content, salt(salt), Optional.empty());
  }

  static Salt salt(int which) {
    var salt = new byte[Salt.LENGTH];
    Arrays.fill(salt, (byte) which);
    return Salt.of(salt);
  }

  private void others(int count) {
    for (int i = 0; i < count; i++) {
      leaves.add(new Commitment(Hash.sha256(new byte[] {(byte) leaves.size()})).leaf());
    }
  }

  private void add(Entry.Opened entry) {
    leaves.add(entry.commitment().leaf());
    entries.add(entry);
  }

  public Promise promise() {
    return new Promise(
        ORIGIN,
        entries.getFirst().commitment(),
        NUMBER,
        new Filed.At(FILED),
        List.of(
            new Promise.Due("accept", LocalDate.parse("2026-03-17")),
            new Promise.Due("answer", LocalDate.parse("2026-05-01")),
            new Promise.Due("extended-answer", LocalDate.parse("2026-05-31"))),
        LocalDate.parse("2026-03-04"));
  }

  public Checkpoint checkpoint() {
    return new Checkpoint(ORIGIN, leaves.size(), root(leaves));
  }

  public SignedNote signed() {
    return SignedNote.sign(checkpoint().text(), signer);
  }

  public Receipt receipt() {
    return receipt(signed());
  }

  public Receipt receipt(SignedNote checkpoint) {
    return new Receipt(
        ORIGIN,
        List.of(signer.key()),
        Optional.of(promise().signed(signer)),
        entries.stream().<Entry>map(this::placed).toList(),
        Optional.of(checkpoint));
  }

  /// Before anything of it was in the log.
  public Receipt early() {
    return new Receipt(
        ORIGIN,
        List.of(signer.key()),
        Optional.of(promise().signed(signer)),
        List.of(entries.getFirst()),
        Optional.empty());
  }

  Entry.Opened placed(Entry.Opened entry) {
    int index = leaves.indexOf(entry.commitment().leaf());
    return new Entry.Opened(
        entry.facts(),
        entry.content(),
        entry.salt(),
        Optional.of(new Entry.Place(index, proof(index))));
  }

  List<Hash> proof(int index) {
    return path(index, leaves);
  }

  public Hash leaf(int index) {
    return leaves.get(index);
  }

  private static List<Hash> path(int m, List<Hash> d) {
    if (d.size() == 1) {
      return List.of();
    }
    int k = Integer.highestOneBit(d.size() - 1);
    var left = d.subList(0, k);
    var right = d.subList(k, d.size());
    var path = new ArrayList<>(m < k ? path(m, left) : path(m - k, right));
    path.add(root(m < k ? right : left));
    return Collections.unmodifiableList(path);
  }

  private static Hash root(List<Hash> d) {
    if (d.size() == 1) {
      return d.getFirst();
    }
    int k = Integer.highestOneBit(d.size() - 1);
    return Hash.sha256(
        new byte[] {0x01}, root(d.subList(0, k)).bytes(), root(d.subList(k, d.size())).bytes());
  }
}
