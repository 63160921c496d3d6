package org.huiyin.matter;

import java.util.List;
import java.util.Objects;
import org.huiyin.access.Principal.Member;
import org.huiyin.access.Principal.Participant;
import org.huiyin.rulebook.Post;
import org.jspecify.annotations.Nullable;

/// What one of those who bring a matter together reads of it: what was done in office, and what
/// they said themself. For members the database keeps the rest back as well
/// (`journal_of_member`).
record Hearing(Participant reader) {

  /// Which one of a group somebody is; null for whoever brought the matter.
  static @Nullable Integer number(Participant participant) {
    return participant instanceof Member member ? member.member() : null;
  }

  boolean isOwn(Facts facts) {
    return facts.by().role().equals(Post.COMPLAINANT)
        && Objects.equals(facts.by().member(), number(reader));
  }

  boolean isOthers(Facts facts) {
    return facts.by().role().equals(Post.COMPLAINANT) && !isOwn(facts);
  }

  /// Whether they may read what was said. What was noted beside the procedure may be about who
  /// brought the matter.
  boolean hears(Facts facts) {
    return isOwn(facts) || (!isOthers(facts) && !(reader instanceof Member && isBeside(facts)));
  }

  /// Whether they see that there is such an entry: of another's, what changed the matter, since
  /// that is theirs too; beside the procedure, who read it.
  boolean sees(Facts facts) {
    return hears(facts) || !isBeside(facts) || isReading(facts);
  }

  private static boolean isBeside(Facts facts) {
    return !facts.changesState();
  }

  private static boolean isReading(Facts facts) {
    return Viewing.isMereReading(facts.act());
  }

  List<Viewing.Read> of(List<Viewing.Read> journal) {
    return journal.stream()
        .filter(entry -> sees(entry.facts()))
        .map(entry -> hears(entry.facts()) || isReading(entry.facts()) ? entry : entry.unheard())
        .toList();
  }
}
