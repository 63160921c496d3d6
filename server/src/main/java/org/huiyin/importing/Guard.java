package org.huiyin.importing;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.huiyin.matter.Filing;
import org.jspecify.annotations.Nullable;

/// Decides what of a row may become a matter (R3). Remembers the numbers that it has seen, and
/// nothing else. Not thread-safe: one for each reading of a file.
final class Guard {

  /// Shorter ones occur in any text.
  private static final int LEAST_LATIN = 4;

  private static final int LEAST_OTHER = 2;

  private final Mapping mapping;
  private final List<DateTimeFormatter> formats;
  private final Set<String> seen = new HashSet<>();

  Guard(Mapping mapping) {
    this.mapping = mapping;
    this.formats = mapping.on() == null ? List.of() : mapping.on().formats();
  }

  /// What becomes of a row.
  sealed interface Passed {
    /// It may be taken in.
    ///
    /// @param id the old system's number of it
    record Open(String id, Filing filing) implements Passed {}

    /// It has ended, so who brought it is nobody's business any more.
    record Closed() implements Passed {}

    /// It can't be taken in as it is.
    ///
    /// @param reason such as `id: twice`; never a value
    record Rejected(String reason) implements Passed {}
  }

  Passed pass(Row row) {
    String id = row.value(mapping.id()).strip();
    if (id.isEmpty()) {
      return new Passed.Rejected("id: empty");
    }
    if (!seen.add(id)) {
      // What occurs twice may be somebody's number, and not a matter's.
      return new Passed.Rejected("id: twice");
    }
    if (!mapping.open().is(mapping.open().column() == null ? null : row.value(openColumn()))) {
      return new Passed.Closed();
    }
    LocalDate on = null;
    if (mapping.on() != null && !row.value(mapping.on().column()).isBlank()) {
      Optional<LocalDate> day = day(row.value(mapping.on().column()).strip());
      if (day.isEmpty()) {
        return new Passed.Rejected("on: no date in a format that the mapping names");
      }
      on = day.get();
    }
    Filing filing = filing(row, on);
    return namesUser(row, filing)
        ? new Passed.Rejected("texts: hold what a column of users says")
        : new Passed.Open(id, filing);
  }

  private String openColumn() {
    String column = mapping.open().column();
    return column == null ? "" : column;
  }

  private Optional<LocalDate> day(String written) {
    return formats.stream().flatMap(format -> day(written, format).stream()).findFirst();
  }

  private static Optional<LocalDate> day(String written, DateTimeFormatter format) {
    try {
      return Optional.of(LocalDate.parse(written, format));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private Filing filing(Row row, @Nullable LocalDate on) {
    Map<String, String> identity = new HashMap<>();
    mapping
        .identity()
        .forEach(
            (field, column) -> {
              String value = row.value(column).strip();
              if (!value.isEmpty()) {
                identity.put(field, value);
              }
            });
    return new Filing(
        mapping.kind(),
        mapping.relation(),
        mapping.institution(),
        Filing.About.NOTHING,
        mapping.channel(),
        null,
        null,
        text(row, "ask"),
        text(row, "story"),
        mapping.texts().containsKey("place-text") ? text(row, "place-text") : null,
        null,
        identity,
        1,
        null,
        null,
        on,
        List.of());
  }

  private String text(Row row, String field) {
    return row.value(mapping.texts().getOrDefault(field, "")).strip();
  }

  /// Whoever wrote their account's name under what they said would be found by it.
  private static boolean namesUser(Row row, Filing filing) {
    return row.users().values().stream()
        .map(String::strip)
        .filter(Guard::tells)
        .anyMatch(
            user ->
                filing.ask().contains(user)
                    || filing.story().contains(user)
                    || (filing.placeText() != null && filing.placeText().contains(user))
                    || filing.identity().values().stream().anyMatch(value -> value.contains(user)));
  }

  private static boolean tells(String user) {
    boolean latin = user.chars().allMatch(letter -> letter < 0x250);
    return user.length() >= (latin ? LEAST_LATIN : LEAST_OTHER);
  }
}
