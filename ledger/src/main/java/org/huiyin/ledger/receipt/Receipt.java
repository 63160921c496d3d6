package org.huiyin.ledger.receipt;

import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huiyin.ledger.CanonicalJson;
import org.huiyin.ledger.Hash;
import org.huiyin.ledger.Refused;
import org.huiyin.ledger.Refused.Defect;
import org.huiyin.ledger.note.SignedNote;
import org.huiyin.ledger.note.VerifierKey;

/// What shows to anybody, without the server, that a matter’s entries are in the ledger: a file.
///
/// ```
/// {"format":"huiyin-receipt/v1",
///  "origin":"ledger.example.org/county",
///  "keys":["ledger.example.org/county+0b63d2e9+AX…"],
///  "promise":"huiyin-promise/v1\n…",                    if there is one
///  "entries":[
///   {"facts":"{…}","content":"{…}","salt":"…",           no content if there is none
///    "index":1234,"proof":["…","…"]},                    once it is in the log
///   {"commitment":"…","index":1240,"proof":["…"]}],      of an entry without what it says
///  "checkpoint":"ledger.example.org/county\n…"}          once one of them is in the log
/// ```
///
/// Salts, commitments and proofs are 32 bytes in base64; facts and content the very text that was
/// committed to. Written in canonical JSON, read in any JSON, with nothing unknown in it, up to 16
/// MiB and 10,000 entries.
///
/// Does not guarantee that any of it is true: [ReceiptVerifier] says what is. As private as
/// what stands in it; `toString` hides it. Immutable.
///
/// @param origin the log’s
/// @param keys those that the receipt itself names: whoever relies on them alone relies on
///     whoever wrote it
/// @param entries at least one
public record Receipt(
    String origin,
    List<VerifierKey> keys,
    Optional<SignedNote> promise,
    List<Entry> entries,
    Optional<SignedNote> checkpoint) {

  static final String WHERE = "a receipt";
  static final String FORMAT = "huiyin-receipt/v1";
  static final int MOST_ENTRIES = 10_000;
  static final int MOST_KEYS = 16;
  static final int MOST_HASHES = 63;

  private static final int LARGEST = 16 * 1024 * 1024;

  public Receipt {
    keys = List.copyOf(keys);
    entries = List.copyOf(entries);
    if (entries.isEmpty()) {
      throw new Refused(WHERE + ", $.entries", Defect.FIELD_MISSING);
    }
    if (entries.size() > MOST_ENTRIES) {
      throw new Refused(WHERE + ", $.entries", Defect.TOO_MANY);
    }
    if (keys.size() > MOST_KEYS) {
      throw new Refused(WHERE + ", $.keys", Defect.TOO_MANY);
    }
    if (checkpoint.isEmpty() && entries.stream().anyMatch(e -> e.place().isPresent())) {
      throw new Refused(WHERE, Defect.PROOF_WITHOUT_CHECKPOINT);
    }
  }

  /// The receipt in a file; reads no more than the largest one may have.
  ///
  /// @throws Refused if it isn’t one
  /// @throws IOException if the file can’t be read
  public static Receipt read(InputStream file) throws IOException {
    return parse(file.readNBytes(LARGEST + 1));
  }

  /// The receipt that these bytes are.
  ///
  /// @throws Refused if they aren’t one
  public static Receipt parse(byte[] bytes) {
    if (bytes.length > LARGEST) {
      throw new Refused(WHERE, Defect.TOO_LARGE);
    }
    return new ReceiptReader(bytes).receipt();
  }

  /// The same, showing that something was filed and not what: neither facts nor texts nor salts.
  /// The promise stays, with the number, the day and the dates.
  public Receipt withoutContent() {
    return new Receipt(
        origin, keys, promise, entries.stream().<Entry>map(Entry::closed).toList(), checkpoint);
  }

  /// The file, in canonical JSON.
  public byte[] bytes() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("format", FORMAT);
    json.put("origin", origin);
    json.put("keys", keys.stream().map(VerifierKey::toString).toList());
    promise.ifPresent(note -> json.put("promise", note.toString()));
    json.put("entries", entries.stream().map(Receipt::json).toList());
    checkpoint.ifPresent(note -> json.put("checkpoint", note.toString()));
    return CanonicalJson.encode(json);
  }

  private static Map<String, Object> json(Entry entry) {
    Map<String, Object> json = new LinkedHashMap<>();
    switch (entry) {
      case Entry.Opened opened -> {
        json.put("facts", opened.facts());
        if (!opened.content().isEmpty()) {
          json.put("content", opened.content());
        }
        json.put("salt", Base64.getEncoder().encodeToString(opened.salt().bytes()));
      }
      case Entry.Closed closed -> json.put("commitment", closed.commitment().hash().base64());
    }
    entry
        .place()
        .ifPresent(
            place -> {
              json.put("index", place.index());
              json.put("proof", place.proof().stream().map(Hash::base64).toList());
            });
    return json;
  }

  @Override
  public String toString() {
    return "Receipt[" + origin + ", " + entries.size() + " entries]";
  }
}
