package org.huiyin.rulebook;

import java.util.List;
import java.util.Set;

/// A coded ground that an act can name.
///
/// @param acts the acts that can name it
/// @param stages the stages in which they can; empty for all
/// @param doors the doors that it leads to
public record GroundDefinition(
    String id,
    Texts title,
    Set<String> acts,
    Set<String> stages,
    List<String> doors,
    Citation source) {

  public GroundDefinition {
    acts = Set.copyOf(acts);
    stages = Set.copyOf(stages);
    doors = List.copyOf(doors);
  }

  /// Whether this act can name it in this stage.
  public boolean fits(String act, String stage) {
    return acts.contains(act) && (stages.isEmpty() || stages.contains(stage));
  }
}
