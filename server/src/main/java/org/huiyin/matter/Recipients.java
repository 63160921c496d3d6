package org.huiyin.matter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Role;
import org.huiyin.rulebook.Effect;
import org.huiyin.rulebook.Post;
import org.huiyin.rulebook.Rulebook;
import org.huiyin.rulebook.Tree;
import org.jspecify.annotations.Nullable;

/// Finds who is told of something: the institution behind a post, and if nobody there holds the
/// role, a supervisor one level up, and so on.
///
/// Nobody whom the matter is about counts as holding a post, and an accused institution is
/// passed over. A notice never vanishes: one that finds nobody all the way up goes to the
/// operator of the installation.
final class Recipients {

  private static final String OPERATOR = "operator";

  private final Directory directory;
  private final Wall wall;

  Recipients(Directory directory, Wall wall) {
    this.directory = directory;
    this.wall = wall;
  }

  List<Facts.Recipient> of(
      Rulebook rulebook, Wall.Subject matter, String act, List<Effect> effects) {
    List<Facts.Recipient> told = new ArrayList<>();
    for (Effect effect : effects) {
      if (effect instanceof Effect.Told to) {
        told.add(resolve(rulebook, matter, to.to(), to.notice()));
      } else if (effect instanceof Effect.MilestoneReached reached && !reached.to().isEmpty()) {
        told.add(resolve(rulebook, matter, reached.to(), act));
      }
    }
    return told;
  }

  private Facts.Recipient resolve(
      Rulebook rulebook, Wall.Subject matter, String to, String notice) {
    Post post = Post.parse(to);
    if (post.isPerson()) {
      return new Facts.Recipient(to, notice, null, 0);
    }
    Optional<UUID> institution = institutionOf(rulebook, matter, post);
    if (institution.isPresent() && isHeld(matter, institution.get(), post.role())) {
      return new Facts.Recipient(to, notice, institution.get(), 0);
    }
    return raised(matter, to, notice, institution.orElse(null));
  }

  /// The institution that a post means now; empty where nobody sits there or nobody is above.
  Optional<UUID> institutionOf(Rulebook rulebook, Wall.Subject matter, Post post) {
    Optional<UUID> seat = rulebook.institutionAt(matter.state(), post.seat());
    return post.above() ? seat.flatMap(wall.above(matter)::superiorOf) : seat;
  }

  private Facts.Recipient raised(
      Wall.Subject matter, String to, String notice, @Nullable UUID from) {
    Tree tree = wall.above(matter);
    int raised = 0;
    UUID institution = from;
    while (institution != null) {
      institution = tree.superiorOf(institution).orElse(null);
      raised++;
      if (institution != null && isHeld(matter, institution, Role.SUPERVISOR.id())) {
        return new Facts.Recipient(to, notice, institution, raised);
      }
    }
    return new Facts.Recipient(OPERATOR, notice, null, raised);
  }

  /// Whether somebody there holds the role who may know of the matter.
  private boolean isHeld(Wall.Subject matter, UUID institution, String role) {
    return !wall.isAccused(matter, institution)
        && Role.of(role).stream()
            .flatMap(held -> directory.officersAt(institution, held).stream())
            .anyMatch(officer -> !wall.isInvolved(matter, officer.id()));
  }
}
