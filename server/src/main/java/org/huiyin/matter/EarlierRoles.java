package org.huiyin.matter;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.huiyin.authority.Directory;
import org.huiyin.rulebook.ActDefinition;
import org.huiyin.rulebook.Citation;
import org.huiyin.rulebook.ConflictDefinitions;
import org.huiyin.rulebook.Decision;
import org.huiyin.rulebook.Effect;
import org.huiyin.rulebook.Post;
import org.huiyin.rulebook.Rule;
import org.huiyin.rulebook.Rulebook;
import org.huiyin.rulebook.State;

/// Who decided doesn't look again, nor does anybody whom they direct. That whoever decided doesn't,
/// the rulebook says by itself; whom they direct, only the directory knows.
record EarlierRoles(Rulebook rulebook, Directory directory, State state) {

  /// Whether an officer may not do this act for what was decided before.
  boolean keepFrom(ActDefinition act, UUID officer) {
    return isBarred(act.gate().notDecided(), officer);
  }

  /// Whether an officer may not be named for a seat, since whoever works there looks again.
  boolean keepFrom(String seat, UUID officer) {
    Set<String> looksAgainAt = new HashSet<>();
    for (ActDefinition act : rulebook.acts().values()) {
      if (act.gate().by().stream().map(Post::seat).anyMatch(seat::equals)) {
        looksAgainAt.addAll(act.gate().notDecided());
      }
    }
    return isBarred(looksAgainAt, officer);
  }

  private boolean isBarred(Set<String> instances, UUID officer) {
    for (Effect.Decided decided : state.decisions()) {
      UUID by = decided.officer();
      if (by != null
          && instances.contains(decided.instance())
          && (by.equals(officer) || directory.directs(by, officer))) {
        return true;
      }
    }
    return false;
  }

  Decision.Refused refused() {
    ConflictDefinitions.Decider decider = rulebook.conflicts().decider();
    Citation source = decider == null ? new Citation(Citation.HOUSE, "", false) : decider.source();
    return new Decision.Refused(Rule.DECIDED_BEFORE, source, Map.of());
  }
}
