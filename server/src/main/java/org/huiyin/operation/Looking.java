package org.huiyin.operation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.huiyin.access.Principal.SystemPrincipal;
import org.huiyin.database.Installation;
import org.huiyin.database.Transactions;
import org.huiyin.matter.Checks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Looks how the installation is. Thread-safe.
@Component
final class Looking {

  private static final long HUNDRED_MEGABYTES = 100_000_000;
  private static final int MANY = 1_000;

  private final Installation installation;
  private final Transactions transactions;
  private final JdbcClient jdbc;
  private final Checks checks;

  Looking(Installation installation, Transactions transactions, JdbcClient jdbc, Checks checks) {
    this.installation = installation;
    this.transactions = transactions;
    this.jdbc = jdbc;
    this.checks = checks;
  }

  Condition now() {
    List<LocalDate> written = written(installation.keys());
    return new Condition(
        version(),
        text("select current_setting('server_version')"),
        100 * (number("select pg_database_size(current_database())") / HUNDRED_MEGABYTES + 1),
        diskFree(),
        checks.last(),
        waiting() == MANY,
        tasks(),
        written.stream().min(LocalDate::compareTo),
        written.stream().max(LocalDate::compareTo));
  }

  private long waiting() {
    return transactions.read(
        new SystemPrincipal("operation").binding(),
        _ -> number("select count(*) from (select 1 from outbox limit " + MANY + ") waiting"));
  }

  private static String version() {
    return Optional.ofNullable(Looking.class.getPackage().getImplementationVersion()).orElse("");
  }

  private String text(String sql) {
    return jdbc.sql(sql).query(String.class).single();
  }

  private long number(String sql) {
    return Objects.requireNonNull(jdbc.sql(sql).query(Long.class).single());
  }

  private int diskFree() {
    try {
      FileStore disk = Files.getFileStore(installation.home());
      return Math.toIntExact(100 * disk.getUsableSpace() / Math.max(1, disk.getTotalSpace()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Condition.Task> tasks() {
    return jdbc.sql(
            """
            select distinct on (task_name) task_name, coalesce(consecutive_failures, 0)
            from scheduled_tasks order by task_name, consecutive_failures desc nulls last
            """)
        .query((rs, i) -> new Condition.Task(rs.getString(1), rs.getInt(2)))
        .list();
  }

  private static List<LocalDate> written(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).map(Looking::writtenOn).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static LocalDate writtenOn(Path file) {
    try {
      return LocalDate.ofInstant(Files.getLastModifiedTime(file).toInstant(), ZoneOffset.UTC);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
