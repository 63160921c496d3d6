package org.huiyin.rulebook;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Bounds that hold across acts; each is null where the rulebook sets none.
public record LimitDefinitions(
    @Nullable Representatives representatives, @Nullable Promises promises) {

  /// How many people may speak for a group.
  ///
  /// @param channels the channels on which this holds; empty for all
  public record Representatives(int most, Set<String> channels, Citation source) {
    public Representatives {
      channels = Set.copyOf(channels);
    }
  }

  /// How many promises one act may make, and how far ahead, in days.
  public record Promises(int most, int ahead, Citation source) {}
}
