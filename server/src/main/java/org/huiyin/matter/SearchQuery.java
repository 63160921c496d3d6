package org.huiyin.matter;

import org.jspecify.annotations.Nullable;

/// What an officer looks for. `toString` doesn't show their words.
///
/// @param words as they were typed: words, or the number of a matter; may be empty where something
///     else narrows
/// @param kind by its id, or null
/// @param stage by its id, or null
/// @param topic by its code, or null
/// @param place by its code, or null: what lies in it is found too
/// @param page the first is 1
public record SearchQuery(
    String words,
    @Nullable String kind,
    @Nullable String stage,
    @Nullable String topic,
    @Nullable String place,
    int page) {

  /// What is read of it at most, in `char`s.
  public static final int LONGEST = 200;

  public SearchQuery {
    words = words.strip();
  }

  boolean narrows() {
    return kind != null || stage != null || topic != null || place != null;
  }

  @Override
  public String toString() {
    return "SearchQuery[" + kind + ", " + stage + ", " + topic + ", " + place + "]";
  }
}
