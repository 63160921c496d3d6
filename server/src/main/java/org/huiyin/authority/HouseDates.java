package org.huiyin.authority;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/// What an institution promises where the law has no date: shorter lengths than those of its
/// rulebook, for clocks that are a promise of the house there. Immutable; unchecked until
/// [Authorities] takes it.
///
/// @param lengths by clock, sorted, as the rulebook writes them: `deliver` to `3 working-days`;
///     empty where the rulebook's own promises hold
public record HouseDates(UUID institution, Map<String, String> lengths) {

  public HouseDates {
    lengths = Collections.unmodifiableMap(new TreeMap<>(lengths));
  }

  static HouseDates none(UUID institution) {
    return new HouseDates(institution, Map.of());
  }
}
