package org.huiyin.privacy;

import java.security.GeneralSecurityException;
import java.util.UUID;
import org.huiyin.access.OfficerSecrets;
import org.huiyin.matter.Sealing;

/// Seals what officers prove themselves with by the key-encryption key itself: there are few of
/// them, and each is short.
record OfficerVault(KeyEncryption keyEncryption, Sealing sealing) implements OfficerSecrets {

  @Override
  public byte[] seal(String field, UUID officer, byte[] plain) {
    try {
      return keyEncryption.wrap(plain, AssociatedData.ofOfficer(officer, field));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-256-GCM failed to encrypt", e);
    }
  }

  @Override
  public byte[] open(String field, UUID officer, byte[] closed) {
    try {
      return keyEncryption.unwrap(closed, AssociatedData.ofOfficer(officer, field));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the field '" + field + "' of officer " + officer, e);
    }
  }

  @Override
  public byte[] mac(String purpose, byte[] value) {
    return sealing.mac("officer/" + purpose, value);
  }
}
