package org.huiyin.matter;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/// The SQL of drafts. Each call is a transaction of its own.
///
/// Keeping one locks the matter's row against a change meanwhile: whoever has stepped back
/// leaves none behind, whichever comes first.
final class DraftStore {

  private final DataSource dataSource;

  DraftStore(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /// Whose draft of which act it is.
  record Place(Bound by, String authority, UUID matter, UUID officer, String act) {}

  record Kept(int version, Bytes content, Instant savedAt) {}

  boolean insert(Place at, Kept draft) {
    return Flight.as(at.by())
            .add("select act_in(?, ?)", at.authority(), at.matter())
            .add(
                """
                insert into draft (authority, matter, officer, act, version, content, saved_at)
                select m.authority, m.id, ?, ?, ?, ?, ?
                from matter m
                where m.authority = ? and m.id = ? and not (? = any (m.recused))
                for share of m
                on conflict (authority, matter, officer, act) do nothing
                """,
                at.officer(),
                at.act(),
                draft.version(),
                draft.content(),
                draft.savedAt().atOffset(ZoneOffset.UTC),
                at.authority(),
                at.matter(),
                at.officer())
            .written(dataSource)
        == 1;
  }

  boolean update(Place at, int before, Kept draft) {
    return Flight.as(at.by())
            .add(
                """
                update draft set version = ?, content = ?, saved_at = ?
                where authority = ? and matter = ? and officer = ? and act = ? and version = ?
                """,
                draft.version(),
                draft.content(),
                draft.savedAt().atOffset(ZoneOffset.UTC),
                at.authority(),
                at.matter(),
                at.officer(),
                at.act(),
                before)
            .written(dataSource)
        == 1;
  }

  void delete(Place at) {
    Flight.as(at.by())
        .add(
            "delete from draft where authority = ? and matter = ? and officer = ? and act = ?",
            at.authority(),
            at.matter(),
            at.officer(),
            at.act())
        .run(dataSource);
  }

  /// Whose draft it is, and when it was kept last.
  record Other(UUID officer, Instant savedAt) {}

  /// Drafts of others of the same act, where whoever asks sees the matter.
  List<Other> others(Place at, Instant since) {
    return Flight.as(at.by())
        .add(
            """
            select w.officer, w.saved_at
            from matter m, others_writing(m.authority, m.id, ?, ?) w
            where m.authority = ? and m.id = ?
            order by w.saved_at desc
            """,
            at.act(),
            since.atOffset(ZoneOffset.UTC),
            at.authority(),
            at.matter())
        .rows(
            dataSource,
            (rs, i) ->
                new Other(
                    rs.getObject(1, UUID.class),
                    rs.getObject(2, OffsetDateTime.class).toInstant()));
  }

  Optional<Kept> find(Place at) {
    return Flight.as(at.by())
        .add(
            """
            select version, content, saved_at from draft
            where authority = ? and matter = ? and officer = ? and act = ?
            """,
            at.authority(),
            at.matter(),
            at.officer(),
            at.act())
        .rows(
            dataSource,
            (rs, i) ->
                new Kept(
                    rs.getInt(1),
                    Bytes.of(rs.getBytes(2)),
                    rs.getObject(3, OffsetDateTime.class).toInstant()))
        .stream()
        .findFirst();
  }
}
