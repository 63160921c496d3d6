package org.huiyin.authority;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.huiyin.database.Transactions;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;

/// The filters of the list of duties that officers keep, each for themself alone. They say a stage,
/// a topic, a place and no words, so that nobody is named or searched for by them; and they show
/// nothing that the list wouldn't. Thread-safe.
@Service
public class KeptFilters {

  /// Of one officer; more aren't kept.
  public static final int MOST = 12;

  // Of a code.
  private static final int LONGEST = 64;

  private final Transactions transactions;
  private final InstantSource securityTime;

  KeptFilters(Transactions transactions, @Qualifier("securityTime") InstantSource securityTime) {
    this.transactions = transactions;
    this.securityTime = securityTime;
  }

  /// In the order in which they were kept.
  public List<KeptFilter> of(Editor officer) {
    return transactions.read(
        officer.principal(),
        jdbc ->
            jdbc.sql(
                    """
                    select list, stage, topic, place from kept_filter
                    where officer = ? order by kept_at, list, stage, topic, place
                    """)
                .param(whose(officer))
                .query(
                    (rs, _) ->
                        new KeptFilter(
                            rs.getString(1), rs.getString(2), rs.getString(3), rs.getString(4)))
                .list());
  }

  /// Keeps one; one that is kept already stays, and the thirteenth isn't kept.
  public void keep(Editor officer, KeptFilter filter) {
    if (isTooLong(filter)) {
      return;
    }
    transactions.as(
        officer.principal(),
        jdbc ->
            jdbc.sql(
                    """
                    insert into kept_filter (officer, list, stage, topic, place, kept_at)
                    select ?, ?, ?, ?, ?, ?
                    where (select count(*) from kept_filter where officer = ?) < ?
                    on conflict do nothing
                    """)
                .params(
                    whose(officer),
                    filter.list(),
                    filter.stage(),
                    filter.topic(),
                    filter.place(),
                    securityTime.instant().atOffset(ZoneOffset.UTC),
                    whose(officer),
                    MOST)
                .update());
  }

  public void forget(Editor officer, KeptFilter filter) {
    transactions.as(
        officer.principal(),
        jdbc ->
            jdbc.sql(
                    """
                    delete from kept_filter
                    where officer = ? and list = ? and stage = ? and topic = ? and place = ?
                    """)
                .params(
                    whose(officer), filter.list(), filter.stage(), filter.topic(), filter.place())
                .update());
  }

  private static boolean isTooLong(KeptFilter filter) {
    return filter.stage().length() > LONGEST
        || filter.topic().length() > LONGEST
        || filter.place().length() > LONGEST;
  }

  private static UUID whose(Editor officer) {
    return Objects.requireNonNull(officer.officer(), "an officer");
  }
}
