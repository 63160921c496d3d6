package org.huiyin.record;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import org.huiyin.database.Transactions;
import org.huiyin.ledger.Refused;
import org.huiyin.ledger.note.VerifierKey;
import org.springframework.beans.factory.InitializingBean;

/// Before the server answers anybody: gives the log its name and its first key, or sees that this
/// node holds the keys that the database knows.
final class Founding implements InitializingBean {

  private final Transactions transactions;
  private final LedgerStore store;
  private final LogKeys keys;
  private final Watch watch;
  private final LedgerSettings settings;
  private final InstantSource securityTime;
  private final RandomGenerator random;

  Founding(
      Transactions transactions,
      LedgerStore store,
      LogKeys keys,
      Watch watch,
      LedgerSettings settings,
      InstantSource securityTime,
      RandomGenerator random) {
    this.transactions = transactions;
    this.store = store;
    this.keys = keys;
    this.watch = watch;
    this.settings = settings;
    this.securityTime = securityTime;
    this.random = random;
  }

  @Override
  public void afterPropertiesSet() {
    transactions.as("system:ledger", _ -> found());
    watch.recall();
  }

  private String found() {
    store.lead();
    Instant now = securityTime.instant();
    if (store.head().isEmpty()) {
      store.found(newOrigin(), LocalDate.ofInstant(now, settings.zone()));
    }
    String origin = store.head().orElseThrow().origin();
    if (!settings.origin().isEmpty() && !settings.origin().equals(origin)) {
      throw new IllegalStateException(
          "huiyin.ledger.origin: this log is named "
              + origin
              + " for ever, and not "
              + settings.origin());
    }
    List<LedgerStore.Key> known = store.keys();
    if (known.isEmpty()) {
      store.keyMade(keys.folder().make(origin, 1).key().toString(), 1, now);
    }
    for (LedgerStore.Key key : known) {
      if (key.signs()) {
        var _ = keys.folder().require(origin, key.number(), key.vkey());
      }
    }
    return origin;
  }

  private String newOrigin() {
    String origin = settings.origin();
    if (origin.isEmpty()) {
      origin = settings.address().isBlank() ? randomOrigin() : ofAddress(settings.address());
    }
    try {
      var _ = VerifierKey.ed25519(origin, new byte[32]);
      return origin;
    } catch (Refused refused) {
      throw new IllegalStateException(
          "huiyin.ledger.origin: a log can't have this name: " + refused.getMessage(), refused);
    }
  }

  /// Host and path, as logs are named by custom; it is a name, and leads nowhere by itself.
  private static String ofAddress(String address) {
    URI uri = URI.create(address.strip());
    String host = uri.getHost() == null ? address.strip() : uri.getHost();
    return host + "/ledger";
  }

  private String randomOrigin() {
    return "huiyin-" + HexFormat.of().toHexDigits(random.nextLong());
  }
}
