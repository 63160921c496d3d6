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
import org.huiyin.ledger.Hash;

/// The two secrets of an installation, as [KeyFolder] reads them. `toString` shows their id only.
final class Keys {

  private static final byte[] ID = "huiyin/v1/key-id\n".getBytes(US_ASCII);

  private final Aead keyEncryption;
  private final byte[] macKey;
  private final KeyId id;

  private Keys(Aead keyEncryption, byte[] macKey, KeyId id) {
    this.keyEncryption = keyEncryption;
    this.macKey = macKey;
    this.id = id;
  }

  /// @throws GeneralSecurityException if the keyset is damaged; its message is not for anyone's
  ///     eyes
  static Keys of(byte[] keyset, byte[] macKey) throws GeneralSecurityException {
    var aead =
        TinkProtoKeysetFormat.parseKeyset(
                keyset, InsecureSecretKeyAccess.get(), AeadConfig2026.get())
            .getPrimitive(AeadConfig2026.get(), Aead.class);
    // The length is fixed, so that a code under a shorter key can't equal one under the same with
    // zeros.
    if (macKey.length != Hash.LENGTH) {
      throw new GeneralSecurityException("mac key of the wrong length");
    }
    var id = new KeyId(Hash.sha256(ID, keyset, macKey).hex().substring(0, 16));
    return new Keys(aead, macKey.clone(), id);
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

  Aead keyEncryption() {
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
