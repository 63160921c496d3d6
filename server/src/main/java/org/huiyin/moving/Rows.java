package org.huiyin.moving;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;

/// Puts the rows of an export into tables that were just made, in one transaction of their owner.
///
/// `COPY` into a table whose policies bind the owner is refused, so they are lifted for the
/// transaction, which nobody else sees; the triggers rest, since what they would add comes along;
/// and foreign keys, some of which go in circles, are taken away and made again once all rows are
/// there. All three are as before when it commits, or it doesn't.
final class Rows {

  private static final String FORCED =
      """
      select relname from pg_class
      where relnamespace = current_schema()::regnamespace and relkind = 'r' and relforcerowsecurity
      order by relname
      """;

  private static final String RESTING =
      """
      select c.relname || '.' || t.tgname from pg_trigger t join pg_class c on c.oid = t.tgrelid
      where c.relnamespace = current_schema()::regnamespace and t.tgenabled <> 'O'
      """;

  private static final String FOREIGN_KEYS =
      """
      select quote_ident(c.relname) || ' %s constraint ' || quote_ident(k.conname) || %s
      from pg_constraint k join pg_class c on c.oid = k.conrelid
      where k.contype = 'f' and c.relnamespace = current_schema()::regnamespace
      order by c.relname, k.conname
      """;

  private static final String MADE_AGAIN =
      FOREIGN_KEYS.formatted("add", "' ' || pg_get_constraintdef(k.oid)");

  private final Connection owner;
  private final Tables tables;
  private final List<String> forced;
  private final List<String> foreignKeys;
  private final Map<String, Long> counted = new TreeMap<>();
  private @Nullable CopyIn copy;
  private String copied = "";
  private String exported = "";
  private boolean begun;

  Rows(Connection owner, Tables tables) throws SQLException {
    this.owner = owner;
    this.tables = tables;
    this.forced = names(FORCED);
    this.foreignKeys = names(MADE_AGAIN);
  }

  /// Empties the tables of what migrations have put there, and opens them.
  void open() throws SQLException {
    for (String foreignKey : names(FOREIGN_KEYS.formatted("drop", "''"))) {
      run("alter table " + foreignKey);
    }
    for (Tables.Table table : tables.all().values()) {
      if (table.walled()) {
        run("alter table " + table.quoted() + " no force row level security");
      }
      run("alter table " + table.quoted() + " disable trigger user");
    }
    run(
        "truncate "
            + tables.all().values().stream()
                .map(Tables.Table::quoted)
                .collect(Collectors.joining(", ")));
  }

  /// Takes an entry.
  ///
  /// @return false if the entry isn't one of rows
  boolean put(ArchiveReader.Entry entry) throws IOException, SQLException {
    if (entry.name().startsWith(Export.TABLE) && begun) {
      String[] parts = entry.name().split("/", -1);
      copy(parts[1], entry);
      return true;
    }
    endCopy();
    switch (entry.name()) {
      case Export.TABLES -> requireSame(text(entry));
      case Export.ROWS -> exported = text(entry);
      case Export.SEQUENCES -> sequences(text(entry));
      default -> {
        return false;
      }
    }
    return true;
  }

  private static String text(ArchiveReader.Entry entry) throws IOException {
    return new String(entry.content().readAllBytes(), StandardCharsets.UTF_8);
  }

  private void requireSame(String lines) throws ArchiveUnusable {
    if (!lines.equals(tables.lines())) {
      throw new ArchiveUnusable("its tables aren't those of the version that it names");
    }
    begun = true;
  }

  private void copy(String name, ArchiveReader.Entry entry) throws IOException, SQLException {
    if (!name.equals(copied)) {
      endCopy();
      Tables.Table table = tables.all().get(name);
      if (table == null || counted.containsKey(name)) {
        throw new ArchiveUnusable("it holds " + entry.name() + ", which isn't Huiyin's");
      }
      copy =
          new CopyManager(owner.unwrap(BaseConnection.class))
              .copyIn(
                  "copy %s (%s) from stdin (encoding 'UTF8')"
                      .formatted(table.quoted(), table.quotedColumns()));
      copied = name;
    }
    CopyIn running = copy;
    if (running == null) {
      throw new IllegalStateException("no copy runs");
    }
    byte[] piece = new byte[1 << 16];
    for (int read = entry.content().read(piece); read >= 0; read = entry.content().read(piece)) {
      running.writeToCopy(piece, 0, read);
    }
  }

  private void endCopy() throws SQLException {
    CopyIn running = copy;
    if (running != null) {
      counted.put(copied, running.endCopy());
      copy = null;
      copied = "";
    }
  }

  private void sequences(String lines) throws SQLException {
    for (String line : lines.lines().toList()) {
      int space = line.indexOf(' ');
      try (PreparedStatement statement =
          owner.prepareStatement("select setval(?::regclass, ?, true)")) {
        statement.setString(1, Tables.quoted(line.substring(0, space)));
        statement.setLong(2, Long.parseLong(line.substring(space + 1)));
        statement.execute();
      }
    }
  }

  /// Closes the tables again; to be called before the transaction is committed.
  ///
  /// @throws ArchiveUnusable if a table has another number of rows than was exported
  void close() throws IOException, SQLException {
    endCopy();
    String there =
        tables.all().keySet().stream()
            .map(name -> name + " " + counted.getOrDefault(name, 0L) + "\n")
            .collect(Collectors.joining());
    if (!there.equals(exported)) {
      throw new ArchiveUnusable("a table has another number of rows than it says");
    }
    for (String foreignKey : foreignKeys) {
      run("alter table " + foreignKey);
    }
    for (Tables.Table table : tables.all().values()) {
      run("alter table " + table.quoted() + " enable trigger user");
      if (table.walled()) {
        run("alter table " + table.quoted() + " force row level security");
      }
    }
    if (!names(FORCED).equals(forced)
        || !names(RESTING).isEmpty()
        || !names(MADE_AGAIN).equals(foreignKeys)) {
      throw new IllegalStateException("the tables aren't closed as they were");
    }
  }

  long count() {
    return counted.values().stream().mapToLong(Long::longValue).sum();
  }

  /// Nothing is known yet of what the tables hold, and plans made without it are slow.
  void analyze() throws SQLException {
    owner.setAutoCommit(true);
    run("analyze");
  }

  private List<String> names(String sql) throws SQLException {
    List<String> names = new ArrayList<>();
    try (Statement statement = owner.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        names.add(row.getString(1));
      }
    }
    return names;
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = owner.createStatement()) {
      statement.execute(sql);
    }
  }
}
