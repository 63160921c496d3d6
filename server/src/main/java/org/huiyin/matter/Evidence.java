package org.huiyin.matter;

import java.util.UUID;

/// A file that somebody gives with a filing or an act: held already, sealed under its own key, and
/// part of no matter yet. Immutable; `toString` shows neither name nor key.
///
/// @param id random; the name under which its sealed bytes lie
/// @param name as the sender called it, made harmless; kept as content
/// @param type its media type, by content
/// @param bytes its length, from 1 to [#MOST_BYTES]
/// @param sha256 the digest of what was sent, 64 hex digits
public record Evidence(UUID id, String name, String type, int bytes, String sha256, FileKey key) {

  /// How many files may come with one filing or one act.
  public static final int MOST_FILES = 10;

  public static final int MOST_BYTES = 20 << 20;

  @Override
  public String toString() {
    return "Evidence[" + id + "]";
  }
}
