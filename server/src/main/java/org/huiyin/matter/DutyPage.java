package org.huiyin.matter;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of duties in order of due date.
///
/// @param next the cursor of the next page, or null on the last
public record DutyPage(List<Duty> duties, @Nullable String next) {

  public DutyPage {
    duties = List.copyOf(duties);
  }

  /// One thing owed in one matter.
  ///
  /// @param mine whether it is assigned to the asking officer by name
  /// @param coverFor the name of the absent officer for whom the asking one stands in, where it
  ///     would be that officer's, or null
  public record Duty(
      String number,
      MatterView.Named duty,
      MatterView.Named stage,
      String role,
      @Nullable String topic,
      @Nullable String place,
      LocalDate start,
      LocalDate due,
      boolean provisional,
      int daysLate,
      boolean mine,
      @Nullable String coverFor) {}
}
