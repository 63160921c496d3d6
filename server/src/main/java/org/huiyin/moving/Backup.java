package org.huiyin.moving;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.huiyin.database.ClusterCopy;
import org.huiyin.database.CommandDatabase;
import org.springframework.core.env.ConfigurableEnvironment;

/// A backup of an installation with the embedded database, while it serves or not: its files, its
/// evidence and its state, in one archive. Never its keys.
///
/// Guarantees that what was acknowledged before it began is in it, with its files, and that a
/// restore makes one consistent state of it. What comes meanwhile may be in it.
public final class Backup {

  private static final String PRINCIPAL = "system:backup";
  private static final String CLUSTER = "cluster/";

  private Backup() {}

  /// What was made.
  ///
  /// @param bytes of the archive
  /// @param files of evidence in it
  /// @param leaves how many entries of the public ledger it has at least
  public record Made(long bytes, long files, long leaves) {}

  /// Makes a backup of the installation that the settings name.
  ///
  /// @throws IOException if it can't be written, or a page of the database is damaged; nothing is
  ///     left of a file then
  /// @throws SQLException if the database refuses, or ends meanwhile
  public static Made write(ConfigurableEnvironment settings, Destination to)
      throws IOException, SQLException {
    HomeFiles home = HomeFiles.of(settings);
    try (CommandDatabase database = CommandDatabase.open(settings, home.installation())) {
      Optional<byte[]> checkpoint = home.checkpoint();
      long leaves = checkpoint.map(HomeFiles::size).orElse(0L);
      try (ArchiveWriter out = ArchiveWriter.to(to, about(database, leaves))) {
        ClusterCopy.write(database, home.installation(), new Cluster(out));
        long files = home.addTo(out, checkpoint);
        return new Made(out.finish(), files, leaves);
      }
    }
  }

  private static About about(CommandDatabase database, long leaves) throws SQLException {
    try (Connection owner = database.owner(PRINCIPAL)) {
      return new About(
          Kind.BACKUP,
          Map.of(
              "made-at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
              "migration", CommandDatabase.version(owner),
              "postgresql", owner.getMetaData().getDatabaseProductVersion(),
              "leaves", Long.toString(leaves)));
    }
  }

  private record Cluster(ArchiveWriter out) implements ClusterCopy.Sink {

    @Override
    public void folder(String name) throws IOException {
      out.folder(CLUSTER + name);
    }

    @Override
    public void file(String name, long size, InputStream content) throws IOException {
      out.add(CLUSTER + name, size, Instant.EPOCH, content);
    }
  }

  static String cluster() {
    return CLUSTER;
  }
}
