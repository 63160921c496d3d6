package org.huiyin.authority;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Places in the database, of one transaction.
final class PlaceStore {

  /// So many around what institutions here answer for are near; of a whole province, those first
  /// that lie highest.
  static final int NEAR = 20_000;

  private static final String COLUMNS =
      "p.code, p.name_zh, p.name_en, p.parent, p.institution, p.active";
  private static final int DEEPEST = 12;
  private static final int ENOUGH = 3_000;

  private final JdbcClient jdbc;

  PlaceStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// What an import left, as the digest of all of it is made of.
  static String line(String code, String zh, String en, @Nullable String parent, boolean active) {
    return String.join("\t", code, zh, en, parent == null ? "" : parent, active ? "1" : "0");
  }

  static String line(Place place) {
    return line(place.code(), place.name().zh(), place.name().en(), place.parent(), place.active());
  }

  Optional<Place> find(String code) {
    return jdbc.sql("select " + COLUMNS + " from place p where p.code = ?")
        .param(code)
        .query((row, n) -> place(row))
        .optional();
  }

  /// Each of them, and those that it lies in, nearest first. Leaves out what isn't there.
  Map<String, List<Place>> chains(Collection<String> codes) {
    Map<String, Place> all = new HashMap<>();
    jdbc.sql(
            "with recursive up as (select "
                + COLUMNS
                + ", 0 as step from place p where p.code = any (:codes) union all select "
                + COLUMNS
                + ", up.step + 1 from up join place p on p.code = up.parent where up.step < :deepest)"
                + " select distinct "
                + COLUMNS
                + " from up p")
        .param("codes", codes.toArray(String[]::new))
        .param("deepest", DEEPEST)
        .query(
            row -> {
              Place place = place(row);
              all.put(place.code(), place);
            });
    Map<String, List<Place>> chains = new LinkedHashMap<>();
    for (String code : codes) {
      List<Place> chain = new ArrayList<>();
      Place at = all.get(code);
      while (at != null && chain.size() <= DEEPEST) {
        chain.add(at);
        at = at.parent() == null ? null : all.get(at.parent());
      }
      if (!chain.isEmpty()) {
        chains.put(code, List.copyOf(chain));
      }
    }
    return chains;
  }

  Set<String> within(String code) {
    Set<String> within = new HashSet<>(Set.of(code));
    jdbc.sql(
            """
            with recursive down as (
              select code from place where parent = :code
              union select p.code from down d join place p on p.parent = d.code)
            select code from down
            """)
        .param("code", code)
        .query(
            row -> {
              within.add(row.getString(1));
            });
    return within;
  }

  /// In the order of their codes.
  List<Place> after(String code, @Nullable UUID institution, int most) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + " from place p where p.code > :after"
                + (institution == null ? "" : " and p.institution = :institution")
                + " order by p.code limit :most")
        .param("after", code)
        .param("institution", institution, Types.OTHER)
        .param("most", most)
        .query((row, n) -> place(row))
        .list();
  }

  /// @param near only those
  List<String> codes(boolean near, int most) {
    return jdbc.sql(
            "select code from place where active"
                + (near ? " and nearness in (0, 1)" : "")
                + " order by code limit ?")
        .param(most)
        .query(String.class)
        .list();
  }

  /// Places whose code begins so.
  List<Place> coded(String beginning, int most) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + " from place p where p.code >= ? and p.code < ? and p.active"
                + " order by p.code limit ?")
        .params(beginning, beginning + '\uffff', most)
        .query((row, n) -> place(row))
        .list();
  }

  /// A place that was found by its name.
  record Found(Place place, boolean near) {}

  /// Those near first, then of this very name, then higher ones before lower ones. In each part,
  /// no more than `most`.
  ///
  /// A word that stands at very many places is looked for among some thousands of these, whichever
  /// they are: whoever types it gets the first page of a hundred. Where that finds too few, since
  /// two such words seldom stand together, it is looked for among all.
  List<Found> named(PlaceWords.Asked asked, String name, int most) {
    List<Found> found = named(asked, name, most, Math.max(ENOUGH, most));
    return found.size() < most ? named(asked, name, most, 0) : found;
  }

  private List<Found> named(PlaceWords.Asked asked, String name, int most, int enough) {
    jdbc.sql(
            """
            select set_config('gin_fuzzy_search_limit', ?, true),
              set_config('enable_seqscan', 'off', true)
            """)
        .param(Integer.toString(enough))
        .query((row, n) -> true)
        .list();
    Map<String, Object> with = new HashMap<>(Map.of("name", name, "most", most));
    String holds = condition(asked, with);
    List<Found> found = new ArrayList<>();
    jdbc.sql(search(holds))
        .params(with)
        .query(
            row -> {
              found.add(new Found(place(row), row.getInt("part") == 0));
            });
    return found;
  }

  static String search(String holds) {
    return part(0, "p.nearness < 2 and " + holds)
        + " union all "
        + part(1, "p.nearness >= 2 and p.name_zh = :name")
        + " union all "
        + part(2, "p.nearness = 2 and " + holds)
        + " union all "
        + part(3, "p.nearness = 3 and " + holds);
  }

  private static String part(int number, String holds) {
    return "(select "
        + number
        + " as part, "
        + COLUMNS
        + " from place p where p.active and "
        + holds
        + " order by p.nearness, p.depth, p.code limit :most)";
  }

  static String condition(PlaceWords.Asked asked, Map<String, Object> with) {
    List<String> all = new ArrayList<>();
    for (List<Set<String>> ways : asked.all()) {
      List<String> any = new ArrayList<>();
      for (Set<String> words : ways) {
        String name = "words" + with.size();
        with.put(name, words.toArray(String[]::new));
        any.add("p.words @> cast(:" + name + " as text[])");
      }
      all.add("(" + String.join(" or ", any) + ")");
    }
    for (String part : asked.parts()) {
      String name = "part" + with.size();
      with.put(name, part);
      all.add("strpos(p.name_zh, :" + name + ") > 0");
    }
    return String.join(" and ", all);
  }

  /// All in the order of their codes.
  void each(Consumer<Standing> consumer) {
    jdbc.sql("select " + COLUMNS + ", p.imported, p.imported_as from place p order by p.code")
        .withFetchSize(5_000)
        .query(
            row -> {
              consumer.accept(
                  new Standing(
                      place(row), row.getBoolean("imported"), row.getString("imported_as")));
            });
  }

  /// @param importedAs where it was changed by hand since
  record Standing(Place place, boolean imported, @Nullable String importedAs) {

    /// What the import left.
    String line() {
      return importedAs == null ? PlaceStore.line(place) : importedAs;
    }
  }

  void put(Optional<Place> before, Place place) {
    int depth = Optional.ofNullable(place.parent()).map(parent -> depthOf(parent) + 1).orElse(0);
    jdbc.sql(
            """
            insert into place as p (code, name_zh, name_en, sort_key, parent, institution, active,
              depth, nearness, words)
            values (:code, :zh, :en, :sort, :parent, :institution, :active, :depth,
              case when :depth < 4 then 2 else 3 end, :words)
            on conflict (code) do update set name_zh = excluded.name_zh,
              name_en = excluded.name_en, sort_key = excluded.sort_key, parent = excluded.parent,
              institution = excluded.institution, active = excluded.active,
              depth = excluded.depth, words = excluded.words,
              nearness = case when p.nearness <= 1 then p.nearness else excluded.nearness end,
              imported_as = case when p.imported then coalesce(p.imported_as, :before) end
            """)
        .param("code", place.code())
        .param("zh", place.name().zh())
        .param("en", place.name().en())
        .param("sort", SortKey.of(place.name().zh()))
        .param("parent", place.parent())
        .param("institution", place.institution())
        .param("active", place.active())
        .param("depth", depth)
        .param("words", PlaceWords.of(place.name()).toArray(String[]::new))
        .param("before", before.map(PlaceStore::line).orElse(null))
        .update();
    if (before.isPresent() && !Objects.equals(before.get().parent(), place.parent())) {
      sink(place.code(), depth);
    }
    nearness();
  }

  private int depthOf(String code) {
    return jdbc.sql("select depth from place where code = ?")
        .param(code)
        .query(Integer.class)
        .single();
  }

  /// What lies in a place that was moved lies as deep below it as before.
  private void sink(String code, int depth) {
    jdbc.sql(
            """
            with recursive down as (
              select code, cast(:depth as integer) as depth from place where code = :code
              union all
              select p.code, d.depth + 1 from down d join place p on p.parent = d.code)
            update place p
            set depth = d.depth,
              nearness = case when p.nearness <= 1 then p.nearness
                when d.depth < 4 then 2 else 3 end
            from down d where p.code = d.code and p.depth <> d.depth
            """)
        .param("code", code)
        .param("depth", depth)
        .update();
  }

  /// Tells anew which places are near.
  void nearness() {
    jdbc.sql(
            """
            with recursive around as (
              select code, 0 as nearness from place where institution is not null and active
              union all
              select p.code, 1 from around a join place p on p.parent = a.code
              where p.active and p.institution is null),
            near as materialized (select code, nearness from around limit :most),
            meant as (
              select code, nearness from near
              union all
              select p.code, case when p.depth < 4 then 2 else 3 end
              from place p left join near n on n.code = p.code
              where p.nearness in (0, 1) and n.code is null)
            update place p set nearness = m.nearness
            from meant m where p.code = m.code and p.nearness <> m.nearness
            """)
        .param("most", NEAR)
        .update();
  }

  /// Gives words to places of before these were kept.
  ///
  /// @return whether some may be left
  boolean giveWords(int most) {
    List<Place> without =
        jdbc.sql("select " + COLUMNS + " from place p where p.words = '{}' order by p.code limit ?")
            .param(most)
            .query((row, n) -> place(row))
            .list();
    for (Place place : without) {
      int depth =
          chains(List.of(place.code())).getOrDefault(place.code(), List.of(place)).size() - 1;
      jdbc.sql("update place set words = :words, depth = :depth where code = :code")
          .param("words", PlaceWords.of(place.name()).toArray(String[]::new))
          .param("depth", depth)
          .param("code", place.code())
          .update();
    }
    if (!without.isEmpty()) {
      nearness();
    }
    return without.size() == most;
  }

  static Place place(ResultSet row) throws SQLException {
    return new Place(
        row.getString("code"),
        new Name(row.getString("name_zh"), row.getString("name_en")),
        row.getString("parent"),
        row.getObject("institution", UUID.class),
        row.getBoolean("active"));
  }
}
