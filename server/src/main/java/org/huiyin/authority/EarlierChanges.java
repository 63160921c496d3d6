package org.huiyin.authority;

import java.security.SecureRandom;
import java.util.List;
import org.huiyin.database.Transactions;
import org.huiyin.ledger.Salt;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Commits to each change of the configuration that was recorded before there was a log, before
/// anybody is served. Several nodes may do it at once: the first to come to a row commits to it.
@Component
final class EarlierChanges implements SmartInitializingSingleton {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String PRINCIPAL = "system:public-record";
  private static final int BATCH = 500;

  private final Transactions transactions;

  EarlierChanges(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public void afterSingletonsInstantiated() {
    while (transactions.as(PRINCIPAL, EarlierChanges::commit) == BATCH) {
      // The next ones.
    }
  }

  private static int commit(JdbcClient jdbc) {
    List<ChangeFacts> earlier =
        jdbc.sql(
                "select "
                    + ChangeFacts.COLUMNS
                    + " from configuration_change c where c.commitment is null"
                    + " order by c.seq limit :most")
            .param("most", BATCH)
            .query((row, n) -> ChangeFacts.of(row))
            .list();
    for (ChangeFacts change : earlier) {
      Salt salt = Salt.random(RANDOM);
      jdbc.sql("select commit_to_change(:id, :salt, :commitment)")
          .param("id", change.id())
          .param("salt", salt.bytes())
          .param("commitment", change.committedWith(salt).hash().bytes())
          .query((row, n) -> row.getBoolean(1))
          .optional();
    }
    return earlier.size();
  }
}
