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
import org.huiyin.rulebook.State;
import org.jspecify.annotations.Nullable;

/// Finds who is told of something: the institution behind a post, and if nobody there holds the role, a
/// supervisor one level up, and so on.
///
/// A notice never vanishes: one that finds nobody all the way up goes to the operator of the
/// installation.
final class Recipients {

  private static final String OPERATOR = "operator";

  private final Directory directory;

  Recipients(Directory directory) {
    this.directory = directory;
  }

  List<Facts.Recipient> of(Rulebook rulebook, State state, String act, List<Effect> effects) {
    List<Facts.Recipient> told = new ArrayList<>();
    for (Effect effect : effects) {
      if (effect instanceof Effect.Told to) {
        told.add(resolve(rulebook, state, to.to(), to.notice()));
      } else if (effect instanceof Effect.MilestoneReached reached && !reached.to().isEmpty()) {
        told.add(resolve(rulebook, state, reached.to(), act));
      }
    }
    return told;
  }

  private Facts.Recipient resolve(Rulebook rulebook, State state, String to, String notice) {
    Post post = Post.parse(to);
    if (post.isComplainant()) {
      return new Facts.Recipient(to, notice, null, 0);
    }
    Optional<UUID> institution = institutionOf(rulebook, state, post);
    if (institution.isPresent() && holds(institution.get(), post.role())) {
      return new Facts.Recipient(to, notice, institution.get(), 0);
    }
    return raised(to, notice, institution.orElse(null));
  }

  /// The institution that a post means now; empty where nobody sits there or nobody is above.
  Optional<UUID> institutionOf(Rulebook rulebook, State state, Post post) {
    Optional<UUID> seat = rulebook.institutionAt(state, post.seat());
    return post.above() ? seat.flatMap(directory::superiorOf) : seat;
  }

  private Facts.Recipient raised(String to, String notice, @Nullable UUID from) {
    int raised = 0;
    UUID institution = from;
    while (institution != null) {
      institution = directory.superiorOf(institution).orElse(null);
      raised++;
      if (institution != null && holds(institution, Role.SUPERVISOR.id())) {
        return new Facts.Recipient(to, notice, institution, raised);
      }
    }
    return new Facts.Recipient(OPERATOR, notice, null, raised);
  }

  private boolean holds(UUID institution, String role) {
    return Role.of(role)
        .map(held -> !directory.officersAt(institution, held).isEmpty())
        .orElse(false);
  }
}
