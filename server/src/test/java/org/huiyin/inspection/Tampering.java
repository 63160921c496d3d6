package org.huiyin.inspection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One value in one column of one row that was changed past everything, and can be put back.
final class Tampering {

  private final LivedThrough county;
  private final String table;
  private final String column;
  private final String type;
  private final String row;
  private final @Nullable String before;
  private final String after;

  private Tampering(
      LivedThrough county,
      String table,
      String column,
      String type,
      String row,
      @Nullable String before,
      String after) {
    this.county = county;
    this.table = table;
    this.column = column;
    this.type = type;
    this.row = row;
    this.before = before;
    this.after = after;
  }

  /// Changes the first value there is, or fills one that is null; null where no row lets itself be
  /// changed.
  static @Nullable Tampering with(LivedThrough county, String table, String column, String type)
      throws SQLException {
    try (Connection superuser = county.server().database().superuser()) {
      for (String[] found : values(superuser, table, column)) {
        for (String other : others(superuser, table, type, found[1])) {
          String row = change(superuser, table, column, type, found[0], other);
          if (row != null) {
            return new Tampering(county, table, column, type, row, found[1], other);
          }
        }
      }
      return null;
    }
  }

  /// Places and values: those that aren't null come first.
  private static List<String[]> values(Connection in, String table, String column)
      throws SQLException {
    List<String[]> values = new ArrayList<>();
    try (PreparedStatement query =
            in.prepareStatement(
                "select ctid::text, %1$s::text from %2$s t order by %1$s is null, length(t::text) desc, 1 limit 5"
                    .formatted(quoted(column), table));
        ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        values.add(new String[] {rows.getString(1), rows.getString(2)});
      }
    }
    return values;
  }

  private static @Nullable String change(
      Connection in, String table, String column, String type, String row, @Nullable String to) {
    try (PreparedStatement update =
        in.prepareStatement(
            "update %s set %s = ?::%s where ctid = ?::tid returning ctid::text"
                .formatted(table, quoted(column), type))) {
      update.setString(1, to);
      update.setString(2, row);
      try (ResultSet moved = update.executeQuery()) {
        return moved.next() ? moved.getString(1) : null;
      }
    } catch (SQLException refused) {
      // A constraint that this value breaks; another may pass.
      return null;
    }
  }

  void undo() throws SQLException {
    try (Connection superuser = county.server().database().superuser()) {
      if (change(superuser, table, column, type, row, before) == null) {
        throw new IllegalStateException("not put back: " + this);
      }
    }
  }

  private static List<String> others(
      Connection in, String table, String type, @Nullable String value) throws SQLException {
    List<String> others = new ArrayList<>();
    switch (type) {
      case "bytea" -> others.add(value == null ? "\\x00ff" : flipped(value));
      case "uuid" -> others.add(UUID.randomUUID().toString());
      case "_uuid" -> others.add("{" + UUID.randomUUID() + "}");
      case "_int2", "_int4" -> others.add("{1}");
      case "bool" -> others.add(String.valueOf(!"true".equals(value)));
      case "int2", "int4", "int8" -> {
        long number = value == null ? 1 : Long.parseLong(value);
        others.add(String.valueOf(number + 1));
        others.add(String.valueOf(number - 1));
        others.add(String.valueOf(number + 1000));
      }
      case "date" -> {
        LocalDate day = value == null ? LocalDate.of(2026, 3, 1) : LocalDate.parse(value);
        others.add(day.plusDays(1).toString());
        others.add(day.minusDays(1).toString());
      }
      case "timestamptz" -> {
        others.add("2019-01-01 00:00:00+00");
        others.add("2031-01-01 00:00:00+00");
      }
      default -> {
        if (value != null && !value.isEmpty()) {
          others.add(letter(value, value.length() / 2));
          others.add(letter(value, value.length() - 1));
        } else {
          others.add("x");
        }
        others.addAll(words(in, table, value));
      }
    }
    return others;
  }

  private static String flipped(String bytea) {
    byte[] bytes = HexFormat.of().parseHex(bytea.substring(2));
    if (bytes.length == 0) {
      return "\\x00";
    }
    bytes[bytes.length / 2] ^= 1;
    return "\\x" + HexFormat.of().formatHex(bytes);
  }

  private static String letter(String text, int at) {
    char other = text.charAt(at) == '7' ? '8' : Character.isDigit(text.charAt(at)) ? '7' : 'q';
    return text.substring(0, at) + other + text.substring(at + 1);
  }

  /// Those that the table's own constraints name.
  private static List<String> words(Connection in, String table, @Nullable String but)
      throws SQLException {
    List<String> words = new ArrayList<>();
    try (PreparedStatement query =
        in.prepareStatement(
            """
            select m[1] from pg_constraint c,
              regexp_matches(pg_get_constraintdef(c.oid), '''([a-z-]+)''', 'g') m
            where c.conrelid = ?::regclass and c.contype = 'c'
            """)) {
      query.setString(1, table);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          if (!rows.getString(1).equals(but)) {
            words.add(rows.getString(1));
          }
        }
      }
    }
    return words;
  }

  private static String quoted(String column) {
    return '"' + column + '"';
  }

  @Override
  public String toString() {
    String shown = before == null ? "null" : before.substring(0, Math.min(40, before.length()));
    return table
        + "."
        + column
        + ": "
        + shown
        + " became "
        + after.substring(0, Math.min(40, after.length()));
  }
}
