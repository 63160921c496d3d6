package org.huiyin.authority;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;

/// The rows of the files beside the places that there are, within one transaction.
final class PlaceStaging {

  /// From so many new ones on, indexes are built anew.
  private static final int BULK = 10_000;

  private static final int BATCH = 5_000;
  private static final int COLUMNS = 8;
  private static final int DEEPEST = 20;

  /// What the rest of a row is, of one that an import has left and nobody has touched.
  private static final String UNTOUCHED = "p.imported and p.imported_as is null";

  private final JdbcClient jdbc;
  private final DataSource dataSource;

  PlaceStaging(JdbcClient jdbc, DataSource dataSource) {
    this.jdbc = jdbc;
    this.dataSource = dataSource;
  }

  /// A row of a file that meets a place that was entered or changed by hand.
  ///
  /// @param en where the file gives one
  /// @param line as the import leaves it
  record Meeting(
      Place place,
      @Nullable String importedAs,
      String zh,
      Optional<String> en,
      @Nullable String parent,
      String line) {}

  /// @param byHand whether it was changed by hand once, and so has an entry of its own
  record Ended(Place place, boolean byHand) {}

  PlaceSieve filled(PlaceIntake.Files files, PlaceIntake.Told told)
      throws IOException, SQLException {
    // Nobody waits for an answer, and the whole is one transaction. The pool sets it back.
    Connection connection = DataSourceUtils.getConnection(dataSource);
    connection.setNetworkTimeout(Runnable::run, 0);
    DataSourceUtils.releaseConnection(connection, dataSource);
    jdbc.sql(
            """
            select set_config('statement_timeout', '0', true),
              set_config('maintenance_work_mem', '256MB', true)
            """)
        .query((row, n) -> true)
        .list();
    emptied();
    PlaceSieve sieve = new PlaceSieve(known(), told);
    Batches batches = new Batches(jdbc);
    files.each(line -> sieve.take(line, batches::add));
    sieve.end();
    batches.write();
    return sieve;
  }

  void emptied() {
    jdbc.sql("truncate place_taken").update();
  }

  private Map<Long, Byte> known() {
    Map<Long, Byte> known = new HashMap<>();
    jdbc.sql("select code, depth from place where active")
        .withFetchSize(5_000)
        .query(
            row -> {
              String code = row.getString(1);
              if (PlaceSieve.isCode(code) && row.getInt(2) < DEEPEST) {
                known.put(PlaceSieve.number(code), PlaceSieve.outside(row.getInt(2)));
              }
            });
    return known;
  }

  /// Writes rows, many at once. Not by COPY: the driver's interface to it can't be compiled
  /// against without annotations that it doesn't bring along.
  private static final class Batches {
    private final JdbcClient jdbc;
    private final SortKey.Making sortKeys = new SortKey.Making();
    private final List<List<@Nullable String>> columns = new ArrayList<>();

    Batches(JdbcClient jdbc) {
      this.jdbc = jdbc;
      for (int i = 0; i < COLUMNS; i++) {
        columns.add(new ArrayList<>(BATCH));
      }
    }

    void add(PlaceSieve.Kept kept) {
      PlaceIntake.Line line = kept.line();
      Name name = name(line);
      columns.get(0).add(line.code());
      columns.get(1).add(name.zh());
      columns.get(2).add(name.en());
      columns.get(3).add(line.en().isBlank() ? "f" : "t");
      columns.get(4).add(sortKeys.of(name.zh()));
      columns.get(5).add(line.parent().isBlank() ? null : line.parent());
      columns.get(6).add(Integer.toString(kept.depth()));
      // Words are letters, digits and a dot: nothing that has to be quoted.
      columns.get(7).add("{" + String.join(",", PlaceWords.of(name)) + "}");
      if (columns.getFirst().size() == BATCH) {
        write();
      }
    }

    private static Name name(PlaceIntake.Line line) {
      String zh = line.zh().strip();
      return new Name(zh, line.en().isBlank() ? Pinyin.words(zh) : line.en());
    }

    void write() {
      var statement =
          jdbc.sql(
              """
              insert into place_taken (code, zh, en, en_given, sort_key, parent, depth, words)
              select code, zh, en, cast(given as boolean), sort_key, parent,
                cast(depth as smallint), cast(words as text[])
              from unnest(cast(? as text[]), cast(? as text[]), cast(? as text[]),
                cast(? as text[]), cast(? as text[]), cast(? as text[]), cast(? as text[]),
                cast(? as text[])) as t (code, zh, en, given, sort_key, parent, depth, words)
              """);
      for (List<@Nullable String> column : columns) {
        statement = statement.param(column.toArray(String[]::new));
      }
      statement.update();
      columns.forEach(List::clear);
    }
  }

  List<Meeting> meetings() {
    return jdbc.sql(
            """
            select p.code, p.name_zh, p.name_en, p.parent, p.institution, p.active, p.imported_as,
              t.zh, t.en, t.en_given, t.parent as taken_parent
            from place p join place_taken t on t.code = p.code
            where not (p.imported and p.imported_as is null) order by p.code
            """)
        .query((row, n) -> meeting(row))
        .list();
  }

  private static Meeting meeting(ResultSet row) throws SQLException {
    String zh = row.getString("zh");
    String en = row.getString("en");
    String parent = row.getString("taken_parent");
    return new Meeting(
        PlaceStore.place(row),
        row.getString("imported_as"),
        zh,
        row.getBoolean("en_given") ? Optional.of(en) : Optional.empty(),
        parent,
        PlaceStore.line(row.getString("code"), zh, en, parent, true));
  }

  /// What an import says of a place that was entered or changed by hand.
  void stands(String code, String line) {
    jdbc.sql("update place set imported = true, imported_as = ? where code = ?")
        .params(line, code)
        .update();
  }

  long add() {
    if (fresh() > BULK) {
      jdbc.sql("select places_come()").query((row, n) -> true).list();
    }
    return jdbc.sql(
            """
            insert into place (code, name_zh, name_en, sort_key, parent, imported, depth, nearness,
              words)
            select t.code, t.zh, t.en, t.sort_key, t.parent, true, t.depth,
              case when t.depth < 4 then 2 else 3 end, t.words
            from place_taken t
            where not exists (select 1 from place p where p.code = t.code)
            """)
        .update();
  }

  private long fresh() {
    return jdbc.sql(
            """
            select count(*) from place_taken t
            where not exists (select 1 from place p where p.code = t.code)
            """)
        .query(Long.class)
        .single();
  }

  long change() {
    return jdbc.sql(
            """
            update place p set name_zh = t.zh, name_en = t.en, sort_key = t.sort_key,
              parent = t.parent, active = true, depth = t.depth, words = t.words,
              nearness = case when p.nearness <= 1 then p.nearness
                when t.depth < 4 then 2 else 3 end
            from place_taken t
            where p.code = t.code and %s
              and (p.name_zh <> t.zh or p.name_en <> t.en or not p.active
                or p.parent is distinct from t.parent)
            """
                .formatted(UNTOUCHED))
        .update();
  }

  /// Ends what the files don't name, though they name its neighbours, or though what it lies in
  /// has ended. To be called until nothing ends any more.
  List<Ended> end() {
    return jdbc.sql(
            """
            with gone as materialized (
              select p.code, p.parent from place p
              where p.imported and p.active
                and not exists (select 1 from place_taken t where t.code = p.code)),
            named as materialized (
              select distinct coalesce(t.parent, '') as code from place_taken t
              where (select count(*) from gone) > 0),
            ending as materialized (
              select g.code from gone g join named n on n.code = coalesce(g.parent, '')
              union
              select g.code from gone g join place a on a.code = g.parent and not a.active)
            update place p set active = false,
              imported_as = case when p.imported_as is not null
                then regexp_replace(p.imported_as, '1$', '0') end
            from ending e where p.code = e.code
            returning p.code, p.name_zh, p.name_en, p.parent, p.institution, p.active,
              p.imported_as is not null as by_hand
            """)
        .query((row, n) -> new Ended(PlaceStore.place(row), row.getBoolean("by_hand")))
        .list();
  }

  /// What else follows from where places lie.
  ///
  /// @throws IllegalArgumentException if some lie in each other: then nothing may be kept
  void placed() {
    for (int step = 0; sunk() > 0; step++) {
      if (step == DEEPEST) {
        throw new IllegalArgumentException("files: places that lie in each other");
      }
    }
    new PlaceStore(jdbc).nearness();
    jdbc.sql("select places_came()").query((row, n) -> true).list();
  }

  /// What the files don't name lies in what they may have moved.
  private int sunk() {
    return jdbc.sql(
            """
            update place p set depth = a.depth + 1,
              nearness = case when p.nearness <= 1 then p.nearness
                when a.depth < 3 then 2 else 3 end
            from place a
            where a.code = p.parent and p.depth <> a.depth + 1
            """)
        .update();
  }
}
