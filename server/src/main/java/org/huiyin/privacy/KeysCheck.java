package org.huiyin.privacy;

import java.util.SortedMap;
import java.util.TreeMap;
import org.huiyin.database.Transactions;
import org.huiyin.matter.WrappedKeys;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Looks which epochs are in use, and whether the keys of some matters, chosen by chance, open.
final class KeysCheck {

  private static final int SAMPLE = 200;

  private final KeyRing ring;
  private final Epochs epochs;
  private final WrappedKeys matters;
  private final Transactions transactions;

  KeysCheck(KeyRing ring, Epochs epochs, WrappedKeys matters, Transactions transactions) {
    this.ring = ring;
    this.epochs = epochs;
    this.matters = matters;
    this.transactions = transactions;
  }

  /// How much is wrapped under an epoch.
  record Used(long matters, long officers) {}

  /// @param sampled how many keys of matters were tried
  /// @param closed how many of these didn't open
  record Found(int current, SortedMap<Integer, Used> used, int sampled, int closed) {}

  Found look() {
    SortedMap<Integer, Used> used = new TreeMap<>();
    epochs.all().keySet().forEach(epoch -> used.put(epoch, used(epoch)));
    WrappedKeys.Tried tried = matters.tryOut(SAMPLE);
    return new Found(ring.current(), used, tried.keys(), tried.closed());
  }

  private Used used(int epoch) {
    return transactions.read(
        "system:check",
        jdbc ->
            new Used(
                count(jdbc, "select count(*) from matter where key_epoch = ?", epoch),
                count(jdbc, "select count(*) from time_code where key_epoch = ?", epoch)));
  }

  private static long count(JdbcClient jdbc, String sql, int epoch) {
    return jdbc.sql(sql).param(epoch).query(Long.class).single();
  }
}
