package org.huiyin.matter;

import java.security.SecureRandom;
import java.util.Arrays;

/// The key of one file of evidence, 32 random bytes. Until the file is part of a matter, only who
/// sent it holds the key; from then on it is kept sealed under the matter's. A value: the bytes are
/// copied in and out; `toString` shows none.
public final class FileKey {

  private static final int LENGTH = 32;

  private final byte[] bytes;

  private FileKey(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("bytes: 32, not " + bytes.length);
    }
    this.bytes = bytes;
  }

  public static FileKey random(SecureRandom random) {
    byte[] bytes = new byte[LENGTH];
    random.nextBytes(bytes);
    return new FileKey(bytes);
  }

  /// As it was kept.
  ///
  /// @param bytes exactly 32
  public static FileKey of(byte[] bytes) {
    return new FileKey(bytes.clone());
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FileKey key && Arrays.equals(bytes, key.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "FileKey";
  }
}
