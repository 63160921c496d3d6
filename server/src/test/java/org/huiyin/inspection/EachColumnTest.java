package org.huiyin.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Given a county in which much has happened, when whoever owns the machine changes one value in
/// any column of any table, then the audit finds it; the columns of which that isn't so stand in a
/// list, each with its reason.
class EachColumnTest {

  private static final String LIST = "/inspection/not-covered.txt";

  private static LivedThrough county;
  private static Map<String, String> notCovered;

  @BeforeAll
  static void live() throws IOException {
    notCovered = read();
    county = LivedThrough.shared();
  }

  /// `table | reason` or `table.column | reason`.
  private static Map<String, String> read() throws IOException {
    Map<String, String> lines = new LinkedHashMap<>();
    try (var in =
        new BufferedReader(
            new InputStreamReader(
                EachColumnTest.class.getResourceAsStream(LIST), StandardCharsets.UTF_8))) {
      in.lines()
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .forEach(
              line -> {
                String[] parts = line.split(" \\| ", 2);
                assertThat(parts).as(line).hasSize(2);
                lines.put(parts[0], parts[1]);
              });
    }
    return lines;
  }

  private record Column(String table, String name, String type) {

    String path() {
      return table + "." + name;
    }
  }

  private static List<Column> columns() {
    return county
        .rows(
            """
            select c.table_name || ' ' || c.column_name || ' ' || c.udt_name
            from information_schema.columns c
            join information_schema.tables t using (table_schema, table_name)
            where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
              and c.is_generated = 'NEVER' and c.identity_generation is null
              and c.table_name <> 'flyway_schema_history'
            order by c.table_name, c.ordinal_position
            """)
        .stream()
        .map(
            line -> {
              String[] parts = line.split(" ", 3);
              return new Column(parts[0], parts[1], parts[2]);
            })
        .toList();
  }

  @Test
  void aChangedValueIsFoundOrTheListSaysWhyNot() throws SQLException {
    assertThat(county.differences()).isEmpty();
    List<String> unfound = new ArrayList<>();
    List<String> foundAfterAll = new ArrayList<>();
    TreeSet<String> empty = new TreeSet<>();
    TreeSet<String> unknown = new TreeSet<>(notCovered.keySet());
    for (Column column : columns()) {
      unknown.remove(column.table());
      unknown.remove(column.path());
      if (notCovered.containsKey(column.table())) {
        continue;
      }
      Tampering tampering = Tampering.with(county, column.table(), column.name(), column.type());
      if (tampering == null) {
        if (!notCovered.containsKey(column.path())) {
          empty.add(column.path());
        }
        continue;
      }
      List<String> differences;
      try {
        differences = county.differences();
      } catch (RuntimeException e) {
        differences = List.of();
        unfound.add(column.path() + " (" + tampering + ") ended it: " + e);
      }
      tampering.undo();
      boolean listed = notCovered.containsKey(column.path());
      if (differences.isEmpty() && !listed) {
        unfound.add(column.path() + " (" + tampering + ")");
      }
      if (!differences.isEmpty() && listed) {
        foundAfterAll.add(column.path() + ": " + differences.getFirst());
      }
    }
    assertThat(county.differences()).as("everything was put back").isEmpty();
    assertThat(unfound).as("changed and not found").isEmpty();
    assertThat(foundAfterAll).as("is found: take it off the list").isEmpty();
    assertThat(unknown).as("in the list and not in the schema").isEmpty();
    assertThat(empty).as("without a row that could be changed").isEmpty();
  }
}
