package org.huiyin.authority;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.database.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/// The one transaction through which everything goes that changes the directory, and the decision
/// whether it takes effect now or waits for a second officer. Thread-safe.
@Component
final class DirectoryChanges {

  private static final int LONGEST_REASON = 500;

  private final Transactions transactions;
  private final LiveDirectory directory;
  private final SetUp setUp;
  private final Recording recording;
  private final ProposalReading reading;
  private final List<WaysGiven> waysGiven;
  private final InstantSource securityTime;

  DirectoryChanges(
      Transactions transactions,
      LiveDirectory directory,
      SetUp setUp,
      Recording recording,
      ProposalReading reading,
      List<WaysGiven> waysGiven,
      @Qualifier("securityTime") InstantSource securityTime) {
    this.transactions = transactions;
    this.directory = directory;
    this.setUp = setUp;
    this.recording = recording;
    this.reading = reading;
    this.waysGiven = List.copyOf(waysGiven);
    this.securityTime = securityTime;
  }

  /// What is done with the directory as it is, while nobody else changes it.
  interface Work<R> {
    R on(Directory now, DirectoryWriter writer);
  }

  <R> R locked(Editor editor, Work<R> work) {
    R result =
        transactions.as(
            editor.principal(),
            jdbc -> {
              DirectoryWriter writer = new DirectoryWriter(jdbc);
              writer.lock();
              return work.on(new DirectorySnapshot(new DirectoryReader(jdbc).content()), writer);
            });
    directory.refresh();
    return result;
  }

  /// @param before empty for something new
  <T> Change<T> decided(
      Editor editor,
      Directory now,
      DirectoryWriter writer,
      Kind<T, ?> kind,
      Optional<T> before,
      T wanted) {
    List<Finding> findings = kind.rules().findings(now, wanted, editor);
    if (!findings.isEmpty()) {
      return new Change.Refused<>(findings);
    }
    UUID officer = editor.officer();
    Manner manner = kind.powers().manner(before, wanted);
    if (officer == null) {
      return written(writer, kind, before, wanted, Manner.ALONE);
    }
    if (manner != Manner.BY_TWO) {
      return written(writer, kind, before, wanted, manner);
    }
    if (kind.powers().about(before, wanted).contains(officer)) {
      return refused(kind.powers().field(), Finding.Reason.OWN_ROLES);
    }
    return setUp.isOver(writer, now)
        ? proposed(editor, officer, writer, kind, before, wanted)
        : written(writer, kind, before, wanted, Manner.SET_UP);
  }

  private static <T> Change<T> refused(String field, Finding.Reason reason) {
    return new Change.Refused<>(List.of(new Finding(field, reason)));
  }

  private <T> Change<T> written(
      DirectoryWriter writer, Kind<T, ?> kind, Optional<T> before, T wanted, Manner manner) {
    write(writer, kind, before, wanted, manner, null);
    return before.isPresent() ? new Change.Changed<>(wanted) : new Change.Created<>(wanted);
  }

  <T> void write(
      DirectoryWriter writer,
      Kind<T, ?> kind,
      Optional<T> before,
      T wanted,
      Manner manner,
      @Nullable UUID proposedBy) {
    if (wanted instanceof WayIn wayIn) {
      giving(wayIn).inForce(writer.jdbc(), wayIn, proposedBy);
      recordWayIn(writer, wayIn.whose(), wayIn.form().id(), manner, proposedBy);
      return;
    }
    kind.put().put(writer, before, wanted);
    writer.count();
    String what = kind.name() + (before.isPresent() ? ".changed" : ".created");
    recording.append(writer, what, kind.published().apply(wanted), manner, true, proposedBy);
  }

  private <T> Change<T> proposed(
      Editor editor,
      UUID officer,
      DirectoryWriter writer,
      Kind<T, ?> kind,
      Optional<T> before,
      T wanted) {
    if (editor.reason().isEmpty()) {
      return refused("reason", Finding.Reason.REQUIRED);
    }
    if (editor.reason().length() > LONGEST_REASON) {
      return refused("reason", Finding.Reason.TOO_LONG);
    }
    Instant at = securityTime.instant();
    ProposalStore store = new ProposalStore(writer.jdbc());
    ProposalStore.Kept made =
        new ProposalStore.Kept(
            UUID.randomUUID(),
            kind.name(),
            (UUID) kind.key().apply(wanted),
            before.map(reading::write).orElse(null),
            reading.write(wanted),
            editor.reason(),
            officer,
            at,
            at.plus(Proposals.OPEN),
            null,
            null);
    // A form that was sent twice asks for one thing.
    Optional<ProposalStore.Kept> same =
        store.waiting(at).stream()
            .filter(one -> one.by().equals(officer) && one.kind().equals(kind.name()))
            .filter(one -> reading.after(kind, one).equals(wanted))
            .filter(one -> reading.before(kind, one).equals(before))
            .findFirst();
    if (same.isEmpty()) {
      store.add(made);
      mention(writer, kind, "proposed", wanted, officer);
    }
    return new Change.Proposed<>(reading.of(same.orElse(made)));
  }

  /// Tells the public record of a change that has had no effect.
  <T> void mention(
      DirectoryWriter writer, Kind<T, ?> kind, String verb, T wanted, UUID proposedBy) {
    recording.append(
        writer,
        kind.name() + "." + verb,
        kind.published().apply(wanted),
        Manner.BY_TWO,
        false,
        proposedBy);
  }

  WaysGiven giving(WayIn wayIn) {
    return waysGiven.stream()
        .filter(one -> one.give(wayIn.form()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("nobody gives " + wayIn.form()));
  }

  void recordWayIn(
      DirectoryWriter writer,
      Officer whose,
      String verb,
      Manner manner,
      @Nullable UUID proposedBy) {
    recording.append(
        writer, "officer." + verb, PublishedOfficer.of(whose), manner, true, proposedBy);
  }
}
