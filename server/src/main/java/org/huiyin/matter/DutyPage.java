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
  /// @param unit the name of the unit that it is assigned to, or null
  /// @param officer the name of the officer that it is assigned to, or null
  /// @param mine whether it is assigned to the asking officer by name
  /// @param coverFor the name of the absent officer for whom the asking one stands in, where it
  ///     would be that officer's, or null
  /// @param can the acts that are open to the asking officer in the matter now, by their names
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
      @Nullable String unit,
      @Nullable String officer,
      boolean mine,
      @Nullable String coverFor,
      List<String> can) {

    public Duty {
      can = List.copyOf(can);
    }
  }
}
