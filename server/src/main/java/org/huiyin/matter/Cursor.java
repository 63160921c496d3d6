package org.huiyin.matter;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// A place in a list that is ordered by day and then by the key of what is listed, at which its
/// next page begins: stable while entries come and go.
///
/// @param number of the duty or of the entry, in its matter
public record Cursor(LocalDate on, String authority, UUID matter, int number) {

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
    return on + "~" + authority + "~" + matter + "~" + number;
  }
}
