package org.huiyin.complainant;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Gazetteer;
import org.huiyin.authority.Institution;
import org.huiyin.authority.Name;
import org.huiyin.authority.Place;
import org.huiyin.authority.Topic;
import org.huiyin.authority.Unit;
import org.springframework.stereotype.Component;

/// What there is to choose from: institutions, units, places and topics, found by a part of their
/// name. Thread-safe.
@Component
public final class Choices {

  /// More than this fit no page; then a search comes first.
  public static final int MOST = 20;

  /// One of them.
  ///
  /// @param code what the form sends
  /// @param hint what tells it from others of the same name, or empty
  /// @param near a place for which an institution here answers
  public record Choice(String code, Name name, Name hint, boolean near) {

    Choice(String code, Name name, Name hint) {
      this(code, name, hint, false);
    }
  }

  private static final Name NO_HINT = new Name("", "");

  private final Directory directory;
  private final Gazetteer gazetteer;

  Choices(Directory directory, Gazetteer gazetteer) {
    this.directory = directory;
    this.gazetteer = gazetteer;
  }

  /// Whether the page lists them all, without a search.
  boolean fewInstitutions() {
    return active().limit(MOST + 1L).count() <= MOST;
  }

  /// Those who answer for the place first, nearest first; their hint is the place. Then those
  /// whose name, or the name of whose place, holds `part`.
  public List<Choice> institutions(String part, String chosen, String place) {
    boolean all = fewInstitutions() && part.isBlank();
    Directory now = directory.snapshot();
    Map<String, Choice> found = new LinkedHashMap<>();
    gazetteer.chain(place).forEach(at -> answersFor(now, at, found));
    gazetteer.search(part, MOST).forEach(at -> answersFor(now, at.place(), found));
    now.all().stream()
        .filter(Institution::active)
        .filter(i -> all || i.code().equals(chosen) || matches(i.name(), part))
        .forEach(i -> found.putIfAbsent(i.code(), new Choice(i.code(), i.name(), NO_HINT)));
    return found.values().stream().limit(MOST).toList();
  }

  private static void answersFor(Directory now, Place place, Map<String, Choice> found) {
    Optional.ofNullable(place.institution())
        .flatMap(now::institution)
        .filter(Institution::active)
        .ifPresent(i -> found.putIfAbsent(i.code(), new Choice(i.code(), i.name(), place.name())));
  }

  public List<Choice> units(String institution) {
    return institution(institution).stream()
        .flatMap(found -> directory.units(found.id()).stream())
        .filter(Unit::active)
        .map(unit -> new Choice(unit.id().toString(), unit.name(), NO_HINT))
        .toList();
  }

  public Optional<Name> unit(String institution, String id) {
    return units(institution).stream()
        .filter(unit -> unit.code().equals(id))
        .map(Choice::name)
        .findFirst();
  }

  public List<Choice> places(String part, String chosen) {
    List<Choice> found =
        new ArrayList<>(gazetteer.search(part, MOST).stream().map(Choices::choice).toList());
    List<Place> chain = gazetteer.chain(chosen);
    if (!chain.isEmpty() && found.stream().noneMatch(one -> one.code().equals(chosen))) {
      found.addFirst(
          choice(new Gazetteer.Found(chain.getFirst(), chain.subList(1, chain.size()), false)));
    }
    return List.copyOf(found);
  }

  /// All places; the near ones where there are more than `most`, none where these are more too.
  public List<Choice> allPlaces(int most) {
    return gazetteer.few(most).stream().map(Choices::choice).toList();
  }

  private static Choice choice(Gazetteer.Found found) {
    return new Choice(
        found.place().code(), found.place().name(), within(found.within()), found.near());
  }

  public List<Choice> topics(String institution) {
    return institution(institution).stream()
        .flatMap(found -> directory.topics(found.id()).stream())
        .filter(Topic::active)
        .map(topic -> new Choice(topic.code(), topic.name(), NO_HINT))
        .toList();
  }

  public Optional<Institution> institution(UUID id) {
    return directory.institution(id);
  }

  public Optional<Institution> institution(String code) {
    return directory.institutionByCode(code).filter(Institution::active);
  }

  public Optional<Name> place(String code) {
    return gazetteer.place(code).map(Place::name);
  }

  public Optional<Name> topic(String institution, String code) {
    return topics(institution).stream()
        .filter(topic -> topic.code().equals(code))
        .map(Choice::name)
        .findFirst();
  }

  private Stream<Institution> active() {
    return directory.all().stream().filter(Institution::active);
  }

  private static boolean matches(Name name, String part) {
    String wanted = part.strip().toLowerCase(Locale.ROOT);
    return !wanted.isEmpty()
        && (name.zh().toLowerCase(Locale.ROOT).contains(wanted)
            || name.en().toLowerCase(Locale.ROOT).contains(wanted));
  }

  /// The places that it lies in, nearest first.
  private static Name within(List<Place> above) {
    return new Name(
        String.join("，", above.stream().map(Place::name).map(Name::zh).toList()),
        String.join(", ", above.stream().map(Place::name).map(Name::en).toList()));
  }
}
