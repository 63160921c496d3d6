package org.huiyin.database;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Copies the embedded database while it serves, by PostgreSQL's low-level backup API: what its
/// folder holds, as it is found, and the write-ahead log from before to after, by which a start
/// makes one consistent state of it.
///
/// Guarantees: whatever was committed before the copying began is in the copy; each page of a table
/// is what PostgreSQL wrote, by its checksum, or in the write-ahead log; no segment of that is
/// recycled meanwhile. The copy holds the verifiers of the roles' passwords and no password.
public final class ClusterCopy {

  /// Made anew at each start, or of this run alone.
  private static final Set<String> EMPTIED =
      Set.of(
          "log",
          "pg_dynshmem",
          "pg_notify",
          "pg_replslot",
          "pg_serial",
          "pg_snapshots",
          "pg_stat_tmp",
          "pg_subtrans",
          "pg_wal");

  private static final Pattern LEFT_OUT =
      Pattern.compile(
          "postmaster\\.(pid|opts)|backup_label(\\.old)?|tablespace_map(\\.old)?"
              + "|backup_manifest|postgresql\\.auto\\.conf\\.tmp|current_logfiles(\\.tmp)?"
              + "|pg_internal\\.init.*|pgsql_tmp.*|t[0-9]+_[0-9]+.*");

  private static final Pattern TABLE =
      Pattern.compile("([0-9]+)(?:_(?:fsm|vm|init))?(?:\\.([0-9]+))?");

  private static final String INIT = "_init";
  private static final Pattern SEGMENT = Pattern.compile("[0-9A-F]{24}");
  private static final Path CONTROL = Path.of("global", "pg_control");
  private static final int PAGES_IN_A_FILE = 131_072;

  private final Path folder;
  private final Sink sink;
  private long since;

  /// Where the copy goes.
  public interface Sink {

    /// Takes a folder.
    ///
    /// @param name below the cluster's folder
    void folder(String name) throws IOException;

    /// Takes a file.
    ///
    /// @param name below the cluster's folder
    /// @param size how many bytes `content` has
    void file(String name, long size, InputStream content) throws IOException;
  }

  private ClusterCopy(Path folder, Sink sink) {
    this.folder = folder;
    this.sink = sink;
  }

  /// Copies the database of this installation.
  ///
  /// @throws IOException if it can't be read or written, or a page of it is damaged
  /// @throws SQLException if PostgreSQL refuses, or ends meanwhile; the copy is none then
  public static void write(CommandDatabase database, Installation installation, Sink sink)
      throws IOException, SQLException {
    Path folder = PostgresCluster.folderIn(installation);
    try (Connection superuser = database.superuser("postgres")) {
      new ClusterCopy(folder, sink).write(superuser);
    }
  }

  private void write(Connection superuser) throws IOException, SQLException {
    // Gone with this connection, however that ends.
    String slot = "huiyin_backup_" + ProcessHandle.current().pid() + "_" + System.nanoTime();
    ask(superuser, "select pg_create_physical_replication_slot(?, true, true)::text", slot);
    String start = ask(superuser, "select pg_backup_start(?, true)::text", "huiyin");
    since = place(start);
    refuseTablespaces();
    copyFolder(folder);
    copyFile(folder.resolve(CONTROL));
    Stopped stopped = stop(superuser);
    write("backup_label", stopped.label());
    String first = ask(superuser, "select pg_walfile_name(?::pg_lsn)", start);
    String last = ask(superuser, "select pg_walfile_name(?::pg_lsn)", stopped.end());
    copyLog(first, last, segmentSize(superuser));
  }

  private record Stopped(String end, String label) {}

  private static Stopped stop(Connection superuser) throws SQLException {
    try (Statement statement = superuser.createStatement();
        ResultSet row =
            statement.executeQuery("select lsn::text, labelfile from pg_backup_stop(false)")) {
      row.next();
      return new Stopped(row.getString(1), row.getString(2));
    }
  }

  private static String ask(Connection superuser, String sql, String value) throws SQLException {
    try (PreparedStatement statement = superuser.prepareStatement(sql)) {
      statement.setString(1, value);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }
  }

  private static long segmentSize(Connection superuser) throws SQLException {
    return Long.parseLong(
        ask(superuser, "select setting from pg_settings where name = ?", "wal_segment_size"));
  }

  /// `16/B374D848` as a number.
  private static long place(String lsn) {
    String[] halves = lsn.split("/", -1);
    return (Long.parseLong(halves[0], 16) << 32) | Long.parseLong(halves[1], 16);
  }

  private void refuseTablespaces() throws IOException {
    try (Stream<Path> all = Files.list(folder.resolve("pg_tblspc"))) {
      if (all.findAny().isPresent()) {
        throw new IOException("this database has tablespaces of its own, which aren't copied");
      }
    }
  }

  private void copyFolder(Path from) throws IOException {
    List<Path> found;
    try (Stream<Path> all = Files.list(from)) {
      found = all.sorted().toList();
    } catch (NoSuchFileException dropped) {
      return;
    }
    Set<String> unlogged = unlogged(found);
    for (Path path : found) {
      if (LEFT_OUT.matcher(name(path)).matches() || isUnlogged(name(path), unlogged)) {
        continue;
      }
      if (Files.isDirectory(path)) {
        sink.folder(below(path));
        if (!EMPTIED.contains(below(path))) {
          copyFolder(path);
        } else if (name(path).equals("pg_wal")) {
          sink.folder("pg_wal/archive_status");
          sink.folder("pg_wal/summaries");
        }
      } else if (!path.equals(folder.resolve(CONTROL))) {
        copyFile(path);
      }
    }
  }

  /// Tables that the write-ahead log doesn't know: a start makes them empty, from their `_init`.
  private static Set<String> unlogged(List<Path> files) {
    return files.stream()
        .map(ClusterCopy::name)
        .filter(name -> name.endsWith(INIT))
        .map(name -> name.substring(0, name.length() - INIT.length()))
        .collect(Collectors.toSet());
  }

  private static boolean isUnlogged(String name, Set<String> unlogged) {
    return !name.endsWith(INIT)
        && TABLE.matcher(name).matches()
        && unlogged.contains(name.replaceFirst("[._].*", ""));
  }

  private void copyFile(Path file) throws IOException {
    var table = TABLE.matcher(name(file));
    boolean isTable = table.matches() && !folder.equals(file.getParent());
    try (PagesIn pages =
        PagesIn.of(file, isTable ? firstPage(table.group(2)) : PagesIn.UNCHECKED, since)) {
      sink.file(below(file), pages.size(), pages);
    } catch (NoSuchFileException dropped) {
      // A table or an index that was dropped meanwhile; the write-ahead log says so.
    }
  }

  private static long firstPage(@Nullable String part) {
    return part == null ? 0 : Long.parseLong(part) * PAGES_IN_A_FILE;
  }

  private void copyLog(String first, String last, long size) throws IOException {
    List<String> names = new ArrayList<>();
    try (Stream<Path> all = Files.list(folder.resolve("pg_wal"))) {
      all.map(ClusterCopy::name)
          .filter(
              name ->
                  name.endsWith(".history")
                      || (SEGMENT.matcher(name).matches()
                          && name.compareTo(first) >= 0
                          && name.compareTo(last) <= 0))
          .sorted()
          .forEach(names::add);
    }
    if (!names.contains(first) || !names.contains(last)) {
      throw new IOException("the write-ahead log from " + first + " to " + last + " isn't there");
    }
    for (String name : names) {
      Path file = folder.resolve("pg_wal").resolve(name);
      if (SEGMENT.matcher(name).matches() && Files.size(file) != size) {
        throw new IOException("the segment " + name + " of the write-ahead log isn't whole");
      }
      copyFile(file);
    }
  }

  private void write(String name, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    sink.file(name, bytes.length, new ByteArrayInputStream(bytes));
  }

  private String below(Path path) {
    return folder.relativize(path).toString();
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }
}
