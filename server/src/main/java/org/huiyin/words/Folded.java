package org.huiyin.words;

import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.Transliterator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A text in one form, NFKC and simplified, which knows where each of its `char`s came from.
/// Immutable.
final class Folded {

  private static final Normalizer2 NFKC = Normalizer2.getNFKCInstance();
  private static final Transliterator SIMPLIFIED =
      Transliterator.getInstance("Traditional-Simplified");

  private final String text;
  private final int[] sources;
  private final int length;

  private Folded(String text, int[] sources, int length) {
    this.text = text;
    this.sources = sources;
    this.length = length;
  }

  static Folded of(String given) {
    StringBuilder normal = new StringBuilder(given.length());
    IntStream.Builder sources = IntStream.builder();
    int start = 0;
    while (start < given.length()) {
      int end = boundaryAfter(given, start);
      int before = normal.length();
      normal.append(NFKC.normalize(given.subSequence(start, end)));
      for (int i = before; i < normal.length(); i++) {
        sources.accept(start);
      }
      start = end;
    }
    return new Folded(simplified(normal.toString()), sources.build().toArray(), given.length());
  }

  private static int boundaryAfter(String text, int start) {
    int at = start + Character.charCount(text.codePointAt(start));
    while (at < text.length() && !NFKC.hasBoundaryBefore(text.codePointAt(at))) {
      at += Character.charCount(text.codePointAt(at));
    }
    return at;
  }

  /// Never longer or shorter than before, so that each `char` stays where it is.
  private static String simplified(String text) {
    String whole = SIMPLIFIED.transliterate(text);
    if (whole.length() == text.length()) {
      return whole;
    }
    return text.codePoints()
        .mapToObj(Character::toString)
        .map(each -> ofTheSameLength(each, SIMPLIFIED.transliterate(each)))
        .collect(Collectors.joining());
  }

  private static String ofTheSameLength(String before, String after) {
    return after.length() == before.length() ? after : before;
  }

  String text() {
    return text;
  }

  /// Where what stands at this index came from.
  int source(int index) {
    return index < sources.length ? sources[index] : length;
  }

  /// Where what stands before this index ended.
  int before(int index) {
    int last = source(index - 1);
    int next = index;
    while (next < sources.length && sources[next] == last) {
      next++;
    }
    return source(next);
  }
}
