package org.huiyin.matter;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/// The SQL of drafts. Each statement is a transaction of its own and binds its principal itself.
///
/// Keeping one locks the matter's row against a change meanwhile: whoever has stepped back
/// leaves none behind, whichever comes first.
final class DraftStore {

  private static final String INSERT =
      """
      with bound as (select set_config('huiyin.principal', :principal, true))
      insert into draft (authority, matter, officer, act, version, content, saved_at)
      select m.authority, m.id, :officer, :act, :version, :content, :savedAt
      from matter m, bound
      where m.authority = :authority and m.id = :matter and not (:officer = any (m.recused))
      for share of m
      on conflict (authority, matter, officer, act) do nothing
      """;

  private static final String UPDATE =
      """
      with bound as (select set_config('huiyin.principal', :principal, true))
      update draft d set version = :version, content = :content, saved_at = :savedAt
      from bound
      where d.authority = :authority and d.matter = :matter and d.officer = :officer
        and d.act = :act and d.version = :before
      """;

  private static final String DELETE =
      """
      with bound as (select set_config('huiyin.principal', :principal, true))
      delete from draft d using bound
      where d.authority = :authority and d.matter = :matter and d.officer = :officer
        and d.act = :act
      """;

  private final JdbcClient jdbc;

  DraftStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Whose draft of which act it is.
  record Place(String principal, String authority, UUID matter, UUID officer, String act) {}

  record Kept(int version, Bytes content, Instant savedAt) {}

  boolean insert(Place at, Kept draft) {
    return written(INSERT, at, draft).update() == 1;
  }

  boolean update(Place at, int before, Kept draft) {
    return written(UPDATE, at, draft).param("before", before).update() == 1;
  }

  void delete(Place at) {
    placed(DELETE, at).update();
  }

  Optional<Kept> find(Place at) {
    return jdbc.sql(
            """
            select version, content, saved_at from draft
            where authority = :authority and matter = :matter and officer = :officer and act = :act
            """)
        .param("authority", at.authority())
        .param("matter", at.matter())
        .param("officer", at.officer())
        .param("act", at.act())
        .query(
            (rs, i) ->
                new Kept(
                    rs.getInt(1),
                    Bytes.of(rs.getBytes(2)),
                    rs.getObject(3, OffsetDateTime.class).toInstant()))
        .optional();
  }

  private StatementSpec written(String sql, Place at, Kept draft) {
    return placed(sql, at)
        .param("version", draft.version())
        .param("content", draft.content().array())
        .param("savedAt", draft.savedAt().atOffset(ZoneOffset.UTC));
  }

  private StatementSpec placed(String sql, Place at) {
    return jdbc.sql(sql)
        .param("principal", at.principal())
        .param("authority", at.authority())
        .param("matter", at.matter())
        .param("officer", at.officer())
        .param("act", at.act());
  }
}
