package org.huiyin.privacy;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// AES-256-GCM by the JDK, byte for byte as Tink writes and reads it: the prefix that names the
/// key, a random nonce (12 bytes), the ciphertext, the tag (16).
///
/// Tink's own keeps its random source and its cipher for each thread. A virtual thread lives for
/// one request, so each request made both anew and looked in vain for another provider first.
///
/// Guarantees and limits are those of AES-GCM with random nonces: under one key at most 2^32
/// messages. Thread-safe.
final class AesGcm implements Aead {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int NONCE = 12;
  private static final int TAG = 16;
  private static final int KEY = 32;
  private static final byte[] NO_PREFIX = {};

  private final byte[] prefix;
  private final SecretKeySpec key;

  private AesGcm(byte[] prefix, byte[] key) {
    this.prefix = prefix.clone();
    this.key = new SecretKeySpec(key, "AES");
  }

  /// Without a prefix.
  ///
  /// @param key 32 bytes
  static Aead of(byte[] key) {
    if (key.length != KEY) {
      throw new IllegalArgumentException("key: 32 bytes, not " + key.length);
    }
    return new AesGcm(NO_PREFIX, key);
  }

  /// What seals under this keyset: this, where it holds one such key, and otherwise Tink's own.
  @AccessesPartialKey
  static Aead of(KeysetHandle keys) throws GeneralSecurityException {
    return keys.size() == 1
            && keys.getPrimary().getKey() instanceof AesGcmKey one
            && isOurs(one.getParameters())
        ? new AesGcm(
            one.getOutputPrefix().toByteArray(),
            one.getKeyBytes().toByteArray(InsecureSecretKeyAccess.get()))
        : keys.getPrimitive(AeadConfig2026.get(), Aead.class);
  }

  private static boolean isOurs(AesGcmParameters parameters) {
    return parameters.getKeySizeBytes() == KEY
        && parameters.getIvSizeBytes() == NONCE
        && parameters.getTagSizeBytes() == TAG;
  }

  @Override
  public byte[] encrypt(byte[] plain, byte[] place) throws GeneralSecurityException {
    byte[] nonce = new byte[NONCE];
    RANDOM.nextBytes(nonce);
    int header = prefix.length + NONCE;
    byte[] made = Arrays.copyOf(prefix, header + plain.length + TAG);
    System.arraycopy(nonce, 0, made, prefix.length, NONCE);
    int written =
        cipher(Cipher.ENCRYPT_MODE, nonce, place).doFinal(plain, 0, plain.length, made, header);
    if (written != plain.length + TAG) {
      throw new IllegalStateException("AES-GCM wrote " + written + " bytes for " + plain.length);
    }
    return made;
  }

  @Override
  public byte[] decrypt(byte[] made, byte[] place) throws GeneralSecurityException {
    int header = prefix.length + NONCE;
    if (made.length < header + TAG
        || !Arrays.equals(made, 0, prefix.length, prefix, 0, prefix.length)) {
      throw new GeneralSecurityException("not made under this key");
    }
    byte[] nonce = Arrays.copyOfRange(made, prefix.length, header);
    return cipher(Cipher.DECRYPT_MODE, nonce, place).doFinal(made, header, made.length - header);
  }

  private Cipher cipher(int mode, byte[] nonce, byte[] place) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG * Byte.SIZE, nonce));
    cipher.updateAAD(place);
    return cipher;
  }
}
