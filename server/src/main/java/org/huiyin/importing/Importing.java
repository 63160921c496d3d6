package org.huiyin.importing;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Directory;
import org.huiyin.matter.Matters;

/// Takes the matters of a table in: what is open goes on as a letter that this officer writes down,
/// and what has ended comes with what was done in it. Fed in once more, a table goes on where it
/// ended: what is in stays, and comes in no second time. Their keys are shown to nobody: whoever
/// brought an open one gets a key as somebody who lost theirs.
public final class Importing {

  private final Matters matters;
  private final Directory directory;

  public Importing(Matters matters, Directory directory) {
    this.matters = matters;
    this.directory = directory;
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
    record Done(List<String> dropped, Counts counts) implements Outcome {
      public Done {
        dropped = List.copyOf(dropped);
      }
    }
  }

  /// What became of the rows.
  ///
  /// @param open how many open matters were taken in, or would be
  /// @param ended how many that have ended
  /// @param already how many were in before
  /// @param left how many have ended and stay away, since the mapping doesn't say when
  /// @param rejected how many rows stand in the file of rejects
  public record Counts(long open, long ended, long already, long left, long rejected) {}

  /// What is asked.
  ///
  /// @param table a CSV file, also `.gz`, or a spreadsheet (XLSX)
  /// @param mapping a mapping in YAML, see `docs/import.md`
  /// @param rejects is made if a row can't be taken in; must not be there yet
  /// @param dryRun whether only to look
  /// @param language of the reasons in the rejects
  public record Job(Path table, Path mapping, Path rejects, boolean dryRun, Locale language) {}

  /// What is wrong with a mapping, each in a sentence; nothing where it can be used.
  ///
  /// @throws IOException if it can't be read
  public static List<String> mistakes(Path mapping) throws IOException {
    return switch (read(mapping)) {
      case Mapping.Read.Good _ -> List.of();
      case Mapping.Read.Bad(var mistakes) -> mistakes;
    };
  }

  private static Mapping.Read read(Path mapping) throws IOException {
    try {
      String yaml = Files.readString(mapping, StandardCharsets.UTF_8);
      return MappingReader.read(yaml.startsWith("\uFEFF") ? yaml.substring(1) : yaml);
    } catch (CharacterCodingException e) {
      return new Mapping.Read.Bad(List.of("The mapping is not UTF-8: " + mapping));
    }
  }

  /// Reads the table to its end.
  ///
  /// @param by registrars, at least one: each takes in what goes to their own institution
  /// @param progress is told after each batch
  /// @throws UnreadableTable if the table can't be read on
  /// @throws IOException if a file can't be read or written
  public Outcome run(Job job, List<OfficerPrincipal> by, Consumer<Progress> progress)
      throws IOException {
    return switch (read(job.mapping())) {
      case Mapping.Read.Bad(var mistakes) -> new Outcome.Unusable(mistakes);
      case Mapping.Read.Good(var mapping) ->
          run(job, mapping, new Registrars(by, directory), progress);
    };
  }

  private Outcome run(Job job, Mapping mapping, Registrars by, Consumer<Progress> progress)
      throws IOException {
    Guard guard = new Guard(mapping, matters.zone(by.first()), matters.today(by.first()));
    try (Table table = Table.open(job.table(), mapping);
        Rejects rejects =
            new Rejects(job.rejects(), mapping.delimiter(), table.columns().header())) {
      return new Feeding(
              table,
              guard,
              rejects,
              new Reasons(mapping, job.language()),
              batch -> by.apply(batch, job.dryRun() ? matters::wouldLoad : matters::load))
          .all(progress);
    } catch (Columns.UnfitTable e) {
      return new Outcome.Unusable(e.mistakes());
    } catch (Table.Broken e) {
      throw e.why();
    }
  }
}
