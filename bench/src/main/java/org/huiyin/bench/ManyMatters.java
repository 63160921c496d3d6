package org.huiyin.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Fills a database with copies of one matter that the server filed, each with its own number, due
/// dates and institution, a few behind a wall. Rows of `matter` and `duty` alone: what lists read.
final class ManyMatters {

  private static final int INSTITUTIONS = 39;

  private final Connection owner;

  ManyMatters(Connection owner) {
    this.owner = owner;
  }

  void copies(String number, int matters) throws SQLException {
    copies(number, matters, matters);
  }

  /// @param open how many of them, evenly spread, still have duties
  void copies(String number, int matters, int open) throws SQLException {
    int every = Math.max(1, matters / Math.max(1, open));
    try (Statement statement = owner.createStatement()) {
      statement.execute(
          """
          insert into institution (id, authority, code, name_zh, name_en, sort_key, superior, rulebook,
            active)
          select md5('bench' || i)::uuid, authority, 'bench-' || i, name_zh, name_en, sort_key,
            superior, rulebook, true
          from institution, generate_series(1, %d) i where code = '990123-labour'
          """
              .formatted(INSTITUTIONS));
      statement.execute(
          """
          create temporary table bench_target as
          select id, row_number() over (order by code like 'bench-%', code) - 1 as n from institution
          where code = '990123-water' or code like 'bench-%'
          """);
    }
    Map<String, String> ofMatter = new HashMap<>();
    ofMatter.put("id", "md5('matter' || i)::uuid");
    ofMatter.put("number", "'bench-' || i");
    ofMatter.put("responsible", "t.id");
    ofMatter.put("state", "replace(s.state, s.responsible::text, t.id::text)");
    // A matter in fifty accuses some other institution, one in twenty is about what somebody did.
    ofMatter.put("relation", "case when i % 50 = 49 then 'accuses' else s.relation end");
    ofMatter.put(
        "about_institution", "case when i % 50 = 49 then md5('bench' || (1 + i % 7))::uuid end");
    ofMatter.put("about_officer", "case when i % 20 = 7 then md5('officer' || i)::uuid end");
    copy("matter", ofMatter, "s.number = ?", number, series(matters, 1));
    Map<String, String> ofDuty = new HashMap<>();
    ofDuty.put("matter", "md5('matter' || i)::uuid");
    ofDuty.put(
        "institution",
        "case when s.institution = (select id from bench_target where n = 0) then t.id else s.institution end");
    ofDuty.put("due", "s.due + i % 90 - 45");
    copy(
        "duty",
        ofDuty,
        "s.matter = (select id from matter where number = ?)",
        number,
        series(matters, every));
    try (Statement statement = owner.createStatement()) {
      statement.execute("analyze");
    }
  }

  /// Every so manieth, no remainder preferred.
  private static String series(int matters, int every) {
    return "(select k * "
        + every
        + " + k % "
        + every
        + " + 1 as i from generate_series(0, "
        + (matters / every - 1)
        + ") k) of_them";
  }

  private void copy(
      String table, Map<String, String> changed, String which, String number, String series)
      throws SQLException {
    List<String> columns = columns(table);
    List<String> values = columns.stream().map(c -> changed.getOrDefault(c, "s." + c)).toList();
    String sql =
        "insert into "
            + table
            + " ("
            + String.join(", ", columns)
            + ") select "
            + String.join(", ", values)
            + " from "
            + table
            + " s cross join "
            + series
            + " join bench_target t on t.n = i % "
            + (INSTITUTIONS + 1)
            + " where "
            + which;
    try (PreparedStatement statement = owner.prepareStatement(sql)) {
      statement.setString(1, number);
      statement.execute();
    }
  }

  /// Those that the database doesn't fill in itself.
  private List<String> columns(String table) throws SQLException {
    try (PreparedStatement statement =
        owner.prepareStatement(
            """
            select column_name from information_schema.columns
            where table_name = ? and is_generated = 'NEVER'
            """)) {
      statement.setString(1, table);
      List<String> columns = new ArrayList<>();
      try (var found = statement.executeQuery()) {
        while (found.next()) {
          columns.add(found.getString(1));
        }
      }
      return columns;
    }
  }
}
