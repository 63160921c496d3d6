package org.huiyin.ledger.receipt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.huiyin.ledger.Commitment;
import org.huiyin.ledger.Hash;
import org.huiyin.ledger.Refused;
import org.huiyin.ledger.Refused.Defect;
import org.huiyin.ledger.Salt;
import org.huiyin.ledger.note.KeyName;
import org.huiyin.ledger.note.SignedNote;
import org.huiyin.ledger.note.VerifierKey;
import org.jspecify.annotations.Nullable;

/// Reads one receipt, field by field in any order.
final class ReceiptReader {

  private final JsonReader json;
  private @Nullable String format;
  private @Nullable String origin;
  private @Nullable SignedNote promise;
  private @Nullable SignedNote checkpoint;
  private boolean hasKeys;
  private final List<VerifierKey> keys = new ArrayList<>();
  private final List<Entry> entries = new ArrayList<>();

  ReceiptReader(byte[] bytes) {
    this.json = new JsonReader(bytes, Receipt.WHERE);
  }

  Receipt receipt() {
    json.object(name -> json.inside("." + known(name), () -> member(name)));
    json.end();
    if (!hasKeys) {
      throw missing("keys");
    }
    if (!needed(format, "format").equals(Receipt.FORMAT)) {
      throw new Refused(Receipt.WHERE, Defect.NOT_A_RECEIPT);
    }
    return new Receipt(
        needed(origin, "origin"),
        keys,
        Optional.ofNullable(promise),
        entries,
        Optional.ofNullable(checkpoint));
  }

  /// A refusal names fields of receipts, and never what somebody wrote for one.
  private String known(String name) {
    return switch (name) {
      case "format", "origin", "keys", "promise", "entries", "checkpoint" -> name;
      case "facts", "content", "salt", "commitment", "index", "proof" -> name;
      default -> throw json.refused(Defect.UNKNOWN_FIELD);
    };
  }

  private void member(String name) {
    switch (name) {
      case "format" -> format = json.string();
      case "origin" -> origin = KeyName.checked(json.string(), json.where());
      case "keys" -> {
        hasKeys = true;
        json.array(Receipt.MOST_KEYS, () -> keys.add(VerifierKey.parse(json.string())));
      }
      case "promise" -> promise = SignedNote.parse(json.string());
      case "entries" ->
          json.array(Receipt.MOST_ENTRIES, () -> entries.add(new EntryReader().entry()));
      case "checkpoint" -> checkpoint = SignedNote.parse(json.string());
      default -> throw json.refused(Defect.UNKNOWN_FIELD);
    }
  }

  private final class EntryReader {

    private @Nullable String facts;
    private @Nullable String content;
    private @Nullable Hash salt;
    private @Nullable Hash commitment;
    private @Nullable Long index;
    private @Nullable List<Hash> proof;

    Entry entry() {
      json.object(name -> json.inside("." + known(name), () -> member(name)));
      if (commitment == null) {
        return new Entry.Opened(
            needed(facts, "facts"),
            content == null ? "" : content,
            Salt.of(needed(salt, "salt").bytes()),
            place());
      }
      if (facts != null || content != null || salt != null) {
        throw json.refused(Defect.UNKNOWN_FIELD);
      }
      return new Entry.Closed(new Commitment(commitment), place());
    }

    private void member(String name) {
      switch (name) {
        case "facts" -> facts = json.string();
        case "content" -> content = json.string();
        case "salt" -> salt = hash();
        case "commitment" -> commitment = hash();
        case "index" -> index = json.integer();
        case "proof" -> {
          var hashes = new ArrayList<Hash>();
          json.array(Receipt.MOST_HASHES, () -> hashes.add(hash()));
          proof = hashes;
        }
        default -> throw json.refused(Defect.UNKNOWN_FIELD);
      }
    }

    private Optional<Entry.Place> place() {
      if (index == null && proof == null) {
        return Optional.empty();
      }
      return Optional.of(new Entry.Place(needed(index, "index"), needed(proof, "proof")));
    }
  }

  private Hash hash() {
    String base64 = json.string();
    try {
      return Hash.ofBase64(base64);
    } catch (IllegalArgumentException wrong) {
      throw json.refused(Defect.NOT_BASE64);
    }
  }

  private <T> T needed(@Nullable T value, String name) {
    if (value == null) {
      throw missing(name);
    }
    return value;
  }

  private Refused missing(String name) {
    return new Refused(json.where() + "." + name, Defect.FIELD_MISSING);
  }
}
