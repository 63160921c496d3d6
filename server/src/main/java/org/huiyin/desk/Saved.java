package org.huiyin.desk;

import java.util.List;

/// What became of what an officer is writing.
///
/// @param version which state of the draft the page holds
/// @param at the time of day at which it was kept, or empty
/// @param other what another window has kept instead, text by text
/// @param as how it stands
public record Saved(int version, String at, List<String> other, As as) {

  /// How a draft stands.
  public enum As {
    /// Nothing is kept.
    NOT_YET,
    /// What the page shows is what is kept.
    KEPT,
    /// Another window has kept something else, and nothing was overwritten.
    OVERTAKEN,
    /// It couldn't be kept.
    NOT_KEPT
  }

  public Saved {
    other = List.copyOf(other);
  }

  public boolean is(As state) {
    return as == state;
  }
}
