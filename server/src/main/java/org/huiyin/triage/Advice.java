package org.huiyin.triage;

import java.util.List;

/// Which topics the words of a text suggest, or why none.
public sealed interface Advice {

  /// Too few matters were described here to learn from.
  ///
  /// @param least how many it takes
  record TooFew(int taught, int least) implements Advice {}

  /// Learned from as many.
  ///
  /// @param suggestions the best first; none where nothing is known of any word
  record Learned(int taught, List<Suggestion> suggestions) implements Advice {
    public Learned {
      suggestions = List.copyOf(suggestions);
    }
  }
}
