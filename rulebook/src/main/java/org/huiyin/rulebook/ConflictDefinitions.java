package org.huiyin.rulebook;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who keeps out of a matter. Each is null where the rulebook doesn't say.
public record ConflictDefinitions(
    @Nullable Interest interest, @Nullable Accused accused, @Nullable Decider decider) {

  /// Whoever has an interest in a matter steps back from it.
  ///
  /// @param recuse the act by which
  public record Interest(Texts title, String recuse, Citation source) {}

  /// Whoever is accused never reads, decides or is told.
  ///
  /// @param kinds the kinds of matter in which somebody is accused: none of them is taken in here
  public record Accused(Texts title, Set<String> kinds, Citation source) {
    public Accused {
      kinds = Set.copyOf(kinds);
    }
  }

  /// Whoever decided never looks again, nor does anybody under them.
  public record Decider(Texts title, Citation source) {}
}
