package org.huiyin.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// One folder through several starts.
class InstallationTest {

  private Path folder;
  private Installation installation;

  @BeforeEach
  void aNewInstallation() {
    folder = TestDatabase.temporaryFolder();
    installation = Installation.at(folder.resolve("huiyin"));
  }

  @AfterEach
  void removeIt() throws IOException {
    Folders.delete(folder);
  }

  @Test
  void keepsDataPasswordsAndPortFromStartToStart() throws SQLException {
    DatabaseAccess first;
    try (EmbeddedPostgres postgres = start()) {
      first = postgres.access();
      ownerExecutes(postgres, "CREATE TABLE kept AS SELECT 7 AS value");
    }
    try (EmbeddedPostgres postgres = start()) {
      assertThat(postgres.access()).isEqualTo(first);
      assertThat(ownerReads(postgres, "SELECT value FROM kept")).isEqualTo(7);
    }
  }

  @Test
  void leavesNoProcessBehindWhenClosed() {
    EmbeddedPostgres postgres = start();
    long pid = postgres.postmasterPid();
    postgres.close();
    assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
    assertThat(PostmasterFile.in(cluster())).doesNotExist();
  }

  @Test
  void refusesASecondStartInTheSameProcess() {
    try (EmbeddedPostgres postgres = start()) {
      assertThatThrownBy(this::start)
          .isInstanceOf(DatabaseUnavailableException.class)
          .hasMessage(
              "Opening the installation in %s: it is in use by the running Huiyin process %d; stop"
                  + " that process, or give this one a folder of its own with HUIYIN_HOME.",
              installation.home(), ProcessHandle.current().pid());
      assertThat(postgres.postmasterPid()).isPositive();
    }
  }

  @Test
  void refusesASecondStartByNamingTheProcessThatHoldsTheFolder() throws Exception {
    try (ChildJvm holder = holder()) {
      holder.awaitLine("HOLDS");
      assertThatThrownBy(this::start)
          .isInstanceOf(DatabaseUnavailableException.class)
          .hasMessageContaining("in use by the running Huiyin process " + holder.process().pid());
    }
    start().close();
  }

  @Test
  void stopsTheOrphanOfAKilledHuiyinAndGoesOnWithItsData() throws Exception {
    start().close();
    long orphan;
    try (ChildJvm holder = holder()) {
      orphan = Long.parseLong(holder.awaitLine("HOLDS").replaceFirst(".*HOLDS ", ""));
      holder.kill();
    }
    assertThat(ProcessHandle.of(orphan)).isPresent();
    try (EmbeddedPostgres postgres = start()) {
      assertThat(ProcessHandle.of(orphan).filter(ProcessHandle::isAlive)).isEmpty();
      assertThat(postgres.postmasterPid()).isNotEqualTo(orphan);
      assertThat(ownerReads(postgres, "SELECT 1")).isEqualTo(1);
    }
  }

  @Test
  void startsWhereThePostmastersNumberNowBelongsToAnotherProgram() throws Exception {
    start().close();
    Process other = new ProcessBuilder("sleep", "600").start();
    try {
      Files.writeString(
          PostmasterFile.in(cluster()),
          other.pid() + "\n" + cluster() + "\n1\n5432\n\n127.0.0.1\n\nready\n");
      start().close();
      assertThat(other.isAlive()).isTrue();
    } finally {
      other.destroyForcibly();
      assertThat(other.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void refusesToRunWithoutFsync() throws IOException {
    start().close();
    setByHand("fsync = off");
    assertThatThrownBy(this::start)
        .isInstanceOf(DatabaseUnavailableException.class)
        .hasMessageContaining("its setting fsync is 'off' and not 'on'")
        .hasMessageContaining("postgresql.auto.conf");
    assertThat(PostmasterFile.in(cluster())).doesNotExist();
  }

  @Test
  void refusesToRunWithoutFullPageWrites() throws IOException {
    start().close();
    setByHand("full_page_writes = off");
    assertThatThrownBy(this::start).hasMessageContaining("full_page_writes is 'off'");
  }

  @Test
  void refusesToRunWithWeakPasswordHashes() throws IOException {
    start().close();
    setByHand("password_encryption = md5");
    assertThatThrownBy(this::start).hasMessageContaining("password_encryption is 'md5'");
  }

  @Test
  void refusesAsynchronousCommitForOneRoleToo() throws SQLException {
    try (EmbeddedPostgres postgres = start();
        Connection superuser = postgres.superuser("postgres");
        Statement statement = superuser.createStatement()) {
      statement.execute("ALTER ROLE huiyin_server SET synchronous_commit = off");
    }
    assertThatThrownBy(this::start).hasMessageContaining("synchronous_commit is 'off'");
  }

  @Test
  void listensOnLoopbackWhateverTheSettingsSay() throws IOException, SQLException {
    start().close();
    setByHand("listen_addresses = '*'\nunix_socket_directories = '/tmp'");
    try (EmbeddedPostgres postgres = start();
        Connection superuser = postgres.superuser("postgres");
        Statement statement = superuser.createStatement();
        ResultSet row = statement.executeQuery("SHOW listen_addresses")) {
      row.next();
      assertThat(row.getString(1)).isEqualTo("127.0.0.1");
    }
  }

  @Test
  void refusesADatabaseOfAnotherMajorVersion() throws IOException {
    start().close();
    Files.writeString(cluster().resolve("PG_VERSION"), "17\n");
    assertThatThrownBy(this::start)
        .isInstanceOf(DatabaseUnavailableException.class)
        .hasMessageContaining("made by PostgreSQL 17 and this Huiyin runs PostgreSQL 18");
  }

  @Test
  void refusesADatabaseWhoseKeysAreMissing() throws IOException {
    start().close();
    Files.delete(DatabasePasswords.file(installation));
    assertThatThrownBy(this::start)
        .hasMessageContaining("put back the keys folder that belongs to this installation");
    assertThat(DatabasePasswords.file(installation)).doesNotExist();
  }

  @Test
  void refusesKeysOfAnotherInstallation() throws IOException {
    start().close();
    Files.delete(DatabasePasswords.file(installation));
    DatabasePasswords.readOrMake(installation, false);
    assertThatThrownBy(this::start)
        .isInstanceOf(DatabaseUnavailableException.class)
        .hasMessageContaining("password authentication failed")
        .hasMessageContaining("keys folder belongs to this installation");
  }

  @Test
  void saysWhatPostgresComplainedOfWhenItDoesNotStart() throws IOException {
    start().close();
    setByHand("shared_buffers = 'a lot'");
    assertThatThrownBy(this::start)
        .isInstanceOf(DatabaseUnavailableException.class)
        .hasMessageContaining("configuration file")
        .hasMessageContaining("contains errors");
  }

  @Test
  void makesAnewAClusterThatWasLeftHalfMade() throws IOException {
    Path halfMade = installation.data().resolve("cluster.new");
    Files.createDirectories(halfMade.resolve("base"));
    Files.writeString(halfMade.resolve("PG_VERSION"), "18\n");
    start().close();
    assertThat(halfMade).doesNotExist();
    assertThat(cluster()).isDirectory();
  }

  @Test
  void takesAnotherPortWhereTheKeptOneIsTaken() throws Exception {
    start().close();
    int kept = Integer.parseInt(Files.readString(installation.data().resolve("port")).strip());
    try (ServerSocket taken = new ServerSocket(kept, 1, InetAddress.getLoopbackAddress());
        EmbeddedPostgres postgres = start()) {
      assertThat(postgres.access().url()).doesNotContain(":" + taken.getLocalPort() + "/");
    }
  }

  private EmbeddedPostgres start() {
    return EmbeddedPostgres.start(installation, TestDatabase.binaries());
  }

  private ChildJvm holder() throws IOException {
    return ChildJvm.start(
        Map.of(), InstallationHolder.class.getName(), installation.home().toString());
  }

  private Path cluster() {
    return PostgresCluster.folderIn(installation);
  }

  private void setByHand(String setting) throws IOException {
    Files.writeString(
        cluster().resolve("postgresql.auto.conf"), setting + "\n", StandardOpenOption.APPEND);
  }

  private static void ownerExecutes(EmbeddedPostgres postgres, String sql) throws SQLException {
    DatabaseAccess access = postgres.access();
    try (Connection owner = TestDatabase.connect(access, access.owner());
        Statement statement = owner.createStatement()) {
      statement.execute(sql);
    }
  }

  private static int ownerReads(EmbeddedPostgres postgres, String query) throws SQLException {
    DatabaseAccess access = postgres.access();
    try (Connection owner = TestDatabase.connect(access, access.owner());
        Statement statement = owner.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getInt(1);
    }
  }
}
