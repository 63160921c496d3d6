package org.huiyin.moving;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The tables of a database in the order of their names, with the columns that hold something: what
/// is generated from others comes by itself.
record Tables(SequencedMap<String, Table> all) {

  /// A table.
  ///
  /// @param walled whether the owner, too, is bound by its policies
  record Table(String name, List<String> columns, boolean walled) {

    Table {
      columns = List.copyOf(columns);
    }

    String quoted() {
      return Tables.quoted(name);
    }

    /// As in `"a", "b"`.
    String quotedColumns() {
      return columns.stream().map(Tables::quoted).collect(Collectors.joining(", "));
    }

    /// What says in an archive which columns come, and in which order.
    String line() {
      return name + " " + String.join(",", columns);
    }
  }

  static Tables of(Connection owner) throws SQLException {
    SequencedMap<String, Table> named = new LinkedHashMap<>();
    try (PreparedStatement statement =
            owner.prepareStatement(
                """
                select c.relname, c.relforcerowsecurity, a.attname
                from pg_class c join pg_attribute a on a.attrelid = c.oid
                where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r'
                  and c.relname <> 'flyway_schema_history'
                  and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                order by c.relname, a.attnum
                """);
        ResultSet row = statement.executeQuery()) {
      Map<String, List<String>> columns = new TreeMap<>();
      Set<String> walled = new TreeSet<>();
      while (row.next()) {
        columns.computeIfAbsent(row.getString(1), _ -> new ArrayList<>()).add(row.getString(3));
        if (row.getBoolean(2)) {
          walled.add(row.getString(1));
        }
      }
      columns.forEach((name, its) -> named.put(name, new Table(name, its, walled.contains(name))));
    }
    return new Tables(named);
  }

  String lines() {
    return all.values().stream().map(table -> table.line() + "\n").collect(Collectors.joining());
  }

  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
