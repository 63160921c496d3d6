package org.huiyin.privacy;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.crypto.tink.Aead;
import java.security.GeneralSecurityException;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/// AES-256-GCM under HKDF-SHA-256 (RFC 5869) of the client's idempotency key, with an empty salt
/// and the info `huiyin/v1/answer`. The sealed bytes are nonce (12), ciphertext, tag (16).
final class AnswerSeal {

  private static final byte[] INFO = "huiyin/v1/answer".getBytes(US_ASCII);
  private static final byte[] NO_DATA = {};
  private static final int LEAST_KEY = 16;

  private AnswerSeal() {}

  static byte[] seal(byte[] idempotencyKey, byte[] answer) throws GeneralSecurityException {
    return aead(idempotencyKey).encrypt(answer, NO_DATA);
  }

  static byte[] open(byte[] idempotencyKey, byte[] sealed) throws GeneralSecurityException {
    return aead(idempotencyKey).decrypt(sealed, NO_DATA);
  }

  private static Aead aead(byte[] idempotencyKey) throws GeneralSecurityException {
    if (idempotencyKey.length < LEAST_KEY) {
      throw new IllegalArgumentException(
          "idempotencyKey: at least 16 bytes, not " + idempotencyKey.length);
    }
    var derivation = HKDFParameterSpec.ofExtract().addIKM(idempotencyKey).thenExpand(INFO, 32);
    byte[] key = KDF.getInstance("HKDF-SHA256").deriveData(derivation);
    return AesGcm.of(key);
  }
}
