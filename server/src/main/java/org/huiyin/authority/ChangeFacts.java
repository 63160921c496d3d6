package org.huiyin.authority;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.TreeMap;
import java.util.UUID;
import org.huiyin.ledger.CanonicalJson;
import org.huiyin.ledger.Commitment;
import org.huiyin.ledger.Salt;
import org.jspecify.annotations.Nullable;

/// One change of the configuration as the public log commits to it: all that its row says, word
/// for word, and nothing else. All of it is published.
///
/// @param at to the microsecond, as the database keeps it
/// @param details the JSON of the row, as it is written there
record ChangeFacts(
    UUID id,
    LocalDate on,
    Instant at,
    String by,
    String what,
    String details,
    Manner manner,
    boolean tookEffect,
    @Nullable UUID proposedBy) {

  private static final byte[] NO_CONTENT = {};

  /// The columns that [#of] reads, of a table that is called `c`.
  static final String COLUMNS =
      "c.id, c.changed_on, c.changed_at, c.changed_by, c.what, c.details, c.manner, c.took_effect,"
          + " c.proposed_by";

  static ChangeFacts of(ResultSet row) throws SQLException {
    return new ChangeFacts(
        row.getObject("id", UUID.class),
        row.getObject("changed_on", LocalDate.class),
        row.getObject("changed_at", OffsetDateTime.class).toInstant(),
        row.getString("changed_by"),
        row.getString("what"),
        row.getString("details"),
        Manner.of(row.getString("manner")),
        row.getBoolean("took_effect"),
        row.getObject("proposed_by", UUID.class));
  }

  /// Canonical; the key `configuration` tells it from an act in a matter.
  byte[] encoded() {
    TreeMap<String, Object> facts = new TreeMap<>();
    facts.put("configuration", what);
    facts.put("v", Commitment.VERSION);
    facts.put("id", id.toString());
    facts.put("on", on.toString());
    facts.put("at", at.toString());
    facts.put("by", by);
    facts.put("details", details);
    facts.put("manner", manner.id());
    facts.put("took-effect", tookEffect);
    if (proposedBy != null) {
      facts.put("proposed-by", proposedBy.toString());
    }
    return CanonicalJson.encode(facts);
  }

  Commitment committedWith(Salt salt) {
    return Commitment.of(encoded(), NO_CONTENT, salt);
  }
}
