package org.huiyin.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.huiyin.ledger.note.Signer;
import org.huiyin.privacy.LedgerKeys;

/// The keys that sign now, as the database names them and this node holds them. Read from the
/// folder once each. Thread-safe.
final class LogKeys {

  private final LedgerKeys folder;
  private final Map<String, Signer> held = new ConcurrentHashMap<>();

  LogKeys(LedgerKeys folder) {
    this.folder = folder;
  }

  LedgerKeys folder() {
    return folder;
  }

  /// @throws WillNotSign if one isn't here
  List<Signer> signing(String origin, List<LedgerStore.Key> known) {
    List<Signer> signers = new ArrayList<>();
    for (LedgerStore.Key key : known) {
      if (key.signs()) {
        signers.add(held.computeIfAbsent(key.vkey(), _ -> find(origin, key)));
      }
    }
    if (signers.isEmpty()) {
      throw new WillNotSign(Standing.KEY_AWAY, "no key signs the log");
    }
    return List.copyOf(signers);
  }

  private Signer find(String origin, LedgerStore.Key key) {
    return folder
        .find(origin, key.number(), key.vkey())
        .orElseThrow(
            () ->
                new WillNotSign(
                    Standing.KEY_AWAY,
                    "key " + key.number() + " of the log isn't in the folder keys/ of this node"));
  }
}
