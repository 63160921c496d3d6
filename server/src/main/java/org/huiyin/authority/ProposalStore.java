package org.huiyin.authority;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The SQL of proposals, in a transaction of the caller's.
final class ProposalStore {

  private static final String ALL =
      """
      select p.id, p.kind, p.subject, p.before, p.after, p.reason, p.proposed_by, p.proposed_at,
        p.ends_at, e.outcome, e.ended_by, e.ended_at, e.reason as why
      from proposal p left join proposal_end e on e.proposal = p.id
      """;

  private final JdbcClient jdbc;

  ProposalStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// A proposal as it is kept.
  ///
  /// @param before JSON; `null` for something new
  /// @param after JSON
  /// @param outcome `null` where nobody has settled it
  record Kept(
      UUID id,
      String kind,
      UUID subject,
      @Nullable String before,
      String after,
      String reason,
      UUID by,
      Instant at,
      Instant until,
      @Nullable String outcome,
      Proposal.@Nullable End end) {

    Proposal.State state(Instant now) {
      if (outcome != null) {
        return Proposal.State.valueOf(outcome.toUpperCase(Locale.ROOT));
      }
      return now.isBefore(until) ? Proposal.State.WAITING : Proposal.State.EXPIRED;
    }
  }

  void add(Kept proposal) {
    jdbc.sql(
            """
            insert into proposal
              (id, kind, subject, before, after, reason, proposed_by, proposed_at, ends_at)
            values (:id, :kind, :subject, :before, :after, :reason, :by, :at, :until)
            """)
        .param("id", proposal.id())
        .param("kind", proposal.kind())
        .param("subject", proposal.subject())
        .param("before", proposal.before())
        .param("after", proposal.after())
        .param("reason", proposal.reason())
        .param("by", proposal.by())
        .param("at", utc(proposal.at()))
        .param("until", utc(proposal.until()))
        .update();
  }

  /// Settles it; the database refuses a second time.
  void end(Kept proposal, Proposal.State outcome, Proposal.End end) {
    jdbc.sql(
            """
            insert into proposal_end (proposal, proposed_by, outcome, ended_by, ended_at, reason)
            values (:id, :proposedBy, :outcome, :by, :at, :reason)
            """)
        .param("id", proposal.id())
        .param("proposedBy", proposal.by())
        .param("outcome", outcome.id())
        .param("by", end.by())
        .param("at", utc(end.at()))
        .param("reason", end.reason())
        .update();
  }

  Optional<Kept> find(UUID id) {
    return jdbc.sql(ALL + "where p.id = ?").param(id).query((row, n) -> kept(row)).optional();
  }

  /// Those that wait, oldest first.
  List<Kept> waiting(Instant now) {
    return jdbc.sql(ALL + "where e.proposal is null and p.ends_at > ? order by p.seq")
        .param(utc(now))
        .query((row, n) -> kept(row))
        .list();
  }

  /// Those that were settled or have ended by themselves, newest first.
  List<Kept> over(Instant now, int most) {
    return jdbc.sql(
            ALL + "where e.proposal is not null or p.ends_at <= ? order by p.seq desc limit ?")
        .params(utc(now), most)
        .query((row, n) -> kept(row))
        .list();
  }

  private static Kept kept(ResultSet row) throws SQLException {
    String outcome = row.getString("outcome");
    return new Kept(
        row.getObject("id", UUID.class),
        row.getString("kind"),
        row.getObject("subject", UUID.class),
        row.getString("before"),
        row.getString("after"),
        row.getString("reason"),
        row.getObject("proposed_by", UUID.class),
        row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
        row.getObject("ends_at", OffsetDateTime.class).toInstant(),
        outcome,
        outcome == null
            ? null
            : new Proposal.End(
                row.getObject("ended_by", UUID.class),
                row.getObject("ended_at", OffsetDateTime.class).toInstant(),
                row.getString("why")));
  }

  private static OffsetDateTime utc(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
