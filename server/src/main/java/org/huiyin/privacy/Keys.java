package org.huiyin.privacy;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.TreeMap;
import org.huiyin.ledger.Hash;

/// The secrets of an installation, as [KeyFolder] reads them: the epochs of its key-encryption key,
/// and the secret under which complainants' keys are known again. `toString` shows their id only.
///
/// The id is that of the second alone. It never changes, while epochs come and go.
final class Keys {

  private static final byte[] ID = "huiyin/v2/key-id\n".getBytes(US_ASCII);
  private static final byte[] FORMER_ID = "huiyin/v1/key-id\n".getBytes(US_ASCII);
  private static final byte[] EPOCH = "huiyin/v1/key-epoch\n".getBytes(US_ASCII);
  private static final int DIGITS = 16;

  private final KeyRing keyEncryption;
  private final byte[] macKey;
  private final KeyId id;

  /// @param macKey of [Hash#LENGTH] bytes
  Keys(KeyRing keyEncryption, byte[] macKey) throws GeneralSecurityException {
    // The length is fixed, so that a code under a shorter key can't equal one under the same with
    // zeros.
    if (macKey.length != Hash.LENGTH) {
      throw new GeneralSecurityException("mac key of the wrong length");
    }
    this.keyEncryption = keyEncryption;
    this.macKey = macKey.clone();
    this.id = new KeyId(digits(Hash.sha256(ID, macKey)));
  }

  /// With one epoch.
  ///
  /// @throws GeneralSecurityException if the keyset is damaged; its message is not for anyone's
  ///     eyes
  static Keys of(byte[] keyset, byte[] macKey) throws GeneralSecurityException {
    var epochs = new TreeMap<Integer, Aead>();
    epochs.put(KeyRing.FIRST, aead(keyset));
    return new Keys(new KeyRing(epochs), macKey);
  }

  static Aead aead(byte[] keyset) throws GeneralSecurityException {
    return AesGcm.of(
        TinkProtoKeysetFormat.parseKeyset(
            keyset, InsecureSecretKeyAccess.get(), AeadConfig2026.get()));
  }

  /// What the id was before there were epochs.
  static KeyId formerId(byte[] keyset, byte[] macKey) {
    return new KeyId(digits(Hash.sha256(FORMER_ID, keyset, macKey)));
  }

  static String fingerprint(byte[] file) {
    return digits(Hash.sha256(EPOCH, file));
  }

  private static String digits(Hash hash) {
    return hash.hex().substring(0, DIGITS);
  }

  static byte[] newKeyset() {
    try {
      var handle =
          KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get());
      return TinkProtoKeysetFormat.serializeKeyset(
          handle, InsecureSecretKeyAccess.get(), AeadConfig2026.get());
    } catch (GeneralSecurityException e) {
      throw new AssertionError("AES-256-GCM is always there", e);
    }
  }

  static byte[] newMacKey(SecureRandom random) {
    var key = new byte[Hash.LENGTH];
    random.nextBytes(key);
    return key;
  }

  KeyRing keyEncryption() {
    return keyEncryption;
  }

  byte[] macKey() {
    return macKey.clone();
  }

  KeyId id() {
    return id;
  }

  @Override
  public String toString() {
    return "Keys[" + id + "]";
  }
}
