package org.huiyin.matter;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

/// How content somebody is with one step of their matter, in one of five words and their own.
/// Immutable. `toString` shows neither.
///
/// @param words empty where there are none; of at most [#MOST] characters
public record Rating(Contentment answer, String words) {

  /// In Unicode code points.
  public static final int MOST = 500;

  private static final int LONGEST_CHARACTER = 4;

  /// As long as the longest: the length of what is sealed would else lead from a copy of the
  /// database to the words that have left.
  static final int PADDED = 1 + MOST * LONGEST_CHARACTER;

  public Rating {
    if (words.codePointCount(0, words.length()) > MOST || words.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("words: too long, or with a NUL");
    }
  }

  Bytes sealed(Sealing sealing, MatterRecord.Identity m, RatedStep step) {
    return Bytes.of(sealing.seal(m.key(), m.authority(), m.id(), field(step), encoded()));
  }

  static Rating opened(
      Sealing sealing,
      Sealing.WrappedKey key,
      String authority,
      UUID matter,
      RatedStep step,
      byte[] sealed) {
    return decoded(sealing.open(key, authority, matter, field(step), sealed));
  }

  private static String field(RatedStep step) {
    return "rating/" + step.id();
  }

  byte[] encoded() {
    byte[] text = words.getBytes(StandardCharsets.UTF_8);
    byte[] padded = new byte[PADDED];
    padded[0] = (byte) answer.stored();
    System.arraycopy(text, 0, padded, 1, text.length);
    return padded;
  }

  static Rating decoded(byte[] padded) {
    int end = 1;
    while (end < padded.length && padded[end] != 0) {
      end++;
    }
    return new Rating(
        Contentment.of(padded[0]),
        new String(Arrays.copyOfRange(padded, 1, end), StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "Rating[hidden]";
  }
}
