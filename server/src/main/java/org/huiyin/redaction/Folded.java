package org.huiyin.redaction;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Locale;

/// A text as it is looked through: widths, compatible signs, accents that are written apart, case,
/// spaces, ends of lines and signs that can't be seen make no difference. Knows where in the text
/// each of its characters comes from. Immutable.
final class Folded {

  private final String text;
  private final int[] from;

  private Folded(String text, int[] from) {
    this.text = text;
    this.from = from;
  }

  static Folded of(String source) {
    StringBuilder folded = new StringBuilder(source.length());
    int[] from = new int[Math.max(16, source.length() * 2)];
    for (int at = 0; at < source.length(); at += Character.charCount(source.codePointAt(at))) {
      String one = folded(source.codePointAt(at));
      while (folded.length() + one.length() > from.length) {
        from = Arrays.copyOf(from, from.length * 2);
      }
      Arrays.fill(from, folded.length(), folded.length() + one.length(), at);
      folded.append(one);
    }
    return new Folded(folded.toString(), Arrays.copyOf(from, folded.length()));
  }

  private static String folded(int codePoint) {
    String apart =
        Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKD)
            .toLowerCase(Locale.ROOT);
    StringBuilder kept = new StringBuilder(apart.length());
    apart.codePoints().filter(Folded::isSeen).forEach(kept::appendCodePoint);
    return kept.toString();
  }

  private static boolean isSeen(int codePoint) {
    int type = Character.getType(codePoint);
    return !Character.isWhitespace(codePoint)
        && !Character.isSpaceChar(codePoint)
        && type != Character.FORMAT
        && type != Character.CONTROL;
  }

  boolean isEmpty() {
    return text.isEmpty();
  }

  /// Marks in `marked`, by the places of the source, every occurrence of the other text,
  /// overlapping ones too.
  ///
  /// @return how many there are
  int mark(Folded other, BitSet marked) {
    int times = 0;
    for (int at = text.indexOf(other.text);
        at >= 0 && !other.isEmpty();
        at = text.indexOf(other.text, at + 1)) {
      marked.set(from[at], from[at + other.text.length() - 1] + 1);
      times++;
    }
    return times;
  }
}
