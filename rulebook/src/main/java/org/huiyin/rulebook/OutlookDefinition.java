package org.huiyin.rulebook;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A date that a complainant is told from the first second: when something comes at the latest.
///
/// @param reached the date that shows that it came, or null
/// @param chains by kind of matter, what has to run out before it comes
public record OutlookDefinition(
    String id, Texts title, @Nullable String reached, Map<String, List<Link>> chains) {

  public OutlookDefinition {
    chains = Map.copyOf(chains);
  }

  /// One link of a chain: a clock, or several of which the last that began counts and before
  /// that the first; or an act that lengthens the clock before it; or a whole round of clocks,
  /// one after the other, that an outcome can still cause.
  ///
  /// @param clocks clocks, or empty
  /// @param act the act, or null
  /// @param outcome the outcome that causes the round, or null
  public record Link(List<String> clocks, @Nullable String act, @Nullable String outcome) {
    public Link {
      clocks = List.copyOf(clocks);
    }
  }
}
