package org.huiyin.desk;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.database.Transactions;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/// The filters of the list of duties that officers keep, each for themself alone. They say a stage,
/// a topic, a place and no words, so that nobody is named or searched for by them; and they show
/// nothing that the list wouldn't. Thread-safe.
@Component
class KeptFilters {

  /// Of one officer; more aren't kept.
  static final int MOST = 12;

  private static final int LONGEST = 64;

  private final Transactions transactions;
  private final InstantSource securityTime;

  KeptFilters(
      Transactions transactions, @Qualifier("securityTime") InstantSource securityTime) {
    this.transactions = transactions;
    this.securityTime = securityTime;
  }

  /// In the order in which they were kept.
  List<TodayFilter> of(OfficerPrincipal officer) {
    return transactions.read(
        officer.editor().principal(),
        jdbc ->
            jdbc.sql(
                    """
                    select list, stage, topic, place from kept_filter
                    where officer = ? order by kept_at, list, stage, topic, place
                    """)
                .param(officer.officer())
                .query(
                    (rs, _) ->
                        new TodayFilter(
                            rs.getString(1),
                            rs.getString(2),
                            rs.getString(3),
                            rs.getString(4),
                            "",
                            List.of()))
                .list());
  }

  /// Keeps one; one that is kept already stays, and the thirteenth isn't kept.
  void keep(OfficerPrincipal officer, TodayFilter filter) {
    if (!filter.narrows() || isTooLong(filter)) {
      return;
    }
    transactions.as(
        officer.editor().principal(),
        jdbc ->
            jdbc.sql(
                    """
                    insert into kept_filter (officer, list, stage, topic, place, kept_at)
                    select ?, ?, ?, ?, ?, ?
                    where (select count(*) from kept_filter where officer = ?) < ?
                    on conflict do nothing
                    """)
                .params(
                    officer.officer(),
                    filter.list(),
                    filter.stage(),
                    filter.topic(),
                    filter.place(),
                    securityTime.instant().atOffset(ZoneOffset.UTC),
                    officer.officer(),
                    MOST)
                .update());
  }

  void forget(OfficerPrincipal officer, TodayFilter filter) {
    transactions.as(
        officer.editor().principal(),
        jdbc ->
            jdbc.sql(
                    """
                    delete from kept_filter
                    where officer = ? and list = ? and stage = ? and topic = ? and place = ?
                    """)
                .params(
                    officer.officer(),
                    filter.list(),
                    filter.stage(),
                    filter.topic(),
                    filter.place())
                .update());
  }

  private static boolean isTooLong(TodayFilter filter) {
    return filter.stage().length() > LONGEST
        || filter.topic().length() > LONGEST
        || filter.place().length() > LONGEST;
  }
}
