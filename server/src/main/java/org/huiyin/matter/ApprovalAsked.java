package org.huiyin.matter;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What of another's approval an officer has to know who is about to decide. Immutable.
///
/// @param open the decisions that can be handed in as the matter stands
/// @param needed those of them that this officer can't send without
/// @param handed what was handed in, where this officer may read it, or null
/// @param by its author's name, or empty
/// @param waits whether it waits to be sent
public record ApprovalAsked(
    Set<String> open, Set<String> needed, @Nullable HandedIn handed, String by, boolean waits) {

  public static final ApprovalAsked NOTHING =
      new ApprovalAsked(Set.of(), Set.of(), null, "", false);

  public ApprovalAsked {
    open = Set.copyOf(open);
    needed = Set.copyOf(needed);
  }

  /// What waits to be sent, of this decision.
  public Optional<HandedIn> waiting(String act) {
    return Optional.ofNullable(handed).filter(each -> waits && each.act().equals(act));
  }

  /// What was given back to this officer, of this decision.
  public Optional<HandedIn> returned(String act) {
    return Optional.ofNullable(handed)
        .filter(each -> each.returned() != null && each.act().equals(act));
  }
}
