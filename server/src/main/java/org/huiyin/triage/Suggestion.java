package org.huiyin.triage;

import java.util.List;

/// A topic that the words of a text suggest.
///
/// @param topic its code
/// @param likelihood as the model sees it, from 0 to 1
/// @param because pieces of that very text that weighed most, at most three
public record Suggestion(String topic, double likelihood, List<String> because) {
  public Suggestion {
    because = List.copyOf(because);
  }
}
