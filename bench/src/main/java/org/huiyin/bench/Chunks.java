package org.huiyin.bench;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// A body that was sent in chunks, without the lengths between them (RFC 9112, section 7.1). What
/// is counted in a page would else be missed where a chunk ends in the middle of it.
final class Chunks {

  private Chunks() {}

  /// @param body whole, up to and with the empty chunk
  static byte[] joined(byte[] body) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream(body.length);
    int at = 0;
    while (at < body.length) {
      int end = lineEnd(body, at);
      String length = new String(body, at, end - at, StandardCharsets.US_ASCII);
      int bytes = Integer.parseInt(length.split(";", 2)[0].strip(), 16);
      if (bytes == 0) {
        return joined.toByteArray();
      }
      joined.write(body, end + 2, bytes);
      at = end + 2 + bytes + 2;
    }
    throw new IllegalArgumentException("body: without its last chunk");
  }

  private static int lineEnd(byte[] body, int from) {
    int at = from;
    while (at < body.length && body[at] != '\r') {
      at++;
    }
    return at;
  }
}
