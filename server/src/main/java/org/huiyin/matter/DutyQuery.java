package org.huiyin.matter;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which duties an officer asks for. All filters narrow; none can show what the wall hides.
///
/// @param stage only matters in this stage
/// @param topic only matters on this topic
/// @param place only matters at this place
/// @param clock only duties of this clock
/// @param unit whether only those of one's own unit
/// @param late whether only those that are late
/// @param after the last one of the page before
/// @param limit how many, 1 to 200
public record DutyQuery(
    @Nullable String stage,
    @Nullable String topic,
    @Nullable String place,
    @Nullable String clock,
    boolean unit,
    boolean late,
    Optional<Cursor> after,
    int limit) {

  public static final int MOST = 200;

  public DutyQuery {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("limit: expected 1 to " + MOST + ": " + limit);
    }
  }

  /// The place of a duty in the list, by due date: stable while duties come and go.
  public record Cursor(LocalDate due, String authority, UUID matter, int number) {

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
      return due + "~" + authority + "~" + matter + "~" + number;
    }
  }
}
