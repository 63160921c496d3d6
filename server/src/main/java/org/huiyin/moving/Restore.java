package org.huiyin.moving;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.huiyin.database.CommandDatabase;
import org.huiyin.database.CopiedCluster;
import org.huiyin.database.DatabaseUnavailableException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.ConfigurableEnvironment;

/// Puts a backup into an empty folder.
///
/// Guarantees that the folder holds a whole installation afterwards, made of what the archive's
/// manifest says, whose register of erasures knows all that the current one does, and whose public
/// log isn't shorter than what is known to be published; or that it is as it was. What was erased
/// since is erased again at the next start, before anybody is served.
public final class Restore {

  private Restore() {}

  /// What is put back, and what is known of the time since.
  ///
  /// @param archive the backup
  /// @param keys an archive of keys, or null where they are in their place
  /// @param erasures the current register of erasures, or the current `state/`; null if it is lost
  /// @param witnessed files with checkpoints that somebody kept
  /// @param copies folders with copies of the public log
  public record Wanted(
      Path archive,
      @Nullable Path keys,
      @Nullable Path erasures,
      List<Path> witnessed,
      List<Path> copies) {
    public Wanted {
      witnessed = List.copyOf(witnessed);
      copies = List.copyOf(copies);
    }
  }

  /// What was put back.
  ///
  /// @param madeAt when the backup was begun
  /// @param files of evidence
  /// @param erasures that the archive's register didn't know
  public record Done(String madeAt, long files, int erasures) {}

  /// Puts a backup into the folder that the settings name.
  ///
  /// @throws Unfit if it isn't put back here, and why
  /// @throws ArchiveUnusable if the archive is none, was cut off or altered
  /// @throws IOException if something can't be read or written
  /// @throws DatabaseUnavailableException if its database doesn't start
  public static Done restore(ConfigurableEnvironment settings, Wanted wanted)
      throws IOException, SQLException {
    if (CommandDatabase.namesServer(settings)) {
      throw new Unfit(
          "a backup holds an embedded database, and HUIYIN_DB_URL names a server: take it out");
    }
    Published published = Published.of(wanted);
    try (ArchiveReader in = ArchiveReader.of(wanted.archive(), Kind.BACKUP)) {
      requireKnown(in.about());
      Arrival arrival = Arrival.in(settings, wanted.keys());
      boolean done = false;
      try {
        long files = put(in, arrival);
        CopiedCluster.place(arrival.installation());
        int erasures = wanted.erasures() == null ? 0 : arrival.addErasures(wanted.erasures());
        try (CommandDatabase database = CommandDatabase.open(settings, arrival.installation());
            Connection owner = database.owner("system:moving")) {
          published.require(owner);
        }
        published.note(arrival.home());
        done = true;
        return new Done(in.about().fact("made-at"), files, erasures);
      } finally {
        if (!done) {
          arrival.clear();
        }
      }
    }
  }

  static void requireKnown(About about) throws IOException {
    String migration = about.fact("migration");
    if (!CommandDatabase.knows(migration)) {
      throw new Unfit(
          "a newer Huiyin made it (its tables are version " + migration + "): use that one");
    }
  }

  private static long put(ArchiveReader in, Arrival arrival) throws IOException {
    long files = 0;
    for (Optional<ArchiveReader.Entry> next = in.next(); next.isPresent(); next = in.next()) {
      ArchiveReader.Entry entry = next.get();
      if (entry.name().startsWith(Backup.cluster())) {
        arrival.putCluster(entry.name().substring(Backup.cluster().length()), entry);
      } else if (!arrival.put(entry)) {
        throw new ArchiveUnusable("it holds " + entry.name() + ", which isn't Huiyin's");
      }
      files += entry.name().startsWith(HomeFiles.EVIDENCE) ? 1 : 0;
    }
    return files;
  }
}
