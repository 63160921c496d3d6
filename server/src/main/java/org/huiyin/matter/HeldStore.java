package org.huiyin.matter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The SQL of decisions that wait to leave.
final class HeldStore {

  private final DataSource dataSource;

  HeldStore(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /// Whose it is.
  record Place(String authority, UUID matter, UUID officer, String act) {}

  /// @param roles in which it was sent
  /// @param matterVersion of the matter that the officer saw
  /// @param draftVersion of what they wrote; [Draft#NONE] where another handed it in
  record Held(Place place, Set<String> roles, int matterVersion, int draftVersion) {}

  void hold(Bound by, Held held, Instant leavesAt) {
    Place at = held.place();
    Flight.as(by)
        .add("select act_in(?, ?)", at.authority(), at.matter())
        .add(
            """
            insert into held_act
              (authority, matter, officer, act, leaves_at, roles, matter_version, draft_version)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (authority, matter, officer, act) do update set
              leaves_at = excluded.leaves_at, roles = excluded.roles,
              matter_version = excluded.matter_version, draft_version = excluded.draft_version
            """,
            at.authority(),
            at.matter(),
            at.officer(),
            at.act(),
            leavesAt.atOffset(ZoneOffset.UTC),
            held.roles().toArray(String[]::new),
            held.matterVersion(),
            held.draftVersion())
        .run(dataSource);
  }

  /// Lets it wait no more.
  ///
  /// @return whether it was still there
  boolean takeBack(Bound by, Place at) {
    return Flight.as(by)
            .add(
                """
                delete from held_act
                where authority = ? and matter = ? and officer = ? and act = ?
                """,
                at.authority(),
                at.matter(),
                at.officer(),
                at.act())
            .written(dataSource)
        == 1;
  }

  List<HeldAct> own(Bound by, String authority, UUID matter, UUID officer) {
    return Flight.as(by)
        .add(
            """
            select act, leaves_at from held_act
            where authority = ? and matter = ? and officer = ? order by act
            """,
            authority,
            matter,
            officer)
        .rows(dataSource, (rs, i) -> new HeldAct(rs.getString(1), instant(rs)));
  }

  private static @Nullable Instant instant(ResultSet rs) throws SQLException {
    OffsetDateTime at = rs.getObject(2, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  /// Those whose moment has come.
  List<Held> dueBy(Instant now, int limit) {
    return Flight.as(Bound.DEADLINES)
        .add(
            """
            select authority, matter, officer, act, roles, matter_version, draft_version
            from held_act where leaves_at <= ? order by leaves_at limit ?
            """,
            now.atOffset(ZoneOffset.UTC),
            limit)
        .rows(
            dataSource,
            (rs, i) ->
                new Held(
                    new Place(
                        rs.getString(1),
                        rs.getObject(2, UUID.class),
                        rs.getObject(3, UUID.class),
                        rs.getString(4)),
                    Set.of((String[]) rs.getArray(5).getArray()),
                    rs.getInt(6),
                    rs.getInt(7)));
  }

  /// It couldn't be done, and isn't tried again.
  void refused(Place at) {
    Flight.as(Bound.DEADLINES)
        .add(
            """
            update held_act set leaves_at = null
            where authority = ? and matter = ? and officer = ? and act = ?
            """,
            at.authority(),
            at.matter(),
            at.officer(),
            at.act())
        .run(dataSource);
  }

  /// Takes the row away in the transaction that does the act; that fails where it is gone.
  static void leave(Flight flight, Place at) {
    flight.add(
        "select held_leaves(?, ?, ?, ?)", at.authority(), at.matter(), at.officer(), at.act());
  }
}
