package org.huiyin.matter;

import java.util.ArrayList;
import java.util.List;

/// The differences that a check names: so many that everything that is wrong can be seen, and no
/// more than memory holds where all of a large database is. Not thread-safe.
final class CheckingFound {

  static final int MOST = 10_000;

  private final List<Checking.Difference> named = new ArrayList<>();
  private long more;

  void addAll(List<Checking.Difference> differences) {
    int room = Math.min(differences.size(), MOST - named.size());
    named.addAll(differences.subList(0, room));
    more += differences.size() - room;
  }

  List<Checking.Difference> all() {
    List<Checking.Difference> all = new ArrayList<>(named);
    if (more > 0) {
      all.add(new Checking.Difference("all matters", more + " more differences aren't named"));
    }
    return all;
  }
}
