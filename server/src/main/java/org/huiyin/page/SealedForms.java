package org.huiyin.page;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.huiyin.matter.Sealing;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/// Carries what somebody has typed from one page to the next inside the page itself, sealed.
///
/// So the server keeps nothing before it is sent, any node can answer the next step, a restart
/// loses nothing; and on the device the page holds only what this server can read (the last
/// page's own fields aside). The alternative, a session on the server, would keep a frightened
/// person's words there before they decided to send them.
///
/// Guarantees that what is opened was sealed here, for the same purpose, and not longer ago
/// than was said. Doesn't guarantee that it comes back once only: a sealed form can be sent
/// again. Sealed by AES-256-GCM (NIST SP 800-38D) with random nonces, under a key of the day
/// and the purpose, derived from the installation's secret; so few messages share a key that
/// nonces don't meet. Compressed first; nothing of another's making is in it, so that its
/// length tells only how much was typed. Thread-safe.
@Component
public final class SealedForms {

  private static final Duration LONGEST = Duration.ofHours(24);
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final int MOST_OPENED = 1 << 20;

  private final Sealing sealing;
  private final InstantSource securityTime;

  SealedForms(Sealing sealing, @Qualifier("securityTime") InstantSource securityTime) {
    this.sealing = sealing;
    this.securityTime = securityTime;
  }

  /// Seals what somebody typed, for so long.
  ///
  /// @param lasts at most 24 hours
  public String seal(String purpose, Map<String, String> values, Duration lasts) {
    if (lasts.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("lasts: at most 24 hours, not " + lasts);
    }
    Instant now = securityTime.instant();
    byte[] nonce = new byte[NONCE];
    RANDOM.nextBytes(nonce);
    int day = day(now);
    byte[] sealed =
        crypt(Cipher.ENCRYPT_MODE, purpose, day, nonce, packed(values, now.plus(lasts)))
            .orElseThrow();
    ByteBuffer all = ByteBuffer.allocate(Integer.BYTES + NONCE + sealed.length);
    all.putInt(day).put(nonce).put(sealed);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(all.array());
  }

  /// What was sealed; empty if it is too old, was altered, or is no sealed form at all.
  public Optional<Map<String, String>> open(String purpose, String sealed) {
    byte[] all;
    try {
      all = Base64.getUrlDecoder().decode(sealed);
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
    if (all.length < Integer.BYTES + NONCE) {
      return Optional.empty();
    }
    ByteBuffer in = ByteBuffer.wrap(all);
    int day = in.getInt();
    byte[] nonce = new byte[NONCE];
    in.get(nonce);
    byte[] rest = new byte[in.remaining()];
    in.get(rest);
    return crypt(Cipher.DECRYPT_MODE, purpose, day, nonce, rest).flatMap(this::unpacked);
  }

  private static int day(Instant instant) {
    return (int) (instant.getEpochSecond() / Duration.ofDays(1).toSeconds());
  }

  private Optional<byte[]> crypt(int mode, String purpose, int day, byte[] nonce, byte[] text) {
    byte[] key =
        sealing.mac("page/" + purpose, ByteBuffer.allocate(Integer.BYTES).putInt(day).array());
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
      return Optional.of(cipher.doFinal(text));
    } catch (GeneralSecurityException altered) {
      return Optional.empty();
    }
  }

  private static byte[] packed(Map<String, String> values, Instant until) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
      out.writeLong(until.toEpochMilli());
      out.writeInt(values.size());
      for (Map.Entry<String, String> value : values.entrySet()) {
        write(out, value.getKey());
        write(out, value.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void write(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private Optional<Map<String, String>> unpacked(byte[] packed) {
    try (InflaterInputStream inflated = new InflaterInputStream(new ByteArrayInputStream(packed));
        DataInputStream in =
            new DataInputStream(new ByteArrayInputStream(inflated.readNBytes(MOST_OPENED)))) {
      if (!Instant.ofEpochMilli(in.readLong()).isAfter(securityTime.instant())) {
        return Optional.empty();
      }
      int size = in.readInt();
      Map<String, String> values = new LinkedHashMap<>();
      for (int i = 0; i < size; i++) {
        String name = read(in);
        values.put(name, read(in));
      }
      return Optional.of(values);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
  }
}
