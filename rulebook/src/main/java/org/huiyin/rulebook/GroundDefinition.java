package org.huiyin.rulebook;

import java.util.Set;

/// A coded ground that an act can name.
///
/// @param acts the acts that can name it
public record GroundDefinition(String id, Texts title, Set<String> acts, Citation source) {

  public GroundDefinition {
    acts = Set.copyOf(acts);
  }
}
