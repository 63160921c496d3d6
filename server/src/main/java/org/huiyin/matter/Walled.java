package org.huiyin.matter;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Who is kept from a matter for good: the institutions and the officers that were behind its wall
/// at filing or at an act. It only grows.
///
/// @param institutions the accused ones, and those that were below them
/// @param officers who did the act that it concerns, and those whom they directed
record Walled(Set<UUID> institutions, Set<UUID> officers) {

  static final Walled NOBODY = new Walled(Set.of(), Set.of());

  private static final String INSTITUTIONS = "institutions";
  private static final String OFFICERS = "officers";

  Walled {
    institutions = Set.copyOf(institutions);
    officers = Set.copyOf(officers);
  }

  boolean isNobody() {
    return institutions.isEmpty() && officers.isEmpty();
  }

  Walled and(Walled more) {
    return more.isNobody()
        ? this
        : new Walled(both(institutions, more.institutions), both(officers, more.officers));
  }

  /// Those who aren't among `known`.
  Walled beyond(Walled known) {
    return new Walled(without(institutions, known.institutions), without(officers, known.officers));
  }

  Map<String, Object> encoded() {
    return new EffectCodec.Fields()
        .put(INSTITUTIONS, institutions.isEmpty() ? null : texts(institutions))
        .put(OFFICERS, officers.isEmpty() ? null : texts(officers))
        .map();
  }

  static Walled decoded(Map<String, Object> json) {
    return new Walled(ids(json, INSTITUTIONS), ids(json, OFFICERS));
  }

  /// The institutions that the facts of a filing name.
  static Walled ofFiling(Map<String, Object> filing) {
    return new Walled(ids(filing, "walled"), Set.of());
  }

  private static Set<UUID> ids(Map<String, Object> json, String key) {
    return json.get(key) instanceof List<?> list
        ? list.stream().map(id -> UUID.fromString((String) id)).collect(Collectors.toSet())
        : Set.of();
  }

  private static List<String> texts(Set<UUID> ids) {
    return ids.stream().map(UUID::toString).sorted().toList();
  }

  private static Set<UUID> both(Set<UUID> some, Set<UUID> more) {
    return Stream.concat(some.stream(), more.stream()).collect(Collectors.toSet());
  }

  private static Set<UUID> without(Set<UUID> ids, Set<UUID> known) {
    return ids.stream().filter(id -> !known.contains(id)).collect(Collectors.toSet());
  }
}
