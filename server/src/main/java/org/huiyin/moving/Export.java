package org.huiyin.moving;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.huiyin.database.CommandDatabase;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.CopyOut;
import org.postgresql.core.BaseConnection;
import org.springframework.core.env.ConfigurableEnvironment;

/// The rows of a database as text, as `COPY` writes them, with evidence and state: what any
/// PostgreSQL from 15 on takes in again, embedded or not. Never its keys.
///
/// Guarantees that all rows are of one moment, whatever goes on meanwhile.
public final class Export {

  static final String PRINCIPAL = "system:export";
  static final String TABLES = "tables";
  static final String ROWS = "rows";
  static final String SEQUENCES = "sequences";
  static final String TABLE = "table/";
  private static final int PART = 4 << 20;

  private Export() {}

  /// What was made.
  ///
  /// @param bytes of the archive
  public record Made(long bytes, int tables, long rows, long files) {}

  /// Exports the installation that the settings name.
  ///
  /// @throws IOException if it can't be written; nothing is left of a file then
  /// @throws SQLException if the database can't be read
  public static Made write(ConfigurableEnvironment settings, Destination to)
      throws IOException, SQLException {
    HomeFiles home = HomeFiles.of(settings);
    try (CommandDatabase database = CommandDatabase.open(settings, home.installation());
        Connection owner = database.owner(PRINCIPAL)) {
      Optional<byte[]> checkpoint = home.checkpoint();
      plain(owner);
      owner.setAutoCommit(false);
      owner.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      owner.setReadOnly(true);
      About about =
          new About(
              Kind.EXPORT,
              Map.of(
                  "made-at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                  "migration", CommandDatabase.version(owner),
                  "postgresql", owner.getMetaData().getDatabaseProductVersion()));
      try (ArchiveWriter out = ArchiveWriter.to(to, about)) {
        Tables tables = Tables.of(owner);
        long rows = rows(owner, tables, out);
        owner.rollback();
        long files = home.addTo(out, checkpoint);
        return new Made(out.finish(), tables.all().size(), rows, files);
      }
    }
  }

  /// The same text from every server, however that one is set.
  static void plain(Connection owner) throws SQLException {
    try (Statement statement = owner.createStatement()) {
      statement.execute(
          "set datestyle = 'ISO, YMD'; set intervalstyle = 'postgres'; set timezone = 'UTC';"
              + " set bytea_output = 'hex'; set extra_float_digits = 3; set statement_timeout = 0;"
              + " set lock_timeout = '60s'; set idle_in_transaction_session_timeout = 0");
    }
  }

  private static long rows(Connection owner, Tables tables, ArchiveWriter out)
      throws IOException, SQLException {
    out.add(TABLES, tables.lines().getBytes(StandardCharsets.UTF_8));
    StringBuilder counts = new StringBuilder();
    long all = 0;
    for (Tables.Table table : tables.all().values()) {
      long rows = rows(owner, table, out);
      counts.append(table.name()).append(' ').append(rows).append('\n');
      all += rows;
    }
    out.add(ROWS, counts.toString().getBytes(StandardCharsets.UTF_8));
    out.add(SEQUENCES, sequences(owner).getBytes(StandardCharsets.UTF_8));
    return all;
  }

  /// In parts, since an entry says first how large it is.
  private static long rows(Connection owner, Tables.Table table, ArchiveWriter out)
      throws IOException, SQLException {
    CopyOut copy =
        new CopyManager(owner.unwrap(BaseConnection.class))
            .copyOut(
                "copy %s (%s) to stdout (encoding 'UTF8')"
                    .formatted(table.quoted(), table.quotedColumns()));
    ByteArrayOutputStream part = new ByteArrayOutputStream();
    long rows = 0;
    int parts = 0;
    for (byte @Nullable [] row = copy.readFromCopy(); row != null; row = copy.readFromCopy()) {
      part.writeBytes(row);
      rows++;
      if (part.size() >= PART) {
        out.add(TABLE + table.name() + "/" + parts++, part.toByteArray());
        part.reset();
      }
    }
    if (part.size() > 0) {
      out.add(TABLE + table.name() + "/" + parts, part.toByteArray());
    }
    return rows;
  }

  private static String sequences(Connection owner) throws SQLException {
    StringBuilder lines = new StringBuilder();
    try (PreparedStatement statement =
            owner.prepareStatement(
                """
                select sequencename, last_value from pg_sequences
                where schemaname = current_schema() and last_value is not null order by 1
                """);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        lines.append(row.getString(1)).append(' ').append(row.getLong(2)).append('\n');
      }
    }
    return lines.toString();
  }
}
