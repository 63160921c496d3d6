package org.huiyin.ledger;

/// These bytes are not the canonical encoding of anything ([CanonicalJson]). The same bytes will
/// never be: there is no use in trying again. The message holds the place and the defect, and
/// nothing of the content.
public final class NotCanonical extends RuntimeException {

  /// What is wrong at the offset.
  public enum Defect {
    NOT_UTF_8("not UTF-8"),
    NOT_AN_OBJECT("an entry is an object, and starts with {"),
    TRUNCATED("ends too early"),
    TRAILING_BYTES("bytes after the end"),
    UNEXPECTED(
        "neither an object, an array, a string, an integer nor a boolean; no space is allowed"),
    MISSING_SEPARATOR("a separator is missing"),
    KEY_IS_NOT_A_STRING("a key must be a string"),
    DUPLICATE_KEY("this key was there already"),
    KEYS_OUT_OF_ORDER("keys must be sorted by UTF-16 code units"),
    NULL("null is written by leaving the key out"),
    NOT_AN_INTEGER("only integers are numbers here, without fraction or exponent"),
    NOT_SHORTEST_INTEGER("not the shortest form of this integer"),
    INTEGER_OUT_OF_RANGE("integers lie in ±(2^53 − 1)"),
    CONTROL_CHARACTER("a control character must be escaped"),
    NEEDLESS_ESCAPE(
        "only quote, backslash and control characters are escaped, each in its shortest form"),
    TOO_DEEP("more than 64 objects and arrays in one another");

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

  private final int offset;
  private final Defect defect;

  NotCanonical(int offset, Defect defect) {
    super("not canonical JSON, at byte " + offset + ": " + defect);
    this.offset = offset;
    this.defect = defect;
  }

  /// The first byte, from 0, that no canonical encoding can have there.
  public int offset() {
    return offset;
  }

  public Defect defect() {
    return defect;
  }
}
