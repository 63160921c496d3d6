package org.huiyin.matter;

import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huiyin.ledger.CanonicalJson;
import org.huiyin.ledger.Commitment;
import org.huiyin.ledger.Salt;

/// Seals entries of a journal and opens them again.
///
/// An entry's facts stay readable; its texts are sealed under the matter's own key, bound to
/// matter and entry; both are committed to with a salt of its own, so that each becomes a leaf
/// of the ledger without anything being guessable from it.
final class Journal {

  private static final byte[] NO_CONTENT = {};

  private final Sealing sealing;
  private final SecureRandom random;

  Journal(Sealing sealing, SecureRandom random) {
    this.sealing = sealing;
    this.random = random;
  }

  MatterRecord.Sealed seal(Sealing.WrappedKey key, Facts facts, Said said) {
    Map<String, String> texts = said.content();
    byte[] encoded = facts.encoded();
    byte[] content = texts.isEmpty() ? NO_CONTENT : CanonicalJson.encode(texts);
    Salt salt = Salt.random(random);
    Bytes sealed =
        content.length == 0
            ? null
            : Bytes.of(
                sealing.seal(key, facts.authority(), facts.matter(), field(facts.seq()), content));
    return new MatterRecord.Sealed(
        facts,
        Bytes.of(encoded),
        sealed,
        Bytes.of(salt.bytes()),
        Bytes.of(Commitment.of(encoded, content, salt).hash().bytes()),
        Attaching.attached(sealing, key, facts, said.evidence()));
  }

  /// The texts of an entry; empty where it has none or they were erased.
  ///
  /// @throws SealBroken if the ciphertext was altered or moved
  Map<String, String> texts(MatterRecord.Identity matter, MatterRecord.Stored entry) {
    byte[] content = content(matter, entry);
    return content.length == 0 ? Map.of() : decoded(content);
  }

  /// The texts of an entry of which no more is at hand.
  Map<String, String> texts(
      Sealing.WrappedKey key, String authority, UUID matter, int seq, Bytes sealed) {
    return decoded(sealing.open(key, authority, matter, field(seq), sealed.array()));
  }

  private static Map<String, String> decoded(byte[] content) {
    Map<String, String> texts = new HashMap<>();
    CanonicalJson.decode(content).forEach((name, text) -> texts.put(name, (String) text));
    return Map.copyOf(texts);
  }

  byte[] content(MatterRecord.Identity matter, MatterRecord.Stored entry) {
    Bytes sealed = entry.content();
    return sealed == null
        ? NO_CONTENT
        : sealing.open(
            matter.key(), matter.authority(), matter.id(), field(entry.seq()), sealed.array());
  }

  static List<Facts> facts(List<MatterRecord.Stored> entries) {
    return entries.stream().map(entry -> Facts.decode(entry.facts().array())).toList();
  }

  private static String field(int seq) {
    return "content/" + seq;
  }
}
