package org.huiyin.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huiyin.Api;
import org.huiyin.Brought;
import org.huiyin.TestServer;
import org.huiyin.matter.SealBroken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The key-encryption key lies in a service of its own, in another process.
class KmsTest {

  private static final String KEY = "00112233445566778899aabbccddeeff".repeat(2);
  private static final String OTHER_KEY = "ff".repeat(32);
  private static final byte[] PLAIN = "李𠮷".getBytes(UTF_8);
  private static final UUID MATTER = UUID.randomUUID();

  private final Path home;

  KmsTest(@TempDir Path home) {
    this.home = home;
  }

  @Test
  void wrapsAndUnwrapsThereAndNothingOfTheKeyLiesHere() throws Exception {
    try (KmsProcess kms = KmsProcess.start(KEY, 0)) {
      new KeyFolder(home).create(kms.address());
      assertThat(Files.readString(home.resolve("keys/key-encryption.kms")))
          .isEqualTo(kms.address() + "\n");
      assertThat(home.resolve("keys")).isDirectoryNotContaining("glob:**.keyset");

      Vault vault = new Vault(new KeyFolder(home).open());
      var key = vault.newKey("530000", MATTER);
      byte[] closed = vault.seal(key, "530000", MATTER, "name", PLAIN);
      Vault restarted = new Vault(new KeyFolder(home).open());
      assertThat(restarted.open(key, "530000", MATTER, "name", closed)).isEqualTo(PLAIN);
      assertThatThrownBy(() -> restarted.open(key, "530000", UUID.randomUUID(), "name", closed))
          .isInstanceOf(SealBroken.class);
    }
  }

  @Test
  void saysThatItIsAwayAndNotThatASealIsBroken() throws Exception {
    KeyRing ring;
    byte[] wrapped;
    int port;
    try (KmsProcess kms = KmsProcess.start(KEY, 0)) {
      port = kms.port();
      new KeyFolder(home).create(kms.address());
      ring = new KeyFolder(home).open().keyEncryption();
      wrapped = ring.wrap(PLAIN, new byte[0]);
    }
    assertThatThrownBy(() -> ring.unwrap(wrapped, new byte[0])).isInstanceOf(KeysAway.class);
    assertThatThrownBy(() -> ring.wrap(PLAIN, new byte[0])).isInstanceOf(KeysAway.class);
    try (KmsProcess _ = KmsProcess.start(KEY, port)) {
      assertThat(ring.unwrap(wrapped, new byte[0])).isEqualTo(PLAIN);
    }
    try (KmsProcess _ = KmsProcess.start(OTHER_KEY, port)) {
      assertThatThrownBy(() -> ring.unwrap(wrapped, new byte[0]))
          .isInstanceOf(GeneralSecurityException.class);
    }
  }

  @Test
  void refusesAnAddressThatLeadsNowhere() {
    KeyFolder folder = new KeyFolder(home);
    assertThatThrownBy(() -> folder.create("other-kms://somewhere"))
        .isInstanceOf(KeysUnusable.class)
        .hasMessageContaining("no extension for keys at other-kms://somewhere");
    assertThatThrownBy(() -> folder.create("test-kms://127.0.0.1:1/county"))
        .isInstanceOf(KeysUnusable.class)
        .hasMessageContaining("can't be used");
    assertThat(home.resolve("keys")).isEmptyDirectory();
  }

  /// A county that began with a file moves to a service, and the file goes.
  @Test
  void takesOverFromAFileByARotation() throws Exception {
    try (KmsProcess kms = KmsProcess.start(KEY, 0);
        TestServer server =
            TestServer.with(
                Map.of("huiyin.keys.look-every", "100ms", "huiyin.keys.backups-kept", "0d"))) {
      Brought brought = Brought.received(new Api(server));
      new KeyFolder(server.home()).rotate(kms.address());
      while (!server.database().rows("select number::text from key_epoch").equals(List.of("2"))) {
        server.bean(Epochs.class).look();
        server.bean(Rotation.class).sweep();
      }
      assertThat(server.home().resolve("keys"))
          .isDirectoryNotContaining("glob:**.keyset")
          .isDirectoryContaining("glob:**key-encryption-2.kms");
      assertThat(brought.view().toString()).contains("请修好泵站");
      assertThat(Brought.received(new Api(server)).view().toString()).contains("请修好泵站");

      kms.kill();
      JsonNode problem =
          Api.problem(new Api(server).file(Api.text(Brought.aComplaint())), 503, "service-away");
      assertThat(problem.toString()).doesNotContain("王小河", "test-kms");
      assertThat(brought.view().toString()).as("remembered").contains("请修好泵站");
    }
  }
}
