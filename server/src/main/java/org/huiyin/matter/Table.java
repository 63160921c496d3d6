package org.huiyin.matter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A table into which new rows are written, and what of a thing stands in each of its columns. A
/// row goes alone, or many go column by column as arrays: a statement for each row would cost a
/// planning and an answer each. Immutable.
///
/// @param <T> what a row is made of
final class Table<T> {

  /// A column, its type in SQL, and what stands in it.
  record Column<T>(String name, String type, Function<T, ? extends @Nullable Object> value) {}

  private final List<Column<T>> columns;
  private final String insert;
  private final String insertAll;

  Table(String name, List<Column<T>> columns) {
    this.columns = List.copyOf(columns);
    String names = joined(Column::name);
    String marks = String.join(", ", Collections.nCopies(columns.size(), "?"));
    this.insert = "insert into %s (%s) values (%s)".formatted(name, names, marks);
    this.insertAll =
        "insert into %s (%s) select %s from unnest(%s) as u (%s)"
            .formatted(
                name,
                names,
                joined(column -> "u." + column.name() + "::" + column.type()),
                marks,
                names);
  }

  private String joined(Function<Column<T>, String> text) {
    return String.join(", ", columns.stream().map(text).toList());
  }

  /// Adds one row.
  void add(Flight flight, T row) {
    add(flight, row, "");
  }

  /// Adds one row.
  ///
  /// @param onConflict what follows the values
  void add(Flight flight, T row, String onConflict) {
    List<@Nullable Object> values = new ArrayList<>();
    for (Column<T> column : columns) {
      Object value = column.value().apply(row);
      values.add(value instanceof Collection<?> ids ? ids.toArray(UUID[]::new) : value);
    }
    flight.add(insert + onConflict, values.toArray());
  }

  /// Adds all rows by one statement; none where there are none.
  void addAll(Flight flight, List<T> rows) {
    if (!rows.isEmpty()) {
      flight.add(insertAll, columns.stream().map(column -> array(column, rows)).toArray());
    }
  }

  private static <T> Object array(Column<T> column, List<T> rows) {
    List<@Nullable Object> values = new ArrayList<>();
    rows.forEach(row -> values.add(column.value().apply(row)));
    return switch (column.type()) {
      case "int" -> values.toArray(Integer[]::new);
      case "bool" -> values.toArray(Boolean[]::new);
      case "bytea" -> values.toArray(Bytes[]::new);
      case "uuid" -> values.toArray(UUID[]::new);
      case "uuid[]" -> values.stream().map(Table::braced).toArray(String[]::new);
      default ->
          values.stream()
              .map(value -> value == null ? null : value.toString())
              .toArray(String[]::new);
    };
  }

  /// Arrays of arrays must be as long as each other, so each goes as a text.
  private static String braced(@Nullable Object ids) {
    List<String> texts =
        ((Collection<?>) Objects.requireNonNull(ids)).stream().map(String::valueOf).toList();
    return "{" + String.join(",", texts) + "}";
  }
}
