package org.huiyin.matter;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which official acts an auditor asks for. There is no filter by matter, complainant or text.
///
/// @param officer only those of this officer
/// @param role only those in this role
/// @param act only acts of this name; `open` for readings
/// @param from the first day
/// @param until the last day, included; at most [#MOST_DAYS] days from the first
/// @param after the last one of the page before
/// @param limit how many, 1 to 200
public record OfficialActQuery(
    @Nullable UUID officer,
    @Nullable String role,
    @Nullable String act,
    LocalDate from,
    LocalDate until,
    Optional<Cursor> after,
    int limit) {

  public static final int MOST = 200;
  public static final int MOST_DAYS = 366;

  public OfficialActQuery {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("limit: expected 1 to " + MOST + ": " + limit);
    }
    if (from.plusDays(MOST_DAYS).isBefore(until)) {
      throw new IllegalArgumentException("until: more than " + MOST_DAYS + " days after from");
    }
  }
}
