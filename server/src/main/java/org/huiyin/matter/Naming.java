package org.huiyin.matter;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huiyin.access.Principal.Complainant;
import org.huiyin.authority.Officer;
import org.huiyin.authority.Role;
import org.huiyin.rulebook.ActDefinition;
import org.huiyin.rulebook.Actor;
import org.huiyin.rulebook.ClockDefinition;
import org.huiyin.rulebook.Particular;
import org.huiyin.rulebook.Post;
import org.huiyin.rulebook.Rulebook;
import org.huiyin.rulebook.State;
import org.jspecify.annotations.Nullable;

/// Whom an act can name: units and officers of the institution for which it assigns somebody, and
/// for a complainant the officers whom they have been shown.
record Naming(Parts parts) {

  List<FieldError> mistakes(MatterRecord matter, List<Actor> actors, ActRequest request) {
    Rulebook rulebook = parts.rulebookOf(matter.identity());
    ActDefinition act = rulebook.acts().get(request.name());
    List<FieldError> errors = new ArrayList<>();
    UUID unit = request.with().unit();
    UUID officer = request.with().officer();
    if (act != null && act.changes().recusal() == ActDefinition.Recusal.ASK) {
      if (officer != null && !shown(rulebook, matter.state(), facts(matter)).contains(officer)) {
        errors.add(FieldError.of("officer", "unknown"));
      }
      return errors;
    }
    if (act != null && act.changes().objection() == ActDefinition.Objection.ASK) {
      if (officer != null && !readers(facts(matter)).contains(officer)) {
        errors.add(FieldError.of("officer", "unknown"));
      }
      return errors;
    }
    String topic = request.with().topic();
    if (topic != null && !hasTopic(topic, actors)) {
      errors.add(FieldError.of("topic", "unknown"));
    }
    Set<UUID> at = institutions(rulebook, matter.state(), actors, act);
    if (unit != null && !hasUnit(unit, at)) {
      errors.add(FieldError.of("unit", "unknown"));
    }
    if (officer != null && !(hasOfficer(officer, unit, at) && worksThere(rulebook, act, officer))) {
      errors.add(FieldError.of("officer", "unknown"));
    }
    return errors;
  }

  /// The officers of whom a complainant can ask that they keep out: those for whom the matter
  /// waits, and those who acted in it, at the institution where it is decided; never one who keeps
  /// out already.
  Set<UUID> shown(Rulebook rulebook, State state, List<Facts> journal) {
    Set<UUID> decides = deciding(rulebook, state);
    Set<UUID> shown = new LinkedHashSet<>();
    state.assignments().values().stream()
        .map(State.Assignment::officer)
        .filter(Objects::nonNull)
        .forEach(shown::add);
    journal.stream()
        .map(entry -> entry.by().officer())
        .filter(Objects::nonNull)
        .forEach(shown::add);
    shown.removeAll(state.recused());
    shown.removeIf(
        id ->
            parts
                .directory()
                .officer(id)
                .filter(officer -> officer.active() && decides.contains(officer.institution()))
                .isEmpty());
    return shown;
  }

  /// The officers to whose reading a complainant can object: those who opened the matter or a file
  /// of it, printed it, or were told who brought it.
  Set<UUID> readers(List<Facts> journal) {
    Set<UUID> readers = new LinkedHashSet<>();
    journal.stream()
        .filter(entry -> Viewing.isReading(entry.act()))
        .map(entry -> entry.by().officer())
        .filter(Objects::nonNull)
        .forEach(readers::add);
    return readers;
  }

  /// Where the duty to decide it would be owed now.
  private static Set<UUID> deciding(Rulebook rulebook, State state) {
    Set<String> recorded =
        rulebook.acts().values().stream()
            .filter(act -> act.changes().recusal() == ActDefinition.Recusal.ASK)
            .flatMap(act -> act.changes().records().stream())
            .collect(Collectors.toUnmodifiableSet());
    return rulebook.clocks().values().stream()
        .filter(clock -> clock.from().stream().anyMatch(recorded::contains))
        .filter(clock -> clock.stages().isEmpty() || clock.stages().contains(state.stage()))
        .flatMap(clock -> rulebook.institutionAt(state, clock.of().seat()).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private List<Facts> facts(MatterRecord matter) {
    // It is the complainant who names them, from what they are shown.
    Bound by =
        Bound.to(new Complainant(matter.authority(), matter.id(), matter.identity().number()));
    return parts.store().journal(by, matter.authority(), matter.id()).stream()
        .map(entry -> Facts.decode(entry.facts().array()))
        .toList();
  }

  /// For whose seat the act assigns somebody; the institution of whoever acts where for none.
  static Optional<UUID> assigned(Rulebook rulebook, State state, @Nullable ActDefinition act) {
    String seat = act == null ? null : act.changes().assigns();
    return seat == null ? Optional.empty() : rulebook.institutionAt(state, seat);
  }

  private static Set<UUID> institutions(
      Rulebook rulebook, State state, List<Actor> actors, @Nullable ActDefinition act) {
    return assigned(rulebook, state, act)
        .map(Set::of)
        .orElseGet(
            () ->
                actors.stream()
                    .flatMap(actor -> actor.institution().stream())
                    .collect(Collectors.toUnmodifiableSet()));
  }

  /// Whether it names one officer for a seat, and no unit.
  static boolean isOfOneOfficer(ActDefinition act) {
    return act.changes().assigns() != null
        && act.needs().with().contains(Particular.OFFICER)
        && !act.needs().with().contains(Particular.UNIT);
  }

  /// The officers whom an act can name for its seat; none of them keeps out.
  Set<UUID> nameable(Rulebook rulebook, State state, ActDefinition act) {
    return assigned(rulebook, state, act).stream()
        .flatMap(at -> parts.directory().officers(at).stream())
        .filter(Officer::active)
        .map(Officer::id)
        .filter(id -> !state.recused().contains(id) && worksThere(rulebook, act, id))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /// Whether an officer has a role in which anything is done or owed at the seat for which the act
  /// names them.
  private boolean worksThere(Rulebook rulebook, @Nullable ActDefinition act, UUID officer) {
    String seat = act == null ? null : act.changes().assigns();
    if (seat == null) {
      return true;
    }
    Stream<Post> done =
        rulebook.acts().values().stream().flatMap(each -> each.gate().by().stream());
    Stream<Post> owed = rulebook.clocks().values().stream().map(ClockDefinition::of);
    return Stream.concat(done, owed)
        .filter(post -> post.seat().equals(seat) && !post.above())
        .flatMap(post -> Role.of(post.role()).stream())
        .anyMatch(role -> parts.directory().officer(officer).orElseThrow().holds(role));
  }

  /// Those of whoever sets it: a code of another institution says nothing here.
  private boolean hasTopic(String code, List<Actor> actors) {
    return actors.stream()
        .flatMap(actor -> actor.institution().stream())
        .flatMap(at -> parts.directory().topics(at).stream())
        .anyMatch(topic -> topic.active() && topic.code().equals(code));
  }

  private boolean hasUnit(UUID unit, Set<UUID> at) {
    return parts
        .directory()
        .unit(unit)
        .filter(found -> found.active() && at.contains(found.institution()))
        .isPresent();
  }

  private boolean hasOfficer(UUID officer, @Nullable UUID unit, Set<UUID> at) {
    return parts
        .directory()
        .officer(officer)
        .filter(found -> found.active() && at.contains(found.institution()))
        .filter(found -> unit == null || found.unit() == null || unit.equals(found.unit()))
        .isPresent();
  }
}
