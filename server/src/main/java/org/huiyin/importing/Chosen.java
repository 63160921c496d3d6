package org.huiyin.importing;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a row says of something that is chosen from a list, such as its institution: the same for
/// all rows, or what a column says, through a table of values. Immutable.
///
/// @param column null where it is the same for all
/// @param values what each value of the column stands for; where it is empty, the column says it
///     itself
/// @param otherwise what all others stand for, or the same for all; null where nothing is said
/// @param others whether another value than those of the table is taken in
record Chosen(
    @Nullable String column,
    Map<String, String> values,
    @Nullable String otherwise,
    boolean others) {

  /// Where the mapping says nothing of it.
  static final Chosen NOTHING = new Chosen(null, Map.of(), null, true);

  Chosen {
    values = Map.copyOf(values);
  }

  static Chosen always(String value) {
    return new Chosen(null, Map.of(), value, true);
  }

  /// What a row chooses.
  sealed interface Choice {
    /// This is chosen.
    ///
    /// @param value null where it says nothing
    record Of(@Nullable String value) implements Choice {}

    /// The table of values doesn't know it.
    record Unknown() implements Choice {}
  }

  Choice of(Row row) {
    if (column == null) {
      return new Choice.Of(otherwise);
    }
    String said = row.value(column).strip();
    String value = values.get(said);
    if (value != null) {
      return new Choice.Of(value);
    }
    if (values.isEmpty() && !said.isEmpty()) {
      return new Choice.Of(said);
    }
    return others ? new Choice.Of(otherwise) : new Choice.Unknown();
  }

  Optional<String> source() {
    return Optional.ofNullable(column);
  }
}
