package org.huiyin.matter;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.huiyin.access.Principal.Participant;
import org.huiyin.ledger.Commitment;
import org.huiyin.ledger.Hash;
import org.huiyin.ledger.Salt;
import org.huiyin.rulebook.Rulebook;
import org.jspecify.annotations.Nullable;

/// The entries of a matter, to the letter, for whoever brings it: what their receipt proves.
///
/// Holds the entries that their own view shows, and readings; of what another of a group said no
/// more than the commitment. It is no reading that is journaled, and leaves no trace, as
/// [OwnCopies]. Thread-safe.
public final class OwnEntries {

  private final Parts parts;

  OwnEntries(Parts parts) {
    this.parts = parts;
  }

  /// All of them, in their order.
  ///
  /// @param number the matter's
  /// @param first what was promised for the first
  public record Own(String number, Entered first, List<OwnEntry> entries) {
    public Own {
      entries = List.copyOf(entries);
    }
  }

  /// One of them.
  ///
  /// @param opened what was committed to; null where the reader has a right to the commitment alone
  public record OwnEntry(int seq, Commitment commitment, @Nullable Opened opened) {}

  /// What opens a commitment. `toString` shows none of it.
  ///
  /// @param facts canonical JSON
  /// @param content canonical JSON; empty where nothing was said
  public record Opened(String facts, String content, Salt salt) {
    @Override
    public String toString() {
      return "Opened[hidden]";
    }
  }

  /// Empty if there is no such matter any more.
  public Optional<Own> of(Participant reader) {
    return parts
        .store()
        .find(Bound.to(reader), reader.authority(), reader.matter())
        .map(matter -> own(matter, reader));
  }

  private Own own(MatterRecord matter, Participant reader) {
    MatterRecord.Identity m = matter.identity();
    Rulebook rulebook = parts.rulebookOf(m);
    LocalDate today = Taking.dayOf(rulebook, parts.legalTime().now());
    Hearing hearing = new Hearing(reader);
    List<MatterRecord.Stored> journal =
        parts.store().journal(Bound.to(reader), m.authority(), m.id());
    List<OwnEntry> entries = new ArrayList<>();
    for (MatterRecord.Stored stored : journal) {
      Facts facts = Facts.decode(stored.facts().array());
      if (stored.seq() <= matter.position().lastSeq()
          && hearing.sees(facts)
          && !TellingOfOrders.isKept(facts, today)) {
        entries.add(entry(m, stored, hearing.hears(facts)));
      }
    }
    MatterRecord.Stored first = journal.getFirst();
    Facts filing = Facts.decode(first.facts().array());
    return new Own(m.number(), Entered.of(m, filing, first.commitment(), rulebook), entries);
  }

  private OwnEntry entry(MatterRecord.Identity m, MatterRecord.Stored stored, boolean heard) {
    Bytes salt = stored.salt();
    return new OwnEntry(
        stored.seq(),
        new Commitment(Hash.of(stored.commitment().array())),
        salt == null || !heard
            ? null
            : new Opened(
                text(stored.facts().array()),
                text(parts.journal().content(m, stored)),
                Salt.of(salt.array())));
  }

  private static String text(byte[] canonical) {
    return new String(canonical, StandardCharsets.UTF_8);
  }
}
