package org.huiyin.matter;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.huiyin.database.Transactions;
import org.huiyin.ledger.CanonicalJson;
import org.jspecify.annotations.Nullable;

/// Reminds complainants once that they can say how content they are: a week after the first answer
/// in their matter, unless they have rated it, and only those who said how to reach them.
///
/// Guarantees: one notice in a matter and never a second, whatever happens in it; none after a
/// month, so that a server that was down reminds of nothing that is long past. The notice goes to
/// where all notices go, and not through the journal, which officers read. Thread-safe.
public final class RatingReminders {

  /// The notice.
  static final String NOTICE = "rate";

  static final Period AFTER = Period.ofDays(7);
  static final Period LATEST = Period.ofDays(30);

  private static final String LEAVER = "system:ratings";
  private static final int BATCH = 500;
  private static final String PARTY = "party/1";
  private static final Set<String> WAYS = Set.of("phone", "text", "email", "post");
  private static final Set<String> ADDRESSES = Set.of("phone", "email", "address");

  private final Parts parts;
  private final Transactions transactions;

  RatingReminders(Parts parts, Transactions transactions) {
    this.parts = parts;
    this.transactions = transactions;
  }

  private record Answered(
      MatterStore.Key key,
      String rulebook,
      Sealing.WrappedKey wrapped,
      int seq,
      LocalDate on,
      boolean rated,
      @Nullable Bytes party) {}

  /// Looks at all matters once.
  ///
  /// @return how many were reminded
  public int sweep() {
    Instant now = parts.legalTime().now();
    MatterStore.Key after = MatterStore.Key.FIRST;
    int told = 0;
    List<Answered> found;
    do {
      found = answered(now, after);
      for (Answered each : found) {
        told += remind(each, now) ? 1 : 0;
        after = each.key();
      }
    } while (found.size() == BATCH);
    return told;
  }

  /// By the day that began first anywhere; a matter whose own day hasn't come waits.
  private List<Answered> answered(Instant now, MatterStore.Key after) {
    LocalDate latest = now.atOffset(ZoneOffset.ofHours(14)).toLocalDate();
    return transactions.read(
        LEAVER,
        jdbc ->
            jdbc.sql("select * from unasked_matters(?, ?, ?, ?, ?)")
                .params(
                    Date.valueOf(latest.minus(LATEST)),
                    Date.valueOf(latest.minus(AFTER)),
                    after.authority(),
                    after.matter(),
                    BATCH)
                .query(RatingReminders::row)
                .list());
  }

  private static Answered row(ResultSet rs, int n) throws SQLException {
    return new Answered(
        new MatterStore.Key(rs.getString("authority"), rs.getObject("matter", UUID.class)),
        rs.getString("rulebook"),
        Sealing.WrappedKey.of(rs.getBytes("wrapped_key")),
        rs.getInt("seq"),
        rs.getObject("answered_on", LocalDate.class),
        rs.getBoolean("rated"),
        MatterStore.bytesOrNull(rs, 8));
  }

  private boolean remind(Answered each, Instant now) {
    LocalDate today = Taking.dayOf(parts.rulebooks().of(each.rulebook()), now);
    if (each.on().plus(AFTER).isAfter(today)) {
      return false;
    }
    boolean tell = !each.rated() && isReachable(each);
    return transactions.as(
        LEAVER,
        jdbc ->
            jdbc.sql("select ask_for_rating(?, ?, ?, ?, ?)")
                .params(
                    each.key().authority(),
                    each.key().matter(),
                    each.seq(),
                    Date.valueOf(today),
                    tell)
                .query(Boolean.class)
                .single());
  }

  /// Whether they said that they may be reached, and by what; where they weren't asked, whether
  /// they left anything.
  private boolean isReachable(Answered each) {
    Bytes party = each.party();
    if (party == null) {
      return false;
    }
    MatterStore.Key key = each.key();
    Map<String, Object> identity =
        CanonicalJson.decode(
            parts
                .sealing()
                .open(each.wrapped(), key.authority(), key.matter(), PARTY, party.array()));
    return identity.containsKey("reach")
        ? identity.get("reach") instanceof String reach && WAYS.contains(reach)
        : identity.keySet().stream().anyMatch(ADDRESSES::contains);
  }
}
