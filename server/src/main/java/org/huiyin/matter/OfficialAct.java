package org.huiyin.matter;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// That something was done in a matter, by whom and on which day: facts, and no word of it.
///
/// @param act what was done; opening a matter or a file is done too
/// @param role in which role
/// @param officer the officer's name; null for a complainant, of whom nothing else is told
public record OfficialAct(
    String number,
    int seq,
    LocalDate on,
    MatterView.Named act,
    MatterView.Named role,
    @Nullable String institution,
    @Nullable String officer) {

  /// A page of them, the latest first.
  ///
  /// @param next the cursor of the next page, or null on the last
  public record Page(List<OfficialAct> acts, @Nullable String next) {
    public Page {
      acts = List.copyOf(acts);
    }
  }
}
