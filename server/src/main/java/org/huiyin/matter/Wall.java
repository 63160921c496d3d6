package org.huiyin.matter;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Institution;
import org.huiyin.authority.Officer;
import org.huiyin.authority.Power;
import org.huiyin.authority.Role;
import org.huiyin.authority.Unit;
import org.huiyin.rulebook.State;
import org.huiyin.rulebook.Tree;
import org.jspecify.annotations.Nullable;

/// R2, nobody judges their own case: the one function that says whether an officer may see a
/// matter.
///
/// Every read, list and act of an officer goes through [#hides]. It asks two things: is the
/// officer in conflict with the matter, and have they anything to do with it. Both are answered
/// from the matter's own relation and seats and from the tree: the union of those
/// whom it kept out at filing, at each act ([Walled]) and now, so that re-hanging a unit opens
/// nothing. For the same reason an
/// accused institution is never given the matter, is told nothing of it, and is passed over on
/// the way up ([#above]). Stateless.
///
/// The policies of row-level security say the same once more in the database: what changes here
/// changes there, and a property test holds one against the other.
final class Wall {

  private final Directory directory;
  private final Function<UUID, List<Officer>> absentFor;

  /// @param absentFor for whom an officer stands in today
  Wall(Directory directory, Function<UUID, List<Officer>> absentFor) {
    this.directory = directory;
    this.absentFor = absentFor;
  }

  /// A wall where nobody stands in for anybody.
  Wall(Directory directory) {
    this(directory, substitute -> List.of());
  }

  boolean hides(Subject matter, OfficerPrincipal officer) {
    return inConflict(matter, officer) || !isConcerned(matter, officer);
  }

  /// Whether an officer has a part in what is done in the matter: it isn't hidden from them, and
  /// they don't merely look on from above.
  boolean worksOn(Subject matter, OfficerPrincipal officer) {
    return !inConflict(matter, officer)
        && matter.state().seats().entrySet().stream()
            .filter(seat -> seat.getValue().equals(officer.institution()))
            .anyMatch(seat -> sitsIn(seat.getKey(), matter, officer));
  }

  /// What of a matter the wall looks at.
  record Subject(Relation relation, Filing.About about, Walled walled, State state) {

    static Subject of(MatterRecord matter) {
      return of(matter.identity(), matter.walled(), matter.state());
    }

    static Subject of(MatterRecord.Identity identity, Walled walled, State state) {
      return new Subject(identity.relation(), identity.about(), walled, state);
    }
  }

  private boolean inConflict(Subject matter, OfficerPrincipal officer) {
    return isInvolved(matter, officer.officer()) || isAccused(matter, officer.institution());
  }

  /// Whether an officer did the act that the matter concerns, is directed by whoever did, or
  /// has stepped back.
  boolean isInvolved(Subject matter, UUID officer) {
    UUID actedBy = matter.about().officer();
    return matter.walled().officers().contains(officer)
        || matter.state().recused().contains(officer)
        || (actedBy != null && (actedBy.equals(officer) || directory.directs(actedBy, officer)));
  }

  /// Whether nobody at an institution may have the matter, since it accuses the institution, a unit
  /// of it, or one above it, or is about what the head of one of these did: at filing, or as the
  /// tree stands now. An accused unit is walled off with its whole institution, since its head
  /// directs the unit, and in doubt nobody there may see who complained; whom a head directs is
  /// everybody there.
  boolean isAccused(Subject matter, UUID institution) {
    return matter.walled().institutions().contains(institution)
        || accused(directory, matter.relation(), matter.about())
            .filter(accused -> isWithin(institution, accused))
            .isPresent();
  }

  /// The institution that a matter can't be given to, nor to any below it.
  static Optional<UUID> accused(Directory directory, Relation relation, Filing.About about) {
    if (relation != Relation.ACCUSES) {
      return Optional.ofNullable(about.officer()).flatMap(officer -> headedBy(directory, officer));
    }
    UUID unit = about.unit();
    return unit == null
        ? Optional.ofNullable(about.institution())
        : directory.unit(unit).map(Unit::institution);
  }

  private static Optional<UUID> headedBy(Directory directory, UUID officer) {
    return directory
        .officer(officer)
        .flatMap(head -> directory.institution(head.institution()))
        .filter(institution -> officer.equals(institution.head()))
        .map(Institution::id);
  }

  /// Whom the tree keeps from the matter as it stands now, recusals aside: the state has those.
  static Walled now(Directory directory, Relation relation, Filing.About about) {
    return new Walled(
        accused(directory, relation, about)
            .map(accused -> within(directory, accused))
            .orElse(Set.of()),
        Optional.ofNullable(about.officer())
            .map(officer -> withThoseDirected(directory, officer))
            .orElse(Set.of()));
  }

  /// An institution and all below it.
  static Set<UUID> within(Directory directory, UUID institution) {
    return directory.all().stream()
        .map(Institution::id)
        .filter(id -> id.equals(institution) || directory.isBelow(id, institution))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Set<UUID> withThoseDirected(Directory directory, UUID chief) {
    Stream<UUID> directed =
        directory.officer(chief).stream()
            .flatMap(officer -> directory.officers(officer.institution()).stream())
            .map(Officer::id)
            .filter(officer -> directory.directs(chief, officer));
    return Stream.concat(Stream.of(chief), directed).collect(Collectors.toUnmodifiableSet());
  }

  /// The tree as a matter may climb it: past every institution that it accuses, and past those
  /// that are no more.
  Tree above(Subject matter) {
    return institution -> above(directory, institution, id -> isAccused(matter, id));
  }

  /// The next institution above that is active and not passed over.
  static Optional<UUID> above(Directory directory, UUID institution, Predicate<UUID> passed) {
    Optional<UUID> above = directory.superiorOf(institution);
    while (above.isPresent() && (passed.test(above.get()) || !isActive(directory, above.get()))) {
      above = directory.superiorOf(above.get());
    }
    return above;
  }

  private static boolean isActive(Directory directory, UUID institution) {
    return directory.institution(institution).filter(Institution::active).isPresent();
  }

  private boolean isWithin(UUID institution, UUID above) {
    return institution.equals(above) || directory.isBelow(institution, above);
  }

  private boolean isConcerned(Subject matter, OfficerPrincipal officer) {
    State state = matter.state();
    for (var seat : state.seats().entrySet()) {
      UUID institution = seat.getValue();
      if (institution.equals(officer.institution())) {
        if (sitsIn(seat.getKey(), matter, officer)) {
          return true;
        }
      } else if (Power.LOOK_BELOW.isHeldBy(officer.roles())
          && directory.isBelow(institution, officer.institution())) {
        return true;
      }
    }
    return false;
  }

  private boolean sitsIn(String seat, Subject matter, OfficerPrincipal officer) {
    State state = matter.state();
    if (Power.ALL_UNITS.isHeldBy(officer.roles())) {
      return true;
    }
    boolean works =
        switch (seat) {
          case "reviewing", "re-reviewing" -> officer.roles().contains(Role.REVIEWER);
          // Registering is the registrar's; its handlers stand in until somebody is responsible.
          case "registering" -> handles(officer) && !state.seats().containsKey("responsible");
          default -> handles(officer);
        };
    State.@Nullable Assignment assignment = state.assignments().get(seat);
    return works && (isAssigned(assignment, officer) || isCovered(assignment, matter, officer));
  }

  /// Whether the matter waits for somebody for whom the officer stands in today. Whoever stands
  /// in has passed the wall as themself, and works there with their own role; a matter from
  /// which the absent officer is walled off isn't passed on by them.
  private boolean isCovered(
      State.@Nullable Assignment assignment, Subject matter, OfficerPrincipal officer) {
    return assignment != null
        && absentFor.apply(officer.officer()).stream()
            .filter(absent -> absent.institution().equals(officer.institution()))
            .filter(absent -> !isInvolved(matter, absent.id()))
            .anyMatch(absent -> isAssignedTo(absent, assignment));
  }

  private static boolean isAssignedTo(Officer absent, State.Assignment assignment) {
    return absent.id().equals(assignment.officer())
        || (assignment.unit() != null && assignment.unit().equals(absent.unit()));
  }

  private static boolean handles(OfficerPrincipal officer) {
    return officer.roles().contains(Role.HANDLER);
  }

  /// Before a unit is named, each handler of the institution may look; then those of that unit,
  /// so that leave is covered.
  private static boolean isAssigned(
      State.@Nullable Assignment assignment, OfficerPrincipal officer) {
    if (assignment == null || officer.officer().equals(assignment.officer())) {
      return true;
    }
    return assignment.unit() == null
        ? assignment.officer() == null
        : assignment.unit().equals(officer.unit());
  }
}
