package org.huiyin.record;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.huiyin.database.TestTransactions;
import org.huiyin.database.Transactions;
import org.huiyin.ledger.Commitment;
import org.huiyin.ledger.Hash;

/// Acts in one matter, as far as the log is concerned: entries of a journal, written by the
/// server's role as a complainant.
final class Filer {

  private final Transactions transactions;
  private final UUID matter = UUID.randomUUID();
  private int seq;

  private Filer(Transactions transactions) {
    this.transactions = transactions;
  }

  static Filer named(DataSource connections) {
    return of(connections, false, "concerns");
  }

  static Filer anonymous(DataSource connections) {
    return of(connections, true, "concerns");
  }

  static Filer accusing(DataSource connections) {
    return of(connections, false, "accuses");
  }

  private static Filer of(DataSource connections, boolean anonymous, String relation) {
    Filer filer = new Filer(TestTransactions.on(connections));
    filer.open(anonymous, relation);
    return filer;
  }

  private String principal() {
    return "complainant:990123/" + matter;
  }

  private void open(boolean anonymous, String relation) {
    var _ =
        transactions.as(
            principal(),
            jdbc -> {
              jdbc.sql(
                      """
                      insert into rulebook values ('digest', 'x', '1', '', '2026-02-10')
                      on conflict do nothing
                      """)
                  .update();
              return jdbc.sql(
                      """
                      insert into matter (authority, id, number, kind, relation, anonymous, channel, rulebook,
                        key_mac, wrapped_key, opened_on, fold_version, last_seq, version, last_on, stage, state)
                      values ('990123', ?, ?, 'remedy', ?, ?, 'web', 'digest', '', '', '2026-02-10',
                        1, 1, 1, '2026-02-10', 'received', '{}')
                      """)
                  .params(matter, matter.toString(), relation, anonymous)
                  .update();
            });
  }

  /// Acknowledged once this returns.
  Commitment act() {
    return act(ThreadLocalRandom.current());
  }

  /// With a commitment that is as random as that.
  Commitment act(RandomGenerator random) {
    return acts(1, random).getFirst();
  }

  /// So many at once.
  List<Commitment> acts(int count) {
    return acts(count, ThreadLocalRandom.current());
  }

  private synchronized List<Commitment> acts(int count, RandomGenerator random) {
    List<Commitment> acts = Stream.generate(() -> commitment(random)).limit(count).toList();
    return transactions.as(
        principal(),
        jdbc -> {
          for (Commitment act : acts) {
            seq++;
            jdbc.sql(
                    """
                    insert into journal (authority, matter, seq, encoding_version, facts, commitment)
                    values ('990123', ?, ?, 1, '{}', ?)
                    """)
                .params(matter, seq, act.hash().bytes())
                .update();
          }
          return acts;
        });
  }

  private static Commitment commitment(RandomGenerator random) {
    byte[] bytes = new byte[Hash.LENGTH];
    random.nextBytes(bytes);
    return new Commitment(Hash.of(bytes));
  }
}
