package org.huiyin.importing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.matter.FieldError;
import org.huiyin.matter.Filing;
import org.huiyin.matter.FilingOutcome;
import org.huiyin.matter.Matters;

/// Takes the open matters of a table in, each as a letter that this officer writes down. Their
/// keys are shown to nobody: whoever brought a matter gets one as somebody who lost theirs.
///
/// KNOWN LIMIT: matters that have ended are counted and not taken in, and a file that is fed in
/// twice is taken in twice.
public final class Importing {

  private final Matters matters;

  public Importing(Matters matters) {
    this.matters = matters;
  }

  /// What became of a file.
  public sealed interface Outcome {

    /// The mapping can't be used; nothing was taken in.
    ///
    /// @param mistakes each in a sentence, without a value of any row
    record Unusable(List<String> mistakes) implements Outcome {
      public Unusable {
        mistakes = List.copyOf(mistakes);
      }
    }

    /// The whole table was read.
    ///
    /// @param dropped the columns that went nowhere; sorted
    /// @param taken how many open matters were taken in, or would be
    /// @param closed how many have ended
    /// @param rejected how many rows stand in the file of rejects
    record Done(List<String> dropped, long taken, long closed, long rejected) implements Outcome {
      public Done {
        dropped = List.copyOf(dropped);
      }
    }
  }

  /// What is asked.
  ///
  /// @param table a CSV file, also `.gz`
  /// @param mapping a mapping in YAML, see `docs/import.md`
  /// @param rejects is made if a row can't be taken in; must not be there yet
  /// @param dryRun whether only to look
  public record Job(Path table, Path mapping, Path rejects, boolean dryRun) {}

  /// What is wrong with a mapping, each in a sentence; nothing where it can be used.
  ///
  /// @throws IOException if it can't be read
  public static List<String> mistakes(Path mapping) throws IOException {
    return switch (MappingReader.read(Files.readString(mapping))) {
      case Mapping.Read.Good _ -> List.of();
      case Mapping.Read.Bad(var mistakes) -> mistakes;
    };
  }

  /// Reads the table to its end.
  ///
  /// @param progress is told after each thousand rows how many were read
  /// @throws IOException if a file can't be read or written, or isn't of the encoding
  public Outcome run(Job job, OfficerPrincipal by, LongConsumer progress) throws IOException {
    return switch (MappingReader.read(Files.readString(job.mapping()))) {
      case Mapping.Read.Bad(var mistakes) -> new Outcome.Unusable(mistakes);
      case Mapping.Read.Good(var mapping) -> {
        try (Table table = Table.open(job.table(), mapping);
            Rejects rejects = new Rejects(job.rejects(), table.header())) {
          yield new Run(table, new Guard(mapping), rejects, by, job.dryRun()).all(progress);
        } catch (Table.NoSuchColumn e) {
          yield new Outcome.Unusable(List.of(String.valueOf(e.getMessage())));
        }
      }
    };
  }

  private final class Run {
    private final Table table;
    private final Guard guard;
    private final Rejects rejects;
    private final OfficerPrincipal by;
    private final boolean dry;
    private long taken;
    private long closed;
    private long rejected;

    Run(Table table, Guard guard, Rejects rejects, OfficerPrincipal by, boolean dry) {
      this.table = table;
      this.guard = guard;
      this.rejects = rejects;
      this.by = by;
      this.dry = dry;
    }

    Outcome all(LongConsumer progress) {
      Iterator<Row> rows = table.rows();
      for (long read = 1; rows.hasNext(); read++) {
        one(rows.next());
        if (read % 1_000 == 0) {
          progress.accept(read);
        }
      }
      return new Outcome.Done(table.dropped(), taken, closed, rejected);
    }

    private void one(Row row) {
      switch (guard.pass(row)) {
        case Guard.Passed.Open(var _, var filing) -> file(row, filing);
        case Guard.Passed.Closed _ -> closed++;
        case Guard.Passed.Rejected(var reason) -> reject(row, reason);
      }
    }

    private void file(Row row, Filing filing) {
      if (dry) {
        List<FieldError> errors = matters.mistakesOfRegistered(filing);
        count(row, errors.isEmpty() ? "" : said(errors));
        return;
      }
      count(
          row,
          switch (matters.file(filing, by, null, Locale.ROOT)) {
            case FilingOutcome.Filed _ -> "";
            case FilingOutcome.Incomplete(var errors) -> said(errors);
            case FilingOutcome.OtherDoors(var doors, var _) ->
                "belongs elsewhere: "
                    + doors.stream()
                        .map(FilingOutcome.Door::name)
                        .collect(Collectors.joining(", "));
            case FilingOutcome.Refused(var _, var citation) -> "refused: " + citation;
            case FilingOutcome.OtherBody _ -> throw new IllegalStateException("no key was given");
          });
    }

    private void count(Row row, String reason) {
      if (reason.isEmpty()) {
        taken++;
      } else {
        reject(row, reason);
      }
    }

    private void reject(Row row, String reason) {
      rejects.add(row, reason);
      rejected++;
    }

    private static String said(List<FieldError> errors) {
      return errors.stream()
          .map(error -> error.field() + ": " + error.reason())
          .collect(Collectors.joining("; "));
    }
  }
}
