package org.huiyin.authority;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.huiyin.authority.Directory.Content;
import org.jspecify.annotations.Nullable;

/// One state of the directory, indexed. Immutable.
final class DirectorySnapshot implements Directory {

  private final Map<UUID, Institution> institutions;
  private final Map<String, Institution> institutionsByCode;
  private final Map<UUID, Unit> units;
  private final Map<UUID, Officer> officers;
  private final Map<String, Officer> officersByLogin;
  private final Map<UUID, Topic> topics;
  private final List<Institution> sortedInstitutions;
  private final Map<UUID, List<Unit>> unitsOf;
  private final Map<UUID, List<Topic>> topicsOf;
  private final Map<UUID, List<Officer>> officersOf;
  private final Map<UUID, HouseDates> houseDates;
  private final Map<UUID, AnswerTexts> answerTexts;
  private final Map<UUID, EditionPlan> editions;
  private final long editionVersion;
  private final Map<UUID, Cover> covers;
  private final Map<UUID, List<Cover>> coversOf;
  private final Map<UUID, List<Cover>> coversBy;

  DirectorySnapshot(Content content) {
    institutions = indexed(content.institutions(), Institution::id);
    institutionsByCode = indexed(content.institutions(), Institution::code);
    units = indexed(content.units(), Unit::id);
    officers = indexed(content.officers(), Officer::id);
    officersByLogin = indexed(content.officers(), officer -> folded(officer.login()));
    topics = indexed(content.topics(), Topic::id);
    sortedInstitutions = sorted(content.institutions(), i -> i.name().zh());
    unitsOf = grouped(sorted(content.units(), u -> u.name().zh()), Unit::institution);
    topicsOf = grouped(sorted(content.topics(), t -> t.name().zh()), Topic::institution);
    officersOf = grouped(sorted(content.officers(), Officer::name), Officer::institution);
    houseDates = indexed(content.houseDates(), HouseDates::institution);
    answerTexts = indexed(content.answerTexts(), AnswerTexts::institution);
    editions = indexed(content.editions(), EditionPlan::institution);
    editionVersion = content.editionVersion();
    covers = indexed(content.covers(), Cover::id);
    coversOf = grouped(content.covers(), Cover::officer);
    coversBy = grouped(content.covers(), Cover::substitute);
  }

  @Override
  public Directory snapshot() {
    return this;
  }

  @Override
  public Optional<Institution> institution(UUID id) {
    return Optional.ofNullable(institutions.get(id));
  }

  @Override
  public Optional<Institution> institutionByCode(String code) {
    return Optional.ofNullable(institutionsByCode.get(code));
  }

  @Override
  public Optional<Unit> unit(UUID id) {
    return Optional.ofNullable(units.get(id));
  }

  @Override
  public Optional<Officer> officer(UUID id) {
    return Optional.ofNullable(officers.get(id));
  }

  @Override
  public Optional<Officer> officerByLogin(String login) {
    return Optional.ofNullable(officersByLogin.get(folded(login)));
  }

  @Override
  public Optional<UUID> superiorOf(UUID institution) {
    return institution(institution).map(Institution::superior);
  }

  @Override
  public boolean isBelow(UUID institution, UUID maybeAbove) {
    // Bounded, so that a cycle written past the checks can't hang a request.
    Optional<UUID> above = superiorOf(institution);
    for (int step = 0; step < institutions.size() && above.isPresent(); step++) {
      if (above.get().equals(maybeAbove)) {
        return !institution.equals(maybeAbove);
      }
      above = superiorOf(above.get());
    }
    return false;
  }

  @Override
  public List<Officer> officersAt(UUID institution, Role role) {
    return officers(institution).stream().filter(officer -> officer.holds(role)).toList();
  }

  @Override
  public boolean directs(UUID chief, UUID subordinate) {
    Officer above = officers.get(chief);
    Officer below = officers.get(subordinate);
    if (above == null || below == null || chief.equals(subordinate)) {
      return false;
    }
    return heads(chief, below.institution()) || reaches(above, subordinate);
  }

  @Override
  public List<Institution> all() {
    return sortedInstitutions;
  }

  @Override
  public List<Unit> units(UUID institution) {
    return unitsOf.getOrDefault(institution, List.of());
  }

  @Override
  public List<Officer> officers(UUID institution) {
    return officersOf.getOrDefault(institution, List.of());
  }

  @Override
  public List<Topic> topics(UUID institution) {
    return topicsOf.getOrDefault(institution, List.of());
  }

  @Override
  public Optional<Topic> topic(UUID id) {
    return Optional.ofNullable(topics.get(id));
  }

  @Override
  public AnswerTexts answerTexts(UUID institution) {
    return answerTexts.getOrDefault(institution, AnswerTexts.none(institution));
  }

  @Override
  public HouseDates houseDates(UUID institution) {
    return houseDates.getOrDefault(institution, HouseDates.none(institution));
  }

  @Override
  public EditionPlan editions(UUID institution) {
    return editions.getOrDefault(institution, EditionPlan.none(institution));
  }

  @Override
  public long editionVersion() {
    return editionVersion;
  }

  @Override
  public Directory renewed() {
    return this;
  }

  @Override
  public List<Cover> covers() {
    return List.copyOf(covers.values());
  }

  @Override
  public Optional<Cover> cover(UUID id) {
    return Optional.ofNullable(covers.get(id));
  }

  @Override
  public List<Cover> coversOf(UUID officer) {
    return coversOf.getOrDefault(officer, List.of());
  }

  @Override
  public List<Cover> coversBy(UUID substitute) {
    return coversBy.getOrDefault(substitute, List.of());
  }

  private boolean heads(UUID chief, UUID institution) {
    return institution(institution).map(i -> chief.equals(i.head())).orElse(false);
  }

  private boolean reaches(Officer from, UUID subordinate) {
    Set<UUID> seen = new HashSet<>();
    Deque<Officer> open = new ArrayDeque<>(List.of(from));
    while (!open.isEmpty()) {
      for (UUID id : open.pop().subordinates()) {
        if (id.equals(subordinate)) {
          return true;
        }
        @Nullable Officer next = officers.get(id);
        if (next != null && seen.add(id)) {
          open.add(next);
        }
      }
    }
    return false;
  }

  static String folded(String login) {
    return login.strip().toLowerCase(Locale.ROOT);
  }

  private static <K, V> Map<K, V> indexed(List<V> values, Function<V, K> key) {
    try {
      return values.stream().collect(toUnmodifiableMap(key, Function.identity()));
    } catch (IllegalStateException duplicate) {
      throw new IllegalArgumentException("content: a key occurs twice", duplicate);
    }
  }

  private static <V> List<V> sorted(List<V> values, Function<V, String> name) {
    return values.stream().sorted(Comparator.comparing(v -> SortKey.of(name.apply(v)))).toList();
  }

  private static <V> Map<UUID, List<V>> grouped(List<V> values, Function<V, UUID> key) {
    return values.stream().collect(groupingBy(key));
  }
}
