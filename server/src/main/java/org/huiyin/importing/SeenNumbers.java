package org.huiyin.importing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Which numbers of the old system were read, by 64 bits of a hash: some 12 bytes a row, whatever
/// the table. Two numbers are taken for one with a chance of one in a million among six million.
/// Not thread-safe.
final class SeenNumbers {

  private static final int PARTS = 256;
  private static final int FIRST = 16;

  private final long[][] parts = new long[PARTS][];
  private final int[] sizes = new int[PARTS];
  private final MessageDigest digest = sha256();

  /// Whether it is new.
  boolean add(String number) {
    byte[] hash = digest.digest(number.getBytes(StandardCharsets.UTF_8));
    int part = hash[8] & 0xFF;
    long value = 0;
    for (int i = 0; i < 8; i++) {
      value = value << 8 | (hash[i] & 0xFF);
    }
    return add(part, value == 0 ? 1 : value);
  }

  /// Each part grows by itself, so that no moment needs all of them twice.
  private boolean add(int part, long value) {
    long[] slots = parts[part];
    if (slots == null || sizes[part] * 4L >= slots.length * 3L) {
      slots = grown(slots);
      parts[part] = slots;
    }
    if (put(slots, value)) {
      sizes[part]++;
      return true;
    }
    return false;
  }

  private static long[] grown(long @org.jspecify.annotations.Nullable [] before) {
    if (before == null) {
      return new long[FIRST];
    }
    long[] slots = new long[before.length * 2];
    for (long value : before) {
      if (value != 0) {
        put(slots, value);
      }
    }
    return slots;
  }

  private static boolean put(long[] slots, long value) {
    int mask = slots.length - 1;
    int at = (int) value & mask;
    while (slots[at] != 0) {
      if (slots[at] == value) {
        return false;
      }
      at = (at + 1) & mask;
    }
    slots[at] = value;
    return true;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
