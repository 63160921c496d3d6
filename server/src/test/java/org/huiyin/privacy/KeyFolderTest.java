package org.huiyin.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFolderTest {

  private final Path temporary;
  private final Path home;

  KeyFolderTest(@TempDir Path temporary) {
    this.temporary = temporary;
    this.home = temporary.resolve("huiyin/data-of-a-county");
  }

  @Test
  void makesTheKeysForTheirOwnerAloneAtTheFirstStart() throws IOException {
    open();

    assertThat(modes("keys", "state")).containsOnly("rwx------");
    assertThat(modes("keys/key-encryption.keyset", "keys/mac.key", "state/installation"))
        .containsOnly("rw-------");
    assertThat(home.resolve("keys")).isDirectoryContaining("glob:**.{keyset,key}");
    assertThat(files("keys")).containsExactlyInAnyOrder("key-encryption.keyset", "mac.key");
  }

  @Test
  void letsTheUserOfTheDatabaseThroughTheFolderAbove() throws IOException {
    var usual = Files.createDirectory(temporary.resolve("usual"));

    open();

    assertThat(Files.getPosixFilePermissions(home)).isEqualTo(Files.getPosixFilePermissions(usual));
  }

  @Test
  void opensTheSameKeysAgain() {
    assertThat(open().id()).isEqualTo(open().id());
  }

  @Test
  void makesOtherKeysForAnotherInstallation() {
    assertThat(open().id()).isNotEqualTo(new KeyFolder(temporary.resolve("other")).open().id());
  }

  @ParameterizedTest
  @ValueSource(strings = {"key-encryption.keyset", "mac.key"})
  void refusesToStartAUsedInstallationWithoutAKeyFile(String name) throws IOException {
    open();
    Files.delete(home.resolve("keys").resolve(name));

    var refusal = refusal();

    assertThat(refusal.problem()).contains(name, "is missing", "has been used");
    assertThat(refusal.remedy()).isEqualTo("Put the folder keys/ back from its backup.");
    assertThat(home.resolve("keys").resolve(name)).doesNotExist();
  }

  @Test
  void refusesToStartAUsedInstallationWithoutItsKeyFolder() throws IOException {
    open();
    Files.move(home.resolve("keys"), temporary.resolve("mislaid"));

    assertThat(refusal().problem()).contains("is missing", "has been used");
    assertThat(files("keys")).isEmpty();

    Files.delete(home.resolve("keys"));
    Files.move(temporary.resolve("mislaid"), home.resolve("keys"));
    open();
  }

  @Test
  void refusesHalfAKeyFolderEvenBeforeFirstUse() throws IOException {
    open();
    Files.delete(home.resolve("state/installation"));
    Files.delete(home.resolve("keys/mac.key"));

    assertThat(refusal().remedy()).contains("backup", "first start that was cut off");
  }

  @Test
  void adoptsKeysThatAFirstStartMadeBeforeItWasCutOff() throws IOException {
    var id = open().id();
    Files.delete(home.resolve("state/installation"));
    Files.writeString(home.resolve("keys/mac.key.new"), "cut off");

    assertThat(open().id()).isEqualTo(id);
    assertThat(Files.readString(home.resolve("state/installation")))
        .startsWith("huiyin installation 2\nkeys " + id + "\nepoch 1 ");
  }

  @ParameterizedTest
  @CsvSource({
    "keys, rwxr-x---, chmod 700",
    "keys, rwx-----x, chmod 700",
    "keys/mac.key, rw-r-----, chmod 600",
    "keys/mac.key, rw----r--, chmod 600",
    "keys/key-encryption.keyset, rw-rw-rw-, chmod 600"
  })
  void refusesPermissionsThatLetOthersIn(String path, String mode, String remedy)
      throws IOException {
    open();
    Files.setPosixFilePermissions(home.resolve(path), PosixFilePermissions.fromString(mode));

    var refusal = refusal();

    assertThat(refusal.problem()).contains(home.resolve(path).toString(), mode);
    assertThat(refusal.remedy()).startsWith("Run: " + remedy);
  }

  @ParameterizedTest
  @ValueSource(strings = {"keys/key-encryption.keyset", "keys/mac.key"})
  void refusesEachKeyFileThatIsCutShort(String name) throws IOException {
    open();
    var whole = Files.readAllBytes(home.resolve(name));
    for (int length = 0; length < whole.length; length++) {
      Files.write(home.resolve(name), Arrays.copyOf(whole, length));

      assertThat(refusal()).hasMessageContaining("damaged").hasNoCause();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"keys/key-encryption.keyset", "keys/mac.key"})
  void refusesEachKeyFileWithAnAlteredByte(String name) throws IOException {
    open();
    var whole = Files.readAllBytes(home.resolve(name));
    for (int at = 0; at < whole.length; at++) {
      var altered = whole.clone();
      altered[at] ^= 1;
      Files.write(home.resolve(name), altered);

      assertThat(refusal()).hasMessageContaining("damaged").hasNoCause();
    }
  }

  @Test
  void refusesTheKeysOfAnotherInstallation() throws IOException {
    open();
    new KeyFolder(temporary.resolve("other")).open();
    for (var name : List.of("keys/key-encryption.keyset", "keys/mac.key")) {
      Files.write(home.resolve(name), Files.readAllBytes(temporary.resolve("other").resolve(name)));
    }

    assertThat(refusal().problem()).contains("another installation's");
  }

  @Test
  void takesOverWhatAnEarlierVersionNoted() throws IOException {
    var id = open().id();
    var former =
        Keys.formerId(
            Files.readAllBytes(home.resolve("keys/key-encryption.keyset")),
            Files.readAllBytes(home.resolve("keys/mac.key")));
    var marker = home.resolve("state/installation");
    Files.writeString(marker, "huiyin installation 1\nkeys 0123456789abcdef\n");
    assertThat(refusal().problem()).contains("another installation's");

    Files.writeString(marker, "huiyin installation 1\nkeys " + former + "\n");
    assertThat(open().id()).isEqualTo(id);
    assertThat(Files.readString(marker)).startsWith("huiyin installation 2\nkeys " + id);
    assertThat(new KeyFolder(home).contents().formerId()).contains(former);
  }

  @Test
  void addsEpochsAndDestroysThem() throws IOException {
    var id = open().id();
    var folder = new KeyFolder(home);
    assertThat(folder.rotate("")).isEqualTo(2);
    assertThat(folder.rotate("")).isEqualTo(3);
    assertThat(open().keyEncryption().epochs()).containsExactlyInAnyOrder(1, 2, 3);
    assertThat(open().keyEncryption().current()).isEqualTo(3);
    var first = Files.readAllBytes(home.resolve("keys/key-encryption.keyset"));

    folder.destroy(1, LocalDate.of(2028, 1, 31));

    assertThat(open().id()).isEqualTo(id);
    assertThat(open().keyEncryption().epochs()).containsExactlyInAnyOrder(2, 3);
    assertThat(Files.readString(home.resolve("state/installation")))
        .contains("epoch 1 destroyed 2028-01-31\nepoch 2 ");
    Files.write(home.resolve("keys/key-encryption.keyset"), first);
    assertThat(open().keyEncryption().epochs()).as("put back").containsExactlyInAnyOrder(2, 3);
    assertThat(home.resolve("keys/key-encryption.keyset")).doesNotExist();
    assertThat(folder.rotate("")).as("no number comes twice").isEqualTo(4);
  }

  @Test
  void refusesToStartWithoutAnEpochThatIsNoted() throws IOException {
    open();
    new KeyFolder(home).rotate("");
    Files.delete(home.resolve("keys/key-encryption.keyset"));
    assertThat(refusal().problem()).contains("key-encryption.keyset is missing, and this");
  }

  @Test
  void makesNoKeysOverOthers() throws IOException {
    new KeyFolder(home).create("");
    var keyset = Files.readAllBytes(home.resolve("keys/key-encryption.keyset"));
    assertThat(catchThrowableOfType(KeysUnusable.class, () -> new KeyFolder(home).create("")))
        .hasMessageContaining("already");
    assertThat(home.resolve("keys/key-encryption.keyset")).hasBinaryContent(keyset);
    assertThat(
            catchThrowableOfType(
                KeysUnusable.class, () -> new KeyFolder(temporary.resolve("new")).rotate("")))
        .hasMessageContaining("no keys");
  }

  @Test
  void refusesADamagedMarker() throws IOException {
    open();
    Files.writeString(home.resolve("state/installation"), "");

    assertThat(refusal().problem()).contains("state/installation", "damaged");
  }

  @Test
  void saysWhatToDoWhereNothingCanBeWritten() throws IOException {
    Files.writeString(temporary.resolve("huiyin"), "a file where the folder should be");

    assertThat(refusal().problem()).contains("can't be read or written");
  }

  @Test
  void givesTheSameKeysToManyFirstStartsInOneProcess() throws Exception {
    var starts = Collections.<Callable<KeyId>>nCopies(16, () -> open().id());
    try (var threads = Executors.newFixedThreadPool(16)) {
      var ids = new ArrayList<KeyId>();
      for (var start : threads.invokeAll(starts)) {
        ids.add(start.get());
      }
      assertThat(ids).hasSize(16).containsOnly(open().id());
    }
  }

  @Test
  void givesTheSameKeysToFirstStartsOfSeveralProcesses() throws Exception {
    var processes = new ArrayList<Process>();
    for (int i = 0; i < 4; i++) {
      processes.add(KeyFolderProcess.start(home));
    }

    for (var process : processes) {
      var printed = new String(process.getInputStream().readAllBytes(), UTF_8);
      assertThat(process.waitFor()).as(printed).isZero();
      assertThat(printed.strip()).isEqualTo(open().id().digits());
    }
  }

  private Keys open() {
    return new KeyFolder(home).open();
  }

  private KeysUnusable refusal() {
    var refusal = catchThrowableOfType(KeysUnusable.class, this::open);
    assertThat(refusal).isNotNull();
    return refusal;
  }

  private List<String> modes(String... names) throws IOException {
    var modes = new ArrayList<String>();
    for (var name : names) {
      modes.add(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(name))));
    }
    return modes;
  }

  private List<String> files(String folder) throws IOException {
    try (var files = Files.list(home.resolve(folder))) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
