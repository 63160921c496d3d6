package org.huiyin.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Huiyin runs as root (in a container, say) or as an ordinary user; PostgreSQL never runs as
/// root.
class AccountTest {

  private static final int NOBODY = 65_534;

  private Path folder;

  @BeforeEach
  void aFolder() {
    folder = TestDatabase.temporaryFolder();
  }

  @AfterEach
  void removeIt() throws IOException {
    Folders.delete(folder);
  }

  @Test
  void startedByRootPostgresRunsUnderAnAccountWithoutRights() throws IOException {
    assumeTrue(Account.runsAsRoot(), "skipped: the tests don't run as root here");
    Installation installation = Installation.at(folder.resolve("huiyin"));
    try (EmbeddedPostgres postgres =
        EmbeddedPostgres.start(installation, TestDatabase.binaries())) {
      int user = (int) Files.getAttribute(PostgresCluster.folderIn(installation), "unix:uid");
      assertThat(user).isNotZero();
      assertThat(status(postgres, "Uid:")).containsOnly(Integer.toString(user));
      assertThat(status(postgres, "CapEff:")).containsExactly("0000000000000000");
      assertThat(status(postgres, "NoNewPrivs:")).containsExactly("1");
    }
  }

  /// The folder can be entered by root alone, as `/root` would be, so no other account can run
  /// there.
  @Test
  void startedByRootInAClosedFolderPostgresRunsWithoutRootsRights() throws IOException {
    assumeTrue(Account.runsAsRoot(), "skipped: the tests don't run as root here");
    assumeTrue(
        ProgramRun.succeeds(List.of("unshare", "--user", "true")),
        "skipped: user namespaces are not allowed here");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    Installation installation = Installation.at(folder.resolve("huiyin"));
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(installation)) {
      assertThat(Files.getAttribute(PostgresCluster.folderIn(installation), "unix:uid"))
          .isEqualTo(0);
      assertThat(status(postgres, "CapEff:")).containsExactly("0000000000000000");
    }
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(installation)) {
      assertThat(postgres.postmasterPid()).isPositive();
    }
  }

  @Test
  void startsAndStopsUnderAnOrdinaryUser() throws Exception {
    assumeTrue(Account.runsAsRoot(), "skipped: then all other tests show it");
    Path home = ownedByNobody(Files.createDirectory(folder.resolve("home")));
    try (ChildJvm holder = holderUnderNobody(home)) {
      String pid = holder.awaitLine("HOLDS").replaceFirst(".*HOLDS ", "");
      assertThat(Files.getAttribute(Path.of("/proc", pid), "unix:uid")).isEqualTo(NOBODY);
      assertThat(Files.getAttribute(home.resolve("data/cluster"), "unix:uid")).isEqualTo(NOBODY);
    }
    assertThat(PostmasterFile.in(home.resolve("data/cluster"))).doesNotExist();
  }

  @Test
  void refusesAnOrdinaryUserTheDatabaseOfAnotherAccount() throws Exception {
    assumeTrue(Account.runsAsRoot(), "skipped: only root can make a folder for somebody else");
    Path home = ownedByNobody(Files.createDirectory(folder.resolve("home")));
    try (ChildJvm first = holderUnderNobody(home)) {
      first.awaitLine("HOLDS");
    }
    Files.setAttribute(home.resolve("data/cluster"), "unix:uid", 12_345);
    Files.setPosixFilePermissions(
        home.resolve("data/cluster"), PosixFilePermissions.fromString("rwxr-xr-x"));
    try (ChildJvm second = holderUnderNobody(home)) {
      assertThat(second.awaitEnd())
          .contains("it belongs to the account 12345 and Huiyin runs as 65534");
      assertThat(second.process().exitValue()).isEqualTo(1);
    }
  }

  @Test
  void namesTheProgramThatCannotBeRun() {
    assertThatThrownBy(() -> ProgramRun.of(List.of("/nowhere/initdb")))
        .hasMessageContaining("/nowhere/initdb");
    assertThat(ProgramRun.succeeds(List.of("/nowhere/initdb"))).isFalse();
  }

  private static List<String> status(EmbeddedPostgres postgres, String name) throws IOException {
    Path file = Path.of("/proc", Long.toString(postgres.postmasterPid()), "status");
    return Files.readAllLines(file).stream()
        .filter(line -> line.startsWith(name))
        .flatMap(line -> Stream.of(line.substring(name.length()).strip().split("\\s+")))
        .toList();
  }

  private static Path ownedByNobody(Path path) throws IOException {
    Files.setAttribute(path, "unix:uid", NOBODY);
    return path;
  }

  private ChildJvm holderUnderNobody(Path home) throws IOException {
    return ChildJvm.start(
        List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"),
        readableClasspath(),
        Map.of(),
        InstallationHolder.class.getName(),
        home.toString());
  }

  /// The build and the repository may lie where only root can read.
  private String readableClasspath() throws IOException {
    Path copies = folder.resolve("classpath");
    List<String> elements = new ArrayList<>();
    for (String element : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path copy = copies.resolve(Integer.toString(elements.size()));
      copy(Path.of(element), copy);
      elements.add(copy.toString());
    }
    return String.join(File.pathSeparator, elements);
  }

  private static void copy(Path from, Path to) throws IOException {
    if (Files.exists(to) || !Files.exists(from)) {
      return;
    }
    Files.createDirectories(to.getParent());
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.toList()) {
        Path target = to.resolve(from.relativize(path).toString());
        Files.copy(path, path.equals(from) ? to : target);
      }
    }
  }
}
