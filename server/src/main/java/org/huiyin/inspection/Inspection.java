package org.huiyin.inspection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.huiyin.authority.CheckingConfiguration;
import org.huiyin.ledger.note.VerifierKey;
import org.huiyin.matter.Checking;
import org.jspecify.annotations.Nullable;

/// Holds the whole database against the public log: all that [Checking] and
/// [CheckingConfiguration] find, and beyond that what is consistent with itself and not with what
/// was published.
///
/// Guarantees that it finds an entry or a recorded change that was dropped, cut off with its state,
/// committed to anew, put in another order or dated back by more than two minutes (of an anonymous
/// matter: by more than a day), a matter that was removed whole, a padding that is none, a tile, a
/// root or a signature that doesn't fit the leaves, and a log that was rewritten since
/// `state/checkpoint`, or since a checkpoint that somebody outside kept.
///
/// Doesn't find a log that was rewritten together with everything else, `state/checkpoint` and its
/// signatures, unless it is given a checkpoint from outside; nor an act that time alone made and
/// that is dated earlier, since such acts are dated by the day that counts. Nothing else should
/// change the configuration or act meanwhile; what is appended to the log meanwhile isn't
/// compared. Reads each entry once, and keeps one bit a leaf in memory. Thread-safe.
public final class Inspection {

  private final Checking checking;
  private final CheckingConfiguration configuration;
  private final LogRows rows;
  private final Path noted;
  private final ZoneId zone;
  private final InstantSource legalTime;
  private final InstantSource securityTime;
  private final List<VerifierKey> witnesses;

  Inspection(
      Checking checking,
      CheckingConfiguration configuration,
      LogRows rows,
      Path noted,
      ZoneId zone,
      InstantSource legalTime,
      InstantSource securityTime,
      List<VerifierKey> witnesses) {
    this.checking = checking;
    this.configuration = configuration;
    this.rows = rows;
    this.noted = noted;
    this.zone = zone;
    this.legalTime = legalTime;
    this.securityTime = securityTime;
    this.witnesses = List.copyOf(witnesses);
  }

  /// What was found.
  ///
  /// @param checked by [Checking] alone
  /// @param changes how many changes of the configuration
  /// @param leaves how many leaves
  /// @param late what waits for the log longer than was promised while the log is away: said,
  ///     and no difference
  /// @param differences all of them, also those of `checked`
  public record Report(
      Checking.Report checked,
      long changes,
      long leaves,
      List<String> late,
      List<String> differences) {
    public Report {
      late = List.copyOf(late);
      differences = List.copyOf(differences);
    }

    public boolean holds() {
      return differences.isEmpty();
    }
  }

  /// Inspects everything.
  ///
  /// @param rebuild whether each state is folded again
  /// @param kept checkpoints that outsiders hold
  public Report inspect(boolean rebuild, List<InspectedNote> kept) {
    Differences differences = new Differences();
    // Before the log is looked at: one that grows meanwhile has what was noted, and not less.
    List<InspectedNote> notes = notes(kept);
    LogRows.Head head = rows.head().orElseGet(() -> new LogRows.Head("", 0, LocalDate.EPOCH));
    if (head.origin().isEmpty()) {
      differences.add("ledger_log", "ledger_log: the log has no name: its row is missing");
    }
    Claims claims = new Claims(rows, differences, zone, head.size(), today());
    Checking.Report checked = checking.check(rebuild, matter -> claim(matter, claims));
    long changes =
        configuration.check(
            what -> differences.add(what.substring(0, what.indexOf(' ')), what),
            some -> some.forEach(change -> claims.add(claim(change))));
    new Paddings(rows, claims).claim();
    claims.look();
    Checkpoints checkpoints = new Checkpoints(rows, differences, head, notes);
    new Leaves(rows, claims, differences, head.size()).compare(checkpoints);
    checkpoints.end();
    new Batches(rows, differences).compare(head, securityTime.instant());
    new Cosignatures(rows, differences, witnesses).compare();
    counts(head, claims, differences);
    List<String> all = new ArrayList<>();
    checked.differences().forEach(difference -> all.add(difference.toString()));
    all.addAll(differences.all());
    return new Report(checked, changes, head.size(), claims.late(), all);
  }

  private @Nullable LocalDate today() {
    Instant legal = legalTime.instant();
    Duration apart = Duration.between(legal, securityTime.instant()).abs();
    return apart.compareTo(Duration.ofDays(1)) < 0 ? LocalDate.ofInstant(legal, zone) : null;
  }

  private static void claim(Checking.Logged matter, Claims claims) {
    for (Checking.Entry entry : matter.entries()) {
      claims.add(
          new Claims.Claim(
              "journal",
              matter.matter() + ": journal: entry " + entry.seq(),
              entry.loaded() ? null : matter.matter(),
              entry.commitment(),
              matter.daily() ? Claims.Kind.DAILY : Claims.Kind.ACT,
              entry.byTime() ? null : entry.at(),
              entry.byTime() ? null : entry.on()));
    }
  }

  private static Claims.Claim claim(CheckingConfiguration.Recorded change) {
    return new Claims.Claim(
        "configuration_change",
        "configuration_change: row " + change.seq(),
        "configuration_change",
        change.commitment(),
        Claims.Kind.CHANGE,
        change.at(),
        null);
  }

  private List<InspectedNote> notes(List<InspectedNote> kept) {
    List<InspectedNote> notes = new ArrayList<>(kept);
    try {
      if (Files.exists(noted)) {
        notes.add(new InspectedNote("state/checkpoint", Files.readString(noted), true));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return notes;
  }

  /// What is in the tables of the log and was met nowhere else.
  private void counts(LogRows.Head head, Claims claims, Differences differences) {
    long waiting = rows.waiting();
    boolean still = rows.head().filter(now -> now.size() == head.size()).isPresent();
    if (still && waiting != claims.waiting()) {
      differences.add(
          "ledger_pending",
          "ledger_pending: "
              + waiting
              + " wait for the log, "
              + claims.waiting()
              + " of them are entries");
    }
    if (still && rows.leaves() != head.size()) {
      differences.add(
          "ledger_log",
          "ledger_log: column size: " + head.size() + ", there are " + rows.leaves() + " leaves");
    }
  }
}
