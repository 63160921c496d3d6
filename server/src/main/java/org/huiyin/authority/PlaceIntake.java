package org.huiyin.authority;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.huiyin.database.Transactions;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/// Takes in all the places of a country at once: one transaction, and one entry of the public
/// record, which names the files by their digests, says how many places came, changed and ended,
/// and holds the digest of all that are there by an import now.
///
/// Guarantees that a file that is fed in again changes nothing; that what somebody has changed by
/// hand since, such as who answers for a place, stays until the file says something new of it; and
/// that nothing is deleted: a place that the files don't name any more, though they name its
/// neighbours or no longer what it lies in, ends. While it runs, nobody else changes the
/// configuration. Thread-safe.
@Service
public class PlaceIntake {

  private final Transactions transactions;
  private final DataSource dataSource;
  private final LiveDirectory directory;
  private final Recording recording;

  PlaceIntake(
      Transactions transactions,
      DataSource dataSource,
      LiveDirectory directory,
      Recording recording) {
    this.transactions = transactions;
    this.dataSource = dataSource;
    this.directory = directory;
    this.recording = recording;
  }

  /// A row of a file, as it stands there.
  ///
  /// @param where the file and the line, for whoever is told
  /// @param en may be blank: then it is a transcription
  /// @param parent the code of what it lies in; blank where it lies in nothing
  public record Line(String where, String code, String zh, String en, String parent) {}

  /// The files.
  public interface Files {

    /// Reads all rows, once.
    void each(Consumer<Line> line) throws IOException;

    /// Each file with its digest, such as `cities.csv sha256:…`; asked after they were read.
    List<String> digests();
  }

  /// Who is told what on the way.
  public interface Told {

    void read(long rows);

    void rejected(Line line, Reason reason);

    void ended(String code, String name);
  }

  /// Why a row isn't taken in.
  public enum Reason {
    /// Not 2 to 12 digits.
    CODE_MALFORMED,
    /// Another row has it.
    CODE_TWICE,
    /// None, or a longer one than is kept.
    NAME,
    /// What it lies in is neither here nor in the files.
    PARENT_UNKNOWN
  }

  /// What became of it, in rows.
  ///
  /// @param places how many are there by an import now
  public record Outcome(
      long read, long added, long changed, long same, long ended, long rejected, long places) {}

  /// Takes in the files.
  ///
  /// @param dryRun whether only to look
  /// @throws IOException if a file can't be read; then nothing is changed
  public Outcome take(Editor by, Files files, boolean dryRun, Told told) throws IOException {
    try {
      Outcome outcome =
          transactions.as(
              by.principal(),
              jdbc -> {
                Outcome done = taken(jdbc, files, told);
                if (dryRun) {
                  throw new OnlyLooked(done);
                }
                return done;
              });
      directory.refresh();
      return outcome;
    } catch (OnlyLooked looked) {
      return looked.outcome;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /// Takes everything back.
  @SuppressWarnings("serial")
  private static final class OnlyLooked extends RuntimeException {
    private final Outcome outcome;

    OnlyLooked(Outcome outcome) {
      super(null, null, false, false);
      this.outcome = outcome;
    }
  }

  private Outcome taken(JdbcClient jdbc, Files files, Told told) {
    DirectoryWriter writer = new DirectoryWriter(jdbc);
    writer.lock();
    PlaceStaging staging = new PlaceStaging(jdbc, dataSource);
    PlaceSieve sieve;
    try {
      sieve = staging.filled(files, told);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new DataAccessResourceFailureException("places can't be copied", e);
    }
    long added = staging.add();
    long changed = staging.change() + byHand(writer, staging);
    long ended = ended(writer, staging, told);
    if (added + changed + ended > 0) {
      staging.placed();
    }
    staging.emptied();
    PlaceDigest digest = new PlaceDigest();
    long[] places = {0};
    new PlaceStore(jdbc)
        .each(
            standing -> {
              if (standing.imported()) {
                places[0]++;
                digest.add(standing.line());
              }
            });
    long read = sieve.read();
    long same = read - sieve.rejected() - added - changed;
    Outcome outcome = new Outcome(read, added, changed, same, ended, sieve.rejected(), places[0]);
    if (added + changed + ended > 0) {
      record(writer, outcome, files, digest.hex());
      writer.count();
    }
    return outcome;
  }

  private void record(DirectoryWriter writer, Outcome outcome, Files files, String digest) {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("files", files.digests());
    details.put("added", outcome.added());
    details.put("changed", outcome.changed());
    details.put("ended", outcome.ended());
    details.put("places", outcome.places());
    details.put("digest", digest);
    recording.append(writer, "place-import.done", details, Manner.ALONE, true, null);
  }

  /// Those that somebody entered or changed by hand: few, and each with an entry of its own.
  private long byHand(DirectoryWriter writer, PlaceStaging staging) {
    long changed = 0;
    PlaceStore store = new PlaceStore(writer.jdbc());
    for (PlaceStaging.Meeting meeting : staging.meetings()) {
      if (meeting.line().equals(meeting.importedAs())) {
        continue;
      }
      Place now = meeting.place();
      Place wanted =
          new Place(
              now.code(),
              new Name(meeting.zh(), meeting.en().orElse(now.name().en())),
              meeting.parent(),
              now.institution(),
              true);
      if (!wanted.equals(now)) {
        store.put(Optional.of(now), wanted);
        record(writer, wanted);
        changed++;
      }
      staging.stands(now.code(), meeting.line());
    }
    return changed;
  }

  private long ended(DirectoryWriter writer, PlaceStaging staging, Told told) {
    List<PlaceStaging.Ended> all = new ArrayList<>();
    List<PlaceStaging.Ended> some;
    do {
      some = staging.end();
      all.addAll(some);
    } while (!some.isEmpty());
    for (PlaceStaging.Ended one : all) {
      told.ended(one.place().code(), one.place().name().zh());
      if (one.byHand()) {
        record(writer, one.place());
      }
    }
    return all.size();
  }

  private void record(DirectoryWriter writer, Place place) {
    recording.append(writer, "place.changed", place.published(), Manner.ALONE, true, null);
  }
}
