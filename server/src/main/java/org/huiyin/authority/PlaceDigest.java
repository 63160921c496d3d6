package org.huiyin.authority;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The digest of all that an import left: SHA-256 over the lines of all imported places, in the
/// order of their codes. Not thread-safe.
final class PlaceDigest {

  private final MessageDigest digest;

  PlaceDigest() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  void add(String line) {
    digest.update(line.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) '\n');
  }

  /// Ends it.
  String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
