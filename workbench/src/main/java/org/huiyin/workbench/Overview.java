package org.huiyin.workbench;

import java.util.List;
import org.huiyin.workbench.Chart.Entry;
import org.huiyin.workbench.Chart.Hand;
import org.huiyin.workbench.Chart.Shape;

/// What the picture of a procedure on one page says: its stages one below the other, in each what
/// is owed first of all, and the acts that lead on.
///
/// @param notes what belongs to no one stage
record Overview(String title, String edition, List<Row> rows, List<Entry> notes, Chart.Key key) {

  Overview {
    rows = List.copyOf(rows);
    notes = List.copyOf(notes);
  }

  /// A stage, the beginning, or several stages from which the same acts lead.
  ///
  /// @param legal what the stage means in law; empty for what isn't one stage
  /// @param entries those of the law first
  /// @param law how many of them are of the law
  record Row(
      Shape shape, String title, String legal, List<Entry> entries, int law, List<Exit> exits) {
    Row {
      entries = List.copyOf(entries);
      exits = List.copyOf(exits);
    }
  }

  /// An act that leads to another stage.
  ///
  /// @param to the place of that stage among the rows
  record Exit(Hand hand, String text, int to) {}
}
