package org.huiyin.matter;

import java.time.Instant;
import java.util.List;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.jspecify.annotations.Nullable;

/// Matters that are made up for tests of scale, a batch.
///
/// @param seed by which they were made
/// @param first the number of the first of them under this seed
/// @param matters at least one
public record Fiction(long seed, long first, List<Invented> matters) {

  public Fiction {
    matters = List.copyOf(matters);
  }

  /// One of them: how it is brought, and how it goes on from there.
  ///
  /// @param by a registrar who writes it down, or null for the complainant
  /// @param at when it is brought, in the past
  public record Invented(Filing filing, @Nullable OfficerPrincipal by, Instant at, Course course) {}

  /// Numbers under one seed.
  ///
  /// @param after the first that isn't among them any more
  public record Range(long first, long after) {}

  /// What became of a batch.
  ///
  /// @param entries of journals that were written
  /// @param refused how many steps the rulebook didn't allow
  /// @param open how many have not ended
  /// @param late in how many of these a duty is overdue
  public record Told(long entries, long refused, long open, long late) {

    public static final Told NOTHING = new Told(0, 0, 0, 0);

    public Told and(Told more) {
      return new Told(
          entries + more.entries, refused + more.refused, open + more.open, late + more.late);
    }
  }
}
