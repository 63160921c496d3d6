package org.huiyin.ledger;

import static java.nio.charset.StandardCharsets.US_ASCII;

/// What the public log holds of a journal entry: 32 bytes that bind whoever wrote it to the
/// entry's facts and content, and tell nothing of them. Encoding version 1:
///
/// ```
/// factsMac   = HMAC-SHA-256(HMAC-SHA-256(salt, "huiyin/v1/facts"),   facts)
/// contentMac = HMAC-SHA-256(HMAC-SHA-256(salt, "huiyin/v1/content"), content)
/// commitment = SHA-256("huiyin/v1/entry\n" ‖ factsMac ‖ contentMac)
/// leaf       = SHA-256(0x00 ‖ commitment)                                   (RFC 6962, 2.1)
/// ```
///
/// In use:
///
/// ```java
/// byte[] facts = CanonicalJson.encode(Map.of("act", "accept", "on", "2026-03-02"));
/// byte[] content = CanonicalJson.encode(Map.of("reason", "…")); // none: new byte[0]
/// var salt = Salt.random(random); // kept beside the entry
/// var commitment = Commitment.of(facts, content, salt); // kept, and published as a leaf
///
/// commitment.isOf(facts, content, salt); // later, by whoever holds the three
/// var opening = Opening.withoutContent(content, salt); // kept when those two are erased
/// opening.opens(commitment, facts);
/// ```
///
/// Guarantees, as far as SHA-256 holds: *binding*: nobody finds other facts or other content
/// for a commitment, not even its author; *hiding*: whoever has neither salt nor [Opening]
/// learns nothing of facts or content, and can't even test a guess; equal entries have
/// different commitments, as each has its own salt.
///
/// Does not guarantee: that the entry is true, nor when or by whom it was written (the log says
/// so); that facts and content are canonical ([CanonicalJson] does); that their lengths stay
/// hidden from whoever stores them; anything once a salt is used twice or becomes known.
///
/// @param hash the 32 bytes
public record Commitment(Hash hash) {

  /// The version of this encoding, as the journal stores it beside each entry.
  public static final int VERSION = 1;

  private static final byte[] ENTRY = "huiyin/v1/entry\n".getBytes(US_ASCII);
  private static final byte[] LEAF = {0x00};

  /// Commits to an entry.
  ///
  /// @param facts the entry's structural facts, in their canonical encoding
  /// @param content what may have to be erased later; no bytes if there is none
  /// @param salt fresh from [Salt#random] for this entry
  public static Commitment of(byte[] facts, byte[] content, Salt salt) {
    return Opening.withoutContent(content, salt).commitmentTo(facts);
  }

  static Commitment ofMacs(byte[] factsMac, byte[] contentMac) {
    return new Commitment(Hash.sha256(ENTRY, factsMac, contentMac));
  }

  /// Whether this is the commitment to these facts and this content; compared in constant time.
  @CheckReturnValue
  public boolean isOf(byte[] facts, byte[] content, Salt salt) {
    return equals(of(facts, content, salt));
  }

  /// The hash of the log's leaf that holds this commitment.
  public Hash leaf() {
    return Hash.sha256(LEAF, hash.bytes());
  }
}
