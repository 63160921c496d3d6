package org.huiyin.rulebook;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// All that a rulebook defines, by id, in the order of the document.
record Definitions(
    Header header,
    Map<String, SourceDefinition> sources,
    Map<String, RoleDefinition> roles,
    Map<String, PartyDefinition> parties,
    Map<String, SeatDefinition> seats,
    Map<String, KindDefinition> kinds,
    Map<String, DoorDefinition> doors,
    ConflictDefinitions conflicts,
    Set<String> channels,
    LimitDefinitions limits,
    Map<String, DateDefinition> dates,
    Map<String, StageDefinition> stages,
    Map<String, ClockDefinition> clocks,
    Map<String, OutcomeDefinition> outcomes,
    Map<String, GroundDefinition> grounds,
    Map<String, ActDefinition> acts,
    Map<String, OutlookDefinition> outlooks) {

  Definitions {
    sources = ordered(sources);
    roles = ordered(roles);
    parties = ordered(parties);
    seats = ordered(seats);
    kinds = ordered(kinds);
    doors = ordered(doors);
    channels = Set.copyOf(channels);
    dates = ordered(dates);
    stages = ordered(stages);
    clocks = ordered(clocks);
    outcomes = ordered(outcomes);
    grounds = ordered(grounds);
    acts = ordered(acts);
    outlooks = ordered(outlooks);
  }

  Definitions with(Map<String, ClockDefinition> other) {
    return new Definitions(
        header, sources, roles, parties, seats, kinds, doors, conflicts, channels, limits, dates,
        stages, other, outcomes, grounds, acts, outlooks);
  }

  private static <T> Map<String, T> ordered(Map<String, T> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  /// What a rulebook says of itself.
  record Header(
      String id,
      String edition,
      Texts title,
      String jurisdiction,
      LocalDate validFrom,
      @Nullable LocalDate validUntil,
      ZoneId zone,
      String calendar) {}
}
