package org.huiyin.matter;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

/// The words beside a rating that has left, as the database keeps them: sealed, each under a key of
/// its own row, which is made from the secret that lies outside; and as long as any others, so that
/// nobody can tell whether there are any.
///
/// They belong to no matter any more, so no matter's key opens them. That secret stays the same
/// when the key-encryption key is changed, so nothing has to be sealed anew then.
record LeftWords(Sealing sealing) {

  private static final String PURPOSE = "left-rating";
  private static final int PADDED = Rating.PADDED - 1;

  Bytes seal(UUID id, String words) {
    byte[] padded = Arrays.copyOf(words.getBytes(StandardCharsets.UTF_8), PADDED);
    return Bytes.of(sealing.sealAnswer(key(id), padded));
  }

  String open(UUID id, byte[] sealed) {
    byte[] padded = sealing.openAnswer(key(id), sealed);
    int end = 0;
    while (end < padded.length && padded[end] != 0) {
      end++;
    }
    return new String(padded, 0, end, StandardCharsets.UTF_8);
  }

  private byte[] key(UUID id) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * Long.BYTES);
    bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    return sealing.mac(PURPOSE, bytes.array());
  }
}
