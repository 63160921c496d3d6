package org.huiyin.matter;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.huiyin.rulebook.ActDefinition;
import org.huiyin.rulebook.Effect;
import org.huiyin.rulebook.Rulebook;
import org.huiyin.rulebook.Word;
import org.jspecify.annotations.Nullable;

/// Who of a group has said that it is resolved, or that a promise was kept. Each says it for
/// themself; it is the word of the matter once all have said it. One who says the opposite says it
/// for the matter at once, and what others said before counts no more.
///
/// @param members those who came to the group
/// @param whoBroughtIt whether who brought the matter has said it
record OwnWords(Set<Integer> members, boolean whoBroughtIt) {

  OwnWords {
    members = Set.copyOf(members);
  }

  /// @param promise its number, or null for the matter itself
  static OwnWords in(Rulebook rulebook, List<Facts> journal, @Nullable Integer promise) {
    Set<Integer> members = new HashSet<>();
    boolean whoBroughtIt = false;
    for (Facts facts : journal) {
      if (begins(rulebook, facts, promise)) {
        members.clear();
        whoBroughtIt = false;
      } else if (facts.act().equals(Noting.OWN_WORD)
          && Objects.equals(facts.with().promise(), promise)) {
        Integer member = facts.by().member();
        whoBroughtIt |= member == null;
        if (member != null) {
          members.add(member);
        }
      }
    }
    return new OwnWords(members, whoBroughtIt);
  }

  /// Whether what was said before is about something that is over.
  private static boolean begins(Rulebook rulebook, Facts facts, @Nullable Integer promise) {
    ActDefinition act = rulebook.acts().get(facts.act());
    if (act == null) {
      return false;
    }
    return promise == null
        ? act.changes().word() == Word.CONTESTED
            || facts.effects().stream().anyMatch(Effect.Decided.class::isInstance)
        : promise.equals(facts.with().promise());
  }

  boolean has(@Nullable Integer member) {
    return member == null ? whoBroughtIt : members.contains(member);
  }
}
