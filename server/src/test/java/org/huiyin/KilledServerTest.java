package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.util.FileSystemUtils;

/// Processes are killed while eight people file: the server, and its database. What was
/// acknowledged is there afterwards, once; what wasn't can be sent again and is then there
/// once.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledServerTest {

  static final String INSTITUTION = "990123-petitions";

  private final FilingLoad load = new FilingLoad(INSTITUTION);
  private Path folder = Path.of("");
  private Path home = Path.of("");
  private ServerProcess server;

  @BeforeAll
  void anInstallationInRealUse() throws IOException {
    folder = Files.createTempDirectory("huiyin-killed");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    home = folder.resolve("huiyin");
    try (ServerProcess first = ServerProcess.start(home)) {
      addInstitution(first.api(), first.administratorsPassword());
    }
  }

  /// As whoever installs Huiyin does it: with the password that the first start prints.
  static void addInstitution(ApiCaller api, String printed) {
    String chosen = UUID.randomUUID().toString();
    api.send(
            "PUT",
            "/password",
            Map.of("Authorization", ApiCaller.basic("admin", printed)),
            Map.of("password", chosen))
        .expect(204);
    String token =
        api.send(
                "POST",
                "/tokens",
                Map.of("Authorization", ApiCaller.basic("admin", chosen)),
                Map.of("label", "set-up", "scopes", List.of("admin"), "days", 1))
            .expect(201)
            .required("secret")
            .stringValue();
    api.send(
            "POST",
            "/admin/institutions",
            Map.of("Authorization", "Bearer " + token),
            Map.of(
                "authority",
                "990123",
                "code",
                INSTITUTION,
                "name",
                Map.of("zh", "青禾县信访局", "en", "Qinghe County Petition Office"),
                "superiorOutside",
                "望川市人民政府",
                "rulebook",
                "cn-xinfang",
                "active",
                true))
        .expect(201);
  }

  @BeforeEach
  void startTheServer() {
    server = ServerProcess.start(home);
  }

  @AfterEach
  void stopTheServer() {
    server.close();
  }

  @AfterAll
  void removeTheInstallation() throws IOException {
    FileSystemUtils.deleteRecursively(folder);
  }

  @Test
  void keepsEachAcknowledgedMatterOnceWhenTheServerIsKilled() {
    for (int kill = 0; kill < 2; kill++) {
      load.start(server.api());
      load.awaitAcknowledged(100);
      ProcessHandle orphan = postmaster();
      server.kill();
      load.stop();
      assertThat(load.unanswered()).as("killed under load").isPositive();
      assertThat(orphan.isAlive()).as("the database outlives the server").isTrue();

      server = ServerProcess.start(home);
      assertThat(orphan.isAlive()).as("the orphan still runs").isFalse();
      load.sendAgain(server.api());
    }
    holds();
  }

  @Test
  void recoversByItselfWhenTheDatabaseIsKilled() {
    load.start(server.api());
    load.awaitAcknowledged(100);
    ProcessHandle killed = postmaster();
    killed.destroyForcibly();
    killed.onExit().join();
    load.awaitAcknowledged(200);
    load.stop();
    assertThat(server.runs()).isTrue();
    assertThat(postmaster().pid()).isNotEqualTo(killed.pid());
    assertThat(load.refused()).isNotEmpty().allSatisfy(Unavailable::isSaid);

    load.sendAgain(server.api());
    holds();
  }

  private void holds() {
    load.eachOpens(server.api());
    server.close();
    ServerProcess.Ended check = ServerProcess.check(home);
    assertThat(check.printed())
        .containsPattern(
            "(?m)^" + load.acknowledged() + " matters, \\d+ journal entries: everything holds$");
    assertThat(check.status()).isZero();
  }

  /// The first line of PostgreSQL's own file is its process number.
  private ProcessHandle postmaster() {
    try {
      Path file = home.resolve("data/cluster/postmaster.pid");
      return ProcessHandle.of(Long.parseLong(Files.readAllLines(file).getFirst())).orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
