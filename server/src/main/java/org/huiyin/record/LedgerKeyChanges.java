package org.huiyin.record;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.huiyin.authority.SystemChanges;
import org.huiyin.database.Transactions;
import org.huiyin.ledger.note.VerifierKey;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Lets another key sign the log, and lets an old one rest. From the first to the second both sign
/// each checkpoint, so that whoever knows one of them can go on. Each is a change of the set-up,
/// on the public record. Thread-safe.
public final class LedgerKeyChanges {

  private static final String PRINCIPAL = "system:ledger";
  private static final String KIND = "ledger-key";

  private final Transactions transactions;
  private final LedgerStore store;
  private final LogKeys keys;
  private final SystemChanges published;
  private final InstantSource securityTime;
  private final ZoneId zone;

  LedgerKeyChanges(
      Transactions transactions,
      LedgerStore store,
      LogKeys keys,
      SystemChanges published,
      InstantSource securityTime,
      ZoneId zone) {
    this.transactions = transactions;
    this.store = store;
    this.keys = keys;
    this.published = published;
    this.securityTime = securityTime;
    this.zone = zone;
  }

  /// Makes a new key, which signs from now on beside the others.
  public VerifierKey rotate() {
    return transactions.as(PRINCIPAL, this::rotate);
  }

  private VerifierKey rotate(JdbcClient jdbc) {
    store.lead();
    String origin = store.head().orElseThrow().origin();
    List<LedgerStore.Key> known = store.keys();
    int number = 1 + known.stream().mapToInt(LedgerStore.Key::number).max().orElse(0);
    VerifierKey made = keys.folder().make(origin, number).key();
    store.keyMade(made.toString(), number, securityTime.instant());
    published.record(jdbc, KIND, "created", made.toString(), Map.of());
    return made;
  }

  /// Lets a key sign no more; what it has signed stays valid.
  ///
  /// @param vkey its public half
  /// @return false if it doesn't sign, or no other does
  public boolean retire(String vkey) {
    return transactions.as(
        PRINCIPAL,
        jdbc -> {
          store.lead();
          Instant now = securityTime.instant();
          boolean retired = store.keyRetired(vkey, now);
          if (retired) {
            published.record(
                jdbc,
                KIND,
                "changed",
                vkey,
                Map.of("retired-on", LocalDate.ofInstant(now, zone).toString()));
          }
          return retired;
        });
  }
}
