package org.huiyin.rulebook;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who keeps out of a matter. Each is null where the rulebook doesn't say.
public record ConflictDefinitions(
    @Nullable Interest interest,
    @Nullable Accused accused,
    @Nullable Decider decider,
    @Nullable Asked asked) {

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

  /// Whom somebody asks to keep out doesn't decide until that is decided.
  ///
  /// @param ask the act by which
  /// @param holds the acts that wait for it, if that officer would do them
  public record Asked(Texts title, String ask, Set<String> holds, Citation source) {
    public Asked {
      holds = Set.copyOf(holds);
    }
  }
}
