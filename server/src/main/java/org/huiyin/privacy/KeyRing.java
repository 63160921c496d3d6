package org.huiyin.privacy;

import com.google.crypto.tink.Aead;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The epochs that this process holds. What it wraps is `E`, the epoch (two bytes, big-endian),
/// and what the epoch's key made of it. What was wrapped before there were epochs has no such
/// beginning and is of the first.
///
/// Meeting an epoch that it doesn't hold, it reads the folder again, at most once a second: another
/// node may be ahead.
final class KeyRing implements KeyEncryption {

  static final int FIRST = 1;

  private static final byte MARK = 'E';
  private static final int HEADER = 3;
  private static final long A_SECOND = 1_000_000_000;

  private record Held(Map<Integer, Aead> keys, int current) {
    Held {
      keys = Map.copyOf(keys);
      if (!keys.containsKey(current)) {
        throw new IllegalArgumentException("current: epoch " + current + " isn't held");
      }
    }
  }

  private volatile Held held;
  private volatile Supplier<Map<Integer, Aead>> folder = Map::of;
  private volatile long lookedAt = System.nanoTime() - A_SECOND;

  /// Wraps under the last of them, until told otherwise.
  ///
  /// @param keys at least one
  KeyRing(SortedMap<Integer, Aead> keys) {
    this.held = new Held(keys, keys.lastKey());
  }

  /// Where to look for an epoch that isn't held.
  void lookIn(Supplier<Map<Integer, Aead>> keys) {
    this.folder = keys;
  }

  /// Holds these from now on, and no other.
  void hold(Map<Integer, Aead> keys, int current) {
    held = new Held(keys, current);
  }

  @Override
  public byte[] wrap(byte[] secret, byte[] place) throws GeneralSecurityException {
    Held now = held;
    byte[] made = reached(now.current(), () -> key(now.current()).encrypt(secret, place));
    return ByteBuffer.allocate(HEADER + made.length)
        .put(MARK)
        .putShort((short) now.current())
        .put(made)
        .array();
  }

  @Override
  public byte[] unwrap(byte[] wrapped, byte[] place) throws GeneralSecurityException {
    int epoch = epochOf(wrapped);
    Aead key = key(epoch);
    byte[] body = isMarked(wrapped) ? withoutHeader(wrapped) : wrapped;
    return reached(epoch, () -> key.decrypt(body, place));
  }

  private static byte[] withoutHeader(byte[] wrapped) {
    byte[] body = new byte[wrapped.length - HEADER];
    System.arraycopy(wrapped, HEADER, body, 0, body.length);
    return body;
  }

  static boolean isMarked(byte[] wrapped) {
    return wrapped.length >= HEADER && wrapped[0] == MARK;
  }

  static int epochOf(byte[] wrapped) {
    return isMarked(wrapped) ? ByteBuffer.wrap(wrapped).getShort(1) & 0xffff : FIRST;
  }

  @Override
  public int current() {
    return held.current();
  }

  @Override
  public Set<Integer> epochs() {
    return held.keys().keySet();
  }

  /// Whether what this epoch wrapped can be opened here; looks in the folder where it isn't held.
  boolean holds(int epoch) {
    return held.keys().containsKey(epoch) || find(epoch) != null;
  }

  private Aead key(int epoch) throws GeneralSecurityException {
    Aead key = held.keys().get(epoch);
    if (key == null) {
      key = find(epoch);
    }
    if (key == null) {
      throw new GeneralSecurityException("epoch " + epoch + " isn't held");
    }
    return key;
  }

  private synchronized @Nullable Aead find(int epoch) {
    if (System.nanoTime() - lookedAt >= A_SECOND) {
      lookedAt = System.nanoTime();
      Map<Integer, Aead> found = folder.get();
      Held now = held;
      if (found.containsKey(epoch) && found.containsKey(now.current())) {
        held = new Held(found, now.current());
      }
    }
    return held.keys().get(epoch);
  }

  private interface Call {
    byte[] run() throws GeneralSecurityException;
  }

  /// A service that is away says so by an `IOException` somewhere among the causes; what was
  /// altered has none.
  private static byte[] reached(int epoch, Call call) throws GeneralSecurityException {
    try {
      return call.run();
    } catch (GeneralSecurityException e) {
      for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
        if (cause instanceof IOException) {
          throw new KeysAway(epoch, cause);
        }
      }
      throw e;
    }
  }
}
