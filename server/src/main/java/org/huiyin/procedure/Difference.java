package org.huiyin.procedure;

import org.huiyin.rulebook.Texts;

/// One thing in which an edition differs from another.
///
/// @param what which kind of difference, such as `duty-longer`; stable, and the key of its words
/// @param subject what it is about, such as `clocks.answer`
/// @param title how the rulebook calls that
/// @param before as the rulebook writes it, such as `60 days`; empty where the words need none
/// @param after likewise
public record Difference(
    String what, Sense sense, String subject, Texts title, String before, String after) {

  /// For whom it is good.
  public enum Sense {
    /// Worse for complainants, or not certainly as good.
    AGAINST,
    /// Better for complainants.
    FOR,
    /// Neither.
    OTHER
  }
}
