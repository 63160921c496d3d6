package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.huiyin.database.SmallDisk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.util.FileSystemUtils;

/// The drill of an operator who keeps backups: one is made while eight people file, somebody is
/// erased afterwards, the machine is lost, and the backup is put back elsewhere. And each way in
/// which that is refused.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BackupDrillTest {

  private final FilingLoad load = new FilingLoad(KilledServerTest.INSTITUTION);
  private final List<FilingLoad.Acknowledged> before = new ArrayList<>();
  private Path folder = Path.of("");
  private Path home = Path.of("");
  private Path backup = Path.of("");
  private Path keys = Path.of("");
  private FilingLoad.Acknowledged erased =
      new FilingLoad.Acknowledged("", "", new FilingLoad.Said("", ""));

  private record Said(int status, String words) {}

  @BeforeAll
  void backedUpWhilePeopleFile() throws IOException {
    folder = Files.createTempDirectory("huiyin-drill");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    home = folder.resolve("huiyin");
    backup = folder.resolve("monday.backup");
    keys = folder.resolve("keys.archive");
    try (ServerProcess server = ServerProcess.start(home)) {
      KilledServerTest.addInstitution(server.api(), server.administratorsPassword());
      load.start(server.api());
      load.awaitAcknowledged(60);
      before.addAll(load.told());
      Said said = take("backup", backup, home);
      assertThat(said.words()).contains("./huiyin backup-keys");
      assertThat(said.status()).isZero();
      int meanwhile = load.acknowledged();
      load.awaitAcknowledged(10);
      load.stop();
      assertThat(meanwhile).as("filed while it was made").isGreaterThan(before.size());
      assertThat(take("backup-keys", keys, home).status()).isZero();
      erased = before.getFirst();
      server
          .api()
          .send(
              "POST",
              "/matters/" + erased.number() + "/erasure",
              Map.of("Authorization", ApiCaller.basic(erased.number(), erased.key())),
              Map.of("what", "identity"))
          .expect(204);
    }
  }

  @AfterAll
  void remove() throws IOException {
    FileSystemUtils.deleteRecursively(folder);
  }

  private static Said take(String command, Path file, Path home, String... settings) {
    ByteArrayOutputStream words = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(words, true, StandardCharsets.UTF_8);
    List<String> line = new ArrayList<>(List.of(file.toString(), "--huiyin.home=" + home));
    line.addAll(List.of(settings));
    int status = BackupCommand.run(command, line, out, out);
    return new Said(status, words.toString(StandardCharsets.UTF_8));
  }

  private static Said putBack(Path home, Object... arguments) {
    ByteArrayOutputStream words = new ByteArrayOutputStream();
    List<String> line = new ArrayList<>(Stream.of(arguments).map(Object::toString).toList());
    line.add("--huiyin.home=" + home);
    int status =
        RestoreCommand.run("restore", line, new PrintStream(words, true, StandardCharsets.UTF_8));
    return new Said(status, words.toString(StandardCharsets.UTF_8));
  }

  private void isRefused(Said said, Path home, String... why) {
    assertThat(said.words()).contains(why).contains("othing was put back");
    assertThat(said.status()).isEqualTo(1);
    assertThat(home.resolve("data/cluster")).doesNotExist();
    assertThat(home.resolve("state/installation")).doesNotExist();
  }

  @Test
  void whatWasAcknowledgedBeforeIsThereElsewhereAndWhatWasErasedSinceIsNot() throws IOException {
    Path elsewhere = folder.resolve("elsewhere");
    Said said =
        putBack(elsewhere, backup, "--keys", keys, "--erasures", home.resolve("state/erased"));
    assertThat(said.words()).contains("1 erasures since then").contains("everything holds");
    assertThat(said.status()).isZero();

    try (ServerProcess server = ServerProcess.start(elsewhere)) {
      for (FilingLoad.Acknowledged filed : before) {
        assertThat(server.api().view(filed.number(), filed.key()).expect(200).toString())
            .contains(filed.said().story().substring(0, 5));
      }
      assertThat(
              server
                  .api()
                  .view(erased.number(), erased.key())
                  .expect(200)
                  .required("happened")
                  .toString())
          .contains("identity-erased");
    }
  }

  @Test
  void aLogThatIsShorterThanWhatWasPublishedIsRefused() {
    Path elsewhere = folder.resolve("shorter");
    isRefused(
        putBack(elsewhere, backup, "--keys", keys, "--erasures", home.resolve("state")),
        elsewhere,
        "to sign a second past");
    isRefused(
        putBack(
            elsewhere,
            backup,
            "--keys",
            keys,
            "--last-witnessed",
            home.resolve("state/checkpoint")),
        elsewhere,
        "its public log has",
        "were published");
  }

  @Test
  void whatIsCutOffAlteredOrSomethingElseIsRefusedByName() throws IOException {
    Path elsewhere = folder.resolve("refused");
    byte[] whole = Files.readAllBytes(backup);
    for (int end : new int[] {whole.length / 2, whole.length - 9, whole.length - 200}) {
      Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(whole, end));
      isRefused(putBack(elsewhere, cut, "--keys", keys), elsewhere, "it was cut off");
    }
    byte[] altered = whole.clone();
    altered[whole.length / 3] ^= 1;
    Path file = Files.write(folder.resolve("altered"), altered);
    Said said = putBack(elsewhere, file, "--keys", keys);
    isRefused(said, elsewhere, "");
    assertThat(said.words()).containsAnyOf("it was altered", "damaged");

    Path photograph = Files.write(folder.resolve("photograph"), new byte[] {1, 2, 3});
    isRefused(
        putBack(elsewhere, photograph, "--keys", keys), elsewhere, "it is no archive of Huiyin");
    isRefused(
        putBack(elsewhere, keys, "--keys", keys),
        elsewhere,
        "of the kind 'keys', and not of the kind 'backup'");
    isRefused(putBack(elsewhere, backup, "--keys", backup), elsewhere, "of the kind 'backup'");
    isRefused(putBack(elsewhere, backup), elsewhere, "without its keys nothing of it opens");
  }

  @Test
  void nothingIsPutOverAnInstallation() {
    Said said = putBack(home, backup, "--keys", keys);
    assertThat(said.words()).contains("isn't empty");
    assertThat(said.status()).isEqualTo(1);
    assertThat(home.resolve("data/cluster/PG_VERSION")).exists();
  }

  @Test
  void saysThatFilesInABucketAreNotInIt() {
    String setting = "--huiyin.evidence.s3.bucket=qinghe-evidence";
    for (String command : List.of("backup", "export")) {
      Said without = take(command, folder.resolve("files." + command), home);
      Said with = take(command, folder.resolve("bucket." + command), home, setting);
      assertThat(without.words()).doesNotContain("bucket").doesNotContain("对象存储");
      assertThat(with.words())
          .contains("bucket qinghe-evidence: they are not in it")
          .contains("证据文件在对象存储 qinghe-evidence 中");
      assertThat(with.status()).isZero();
    }
  }

  @Test
  void noKeyIsInIt() throws IOException {
    byte[] all;
    try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(backup))) {
      all = in.readAllBytes();
    }
    String text = new String(all, StandardCharsets.ISO_8859_1);
    assertThat(text).contains("SCRAM-SHA-256");
    try (Stream<Path> files = Files.list(home.resolve("keys"))) {
      for (Path file : files.toList()) {
        byte[] key = Files.readAllBytes(file);
        if (String.valueOf(file.getFileName()).equals("database.properties")) {
          assertThat(new String(key, StandardCharsets.UTF_8).lines())
              .filteredOn(line -> line.contains("="))
              .hasSize(3)
              .noneMatch(line -> text.contains(line.substring(line.indexOf('=') + 1)));
        } else {
          assertThat(text.contains(new String(key, StandardCharsets.ISO_8859_1)))
              .as(file.toString())
              .isFalse();
        }
      }
    }
    for (Path file : List.of(backup, keys)) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void aFullDiskLeavesNoHalfFileAndNoBackupTwice() {
    assertThat(take("backup", backup, home).words()).contains("is there already");
    try (SmallDisk disk = SmallDisk.mounted()) {
      disk.fill();
      Said said = take("backup", disk.folder().resolve("b"), home);
      assertThat(said.words()).contains("No space left");
      assertThat(said.status()).isEqualTo(1);
      assertThat(disk.folder().resolve("b")).doesNotExist();
      assertThat(disk.folder().resolve("b.unfinished")).doesNotExist();
    }
  }
}
