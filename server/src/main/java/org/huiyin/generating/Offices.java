package org.huiyin.generating;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Gazetteer;
import org.huiyin.authority.Institution;
import org.huiyin.authority.Officer;
import org.huiyin.authority.Place;
import org.huiyin.authority.Role;
import org.huiyin.authority.Topic;
import org.huiyin.authority.Unit;

/// Who there is in the county, in an order that doesn't hang on random ids. Thread-safe.
final class Offices {

  private static final int MOST_PLACES = 1_000;

  private record Post(UUID institution, Role role) {}

  private final Directory directory;
  private final List<Institution> institutions;
  private final List<Place> places;
  private final Map<Post, List<OfficerPrincipal>> officers = new HashMap<>();
  private final Map<UUID, List<String>> topics = new HashMap<>();
  private final Map<UUID, List<UUID>> units = new HashMap<>();

  Offices(Directory live, Gazetteer gazetteer) {
    directory = live.snapshot();
    institutions =
        directory.all().stream()
            .filter(Institution::active)
            .sorted(Comparator.comparing(Institution::code))
            .toList();
    places = gazetteer.list("", null, MOST_PLACES);
    for (Institution each : institutions) {
      for (Role role : Role.values()) {
        officers.put(
            new Post(each.id(), role),
            directory.officersAt(each.id(), role).stream()
                .sorted(Comparator.comparing(Officer::login))
                .map(Offices::principal)
                .toList());
      }
      topics.put(
          each.id(),
          directory.topics(each.id()).stream()
              .filter(Topic::active)
              .map(Topic::code)
              .sorted()
              .toList());
      units.put(
          each.id(),
          directory.units(each.id()).stream()
              .sorted(Comparator.comparing((Unit unit) -> unit.name().en()))
              .map(Unit::id)
              .toList());
    }
  }

  private static OfficerPrincipal principal(Officer officer) {
    return new OfficerPrincipal(
        officer.id(), officer.institution(), officer.unit(), officer.roles(), Set.of());
  }

  List<Place> places() {
    return places;
  }

  /// Those where matters can be brought.
  List<Institution> registering() {
    return institutions.stream().filter(each -> has(each.id(), Role.REGISTRAR)).toList();
  }

  /// Those that can be accused, since somebody above them can take it in and answer it.
  List<Institution> accusable() {
    return institutions.stream()
        .filter(each -> has(each.id(), Role.LEAD))
        .filter(
            each ->
                directory
                    .superiorOf(each.id())
                    .filter(above -> has(above, Role.REGISTRAR) && has(above, Role.LEAD))
                    .isPresent())
        .toList();
  }

  /// Those that can resolve a matter of this topic, without one and all below it.
  ///
  /// @param topic empty for any
  List<UUID> resolving(String topic, UUID notAt, Optional<UUID> accused) {
    return institutions.stream()
        .map(Institution::id)
        .filter(id -> !id.equals(notAt) && has(id, Role.HANDLER) && has(id, Role.LEAD))
        .filter(id -> topic.isEmpty() || topicsOf(id).contains(topic))
        .filter(
            id ->
                accused.isEmpty()
                    || (!id.equals(accused.get()) && !directory.isBelow(id, accused.get())))
        .toList();
  }

  boolean has(UUID institution, Role role) {
    return !officers.getOrDefault(new Post(institution, role), List.of()).isEmpty();
  }

  boolean isReviewedAbove(UUID institution) {
    return directory.superiorOf(institution).filter(above -> has(above, Role.REVIEWER)).isPresent();
  }

  List<String> topicsOf(UUID institution) {
    return topics.getOrDefault(institution, List.of());
  }

  List<UUID> unitsOf(UUID institution) {
    return units.getOrDefault(institution, List.of());
  }

  /// Somebody there in the first of these roles that anybody holds.
  Optional<OfficerPrincipal> one(RandomGenerator random, UUID institution, Role... roles) {
    return one(random, institution, anybody -> true, roles);
  }

  /// The same among some.
  Optional<OfficerPrincipal> one(
      RandomGenerator random, UUID institution, Predicate<OfficerPrincipal> can, Role... roles) {
    for (Role role : roles) {
      List<OfficerPrincipal> those =
          officers.getOrDefault(new Post(institution, role), List.of()).stream()
              .filter(can)
              .toList();
      if (!those.isEmpty()) {
        return Optional.of(those.get(random.nextInt(those.size())));
      }
    }
    return Optional.empty();
  }
}
