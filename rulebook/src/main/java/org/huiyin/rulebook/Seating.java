package org.huiyin.rulebook;

import java.util.Optional;
import java.util.UUID;
import org.huiyin.rulebook.ActDefinition.SeatChange;
import org.jspecify.annotations.Nullable;

/// Who sits where in a matter, and which posts an actor therefore holds.
final class Seating {

  private final Definitions definitions;
  private final State state;
  private final Tree tree;

  Seating(Definitions definitions, State state, Tree tree) {
    this.definitions = definitions;
    this.state = state;
    this.tree = tree;
  }

  /// The institution in the seat, or the one that stands in for it, or null. A circle of
  /// stand-ins is refused when a rulebook is read.
  @Nullable UUID at(String seat) {
    String each = seat;
    while (each != null) {
      UUID institution = state.seats().get(each);
      if (institution != null) {
        return institution;
      }
      SeatDefinition definition = definitions.seats().get(each);
      each = definition == null ? null : definition.fallback();
    }
    return null;
  }

  boolean holds(Post post, Actor actor) {
    if (!post.role().equals(actor.role())) {
      return false;
    }
    if (post.seat().isEmpty()) {
      return !post.isSystem();
    }
    return actor
        .institution()
        .filter(own -> institutionOf(post).equals(Optional.of(own)))
        .isPresent();
  }

  /// The institution of a post; empty where nobody sits there, or nobody is above.
  Optional<UUID> institutionOf(Post post) {
    Optional<UUID> seated = Optional.ofNullable(at(post.seat()));
    return post.above() ? seated.flatMap(tree::superiorOf) : seated;
  }

  /// The institution that a change would seat; null where it seats nobody or there is none
  /// above.
  @Nullable UUID seated(SeatChange change, @Nullable UUID given) {
    return switch (change.how()) {
      case GIVEN -> given;
      case NONE -> null;
      case SAME_AS -> at(change.seat());
      case SUPERIOR_OF -> above(change.seat());
    };
  }

  private @Nullable UUID above(String seat) {
    UUID below = decided(seat).orElseGet(() -> at(seat));
    return below == null ? null : tree.superiorOf(below).orElse(null);
  }

  /// The institution that decided last from this seat: a review is above it, also where the seat
  /// has gone to another since.
  private Optional<UUID> decided(String seat) {
    for (Effect.Decided made : state.decisions().reversed()) {
      if (made.institution() != null && isDecidedFrom(seat, made.instance())) {
        return Optional.of(made.institution());
      }
    }
    return Optional.empty();
  }

  private boolean isDecidedFrom(String seat, String instance) {
    return definitions.acts().values().stream()
        .filter(act -> instance.equals(act.changes().decides()))
        .flatMap(act -> act.gate().by().stream())
        .anyMatch(post -> !post.above() && post.seat().equals(seat));
  }
}
