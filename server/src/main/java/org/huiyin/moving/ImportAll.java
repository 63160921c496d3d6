package org.huiyin.moving;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.huiyin.database.CommandDatabase;
import org.huiyin.database.DatabaseUnavailableException;
import org.springframework.core.env.ConfigurableEnvironment;

/// Takes an export into an empty folder and an empty database, of whatever PostgreSQL: the embedded
/// one, which is made for it, or a server that the operator names.
///
/// Guarantees: either all rows are there, each table with as many as the export says, or none;
/// and every table that was closed by policies is closed again in the same transaction. The tables
/// are made as they were when the export was, and the next start migrates them on.
public final class ImportAll {

  private ImportAll() {}

  /// What was taken in.
  ///
  /// @param erasures that the archive's register didn't know
  public record Done(String madeAt, long rows, long files, int erasures) {}

  /// Takes an export into the folder and the database that the settings name.
  ///
  /// @throws Unfit if it isn't taken in here, and why
  /// @throws ArchiveUnusable if the archive is none, was cut off or altered
  /// @throws DatabaseUnavailableException if the database can't be started or reached
  public static Done run(ConfigurableEnvironment settings, Restore.Wanted wanted)
      throws IOException, SQLException {
    Published published = Published.of(wanted);
    try (ArchiveReader in = ArchiveReader.of(wanted.archive(), Kind.EXPORT)) {
      Restore.requireKnown(in.about());
      Arrival arrival = Arrival.in(settings, wanted.keys());
      boolean done = false;
      try {
        Done taken = run(settings, in, arrival, wanted, published);
        published.note(arrival.home());
        done = true;
        return taken;
      } finally {
        if (!done) {
          arrival.clear();
        }
      }
    }
  }

  private static Done run(
      ConfigurableEnvironment settings,
      ArchiveReader in,
      Arrival arrival,
      Restore.Wanted wanted,
      Published published)
      throws IOException, SQLException {
    try (CommandDatabase database = CommandDatabase.open(settings, arrival.installation())) {
      if (!database.isEmpty()) {
        throw new Unfit(
            "the database holds tables already: an export goes into an empty one, made by create"
                + " database");
      }
      database.migrate(in.about().fact("migration"));
      try (Connection owner = database.owner("system:import-all")) {
        Export.plain(owner);
        owner.setAutoCommit(false);
        Rows rows = new Rows(owner, Tables.of(owner));
        rows.open();
        long files = 0;
        for (Optional<ArchiveReader.Entry> next = in.next(); next.isPresent(); next = in.next()) {
          ArchiveReader.Entry entry = next.get();
          if (!rows.put(entry) && !arrival.put(entry)) {
            throw new ArchiveUnusable("it holds " + entry.name() + ", which isn't Huiyin's");
          }
          files += entry.name().startsWith(HomeFiles.EVIDENCE) ? 1 : 0;
        }
        rows.close();
        published.require(owner);
        owner.commit();
        int erasures = wanted.erasures() == null ? 0 : arrival.addErasures(wanted.erasures());
        rows.analyze();
        return new Done(in.about().fact("made-at"), rows.count(), files, erasures);
      }
    }
  }
}
