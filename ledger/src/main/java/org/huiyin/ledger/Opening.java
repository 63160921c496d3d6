package org.huiyin.ledger;

import static java.nio.charset.StandardCharsets.US_ASCII;

/// What still proves an entry's facts after its content and salt are erased: the key under which
/// the facts were hashed, and the code of the content.
///
/// Guarantees: with it, anyone can check the facts against the [Commitment]; it tells nothing
/// of the content, and no guess at the content can be tested with it, since the content's key
/// can't be derived from either part. Does not guarantee that the facts stay hidden: whoever
/// holds it can test guesses at them, so it is as private as the facts. Does not prove what the
/// content was, or that it ever was more than nothing.
///
/// `toString` hides both parts; equality takes the same time whatever differs.
public final class Opening {

  private static final byte[] FACTS = "huiyin/v1/facts".getBytes(US_ASCII);
  private static final byte[] CONTENT = "huiyin/v1/content".getBytes(US_ASCII);

  private final byte[] factsKey;
  private final byte[] contentMac;

  private Opening(byte[] factsKey, byte[] contentMac) {
    this.factsKey = factsKey;
    this.contentMac = contentMac;
  }

  /// To be kept instead of these two, which may then be destroyed.
  public static Opening withoutContent(byte[] content, Salt salt) {
    byte[] contentKey = Hmac.sha256(salt.bytes(), CONTENT);
    return new Opening(Hmac.sha256(salt.bytes(), FACTS), Hmac.sha256(contentKey, content));
  }

  /// As it was kept.
  ///
  /// @param factsKey 32 bytes, of [#factsKey]
  /// @param contentMac 32 bytes, of [#contentMac]
  public static Opening withoutContent(byte[] factsKey, byte[] contentMac) {
    return new Opening(exact(factsKey, "factsKey"), exact(contentMac, "contentMac"));
  }

  private static byte[] exact(byte[] bytes, String name) {
    if (bytes.length != Hash.LENGTH) {
      throw new IllegalArgumentException(name + ": 32 bytes, not " + bytes.length);
    }
    return bytes.clone();
  }

  /// Whether the commitment is to these facts (and to a content with this code); compared in
  /// constant time.
  @CheckReturnValue
  public boolean opens(Commitment commitment, byte[] facts) {
    return commitment.equals(commitmentTo(facts));
  }

  Commitment commitmentTo(byte[] facts) {
    return Commitment.ofMacs(Hmac.sha256(factsKey, facts), contentMac);
  }

  public byte[] factsKey() {
    return factsKey.clone();
  }

  public byte[] contentMac() {
    return contentMac.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Opening opening && digest().equals(opening.digest());
  }

  @Override
  public int hashCode() {
    return digest().hashCode();
  }

  private Hash digest() {
    return Hash.sha256(factsKey, contentMac);
  }

  @Override
  public String toString() {
    return "Opening[hidden]";
  }
}
