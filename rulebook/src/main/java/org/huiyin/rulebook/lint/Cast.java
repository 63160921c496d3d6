package org.huiyin.rulebook.lint;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.rulebook.Act;
import org.huiyin.rulebook.ActDefinition;
import org.huiyin.rulebook.Actor;
import org.huiyin.rulebook.Decision;
import org.huiyin.rulebook.Effect;
import org.huiyin.rulebook.Post;
import org.huiyin.rulebook.Rule;
import org.huiyin.rulebook.Rulebook;
import org.huiyin.rulebook.State;
import org.huiyin.rulebook.Tree;
import org.huiyin.rulebook.WorkingCalendar;
import org.jspecify.annotations.Nullable;

/// Who takes part in the walks: institutions with others above them, and an officer in every role
/// at each. Institutions of one level are alike, so two besides the one that registers are enough
/// to pass a matter to another.
final class Cast implements Tree {

  static final UUID REGISTERING = institution(1, 0);
  static final UUID UNIT = new UUID(0, 1);

  private static final int HIGHEST = 20;
  private static final int ROLES = 1000;

  private final Rulebook rulebook;
  private final List<String> roles;

  Cast(Rulebook rulebook) {
    this.rulebook = rulebook;
    this.roles = List.copyOf(rulebook.roles().keySet());
  }

  private static UUID institution(int level, int number) {
    return new UUID(level, number);
  }

  /// The institutions that somebody could name, so that one of them sits nowhere yet.
  static List<UUID> candidates() {
    return List.of(institution(1, 1), institution(1, 2), REGISTERING);
  }

  @Override
  public Optional<UUID> superiorOf(UUID institution) {
    int level = (int) institution.getMostSignificantBits();
    return level >= HIGHEST ? Optional.empty() : Optional.of(institution(level + 1, 0));
  }

  /// Somebody in a post of this matter, or null while nobody sits there.
  @Nullable Actor holder(Post post, State state) {
    if (post.isPerson()) {
      return Actor.party(post.role());
    }
    if (!state.isOpened()) {
      return officer(post.role(), REGISTERING);
    }
    UUID institution = institution(post, state);
    return institution == null ? null : officer(post.role(), institution);
  }

  @Nullable UUID institution(Post post, State state) {
    UUID seated = rulebook.institutionAt(state, post.seat()).orElse(null);
    return seated == null || !post.above() ? seated : superiorOf(seated).orElse(null);
  }

  private Actor officer(String role, UUID institution) {
    long level = institution.getMostSignificantBits();
    long person = level * ROLES + institution.getLeastSignificantBits();
    return Actor.officer(role, institution, new UUID(ROLES + roles.indexOf(role), person));
  }

  /// Somebody else in the same role at the same institution.
  static Actor colleague(Actor officer) {
    UUID person = officer.officer().orElse(UNIT);
    UUID other = new UUID(-person.getMostSignificantBits(), person.getLeastSignificantBits());
    return new Actor(officer.role(), officer.institution(), Optional.of(other));
  }

  /// Whether an act is lawful, and what follows; one that several must do together is done by all
  /// of them, one after the other. Until the last one it changes nothing, so the steps between
  /// need not be told apart.
  Decision decide(State state, Act attempt, Instant at, WorkingCalendar calendar) {
    Decision decision = rulebook.decide(state, attempt, at, calendar, this);
    ActDefinition act = rulebook.acts().get(attempt.name());
    if (act == null || !act.gate().jointly()) {
      return decision;
    }
    List<Effect> effects = new ArrayList<>();
    List<Actor> others = new ArrayList<>(holders(act.gate().by(), state));
    others.remove(attempt.by());
    while (decision instanceof Decision.Allowed allowed) {
      effects.addAll(allowed.effects());
      if (tookEffect(allowed)) {
        return new Decision.Allowed(allowed.state(), effects, allowed.citation());
      }
      if (others.isEmpty()) {
        return new Decision.Refused(Rule.WRONG_ROLE, allowed.citation(), Map.of());
      }
      Act next = new Act(act.id(), others.removeFirst(), attempt.with(), attempt.texts());
      decision = rulebook.decide(allowed.state(), next, at, calendar, this);
    }
    return decision;
  }

  private static boolean tookEffect(Decision.Allowed allowed) {
    return allowed.effects().stream().anyMatch(Effect.Agreed.class::isInstance);
  }

  /// The holders of all these posts that can act now; the system isn't among them.
  List<Actor> holders(List<Post> posts, State state) {
    List<Actor> holders = new ArrayList<>();
    for (Post post : posts) {
      Actor holder = post.isSystem() ? null : holder(post, state);
      if (holder != null) {
        holders.add(holder);
      }
    }
    return holders;
  }
}
