package org.huiyin.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Seals with a key that lasts as long as the test. What an installation does is tried in module
/// privacy.
final class TestSecrets implements OfficerSecrets {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int NONCE = 12;

  /// What is wrapped under an epoch begins with another byte, by which the database knows it.
  private static final byte NO_EPOCH = 0;

  private final byte[] key = random(32);

  @Override
  public byte[] seal(String field, UUID officer, byte[] plain) {
    byte[] nonce = random(NONCE);
    byte[] closed = crypt(Cipher.ENCRYPT_MODE, nonce, field + officer, plain);
    byte[] all = new byte[1 + NONCE + closed.length];
    all[0] = NO_EPOCH;
    System.arraycopy(nonce, 0, all, 1, NONCE);
    System.arraycopy(closed, 0, all, 1 + NONCE, closed.length);
    return all;
  }

  @Override
  public byte[] open(String field, UUID officer, byte[] closed) {
    byte[] nonce = Arrays.copyOfRange(closed, 1, 1 + NONCE);
    byte[] rest = Arrays.copyOfRange(closed, 1 + NONCE, closed.length);
    return crypt(Cipher.DECRYPT_MODE, nonce, field + officer, rest);
  }

  @Override
  public byte[] mac(String purpose, byte[] value) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      mac.update(purpose.getBytes(UTF_8));
      return mac.doFinal(value);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] crypt(int mode, byte[] nonce, String place, byte[] bytes) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
      cipher.updateAAD(place.getBytes(UTF_8));
      return cipher.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return bytes;
  }
}
