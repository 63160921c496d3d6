package org.huiyin.matter;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
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

  /// The place of an act in the list.
  public record Cursor(LocalDate on, String authority, UUID matter, int seq) {

    private static final Pattern FORM =
        Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}~[0-9A-Z]{0,12}~[0-9a-f-]{36}~[0-9]{1,9}");

    /// Reads a cursor; empty if it isn't one that [#toString] made.
    public static Optional<Cursor> parse(String text) {
      if (!FORM.matcher(text).matches()) {
        return Optional.empty();
      }
      String[] parts = text.split("~", -1);
      try {
        return Optional.of(
            new Cursor(
                LocalDate.parse(parts[0]),
                parts[1],
                UUID.fromString(parts[2]),
                Integer.parseInt(parts[3])));
      } catch (DateTimeException | IllegalArgumentException e) {
        return Optional.empty();
      }
    }

    @Override
    public String toString() {
      return on + "~" + authority + "~" + matter + "~" + seq;
    }
  }
}
