package org.huiyin.rulebook;

import java.util.Set;

/// One thing that someone wants to do in a matter.
///
/// The texts themselves (reasons, facts, the story) never enter this library: it only learns
/// which of them are there. Immutable.
///
/// @param name an act of the rulebook, such as `accept`
/// @param by who acts
/// @param with the structured particulars
/// @param texts the names of the texts that are given and not blank
public record Act(String name, Actor by, Particulars with, Set<String> texts) {

  public Act {
    texts = Set.copyOf(texts);
  }

  public static Act of(String name, Actor by, String... texts) {
    return new Act(name, by, Particulars.NONE, Set.of(texts));
  }

  public Act with(Particulars particulars) {
    return new Act(name, by, particulars, texts);
  }
}
