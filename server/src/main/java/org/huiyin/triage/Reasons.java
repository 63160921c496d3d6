package org.huiyin.triage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.huiyin.words.Token;

/// Says which pieces of a text weighed most, in the words of that text. Tokens that touch in it are
/// told as one piece.
final class Reasons {

  private static final int TOKENS = 6;
  private static final int LONGEST = 12;

  private Reasons() {}

  /// A piece of the text.
  private record Span(int start, int end, double weight) {

    boolean overlaps(Token token) {
      int from = Math.min(start, token.start());
      int to = Math.max(end, token.end());
      return token.start() < end && start < token.end() && to - from <= LONGEST;
    }

    Span with(Token token, double more) {
      return new Span(Math.min(start, token.start()), Math.max(end, token.end()), weight + more);
    }
  }

  static List<String> of(String text, Bag bag, ToDoubleFunction<String> weight, int most) {
    List<String> heaviest =
        bag.words().stream()
            .filter(word -> weight.applyAsDouble(word) > 0)
            .sorted(Comparator.comparingDouble(weight).reversed().thenComparing(word -> word))
            .limit(TOKENS)
            .toList();
    return spans(bag, heaviest, weight).stream()
        .sorted(Comparator.comparingDouble(Span::weight).reversed())
        .map(span -> text.substring(span.start(), span.end()))
        .distinct()
        .limit(most)
        .toList();
  }

  private static List<Span> spans(Bag bag, List<String> words, ToDoubleFunction<String> weight) {
    List<Span> spans = new ArrayList<>();
    for (Token token : bag.tokens()) {
      if (words.contains(token.text())) {
        double more = weight.applyAsDouble(token.text());
        if (!spans.isEmpty() && spans.getLast().overlaps(token)) {
          spans.add(spans.removeLast().with(token, more));
        } else {
          spans.add(new Span(token.start(), token.end(), more));
        }
      }
    }
    return spans;
  }
}
