package org.huiyin.privacy;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;
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

  private final Aead keyEncryption;
  private final Map<Place, Aead> recent;

  /// @param capacity how many keys are remembered, > 0
  MatterKeys(Aead keyEncryption, int capacity) {
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
      var handle =
          KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get());
      var wrapped =
          WrappedKey.of(
              TinkProtoKeysetFormat.serializeEncryptedKeyset(
                  handle,
                  keyEncryption,
                  AssociatedData.ofMatter(authority, matter),
                  AeadConfig2026.get()));
      remember(new Place(wrapped, authority, matter), primitive(handle));
      return wrapped;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-256-GCM failed to make and wrap a key", e);
    }
  }

  /// @throws GeneralSecurityException if this key was not wrapped here for this matter
  Aead unwrap(WrappedKey key, String authority, UUID matter) throws GeneralSecurityException {
    var place = new Place(key, authority, matter);
    synchronized (recent) {
      var remembered = recent.get(place);
      if (remembered != null) {
        return remembered;
      }
    }
    var unwrapped =
        primitive(
            TinkProtoKeysetFormat.parseEncryptedKeyset(
                key.bytes(),
                keyEncryption,
                AssociatedData.ofMatter(authority, matter),
                AeadConfig2026.get()));
    remember(place, unwrapped);
    return unwrapped;
  }

  private static Aead primitive(KeysetHandle handle) throws GeneralSecurityException {
    return handle.getPrimitive(AeadConfig2026.get(), Aead.class);
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
