package org.huiyin.bench;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What each case system is asked to do, in the order in which it is measured. Some of it only
/// Huiyin knows in two ways: by whoever brought the matter, and by an officer, whose look is
/// entered in the journal. Both are held against the one way of a peer.
enum Work {
  CREATE("create", "create", null),
  READ("read", "read one", null),
  READ_BY_OFFICER("read-by-officer", "read one, as an officer (journaled)", READ),
  QUEUE("queue", "a handler’s queue by due date", null),
  LIST_PAGE("list-page", "list page", null),
  CASE_PAGE("case-page", "case page, for an officer (journaled)", null),
  OWN_PAGE("own-page", "case page, for who brought it", CASE_PAGE);

  private final String key;
  private final String told;
  private final @Nullable Work same;

  Work(String key, String told, @Nullable Work same) {
    this.key = key;
    this.told = told;
    this.same = same;
  }

  /// The word by which descriptions of peers name it.
  String key() {
    return key;
  }

  String told() {
    return told;
  }

  /// What a peer does in its place, which knows one way only.
  Optional<Work> same() {
    return Optional.ofNullable(same);
  }

  boolean isPage() {
    return key.endsWith("-page");
  }
}
