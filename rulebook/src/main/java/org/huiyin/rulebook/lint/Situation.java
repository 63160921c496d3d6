package org.huiyin.rulebook.lint;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.huiyin.rulebook.State;
import org.jspecify.annotations.Nullable;

/// Where a matter can stand, and on which day the shortest path gets there: one for all that are
/// alike.
final class Situation {

  final int number;
  final State state;
  final LocalDate today;

  /// Whether nobody did anything until the last day before time changes something.
  final boolean waited;

  final @Nullable Passage cameBy;
  final List<Passage> passages = new ArrayList<>();

  Situation(int number, State state, LocalDate today, boolean waited, @Nullable Passage cameBy) {
    this.number = number;
    this.state = state;
    this.today = today;
    this.waited = waited;
    this.cameBy = cameBy;
  }

  String stage() {
    return state.stage();
  }
}
