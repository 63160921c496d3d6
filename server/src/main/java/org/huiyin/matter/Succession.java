package org.huiyin.matter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.huiyin.access.Principal;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Officer;
import org.huiyin.authority.Role;
import org.huiyin.rulebook.ActDefinition;
import org.huiyin.rulebook.ActDefinition.SeatChange;
import org.huiyin.rulebook.Decision;
import org.huiyin.rulebook.Effect;
import org.huiyin.rulebook.Post;
import org.huiyin.rulebook.Rulebook;
import org.huiyin.rulebook.RunningClock;
import org.huiyin.rulebook.State;
import org.jspecify.annotations.Nullable;

/// Who has a matter once somebody has stepped back from it, or was kept out: never nobody.
///
/// What was theirs goes to whoever stands in for them today, if the wall lets them; else the lead
/// is told, and names somebody; where there is no lead, one level up is told. Where nobody is
/// left at an institution who could do what is owed there, its seat goes one level up, and on
/// until there is somebody. All of it belongs to the act of stepping back and is written with it.
final class Succession {

  private static final String LEAD = Role.LEAD.id();
  private static final String SUPERVISOR = Role.SUPERVISOR.id();

  private final Directory directory;
  private final Wall wall;
  private final Substitutes substitutes;

  Succession(Directory directory, Wall wall, Substitutes substitutes) {
    this.directory = directory;
    this.wall = wall;
    this.substitutes = substitutes;
  }

  /// The decision with what follows from it for those who have the matter.
  Decision.Allowed after(Rulebook rulebook, Wall.Subject before, String act, Decision.Allowed is) {
    Run run = new Run(rulebook, before, act, is);
    for (Effect effect : is.effects()) {
      switch (effect) {
        case Effect.Recused(UUID officer) -> run.pass(officer);
        case Effect.RecusalAsked _ -> run.tellWhoDecides(Set.of());
        case Effect.ReadingObjected(UUID officer) -> run.tellWhoDecides(Set.of(officer));
        default -> {}
      }
    }
    return run.decision();
  }

  /// Whether this is done from above although somebody at the institution itself can.
  boolean oversteps(Rulebook rulebook, Wall.Subject matter, ActDefinition act, UUID institution) {
    if (act.changes().recuses()) {
      return false;
    }
    List<Post> posts = act.gate().by();
    boolean within =
        posts.stream().anyMatch(post -> !post.above() && isAt(rulebook, matter, post, institution));
    return !within
        && posts.stream()
            .filter(Post::above)
            .filter(
                post ->
                    wall.above(matter).superiorOf(seated(rulebook, matter, post)).stream()
                        .anyMatch(institution::equals))
            .anyMatch(above -> isHeldBelow(rulebook, matter, act, above));
  }

  private boolean isHeldBelow(
      Rulebook rulebook, Wall.Subject matter, ActDefinition act, Post above) {
    Set<UUID> without = act.changes().objection() == null ? Set.of() : matter.state().objectedTo();
    return act.gate().by().stream()
        .filter(post -> !post.above() && post.seat().equals(above.seat()))
        .anyMatch(
            post ->
                rulebook.institutionAt(matter.state(), post.seat()).stream()
                    .anyMatch(seat -> isHeld(matter, seat, post.role(), without)));
  }

  /// Whether somebody else at the same institution could do this too.
  boolean isAnotherAt(
      Rulebook rulebook, Wall.Subject matter, ActDefinition act, Principal.OfficerPrincipal by) {
    return act.gate().by().stream()
        .filter(post -> !post.above() && isAt(rulebook, matter, post, by.institution()))
        .anyMatch(post -> isHeld(matter, by.institution(), post.role(), Set.of(by.officer())));
  }

  private static boolean isAt(Rulebook rulebook, Wall.Subject matter, Post post, UUID institution) {
    return rulebook
        .institutionAt(matter.state(), post.seat())
        .filter(institution::equals)
        .isPresent();
  }

  private static UUID seated(Rulebook rulebook, Wall.Subject matter, Post post) {
    return rulebook.institutionAt(matter.state(), post.seat()).orElse(new UUID(0, 0));
  }

  /// @param without who can't do this, though they hold it
  private boolean isHeld(Wall.Subject matter, UUID institution, String role, Set<UUID> without) {
    return !wall.isAccused(matter, institution)
        && Role.of(role).stream()
            .flatMap(held -> directory.officersAt(institution, held).stream())
            .anyMatch(officer -> isFree(matter, officer.id()) && !without.contains(officer.id()));
  }

  private boolean isFree(Wall.Subject matter, UUID officer) {
    return !wall.isInvolved(matter, officer) && !matter.state().askedOut().contains(officer);
  }

  /// The seats from which is looked again at what was decided below.
  static Set<String> reviewing(Rulebook rulebook) {
    Set<String> seats = new HashSet<>();
    for (ActDefinition act : rulebook.acts().values()) {
      act.changes()
          .seats()
          .forEach(
              (seat, change) -> {
                if (change.how() == SeatChange.How.SUPERIOR_OF) {
                  seats.add(seat);
                }
              });
    }
    return seats;
  }

  /// The seats from which a matter is moved on or decided, and not only helped with or looked at
  /// again.
  static Set<String> deciding(Rulebook rulebook) {
    Set<String> seats = new HashSet<>();
    for (ActDefinition act : rulebook.acts().values()) {
      if (act.changes().leadsTo() != null || act.changes().decides() != null) {
        act.gate().by().stream().filter(post -> !post.above()).map(Post::seat).forEach(seats::add);
      }
    }
    seats.removeAll(reviewing(rulebook));
    return seats;
  }

  /// One decision, and what is added to it.
  private final class Run {
    private final Rulebook rulebook;
    private final Wall.Subject before;
    private final String act;
    private final Decision.Allowed decided;
    private final List<Effect> more = new ArrayList<>();
    private State state;

    Run(Rulebook rulebook, Wall.Subject before, String act, Decision.Allowed decided) {
      this.rulebook = rulebook;
      this.before = before;
      this.act = act;
      this.decided = decided;
      this.state = decided.state();
    }

    Decision.Allowed decision() {
      if (more.isEmpty()) {
        return decided;
      }
      List<Effect> all = new ArrayList<>(decided.effects());
      all.addAll(more);
      return new Decision.Allowed(state, all, decided.citation());
    }

    private Wall.Subject now() {
      return new Wall.Subject(before.relation(), before.about(), before.walled(), state);
    }

    private void add(Effect effect) {
      more.add(effect);
      state = state.after(List.of(effect));
    }

    void pass(UUID officer) {
      for (Map.Entry<String, State.Assignment> each : before.state().assignments().entrySet()) {
        if (officer.equals(each.getValue().officer())) {
          pass(each.getKey(), each.getValue(), officer);
        }
      }
      state.clocks().forEach(this::raise);
    }

    private void pass(String seat, State.Assignment was, UUID officer) {
      Optional<Officer> standsIn =
          substitutes
              .standingInFor(officer)
              .filter(other -> other.institution().equals(state.seats().get(seat)))
              .filter(other -> isFree(now(), other.id()) && !hasDecided(seat, other.id()));
      if (standsIn.isPresent()) {
        add(new Effect.Assigned(seat, was.unit(), standsIn.get().id()));
      } else {
        tell(LEAD + "@" + seat);
      }
    }

    private void tell(String post) {
      boolean told =
          decided.effects().stream().anyMatch(e -> e.equals(new Effect.Told(post, act)))
              || more.contains(new Effect.Told(post, act));
      if (!told) {
        add(new Effect.Told(post, act));
      }
    }

    /// Of what is owed, nothing stays where nobody can do it.
    private void raise(RunningClock clock) {
      Post owes = of(clock);
      if (!clock.isRunning() || owes == null) {
        return;
      }
      UUID institution = rulebook.institutionAt(state, owes.seat()).orElse(null);
      if (institution == null || canMeet(clock, owes, institution)) {
        return;
      }
      Optional<UUID> above = wall.above(now()).superiorOf(institution);
      while (above.isPresent() && !(isOpen(above.get()) && canMeet(clock, owes, above.get()))) {
        above = wall.above(now()).superiorOf(above.get());
      }
      String seat = taken(owes.seat(), institution);
      above.ifPresent(
          next -> {
            add(new Effect.SeatTaken(seat, next));
            tell(Post.COMPLAINANT);
          });
      tell(LEAD + "@" + seat);
    }

    /// A duty of the institution itself; windows and what is owed from above or by others aside.
    private @Nullable Post of(RunningClock clock) {
      var definition = rulebook.clocks().get(clock.clock());
      Post of = definition == null || definition.window() ? null : definition.of();
      return of == null || of.above() || of.seat().isEmpty() ? null : of;
    }

    /// The seat that is really taken, where another stands in for the one that is asked for.
    private String taken(String seat, UUID institution) {
      return institution.equals(state.seats().get(seat))
          ? seat
          : state.seats().entrySet().stream()
              .filter(each -> each.getValue().equals(institution))
              .map(Map.Entry::getKey)
              .findFirst()
              .orElse(seat);
    }

    /// Nobody looks again at what they have decided themselves, so a seat never comes to where a
    /// review of it sits.
    private boolean isOpen(UUID institution) {
      return reviewing(rulebook).stream()
          .noneMatch(seat -> institution.equals(state.seats().get(seat)));
    }

    private boolean canMeet(RunningClock clock, Post owes, UUID institution) {
      return rulebook.acts().values().stream()
          .filter(each -> each.changes().ends().contains(clock.clock()))
          .map(each -> each.gate().by())
          .flatMap(Collection::stream)
          .filter(post -> post.seat().equals(owes.seat()) && !post.above())
          .map(Post::role)
          .distinct()
          .anyMatch(role -> isHeldFor(owes.seat(), institution, role));
    }

    private boolean isHeldFor(String seat, UUID institution, String role) {
      return !wall.isAccused(now(), institution)
          && Role.of(role).stream()
              .flatMap(held -> directory.officersAt(institution, held).stream())
              .anyMatch(
                  officer ->
                      !wall.isInvolved(now(), officer.id()) && !hasDecided(seat, officer.id()));
    }

    private boolean hasDecided(String seat, UUID officer) {
      return reviewing(rulebook).contains(seat)
          && state.decisions().stream().anyMatch(made -> officer.equals(made.officer()));
    }

    /// @param without who doesn't decide it, though they hold the post
    void tellWhoDecides(Set<UUID> without) {
      for (RunningClock clock :
          state.clocks().subList(before.state().clocks().size(), state.clocks().size())) {
        Post owes = of(clock);
        UUID institution =
            owes == null ? null : rulebook.institutionAt(state, owes.seat()).orElse(null);
        if (owes != null && institution != null) {
          boolean held = isHeld(now(), institution, owes.role(), without);
          tell(held ? owes.toString() : SUPERVISOR + "^" + owes.seat());
        }
      }
    }
  }
}
