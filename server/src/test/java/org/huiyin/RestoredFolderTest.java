package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.util.FileSystemUtils;

/// A cold copy of the folders as an operator makes it, put back as an operator does: what was
/// erased since stays erased, the journal says so, and the check holds.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RestoredFolderTest {

  private Path folder = Path.of("");

  @BeforeAll
  void make() throws IOException {
    folder = Files.createTempDirectory("huiyin-restored");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
  }

  @AfterAll
  void remove() throws IOException {
    FileSystemUtils.deleteRecursively(folder);
  }

  @Test
  void anIdentityThatWasErasedDoesNotComeBackWithTheOldFolders() {
    Path home = folder.resolve("huiyin");
    Path backup = folder.resolve("backup");
    String number;
    String key;
    try (ServerProcess first = ServerProcess.start(home)) {
      KilledServerTest.addInstitution(first.api(), first.administratorsPassword());
      ApiCaller.Answer filed =
          first
              .api()
              .file(
                  Map.of(
                      "kind", "remedy",
                      "relation", "concerns",
                      "institution", "990123-petitions",
                      "ask", "请修好泵站。",
                      "story", "泵站停水。",
                      "identity", Map.of("name", "王小河", "phone", "13900001234")),
                  UUID.randomUUID() + "-" + UUID.randomUUID());
      number = filed.expect(201).required("number").stringValue();
      key = filed.json().required("key").stringValue();
    }
    copy(home.resolve("data/cluster"), backup.resolve("cluster"));
    try (ServerProcess second = ServerProcess.start(home)) {
      assertThat(keptIdentity(second, number, key)).isEmpty();
      second
          .api()
          .send(
              "POST",
              "/matters/" + number + "/erasure",
              Map.of("Authorization", ApiCaller.basic(number, key)),
              Map.of("what", "identity"))
          .expect(204);
    }
    move(home.resolve("data/cluster"), folder.resolve("newer"));
    copy(backup.resolve("cluster"), home.resolve("data/cluster"));

    try (ServerProcess restored = ServerProcess.start(home)) {
      assertThat(keptIdentity(restored, number, key)).isEqualTo("nobody");
      assertThat(restored.api().view(number, key).expect(200).required("happened").toString())
          .contains("identity-erased");
    }
    ServerProcess.Ended check = ServerProcess.check(home);
    assertThat(check.printed()).contains("everything holds");
    assertThat(check.status()).isZero();
  }

  /// Why the identity can't be erased; empty if it can, because it is there.
  private static String keptIdentity(ServerProcess server, String number, String key) {
    return server
        .api()
        .get("/matters/" + number + "/erasure", ApiCaller.basic(number, key))
        .expect(200)
        .path("identity")
        .path("reason")
        .asString("");
  }

  private static void move(Path from, Path to) {
    try {
      Files.move(from, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// As `cp -a` does: the database may run under another account, whose files these are.
  private static void copy(Path from, Path to) {
    try (Stream<Path> paths = Files.walk(from)) {
      Files.createDirectories(to.toAbsolutePath().getParent());
      for (Path path : paths.toList()) {
        Path target = to.resolve(from.relativize(path).toString());
        Files.copy(path, target, StandardCopyOption.COPY_ATTRIBUTES);
        Files.setAttribute(target, "unix:uid", Files.getAttribute(path, "unix:uid"));
        Files.setAttribute(target, "unix:gid", Files.getAttribute(path, "unix:gid"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
