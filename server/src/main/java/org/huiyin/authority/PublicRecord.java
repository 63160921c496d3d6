package org.huiyin.authority;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.huiyin.database.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The public record: each change of the configuration that [Authorities] has made, for anyone to
/// read, newest first.
///
/// Guarantees that it holds no name, sign-in name or password of an officer, that the server can
/// add to it and alter nothing of it, and that a page costs the same however long it has become.
/// Gives with each change what it takes to hold it against the public log, which shows whether the
/// database's owner altered or dropped one. Throws Spring's `DataAccessException`s when the
/// database can't be used. Thread-safe.
@Service
public class PublicRecord {

  /// How many changes a page holds.
  public static final int PAGE = 50;

  /// What can change, in the order in which one chooses.
  public static final List<String> KINDS =
      List.of(
          "institution",
          "unit",
          "place",
          "place-import",
          "officer",
          "way-in",
          "topic",
          "house-dates",
          "templates",
          "editions",
          "calendar",
          "key-epoch",
          "ledger-key",
          "set-up");

  private static final String READER = "system:public-record";
  private static final TypeReference<Map<String, Object>> DETAILS = new TypeReference<>() {};

  /// Which changes are asked for.
  ///
  /// @param kind one of [#KINDS], or `null` for all
  /// @param institution whose, or `null` for all
  /// @param olderThan only those before this place in the record
  // KNOWN LIMIT: a place that was moved to another institution is found under the new one.
  public record Query(@Nullable String kind, @Nullable UUID institution, OptionalLong olderThan) {}

  /// At most [#PAGE] changes.
  ///
  /// @param older where the next page goes on; empty on the last
  public record Page(List<PublishedChange> changes, OptionalLong older) {
    public Page {
      changes = List.copyOf(changes);
    }
  }

  private final Transactions transactions;
  private final JsonMapper json;

  PublicRecord(Transactions transactions, JsonMapper json) {
    this.transactions = transactions;
    this.json = json;
  }

  public Page page(Query query) {
    List<PublishedChange> found =
        new ArrayList<>(transactions.read(READER, jdbc -> changes(jdbc, query)));
    if (found.size() <= PAGE) {
      return new Page(found, OptionalLong.empty());
    }
    List<PublishedChange> page = found.subList(0, PAGE);
    return new Page(page, OptionalLong.of(page.getLast().seq()));
  }

  private List<PublishedChange> changes(JdbcClient jdbc, Query query) {
    Map<String, Object> with = new HashMap<>(Map.of("most", PAGE + 1));
    StringBuilder narrowed = new StringBuilder();
    query.olderThan().ifPresent(seq -> narrow(narrowed, with, "c.seq <", "seq", seq));
    if (query.kind() != null) {
      narrow(narrowed, with, "c.kind =", "kind", query.kind());
    }
    if (query.institution() != null) {
      narrow(narrowed, with, "c.institution =", "institution", query.institution().toString());
    }
    return jdbc.sql(
            """
            select c.id, c.seq, c.changed_on, c.changed_at, c.changed_by, c.kind, c.what, c.subject,
              c.institution, c.details, c.manner, c.took_effect, c.proposed_by, c.salt, c.commitment,
              (select b.details from configuration_change b
               where b.kind = c.kind and b.subject = c.subject and b.seq < c.seq
                 and b.took_effect
               order by b.seq desc limit 1) as before
            from configuration_change c
            where true
            """
                + narrowed
                + "order by c.seq desc limit :most")
        .params(with)
        .query((row, n) -> change(row))
        .list();
  }

  private static void narrow(
      StringBuilder narrowed, Map<String, Object> with, String what, String name, Object value) {
    narrowed.append("and ").append(what).append(" :").append(name).append('\n');
    with.put(name, value);
  }

  private PublishedChange change(ResultSet row) throws SQLException {
    String institution = row.getString("institution");
    String what = row.getString("what");
    return new PublishedChange(
        row.getLong("seq"),
        row.getObject("changed_on", LocalDate.class),
        row.getObject("changed_at", OffsetDateTime.class).toInstant(),
        row.getString("changed_by"),
        row.getString("kind"),
        what.substring(what.indexOf('.') + 1),
        row.getString("subject"),
        institution == null ? null : UUID.fromString(institution),
        details(row.getString("before")),
        details(row.getString("details")),
        Manner.of(row.getString("manner")),
        row.getObject("proposed_by", UUID.class),
        logged(row));
  }

  private static PublishedChange.Logged logged(ResultSet row) throws SQLException {
    Base64.Encoder base64 = Base64.getEncoder();
    return new PublishedChange.Logged(
        base64.encodeToString(row.getBytes("commitment")),
        base64.encodeToString(row.getBytes("salt")),
        new String(ChangeFacts.of(row).encoded(), StandardCharsets.UTF_8));
  }

  private Map<String, Object> details(@Nullable String stored) {
    Map<String, Object> details =
        stored == null ? new HashMap<>() : new HashMap<>(json.readValue(stored, DETAILS));
    details.values().removeIf(value -> value == null);
    return details;
  }
}
