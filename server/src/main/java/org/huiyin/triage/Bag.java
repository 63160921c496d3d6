package org.huiyin.triage;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huiyin.words.Digits;
import org.huiyin.words.Token;
import org.huiyin.words.Words;

/// A text as the tokens that occur in it, without digits and single characters.
///
/// @param counts how often each occurs
record Bag(List<Token> tokens, Map<String, Integer> counts) {

  Bag {
    tokens = List.copyOf(tokens);
    counts = Map.copyOf(counts);
  }

  static Bag of(String text) {
    List<Token> tokens =
        Words.of(text, Digits.NONE).stream().filter(token -> token.text().length() > 1).toList();
    Map<String, Integer> counts = new LinkedHashMap<>();
    tokens.forEach(token -> counts.merge(token.text(), 1, Integer::sum));
    return new Bag(tokens, counts);
  }

  Set<String> words() {
    return counts.keySet();
  }
}
