package org.huiyin.ledger.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.huiyin.ledger.Refused;
import org.huiyin.ledger.follow.TestLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeenFileTest {

  private Path folder;
  private Path file;

  @BeforeEach
  void isInAFolder(@TempDir Path temporary) {
    folder = temporary;
    file = folder.resolve("state");
  }

  @Test
  void remembersEachLogAfterItWasClosed() {
    var first = new TestLog(folder.resolve("first")).grow(5);
    var second = new TestLog(folder.resolve("second")).grow(7);
    try (var seen = SeenFile.open(file)) {
      seen.keep(Witness.log("one"), first);
      seen.keep(Witness.log("two"), first);
      seen.keep(Witness.log("one"), second);
    }

    try (var seen = SeenFile.open(file)) {
      assertThat(seen.last(Witness.log("one"))).hasValue(second);
      assertThat(seen.last(Witness.log("two"))).hasValue(first);
      assertThat(seen.last(Witness.log("three"))).isEmpty();
    }
  }

  @Test
  void isOneProcesssAlone() {
    try (var seen = SeenFile.open(file)) {
      assertThat(seen.isEmpty()).isTrue();
      assertThatThrownBy(() -> SeenFile.open(file)).isInstanceOf(SeenFile.Taken.class);
    }
    SeenFile.open(file).close();
  }

  @Test
  void isRefusedWithAnyByteChangedOrMissing() throws IOException {
    try (var seen = SeenFile.open(file)) {
      seen.keep(Witness.log("one"), new TestLog(folder.resolve("log")).grow(5));
    }
    byte[] sound = Files.readAllBytes(file);
    // What names the log isn't covered: whoever changes the file can write another one anyway.
    int covered = "huiyin-witness/v1\n".length() + 64;
    for (int i = 0; i < sound.length; i++) {
      if (i < covered - 64 || i >= covered) {
        byte[] changed = sound.clone();
        changed[i] ^= 1;
        Files.write(file, changed);
        assertThatThrownBy(() -> SeenFile.open(file)).as("byte " + i).isInstanceOf(Refused.class);
      }
    }
    for (int length = 0; length < sound.length; length++) {
      if (length != covered - 64) {
        Files.write(file, java.util.Arrays.copyOf(sound, length));
        assertThatThrownBy(() -> SeenFile.open(file))
            .as("length " + length)
            .isInstanceOf(Refused.class);
      }
    }
    Files.write(file, sound);
    SeenFile.open(file).close();
  }

  @Test
  void hasAKeyForItsOwnerAlone() throws IOException {
    var key = WitnessKey.make(folder.resolve("key"), "", new SecureRandom());

    assertThat(WitnessKey.read(folder.resolve("key"))).hasValue(key);
    assertThat(Files.getPosixFilePermissions(folder.resolve("key")).toString())
        .contains("OWNER_READ", "OWNER_WRITE")
        .doesNotContain("GROUP", "OTHERS");

    Files.setPosixFilePermissions(
        folder.resolve("key"),
        java.nio.file.attribute.PosixFilePermissions.fromString("rw-r-----"));
    assertThatThrownBy(() -> WitnessKey.read(folder.resolve("key")))
        .isInstanceOf(WitnessKey.Exposed.class);
  }
}
