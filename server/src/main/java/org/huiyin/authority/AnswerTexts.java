package org.huiyin.authority;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/// What an institution's answers begin with, in place of what is shipped. Immutable; unchecked
/// until [Authorities] takes it.
///
/// @param texts by outcome (or act, where that has one outcome only), text and language, such as
///     `not-supported.facts.zh`, sorted; what isn't among them is as shipped
public record AnswerTexts(UUID institution, Map<String, String> texts) {

  public AnswerTexts {
    texts = Collections.unmodifiableMap(new TreeMap<>(texts));
  }

  static AnswerTexts none(UUID institution) {
    return new AnswerTexts(institution, Map.of());
  }

  @Override
  public String toString() {
    return "AnswerTexts[" + institution + ", " + texts.keySet() + "]";
  }
}
