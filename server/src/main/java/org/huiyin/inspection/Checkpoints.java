package org.huiyin.inspection;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.huiyin.ledger.Hash;
import org.huiyin.ledger.Refused;
import org.huiyin.ledger.note.Checkpoint;
import org.huiyin.ledger.note.SignedNote;
import org.huiyin.ledger.note.VerifierKey;
import org.jspecify.annotations.Nullable;

/// Every checkpoint there is, against the tree over the leaves: those of the database, the one
/// that this node has vouched for, and those that outsiders hold. What all fit the same leaves are
/// consistent with each other.
final class Checkpoints {

  private static final int MOST = 1_000;

  /// A checkpoint from elsewhere.
  ///
  /// @param name where it comes from, for whoever reads the differences
  record Outside(String name, Checkpoint checkpoint) {}

  private final LogRows rows;
  private final Differences differences;
  private final LogRows.Head head;
  private final List<VerifierKey> keys;
  private final Deque<Outside> outside = new ArrayDeque<>();
  private final Deque<LogRows.SignedRow> some = new ArrayDeque<>();
  private long next;
  private long latest = -1;
  private LogRows.@Nullable SignedRow before;

  Checkpoints(LogRows rows, Differences differences, LogRows.Head head, List<InspectedNote> notes) {
    this.rows = rows;
    this.differences = differences;
    this.head = head;
    this.keys = keys(rows.keys());
    List<Outside> read = new ArrayList<>();
    for (InspectedNote note : notes) {
      Outside one = outside(note);
      if (one != null) {
        read.add(one);
      }
    }
    read.sort(Comparator.comparing(one -> one.checkpoint().size()));
    outside.addAll(read);
  }

  private List<VerifierKey> keys(List<LogRows.Key> stored) {
    List<VerifierKey> read = new ArrayList<>();
    for (LogRows.Key key : stored) {
      try {
        VerifierKey one = VerifierKey.parse(key.vkey());
        if (!one.name().equals(head.origin())) {
          differences.add(
              "ledger_key", "ledger_key: key " + key.number() + " bears the name of another log");
        }
        read.add(one);
      } catch (Refused refused) {
        differences.add(
            "ledger_key", "ledger_key: key " + key.number() + " was altered: " + refused.defect());
      }
    }
    return read;
  }

  private @Nullable Outside outside(InspectedNote note) {
    try {
      SignedNote signed = SignedNote.parse(note.note());
      Checkpoint checkpoint = Checkpoint.of(signed);
      if (!checkpoint.origin().equals(head.origin())) {
        differences.add(
            note.name(),
            note.name()
                + ": it is of another log, "
                + checkpoint.origin()
                + ", and this is "
                + head.origin());
        return null;
      }
      if (checkpoint.size() > head.size()) {
        differences.add(
            note.name(),
            note.name()
                + ": the log had "
                + checkpoint.size()
                + " leaves, and now has "
                + head.size()
                + ": something was taken out");
        return null;
      }
      if (note.mustBeSigned()) {
        signed(note.name(), signed);
      }
      return new Outside(note.name(), checkpoint);
    } catch (Refused refused) {
      differences.add(note.name(), note.name() + ": it can't be read: " + refused.defect());
      return null;
    }
  }

  private void signed(String name, SignedNote note) {
    try {
      if (note.verified(keys).isEmpty()) {
        differences.add(name, name + ": no key of this log signed it");
      }
    } catch (Refused refused) {
      differences.add(name, name + ": " + refused.defect());
    }
  }

  /// Compares those of this size.
  ///
  /// @param root of so many leaves; computed only if there is one
  void at(long size, Supplier<Hash> root) {
    while (!outside.isEmpty() && outside.peek().checkpoint().size() == size) {
      Outside one = outside.remove();
      if (!one.checkpoint().root().equals(root.get())) {
        differences.add(
            one.name(),
            one.name()
                + ": of its first "
                + size
                + " leaves the log holds others now: it was rewritten");
      }
    }
    if (some.isEmpty() && next <= size) {
      some.addAll(rows.checkpoints(next, MOST));
      next = some.isEmpty() ? Long.MAX_VALUE : some.getLast().size() + 1;
    }
    while (!some.isEmpty() && some.peek().size() <= size) {
      row(some.remove(), size, root);
      if (some.isEmpty() && next <= size) {
        some.addAll(rows.checkpoints(next, MOST));
      }
    }
  }

  private void row(LogRows.SignedRow row, long size, Supplier<Hash> root) {
    String name = "ledger_checkpoint: the one of size " + row.size();
    latest = row.size();
    LogRows.SignedRow earlier = before;
    if (earlier != null && row.signedAt().isBefore(earlier.signedAt())) {
      differences.add(
          "ledger_checkpoint", name + " was signed before the one of size " + earlier.size());
    }
    before = row;
    if (row.size() == size && !row.root().equals(root.get())) {
      differences.add("ledger_checkpoint", name + ": its root isn't that of the leaves");
    }
    try {
      SignedNote note = SignedNote.parse(row.note());
      Checkpoint says = Checkpoint.of(note);
      if (!says.origin().equals(head.origin())
          || says.size() != row.size()
          || !Objects.equals(says.root(), row.root())) {
        differences.add("ledger_checkpoint", name + ": its note says another origin, size or root");
      }
      signed(name, note);
    } catch (Refused refused) {
      differences.add("ledger_checkpoint", name + ": its note can't be read: " + refused.defect());
    }
  }

  /// To be called after the last leaf.
  void end() {
    for (Outside one : outside) {
      differences.add(one.name(), one.name() + ": it couldn't be compared");
    }
    if (latest < head.size()) {
      differences.add(
          "ledger_checkpoint",
          "ledger_checkpoint: the log has "
              + head.size()
              + " leaves, and the last one signed "
              + Math.max(latest, 0));
    }
    List<LogRows.SignedRow> beyond = rows.checkpoints(head.size() + 1, 1);
    boolean hasGrown = rows.head().filter(now -> now.size() > head.size()).isPresent();
    if (!beyond.isEmpty() && !hasGrown) {
      differences.add(
          "ledger_checkpoint",
          "ledger_checkpoint: one of size "
              + beyond.getFirst().size()
              + " was signed, and the log"
              + " has "
              + head.size()
              + " leaves: something was taken out");
    }
  }
}
