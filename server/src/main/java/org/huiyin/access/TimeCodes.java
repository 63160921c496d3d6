package org.huiyin.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Codes that change with time (TOTP, RFC 6238): six digits, 30 seconds, HMAC-SHA-1, which is all
/// that the common programs on telephones know. Our own, since it is a screenful: tried against
/// the RFC's vectors. Stateless.
final class TimeCodes {

  static final int SECRET_BYTES = 20;

  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int BITS = 5;
  private static final long STEP_SECONDS = 30;
  private static final int MODULUS = 1_000_000;
  private static final SecureRandom RANDOM = new SecureRandom();

  private TimeCodes() {}

  /// A new secret of 160 bits, in Base32 (RFC 4648) as people type it.
  static String freshSecret() {
    byte[] secret = new byte[SECRET_BYTES];
    RANDOM.nextBytes(secret);
    return base32(secret);
  }

  /// The step of time whose code this is: the current one, the one before or the one after.
  static OptionalLong stepOf(byte[] secret, String code, Instant now) {
    long current = Math.floorDiv(now.getEpochSecond(), STEP_SECONDS);
    OptionalLong found = OptionalLong.empty();
    for (long step = current - 1; step <= current + 1; step++) {
      boolean same = MessageDigest.isEqual(at(secret, step).getBytes(UTF_8), code.getBytes(UTF_8));
      found = same ? OptionalLong.of(step) : found;
    }
    return found;
  }

  /// The code of one step (RFC 4226, 5.3).
  static String at(byte[] secret, long step) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret, "HmacSHA1"));
      byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
      int offset = hash[hash.length - 1] & 0xf;
      int number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & Integer.MAX_VALUE;
      return String.format(Locale.ROOT, "%06d", number % MODULUS);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String base32(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    int buffer = 0;
    int bits = 0;
    for (byte each : bytes) {
      buffer = (buffer << Byte.SIZE) | (each & 0xff);
      bits += Byte.SIZE;
      while (bits >= BITS) {
        bits -= BITS;
        text.append(ALPHABET.charAt((buffer >> bits) & 31));
      }
    }
    return text.toString();
  }

  /// The bytes of a secret that [#freshSecret] made.
  ///
  /// @throws IllegalArgumentException if it is none
  static byte[] bytes(String secret) {
    if (!secret.matches("[A-Z2-7]{32}")) {
      throw new IllegalArgumentException("secret: not 32 characters of Base32");
    }
    ByteBuffer bytes = ByteBuffer.allocate(SECRET_BYTES);
    int buffer = 0;
    int bits = 0;
    for (int i = 0; i < secret.length(); i++) {
      buffer = (buffer << BITS) | ALPHABET.indexOf(secret.charAt(i));
      bits += BITS;
      if (bits >= Byte.SIZE) {
        bits -= Byte.SIZE;
        bytes.put((byte) (buffer >> bits));
      }
    }
    return bytes.array();
  }
}
