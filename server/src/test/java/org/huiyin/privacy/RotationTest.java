package org.huiyin.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import org.huiyin.Api;
import org.huiyin.Brought;
import org.huiyin.Grouped;
import org.huiyin.TestServer;
import org.huiyin.access.OfficerSecrets;
import org.huiyin.authority.SystemChanges;
import org.huiyin.database.Transactions;
import org.huiyin.matter.Lateness;
import org.huiyin.matter.SealBroken;
import org.huiyin.matter.Sealing;
import org.huiyin.page.Visit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/// The key-encryption key is changed while people file and officers work, and an old copy of the
/// database opens for nobody afterwards.
class RotationTest {

  private static final byte[] SECRET = "twenty bytes of chance".getBytes(UTF_8);
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final TestServer server =
      TestServer.with(Map.of("huiyin.keys.look-every", "100ms", "huiyin.keys.backups-kept", "0d"));
  private final Api api = new Api(server);
  private final KeyFolder folder = new KeyFolder(server.home());
  private final Queue<Brought> brought = new ConcurrentLinkedQueue<>();
  private final Queue<Throwable> failed = new ConcurrentLinkedQueue<>();
  private volatile boolean stopped;

  @AfterEach
  void close() {
    server.close();
  }

  private record OldRow(String authority, UUID matter, Sealing.WrappedKey key) {}

  private List<OldRow> rows() {
    return server
        .database()
        .rows("select authority || ' ' || id || ' ' || encode(wrapped_key, 'hex') from matter")
        .stream()
        .map(row -> row.split(" "))
        .map(
            row ->
                new OldRow(
                    row[0],
                    UUID.fromString(row[1]),
                    Sealing.WrappedKey.of(HexFormat.of().parseHex(row[2]))))
        .toList();
  }

  private List<String> epochs(String table) {
    return server
        .database()
        .rows("select distinct key_epoch::text from " + table + " where key_epoch is not null");
  }

  private void file() {
    try {
      while (!stopped) {
        brought.add(Brought.registered(api));
      }
    } catch (RuntimeException | AssertionError e) {
      failed.add(e);
    }
  }

  /// As the scheduler does, again and again, until it is so.
  private void sweepUntil(BooleanSupplier isSo) {
    Instant end = Instant.now().plus(PATIENCE);
    while (!isSo.getAsBoolean()) {
      assertThat(Instant.now()).as("in time; failed: %s", failed).isBefore(end);
      server.bean(Epochs.class).look();
      server.bean(Rotation.class).sweep();
    }
  }

  private UUID officerWithATelephone() {
    UUID officer =
        UUID.fromString(
            server
                .database()
                .rows("select id::text from officer where login = 'demo.auditor'")
                .getFirst());
    byte[] closed = server.bean(OfficerSecrets.class).seal("time-code", officer, SECRET);
    server
        .database()
        .run(
            "insert into time_code (officer, secret, set_at, last_step) values ('%s', '\\x%s', '2026-01-01', 0)"
                .formatted(officer, HexFormat.of().formatHex(closed)));
    return officer;
  }

  private void opensTheTelephoneOf(UUID officer) {
    byte[] closed =
        HexFormat.of()
            .parseHex(
                server
                    .database()
                    .rows("select encode(secret, 'hex') from time_code where officer = ?", officer)
                    .getFirst());
    assertThat(server.bean(OfficerSecrets.class).open("time-code", officer, closed))
        .isEqualTo(SECRET);
  }

  @Test
  void isTurnedTwiceWhilePeopleFileAndAnOldCopyDoesNotOpenAfterwards() throws Exception {
    brought.add(Brought.registered(api));
    UUID officer = officerWithATelephone();
    List<OldRow> old = rows();
    assertThat(epochs("matter")).containsExactly("1");
    List<Thread> people = new ArrayList<>();
    for (int person = 0; person < 4; person++) {
      people.add(Thread.ofPlatform().start(this::file));
    }
    try {
      for (int epoch = 2; epoch <= 3; epoch++) {
        int before = brought.size();
        assertThat(folder.rotate("")).isEqualTo(epoch);
        int now = epoch;
        sweepUntil(() -> server.bean(KeyRing.class).current() == now);
        sweepUntil(() -> brought.size() > before + 8 || !failed.isEmpty());
      }
    } finally {
      stopped = true;
      for (Thread person : people) {
        person.join();
      }
    }
    assertThat(failed).isEmpty();
    sweepUntil(
        () -> server.database().rows("select number::text from key_epoch").equals(List.of("3")));

    assertThat(epochs("matter")).containsExactly("3");
    assertThat(epochs("time_code")).containsExactly("3");
    assertThat(server.home().resolve("keys"))
        .isDirectoryNotContaining("glob:**key-encryption{,-2}.keyset");
    assertThat(Files.readString(server.home().resolve("state/installation")))
        .containsPattern("(?m)^epoch 1 destroyed \\d{4}-\\d\\d-\\d\\d$")
        .containsPattern("(?m)^epoch 3 [0-9a-f]{16}$");
    assertThat(brought).hasSizeGreaterThan(16);
    assertThat(rows()).hasSameSizeAs(brought);
    for (Brought each : brought) {
      assertThat(each.view().toString()).contains("请修好泵站");
    }
    opensTheTelephoneOf(officer);
    aCopyFromBeforeOpensForNobody(old);
    isOnThePublicRecord();
  }

  @Test
  void aMatterThatWasErasedKeepsNoKeyAlive() {
    Brought erased = Brought.registered(api);
    erased.done("withdraw", Map.of());
    server.moveTo(server.today().plusDays(20));
    server.bean(Lateness.class).sweep();
    assertThat(Grouped.own(erased, "POST", "/erasure", "{\"what\": \"all\"}").statusCode())
        .isEqualTo(204);

    assertThat(folder.rotate("")).isEqualTo(2);

    sweepUntil(
        () -> server.database().rows("select number::text from key_epoch").equals(List.of("2")));
  }

  private void aCopyFromBeforeOpensForNobody(List<OldRow> old) {
    assertThat(old).isNotEmpty();
    Sealing sealing = server.bean(Sealing.class);
    for (OldRow row : old) {
      Sealing.WrappedKey key = row.key();
      assertThatThrownBy(() -> sealing.seal(key, row.authority(), row.matter(), "x", SECRET))
          .isInstanceOf(SealBroken.class);
      assertThatThrownBy(
              () ->
                  server
                      .database()
                      .run(
                          "update matter set wrapped_key = '\\x%s' where id = '%s'"
                              .formatted(HexFormat.of().formatHex(key.bytes()), row.matter())))
          .hasMessageContaining("violates foreign key");
    }
  }

  private void isOnThePublicRecord() {
    assertThat(
            server
                .database()
                .rows(
                    "select changed_by || ' ' || what || ' ' || subject from configuration_change"
                        + " where kind = 'key-epoch'"))
        .containsOnlyOnce("system:keys key-epoch.created 2", "system:keys key-epoch.created 3")
        .contains("system:keys key-epoch.changed 1", "system:keys key-epoch.changed 2")
        .hasSize(6);
    assertThat(api.get("/published?kind=key-epoch").body()).contains("destroyed-on");
    assertThat(new Visit(server.uri()).get("/published?kind=key-epoch").text())
        .contains("主密钥", "销毁日", "启用日");
  }

  /// Another node that is alive and hasn't got the file yet.
  @Test
  void isNotInUseBeforeEachNodeHoldsIt() {
    UUID other = UUID.randomUUID();
    holder(other, 1);
    folder.rotate("");
    server.bean(Epochs.class).look();
    assertThat(server.bean(KeyRing.class).current()).isEqualTo(1);
    assertThat(server.bean(KeyRing.class).epochs()).containsExactlyInAnyOrder(1, 2);

    holder(other, 2);
    server.bean(Epochs.class).look();
    assertThat(server.bean(KeyRing.class).current()).isEqualTo(2);
  }

  private void holder(UUID node, int epoch) {
    server
        .database()
        .run(
            "insert into key_holder (node, epoch, seen_at) values ('%s', %d, '2999-01-01')"
                .formatted(node, epoch));
  }

  @Test
  void aNodeThatLacksWhatIsInUseDoesNotStart() throws Exception {
    Path copy = Files.createTempDirectory("huiyin-node");
    FileSystemUtils.copyRecursively(server.home().resolve("keys"), copy.resolve("keys"));
    FileSystemUtils.copyRecursively(server.home().resolve("state"), copy.resolve("state"));
    KeyFolder copied = privately(copy);
    folder.rotate("");
    server.bean(Epochs.class).look();

    assertThatThrownBy(() -> epochs(copied).look())
        .isInstanceOf(KeysUnusable.class)
        .hasMessageContaining("Epoch 2 of the keys is not in");
    copied.rotate("");
    assertThatThrownBy(() -> epochs(copied).look())
        .isInstanceOf(KeysUnusable.class)
        .hasMessageContaining("is another one than this database knows");
    FileSystemUtils.deleteRecursively(copy);
  }

  private static KeyFolder privately(Path home) throws Exception {
    for (String inside : List.of("keys", "state")) {
      try (var files = Files.walk(home.resolve(inside))) {
        for (Path file : files.toList()) {
          boolean isFolder = Files.isDirectory(file);
          Files.setPosixFilePermissions(
              file, PosixFilePermissions.fromString(isFolder ? "rwx------" : "rw-------"));
        }
      }
    }
    return new KeyFolder(home);
  }

  private Epochs epochs(KeyFolder of) {
    return new Epochs(
        of,
        of.open().keyEncryption(),
        server.bean(Transactions.class),
        server.bean(SystemChanges.class),
        InstantSource.system(),
        Duration.ofMinutes(2));
  }

  @Test
  void aDatabaseFromBeforeAnEpochWasDestroyedIsRefused() {
    brought.add(Brought.received(api));
    folder.rotate("");
    sweepUntil(
        () -> server.database().rows("select number::text from key_epoch").equals(List.of("2")));
    server.database().run("delete from destroyed_key_epoch");
    server.database().run("insert into key_epoch (number, used_from) values (1, '2026-01-01')");

    assertThatThrownBy(() -> epochs(folder).look())
        .isInstanceOf(KeysUnusable.class)
        .hasMessageContaining("a copy from before epoch 1 of the keys was destroyed");
  }

  /// What a restored copy brought back keeps an epoch from being destroyed, and is wrapped again.
  @Test
  void anEpochThatIsUsedIsNotDestroyed() {
    brought.add(Brought.received(api));
    folder.rotate("");
    server.bean(Epochs.class).look();
    assertThat(server.bean(KeyRing.class).current()).isEqualTo(2);
    server.database().run("update key_epoch set retired_on = '2026-01-01' where number = 1");

    server.bean(Epochs.class).destroy(1, Instant.now());

    assertThat(server.database().rows("select number::text from key_epoch order by 1"))
        .containsExactly("1", "2");
    assertThat(server.home().resolve("keys/key-encryption.keyset")).exists();
    sweepUntil(
        () -> server.database().rows("select number::text from key_epoch").equals(List.of("2")));
    assertThat(brought.element().view().toString()).contains("请修好泵站");
  }
}
