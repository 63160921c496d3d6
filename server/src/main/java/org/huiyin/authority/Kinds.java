package org.huiyin.authority;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// All kinds of things that are kept here. Thread-safe.
@Component
final class Kinds {

  static final Kind<Unit, UUID> UNIT =
      new Kind<>(
          "unit",
          Unit.class,
          Unit::id,
          Directory::unit,
          (now, wanted, _) -> UnitRules.findings(now, wanted),
          new Powers.OfUnits(),
          (writer, _, wanted) -> writer.put(wanted),
          unit -> unit,
          unit -> unit);
  static final Kind<Institution, UUID> INSTITUTION =
      new Kind<>(
          "institution",
          Institution.class,
          Institution::id,
          Directory::institution,
          (now, wanted, _) -> InstitutionRules.findings(now, wanted),
          new Powers.OfInstitutions(),
          (writer, _, wanted) -> writer.put(wanted),
          institution -> institution,
          institution -> institution);
  /// Isn't in the directory, so that it is found and checked by [Authorities].
  static final Kind<Place, String> PLACE =
      new Kind<>(
          "place",
          Place.class,
          Place::code,
          (_, _) -> Optional.empty(),
          (_, _, _) -> List.of(),
          Powers.none(),
          (writer, before, wanted) -> new PlaceStore(writer.jdbc()).put(before, wanted),
          Place::published,
          Place::published);
  static final Kind<Topic, UUID> TOPIC =
      new Kind<>(
          "topic",
          Topic.class,
          Topic::id,
          Directory::topic,
          (now, wanted, _) -> TopicRules.findings(now, wanted),
          Powers.none(),
          (writer, _, wanted) -> writer.put(wanted),
          topic -> topic,
          topic -> topic);

  /// Nothing stands that a way in would change: what was given before is no business of others.
  static final Kind<WayIn, UUID> WAY_IN =
      new Kind<>(
          "way-in",
          WayIn.class,
          WayIn::officer,
          (_, _) -> Optional.empty(),
          (now, wanted, _) -> WayInRules.findings(now, wanted),
          new WayIn.ByTwo(),
          (_, _, _) -> {},
          WayIn::shown,
          WayIn::published);

  final Kind<Officer, UUID> officer;
  final Kind<HouseDates, UUID> houseDates;
  final Kind<AnswerTexts, UUID> answerTexts;
  final Kind<EditionPlan, UUID> editions;

  private final Procedures procedures;
  private final List<StandingChanges> told;
  private final Map<String, Kind<?, UUID>> byTwo;

  Kinds(Procedures procedures, List<StandingChanges> told) {
    this.procedures = procedures;
    this.told = List.copyOf(told);
    this.officer =
        new Kind<>(
            "officer",
            Officer.class,
            Officer::id,
            Directory::officer,
            OfficerRules::findings,
            new Powers.OfOfficers(),
            this::put,
            PublishedOfficer::named,
            PublishedOfficer::of);
    this.houseDates =
        new Kind<>(
            "house-dates",
            HouseDates.class,
            HouseDates::institution,
            (now, id) -> now.institution(id).map(found -> now.houseDates(found.id())),
            (_, wanted, _) -> findings(wanted),
            Powers.none(),
            (writer, _, wanted) -> writer.put(wanted),
            dates -> dates,
            dates -> dates);
    this.answerTexts =
        new Kind<>(
            "templates",
            AnswerTexts.class,
            AnswerTexts::institution,
            (now, id) -> now.institution(id).map(found -> now.answerTexts(found.id())),
            (_, wanted, _) ->
                AnswerTextRules.findings(this.procedures.inForce(wanted.institution()), wanted),
            Powers.none(),
            (writer, _, wanted) -> writer.put(wanted),
            templates -> templates,
            templates -> templates);
    this.editions =
        new Kind<>(
            "editions",
            EditionPlan.class,
            EditionPlan::institution,
            (now, id) -> now.institution(id).map(found -> now.editions(found.id())),
            (now, wanted, _) -> EditionRules.findings(this.procedures, now, wanted),
            new Powers.OfEditions(),
            (writer, _, wanted) -> writer.put(wanted),
            EditionPlan::published,
            EditionPlan::published);
    this.byTwo =
        Stream.<Kind<?, UUID>>of(INSTITUTION, UNIT, officer, editions, WAY_IN)
            .collect(Collectors.toMap(Kind::name, Function.identity()));
  }

  /// One of those whose changes can need a second officer.
  ///
  /// @throws IllegalArgumentException if there is none of this name
  Kind<?, UUID> named(String name) {
    return Optional.<Kind<?, UUID>>ofNullable(byTwo.get(name))
        .orElseThrow(() -> new IllegalArgumentException("name: no kind " + name));
  }

  private void put(DirectoryWriter writer, Optional<Officer> before, Officer after) {
    writer.put(after);
    before
        .filter(was -> !was.roles().equals(after.roles()) || (was.active() && !after.active()))
        .ifPresent(was -> told.forEach(each -> each.changed(writer.jdbc(), was, after)));
  }

  private List<Finding> findings(HouseDates wanted) {
    return HouseDateRules.findings(procedures.inForce(wanted.institution()), wanted);
  }
}
