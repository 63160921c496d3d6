package org.huiyin.privacy;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.util.SecretBytes;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.huiyin.matter.Sealing.WrappedKey;

/// Makes, wraps and unwraps the keys of matters, and remembers the last ones used.
///
/// A key is remembered under its wrapped bytes and its matter: only who still holds the wrapped
/// key finds it, so a matter whose key was destroyed stays closed though its key may linger in
/// memory until newer ones displace it.
final class MatterKeys {

  private record Place(WrappedKey key, String authority, UUID matter) {}

  private static final SecureRandom RANDOM = new SecureRandom();

  private final KeyRing keyEncryption;
  private final Map<Place, Aead> recent;

  /// @param capacity how many keys are remembered, > 0
  MatterKeys(KeyRing keyEncryption, int capacity) {
    this.keyEncryption = keyEncryption;
    this.recent = leastRecentlyUsed(capacity);
  }

  private static Map<Place, Aead> leastRecentlyUsed(int capacity) {
    return new LinkedHashMap<>(16, 0.75f, true) {
      @Override
      protected boolean removeEldestEntry(Map.Entry<Place, Aead> eldest) {
        return size() > capacity;
      }
    };
  }

  WrappedKey create(String authority, UUID matter) {
    try {
      var handle = fresh();
      var wrapped = wrap(handle, authority, matter);
      remember(new Place(wrapped, authority, matter), primitive(handle));
      return wrapped;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-256-GCM failed to make and wrap a key", e);
    }
  }

  /// As `KeysetHandle.generateNew` makes it, whose random source would be made anew for each
  /// thread.
  @AccessesPartialKey
  private static KeysetHandle fresh() throws GeneralSecurityException {
    byte[] bytes = new byte[PredefinedAeadParameters.AES256_GCM.getKeySizeBytes()];
    RANDOM.nextBytes(bytes);
    var key =
        AesGcmKey.builder()
            .setParameters(PredefinedAeadParameters.AES256_GCM)
            .setKeyBytes(SecretBytes.copyFrom(bytes, InsecureSecretKeyAccess.get()))
            .setIdRequirement(RANDOM.nextInt(1, Integer.MAX_VALUE))
            .build();
    return KeysetHandle.newBuilder().addEntry(KeysetHandle.importKey(key).makePrimary()).build();
  }

  private WrappedKey wrap(KeysetHandle handle, String authority, UUID matter)
      throws GeneralSecurityException {
    return WrappedKey.of(
        keyEncryption.wrap(
            TinkProtoKeysetFormat.serializeKeyset(
                handle, InsecureSecretKeyAccess.get(), AeadConfig2026.get()),
            AssociatedData.ofMatter(authority, matter)));
  }

  /// The same key, wrapped under the current epoch.
  ///
  /// @throws GeneralSecurityException if this key was not wrapped here for this matter
  WrappedKey wrapAgain(WrappedKey key, String authority, UUID matter)
      throws GeneralSecurityException {
    return wrap(handle(key.bytes(), authority, matter), authority, matter);
  }

  /// @throws GeneralSecurityException if this key was not wrapped here for this matter, or under an
  ///     epoch that is gone
  Aead unwrap(WrappedKey key, String authority, UUID matter) throws GeneralSecurityException {
    var bytes = key.bytes();
    // What is remembered ends with its epoch.
    if (!keyEncryption.holds(KeyRing.epochOf(bytes))) {
      throw new GeneralSecurityException("of an epoch that isn't held");
    }
    var place = new Place(key, authority, matter);
    synchronized (recent) {
      var remembered = recent.get(place);
      if (remembered != null) {
        return remembered;
      }
    }
    var unwrapped = primitive(handle(bytes, authority, matter));
    remember(place, unwrapped);
    return unwrapped;
  }

  /// Before there were epochs, the key was kept as an encrypted keyset of Tink.
  private KeysetHandle handle(byte[] wrapped, String authority, UUID matter)
      throws GeneralSecurityException {
    var place = AssociatedData.ofMatter(authority, matter);
    return KeyRing.isMarked(wrapped)
        ? TinkProtoKeysetFormat.parseKeyset(
            keyEncryption.unwrap(wrapped, place),
            InsecureSecretKeyAccess.get(),
            AeadConfig2026.get())
        : TinkProtoKeysetFormat.parseEncryptedKeyset(
            wrapped, new Unmarked(keyEncryption), place, AeadConfig2026.get());
  }

  private record Unmarked(KeyRing ring) implements Aead {

    @Override
    public byte[] encrypt(byte[] plain, byte[] place) {
      throw new UnsupportedOperationException("nothing is wrapped so any more");
    }

    @Override
    public byte[] decrypt(byte[] wrapped, byte[] place) throws GeneralSecurityException {
      return ring.unwrap(wrapped, place);
    }
  }

  private static Aead primitive(KeysetHandle handle) throws GeneralSecurityException {
    return AesGcm.of(handle);
  }

  private void remember(Place place, Aead key) {
    synchronized (recent) {
      recent.put(place, key);
    }
  }

  int remembered() {
    synchronized (recent) {
      return recent.size();
    }
  }
}
