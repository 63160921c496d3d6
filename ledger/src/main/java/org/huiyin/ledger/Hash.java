package org.huiyin.ledger;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;

/// Thirty-two bytes that SHA-256 or HMAC-SHA-256 made. A value: the bytes are copied in and out,
/// and two hashes are equal if their bytes are, compared in constant time. Not for secrets:
/// `toString` shows it.
public final class Hash {

  /// How many bytes a hash has.
  public static final int LENGTH = 32;

  private final byte[] bytes;

  private Hash(byte[] bytes) {
    this.bytes = bytes;
  }

  /// The hash with these bytes.
  ///
  /// @param bytes exactly [#LENGTH] bytes
  public static Hash of(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("bytes: a hash has 32 bytes, not " + bytes.length);
    }
    return new Hash(bytes.clone());
  }

  /// The hash whose bytes stand there.
  ///
  /// @param from where the first of [#LENGTH] bytes stands; `0 <= from <= bytes.length − 32`
  public static Hash of(byte[] bytes, int from) {
    Objects.checkFromIndexSize(from, LENGTH, bytes.length);
    return new Hash(Arrays.copyOfRange(bytes, from, from + LENGTH));
  }

  /// The hash with these digits.
  ///
  /// @param hex exactly 64 hexadecimal digits
  public static Hash ofHex(String hex) {
    return of(HexFormat.of().parseHex(hex));
  }

  /// The hash that is written so: 44 characters, and no other spelling of the same bytes.
  ///
  /// @throws IllegalArgumentException if it isn’t one
  public static Hash ofBase64(String base64) {
    var hash = of(Base64.getDecoder().decode(base64));
    if (!hash.base64().equals(base64)) {
      throw new IllegalArgumentException("base64: not the one spelling of a hash");
    }
    return hash;
  }

  /// The SHA-256 of these bytes, one part after the other. The parts leave no trace of where one
  /// ends: use parts of fixed length.
  public static Hash sha256(byte[]... parts) {
    var digest = digest();
    for (var part : parts) {
      digest.update(part);
    }
    return new Hash(digest.digest());
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  /// Writes the bytes there, and makes no copy to throw away.
  ///
  /// @param at where the first goes; `0 <= at <= target.length − 32`
  public void copyTo(byte[] target, int at) {
    System.arraycopy(bytes, 0, target, at, LENGTH);
  }

  /// 64 hexadecimal digits in lower case.
  public String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  /// 44 characters of base64 (RFC 4648, 4), as notes and proofs write it.
  public String base64() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hash hash && MessageDigest.isEqual(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return (bytes[0] << 24)
        | ((bytes[1] & 0xff) << 16)
        | ((bytes[2] & 0xff) << 8)
        | (bytes[3] & 0xff);
  }

  @Override
  public String toString() {
    return hex();
  }
}
