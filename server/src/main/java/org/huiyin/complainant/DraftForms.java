package org.huiyin.complainant;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/// Unfinished forms of those who said that the device is their own, for at most 24 hours.
///
/// What is kept is the sealed form, enciphered once more (AES-256-GCM) under a key that follows
/// from a secret of 256 random bits; only a cookie on that device holds the secret, and the row is
/// found by its digest. So the database alone opens no draft and tells of none whose it is, and
/// with its cookie gone a draft is lost. Doesn't hide how much was typed, nor from whoever holds
/// the device. Thread-safe.
@Component
final class DraftForms {

  private static final Duration LASTS = Duration.ofHours(24);
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int SECRET = 32;
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  private final DraftFormStore store;
  private final InstantSource securityTime;

  DraftForms(DraftFormStore store, @Qualifier("securityTime") InstantSource securityTime) {
    this.store = store;
    this.securityTime = securityTime;
  }

  /// A form as it was left.
  record DraftForm(Question at, String form) {

    private byte[] bytes() {
      return (at.id() + "\n" + form).getBytes(StandardCharsets.UTF_8);
    }

    private static DraftForm of(byte[] bytes) {
      String text = new String(bytes, StandardCharsets.UTF_8);
      int end = text.indexOf('\n');
      return new DraftForm(
          Question.of(text.substring(0, end)).orElse(Question.ABOUT), text.substring(end + 1));
    }

    @Override
    public String toString() {
      return "DraftForm[" + at + "]";
    }
  }

  /// Keeps it, in place of what was kept on this device before.
  ///
  /// @return the cookie that alone opens it
  ResponseCookie keep(HttpServletRequest request, DraftForm draft) {
    byte[] secret = new byte[SECRET];
    RANDOM.nextBytes(secret);
    store.insert(id(secret), crypt(secret, draft.bytes()), end());
    erase(request);
    String value = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    return cookie(request, value, LASTS);
  }

  /// A full hour: a finer end would tell when somebody wrote (R7).
  private Instant end() {
    return securityTime.instant().plus(LASTS).truncatedTo(ChronoUnit.HOURS);
  }

  Optional<DraftForm> kept(HttpServletRequest request) {
    return secret(request)
        .flatMap(
            secret ->
                store
                    .find(id(secret), securityTime.instant())
                    .map(kept -> DraftForm.of(opened(secret, kept))));
  }

  /// Nothing of it stays here; give the browser [#gone] too.
  void erase(HttpServletRequest request) {
    secret(request).ifPresent(secret -> store.delete(id(secret)));
  }

  static ResponseCookie gone(HttpServletRequest request) {
    return cookie(request, "", Duration.ZERO);
  }

  /// Forgets those whose time is over.
  int sweep() {
    return store.sweep(securityTime.instant());
  }

  private static Optional<byte[]> secret(HttpServletRequest request) {
    Cookie cookie = WebUtils.getCookie(request, name(request));
    if (cookie == null) {
      return Optional.empty();
    }
    try {
      byte[] secret = Base64.getUrlDecoder().decode(cookie.getValue());
      return secret.length == SECRET ? Optional.of(secret) : Optional.empty();
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  private static byte[] id(byte[] secret) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static SecretKeySpec key(byte[] secret) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret, "HmacSHA256"));
    return new SecretKeySpec(mac.doFinal("draft".getBytes(StandardCharsets.UTF_8)), "AES");
  }

  private static byte[] crypt(byte[] secret, byte[] plain) {
    byte[] nonce = new byte[NONCE];
    RANDOM.nextBytes(nonce);
    try {
      byte[] ciphertext = cipher(Cipher.ENCRYPT_MODE, secret, nonce).doFinal(plain);
      byte[] all = Arrays.copyOf(nonce, NONCE + ciphertext.length);
      System.arraycopy(ciphertext, 0, all, NONCE, ciphertext.length);
      return all;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] opened(byte[] secret, byte[] all) {
    try {
      return cipher(Cipher.DECRYPT_MODE, secret, Arrays.copyOf(all, NONCE))
          .doFinal(all, NONCE, all.length - NONCE);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a draft was altered in the database", e);
    }
  }

  private static Cipher cipher(int mode, byte[] secret, byte[] nonce)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key(secret), new GCMParameterSpec(TAG_BITS, nonce));
    return cipher;
  }

  private static String name(HttpServletRequest request) {
    return request.isSecure() ? "__Host-draft" : "draft";
  }

  private static ResponseCookie cookie(HttpServletRequest request, String value, Duration lasts) {
    return ResponseCookie.from(name(request), value)
        .path("/")
        .httpOnly(true)
        .secure(request.isSecure())
        .sameSite("Strict")
        .maxAge(lasts)
        .build();
  }
}
