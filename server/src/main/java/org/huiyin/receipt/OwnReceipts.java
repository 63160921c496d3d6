package org.huiyin.receipt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.huiyin.access.Principal.Participant;
import org.huiyin.ledger.note.SignedNote;
import org.huiyin.ledger.receipt.Entry;
import org.huiyin.ledger.receipt.Receipt;
import org.huiyin.matter.OwnEntries;
import org.huiyin.matter.OwnEntries.OwnEntry;
import org.huiyin.record.Ledger;
import org.springframework.stereotype.Component;

/// Makes the receipt of a matter for whoever brings it: what they may read of it, each entry with
/// its place in the ledger as soon as it has one. Leaves no trace. Thread-safe.
@Component
public final class OwnReceipts {

  private final OwnEntries entries;
  private final Ledger ledger;
  private final Promises promises;

  OwnReceipts(OwnEntries entries, Ledger ledger, Promises promises) {
    this.entries = entries;
    this.ledger = ledger;
    this.promises = promises;
  }

  /// Empty if there is no such matter any more.
  public Optional<OwnReceipt> of(Participant reader) {
    return entries.of(reader).map(own -> new OwnReceipt(own.number(), receipt(own)));
  }

  private Receipt receipt(OwnEntries.Own own) {
    long vouchedFor =
        ledger.checkpoint().map(published -> published.checkpoint().size()).orElse(0L);
    List<OptionalLong> positions = new ArrayList<>();
    long last = -1;
    for (OwnEntry entry : own.entries()) {
      OptionalLong position = ledger.position(entry.commitment());
      boolean isIn = position.isPresent() && position.getAsLong() < vouchedFor;
      positions.add(isIn ? position : OptionalLong.empty());
      last = isIn ? Math.max(last, position.getAsLong()) : last;
    }
    Optional<Ledger.Published> head = last < 0 ? Optional.empty() : ledger.checkpointAbove(last);
    List<Entry> proven = new ArrayList<>();
    for (int i = 0; i < positions.size(); i++) {
      proven.add(entry(own.entries().get(i), place(positions.get(i), head)));
    }
    return new Receipt(
        ledger.origin(),
        ledger.everyKey(),
        promises.of(own.number(), own.first()),
        proven,
        head.map(published -> SignedNote.parse(published.note())));
  }

  private Optional<Entry.Place> place(OptionalLong position, Optional<Ledger.Published> head) {
    if (position.isEmpty() || head.isEmpty()) {
      return Optional.empty();
    }
    long index = position.getAsLong();
    long size = head.get().checkpoint().size();
    return Optional.of(new Entry.Place(index, ledger.prover().inclusion(index, size)));
  }

  private static Entry entry(OwnEntry entry, Optional<Entry.Place> place) {
    OwnEntries.Opened opened = entry.opened();
    return opened == null
        ? new Entry.Closed(entry.commitment(), place)
        : new Entry.Opened(opened.facts(), opened.content(), opened.salt(), place);
  }
}
