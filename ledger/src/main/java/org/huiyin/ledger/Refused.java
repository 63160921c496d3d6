package org.huiyin.ledger;

/// A file, a line or an answer of a log isn't what it says it is: malformed, too large, or it
/// proves something else. The same bytes will never be right: there is no use in trying again.
/// The message holds the place and the defect, and nothing of the content.
public final class Refused extends RuntimeException {

  /// What is wrong there.
  public enum Defect {
    // Of trees and tiles.
    SIZE_OUT_OF_RANGE("sizes and positions lie between 0 and 2^63 − 1"),
    NOT_A_TILE_PATH("not a path of the form tile/<level>/<number>[.p/<width>]"),
    LEVEL_OUT_OF_RANGE("levels of tiles lie between 0 and 63"),
    NUMBER_OUT_OF_RANGE("no log is so long that it has this tile"),
    WIDTH_OUT_OF_RANGE("a partial tile has 1 to 255 hashes"),
    TILE_LENGTH("a tile has 32 bytes for each of its hashes"),
    TILE_MISSING("this tile isn’t there"),
    ENTRY_COUNT("not as many entries as the bundle’s path says"),
    ENTRY_LENGTH("an entry of this log has 32 bytes"),
    TRUNCATED("ends too early"),
    TRAILING_BYTES("bytes after the end"),

    // Of proofs.
    INDEX_OUT_OF_RANGE("the log has no leaf at this position"),
    PROOF_LENGTH("a proof in a log of this size is shorter or longer"),
    OTHER_ROOT("the proof leads to another root"),
    NOT_A_PROOF_FROM_NOTHING("the empty log is the beginning of every log: it needs no proof"),
    SHRUNK("a log never gets shorter"),

    // Of witnesses, and of following a log.
    NOT_A_REQUEST("not an old size, hashes, an empty line and a checkpoint"),
    OLD_SIZE_LARGER("the old size is larger than the checkpoint’s"),
    NOT_WHAT_WAS_KEPT("the file of what was seen isn’t as it was written"),
    OTHER_LOG("the checkpoint of another log"),
    OTHER_TILE("the hashes aren’t those of what lies below"),
    CHECKPOINT_MISSING("there is no checkpoint"),

    // Of notes and keys.
    TOO_LARGE("larger than anything of this kind may be"),
    NOT_UTF_8("not UTF-8"),
    CONTROL_CHARACTER("a control character"),
    NOT_A_NOTE("not a text, an empty line and lines of signatures"),
    NOT_A_SIGNATURE_LINE("not a line of the form — <name> <base64>"),
    TOO_MANY_SIGNATURES("more than 100 signatures"),
    NOT_A_KEY("not a key of the form <name>+<id>+<base64>"),
    KEY_NAME("a name of a key has neither a space nor a plus, and isn’t empty"),
    KEY_ID("the id isn’t that of this key"),
    KEY_LENGTH("an Ed25519 key has 32 bytes"),
    AMBIGUOUS_KEYS("two different keys with one name and one id"),
    SIGNATURE_WRONG("the signature of a known key is wrong"),
    NOT_SIGNED("no signature of a known key"),
    NOT_BASE64("not base64 as it should be here"),
    NOT_A_CHECKPOINT("not an origin, a size and a root, one a line"),
    NOT_DECIMAL("not a decimal number without leading zeros"),
    NOT_A_POLICY("not a policy of witnesses as far as it is understood here"),
    NOT_A_TLOG_PROOF("not a proof of the form c2sp.org/tlog-proof@v1"),

    // Of promises and receipts.
    NOT_A_PROMISE("not a promise as huiyin-promise/v1 writes it"),
    NOT_A_COMPACT_PROMISE("not a promise as a QR code has it"),
    ORIGIN_IS_A_NUMBER("an origin that is a number would make a promise look like a checkpoint"),
    NOT_JSON("not JSON"),
    NOT_A_RECEIPT("not of the format huiyin-receipt/v1"),
    WRONG_TYPE("a value of another type is expected"),
    UNKNOWN_FIELD("a field that no receipt has there"),
    FIELD_MISSING("a field is missing"),
    FIELD_TWICE("this field was there already"),
    TOO_MANY("more of them than a receipt may have"),
    PROOF_WITHOUT_CHECKPOINT("a proof, and no checkpoint that it leads to");

    private final String sentence;

    Defect(String sentence) {
      this.sentence = sentence;
    }

    @Override
    public String toString() {
      return sentence;
    }
  }

  private static final long serialVersionUID = 1;

  private final String where;
  private final Defect defect;

  /// At this place, that defect.
  ///
  /// @param where what was read, and where in it, in the program’s own words: never a part of it
  public Refused(String where, Defect defect) {
    super(where + ": " + defect);
    this.where = where;
    this.defect = defect;
  }

  /// What was read, and where in it.
  public String where() {
    return where;
  }

  public Defect defect() {
    return defect;
  }
}
