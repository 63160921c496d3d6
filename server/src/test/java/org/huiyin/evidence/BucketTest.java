package org.huiyin.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.huiyin.web.FilesAway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The contract, over a store that speaks S3 in a process of its own.
class BucketTest extends EvidenceFolderContract {

  private final Path home;

  BucketTest(@TempDir Path home) {
    this.home = home;
  }

  @Override
  Shelf shelf() {
    return at(S3Mock.shared().settings());
  }

  private Bucket at(BucketSettings settings) {
    return Bucket.of(
        settings,
        new Folder(home.resolve(UUID.randomUUID().toString()), Instant::now),
        new Bucket.Patience(Duration.ofSeconds(2), Duration.ofSeconds(10)));
  }

  /// The bucket is everybody's: what others keep counts as part of a matter.
  @Override
  int sweep(Shelf shelf, Duration later, UUID... recorded) {
    return shelf.sweep(
        Instant.now().plus(later),
        asked -> {
          Set<UUID> counts = new HashSet<>(asked);
          counts.remove(file);
          counts.addAll(Arrays.asList(recorded));
          return counts;
        });
  }

  @Test
  void leavesNothingOnTheDiskOfThisMachine() throws IOException {
    hold(shelf(), file, "sealed".getBytes(StandardCharsets.UTF_8));

    try (Stream<Path> all = Files.walk(home)) {
      assertThat(all.filter(Files::isRegularFile)).isEmpty();
    }
  }

  @Test
  void saysThatTheStoreIsAwayAndHoldsNothingThen() throws IOException {
    Bucket away = at(S3Mock.settings(S3Mock.freePort(), S3Mock.BUCKET));

    assertThatThrownBy(() -> hold(away, file, bytes(10))).isInstanceOf(FilesAway.class);
    assertThatThrownBy(() -> away.keep(file))
        .isInstanceOf(UncheckedIOException.class)
        .hasCauseInstanceOf(FilesAway.class);
    assertThatThrownBy(() -> away.has(file)).hasCauseInstanceOf(FilesAway.class);
    assertThat(away.answers()).isFalse();
    try (Stream<Path> all = Files.walk(home)) {
      assertThat(all.filter(Files::isRegularFile)).isEmpty();
    }
  }

  @Test
  void doesNotTakeAMissingBucketForAMissingFile() {
    Bucket none = at(S3Mock.settings(S3Mock.shared().port(), "nowhere"));

    assertThat(none.answers()).isFalse();
    assertThatThrownBy(() -> none.keep(file)).hasCauseInstanceOf(FilesAway.class);
    assertThat(at(S3Mock.shared().settings()).answers()).isTrue();
  }

  @Test
  void readsItsSecretFromAFileAnewEachTime() throws IOException {
    Path secret = Files.writeString(home.resolve("secret"), "first\n");
    BucketSettings settings =
        new BucketSettings(null, "b", "us-east-1", false, "key", null, secret);
    assertThat(settings.secret()).isEqualTo("first");
    Files.writeString(secret, "second");
    assertThat(settings.secret()).isEqualTo("second");
    assertThat(settings.toString()).doesNotContain("second", "key");
  }

  @Test
  void refusesToStartWithHalfOfItsSettings() {
    BucketSettings half = new BucketSettings(null, "b", "us-east-1", false, "key", null, null);

    assertThatThrownBy(() -> at(half))
        .hasMessageContaining("huiyin.evidence.s3.secret-access-key-file");
  }
}
