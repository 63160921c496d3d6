package org.huiyin.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// Writes, for `pgbench`, what the server sends to the database when a matter is filed, read
/// and acted in: the same rows of the same size in the same tables, in as many transactions and
/// round trips, taken from a matter that the server filed. Only the keys differ: they are made
/// from `:k`, which counts, and are as spread as random ones.
final class FloorScripts {

  private static final String COUNTING = "\\set a :a + 1\n\\set k :client_id * 10000000 + :a\n";
  private static final String HASH = "md5(CAST(:k AS text))";
  private static final String ID = "CAST(" + HASH + " AS uuid)";

  /// By the database.
  private static final List<String> FILLED_IN = List.of("principal", "assigned", "other_seats");

  private final Connection connection;
  private final String authority;
  private final String matter;

  /// @param number of a matter in which one act was done after it was filed
  FloorScripts(Connection connection, String number) throws SQLException {
    this.connection = connection;
    Map<String, @Nullable String> row =
        rows("select * from matter where number = ?", number).getFirst();
    this.authority = text(row, "authority");
    this.matter = text(row, "id");
  }

  String filing() throws SQLException {
    StringBuilder script = new StringBuilder(COUNTING + "\\startpipeline\n").append(binding());
    Map<String, @Nullable String> remembered = rows("select * from idempotency limit 1").getFirst();
    insert(script, "idempotency", remembered, Map.of("id", "sha256(CAST(" + HASH + " AS bytea))"));
    insert(script, "matter", one("matter", "id"), Map.of("id", ID, "number", number()));
    insertAll(script, "party", "");
    insertAll(script, "journal", " and seq = 1");
    insertAll(script, "duty", "");
    insertAll(script, "outbox", " and seq = 1");
    return script.append("\\endpipeline\n").toString();
  }

  /// The key, the matter, its journal: three look-ups.
  String reading() {
    return COUNTING + bound(key()) + bound(find()) + bound(journal());
  }

  /// The key, the matter, the new rows, and the journal for the answer.
  String acting() throws SQLException {
    StringBuilder script =
        new StringBuilder(COUNTING + bound(key()) + bound(find()) + "\\startpipeline\n");
    script.append(binding());
    insertAll(script, "journal", " and seq = 2");
    insertAll(script, "outbox", " and seq = 2");
    Map<String, @Nullable String> row = one("matter", "id");
    StringJoiner changes = new StringJoiner(", ");
    for (String column :
        List.of("last_seq", "version", "last_on", "next_on", "stage", "registering", "state")) {
      changes.add(column + " = " + literal(row.get(column)));
    }
    script.append("update matter set " + changes + where("id") + ";\n");
    return script.append("\\endpipeline\n").append(bound(journal())).toString();
  }

  private String number() {
    return "'" + authority + "-2026-' || upper(substr(" + HASH + ", 1, 12))";
  }

  private String where(String column) {
    return " where authority = '" + authority + "' and " + column + " = " + ID;
  }

  private String key() {
    return "select id, key_mac from matter where authority = '%s' and number = %s;%n"
        .formatted(authority, number());
  }

  private String find() {
    return "select * from matter" + where("id") + ";\n";
  }

  private String journal() {
    return "select seq, facts, content_ciphertext, salt, commitment from journal"
        + where("matter")
        + " order by seq;\n";
  }

  /// As the complainant of the matter; the server's look-up of a key is bound otherwise, and no
  /// dearer.
  private String binding() {
    return "select set_config('huiyin.principal', 'complainant:"
        + authority
        + "/' || "
        + ID
        + ", true);\n";
  }

  private String bound(String reading) {
    return "\\startpipeline\n" + binding() + reading + "\\endpipeline\n";
  }

  private void insertAll(StringBuilder script, String table, String which) throws SQLException {
    String sql = "select * from " + table + " where authority = ? and matter = ?::uuid" + which;
    for (Map<String, @Nullable String> row : rows(sql, authority, matter)) {
      insert(script, table, row, Map.of("matter", ID));
    }
  }

  private static void insert(
      StringBuilder script,
      String table,
      Map<String, @Nullable String> row,
      Map<String, String> keys) {
    StringJoiner values = new StringJoiner(", ");
    row.forEach((column, value) -> values.add(keys.getOrDefault(column, literal(value))));
    script.append("insert into " + table + " (" + String.join(", ", row.keySet()) + ") values (");
    script.append(values).append(");\n");
  }

  // pgbench would take what follows a colon in JSON for a variable of its own.
  private static String literal(@Nullable String value) {
    return value == null
        ? "null"
        : "E'"
            + value
                .replace("\\", "\\\\")
                .replace("'", "''")
                .replace(":", "\\072")
                .replace("\n", "\\n")
            + "'";
  }

  private Map<String, @Nullable String> one(String table, String column) throws SQLException {
    String sql =
        "select * from " + table + " where authority = ? and " + column + " = ?::uuid limit 1";
    return rows(sql, authority, matter).getFirst();
  }

  private static String text(Map<String, @Nullable String> row, String column) {
    String text = row.get(column);
    if (text == null) {
      throw new IllegalStateException("no " + column + " in " + row.keySet());
    }
    return text;
  }

  private List<Map<String, @Nullable String>> rows(String sql, String... parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setString(i + 1, parameters[i]);
      }
      List<Map<String, @Nullable String>> rows = new ArrayList<>();
      try (ResultSet found = statement.executeQuery()) {
        ResultSetMetaData columns = found.getMetaData();
        while (found.next()) {
          Map<String, @Nullable String> row = new java.util.LinkedHashMap<>();
          for (int i = 1; i <= columns.getColumnCount(); i++) {
            row.put(columns.getColumnName(i), found.getString(i));
          }
          row.keySet().removeAll(FILLED_IN);
          rows.add(row);
        }
      }
      return rows;
    }
  }
}
