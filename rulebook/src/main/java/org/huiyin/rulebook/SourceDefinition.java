package org.huiyin.rulebook;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A law, or the institution itself, that a rulebook cites.
///
/// @param id its name in citations, such as `xf`
/// @param kind `law`, or `house` for the institution's own promise
/// @param issued the day of its issue, or null for what was never issued
/// @param articles how many articles it has; 0 where the rulebook doesn't say
public record SourceDefinition(
    String id, String kind, Texts title, @Nullable LocalDate issued, int articles) {

  public boolean isHouse() {
    return kind.equals(Citation.HOUSE);
  }
}
