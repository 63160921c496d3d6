package org.huiyin.authority;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.database.Transactions;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/// What two officers agree on before a long list leaves: one asks, a lead of the same institution
/// who is somebody else agrees or refuses, and it is made once.
///
/// What nobody answered within [#OPEN], and what was agreed to and not made within it, is over.
/// Nothing here shows or makes a list; who may lead is asked by [Power#AGREE_TO_EXPORT] before.
/// Thread-safe.
@Service
public class LargeExports {

  /// How long a question, and a yes, holds. Security time.
  public static final Duration OPEN = Duration.ofDays(7);

  /// Of one officer at a time; a further one isn't kept.
  public static final int MOST = 3;

  private static final String COLUMNS =
      "id, asked_by, list, stage, topic, place, reason, decided_by";

  private final Transactions transactions;
  private final InstantSource securityTime;

  LargeExports(Transactions transactions, @Qualifier("securityTime") InstantSource securityTime) {
    this.transactions = transactions;
    this.securityTime = securityTime;
  }

  /// Asks for one; false where as many as [#MOST] are open.
  public boolean ask(Editor by, UUID institution, KeptFilter filter, String reason) {
    return 1
        == transactions.as(
            by.principal(),
            jdbc ->
                jdbc.sql(
                        """
                        insert into large_export
                          (id, asked_by, institution, list, stage, topic, place, reason, asked_at)
                        select ?, ?, ?, ?, ?, ?, ?, ?, ?
                        where (select count(*) from large_export
                               where asked_by = ? and asked_at > ? and used_at is null
                                 and agreed is distinct from false) < ?
                        """)
                    .params(
                        UUID.randomUUID(),
                        whose(by),
                        institution,
                        filter.list(),
                        filter.stage(),
                        filter.topic(),
                        filter.place(),
                        reason,
                        now(),
                        whose(by),
                        since(),
                        MOST)
                    .update());
  }

  /// What this officer asked for and may still become something, the newest first.
  public List<LargeExport> of(Editor officer) {
    return transactions.read(
        officer.principal(),
        jdbc ->
            jdbc.sql(
                    "select "
                        + COLUMNS
                        + """
                         from large_export
                        where asked_by = ? and coalesce(decided_at, asked_at) > ?
                          and used_at is null and agreed is distinct from false
                        order by asked_at desc, id
                        """)
                .params(whose(officer), since())
                .query(LargeExports::read)
                .list());
  }

  /// What others of an institution asked for and waits for this officer's word.
  public List<LargeExport> waiting(Editor officer, UUID institution) {
    return transactions.read(
        officer.principal(),
        jdbc ->
            jdbc.sql(
                    "select "
                        + COLUMNS
                        + """
                         from large_export
                        where institution = ? and asked_by <> ? and asked_at > ? and agreed is null
                        order by asked_at, id
                        limit 50
                        """)
                .params(institution, whose(officer), since())
                .query(LargeExports::read)
                .list());
  }

  /// Another's word on it; false where it isn't theirs to give, was given, or comes too late.
  public boolean decide(Editor by, UUID institution, UUID id, boolean agreed) {
    return 1
        == transactions.as(
            by.principal(),
            jdbc ->
                jdbc.sql(
                        """
                        update large_export set decided_by = ?, agreed = ?, decided_at = ?
                        where id = ? and institution = ? and asked_by <> ? and asked_at > ?
                          and agreed is null
                        """)
                    .params(whose(by), agreed, now(), id, institution, whose(by), since())
                    .update());
  }

  /// Takes one that was agreed to, so that it is made by nobody a second time.
  public Optional<LargeExport> use(Editor by, UUID id) {
    return transactions.as(
        by.principal(),
        jdbc ->
            jdbc.sql(
                    """
                    update large_export set used_at = ?
                    where id = ? and asked_by = ? and agreed and decided_at > ? and used_at is null
                    returning
                    """
                        + COLUMNS)
                .params(now(), id, whose(by), since())
                .query(LargeExports::read)
                .optional());
  }

  /// Gives back what was taken and not made after all.
  public void giveBack(Editor by, UUID id) {
    transactions.as(by.principal(), jdbc -> giveBack(jdbc, by, id));
  }

  private static int giveBack(JdbcClient jdbc, Editor by, UUID id) {
    return jdbc.sql("update large_export set used_at = null where id = ? and asked_by = ?")
        .params(id, whose(by))
        .update();
  }

  private static LargeExport read(ResultSet row, int number) throws SQLException {
    return new LargeExport(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        new KeptFilter(row.getString(3), row.getString(4), row.getString(5), row.getString(6)),
        row.getString(7),
        row.getObject(8, UUID.class));
  }

  private OffsetDateTime now() {
    return securityTime.instant().atOffset(ZoneOffset.UTC);
  }

  private OffsetDateTime since() {
    return now().minus(OPEN);
  }

  private static UUID whose(Editor officer) {
    return Objects.requireNonNull(officer.officer(), "an officer");
  }
}
