package org.huiyin.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// What holds wherever files lie.
abstract class EvidenceFolderContract {

  final UUID file = UUID.randomUUID();

  /// The shelf under test; each call is another node on the same one.
  abstract Shelf shelf();

  /// Sweeps as if it were so much later, and only what this test has put there counts.
  abstract int sweep(Shelf shelf, Duration later, UUID... recorded);

  static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  static void hold(Shelf shelf, UUID file, byte[] content) throws IOException {
    try (FileChannel channel = shelf.begin(file)) {
      channel.write(ByteBuffer.wrap(content));
    }
    shelf.finish(file);
  }

  static byte[] read(Shelf shelf, UUID file) throws IOException {
    try (InputStream in = shelf.open(file)) {
      return in.readAllBytes();
    }
  }

  @Test
  void givesBackToTheByteWhatWasKeptAlsoOnAnotherNode() throws IOException {
    byte[] content = bytes(3_000_001);
    hold(shelf(), file, content);

    assertThat(shelf().has(file)).isTrue();
    assertThat(shelf().isKept(file)).isFalse();
    assertThat(shelf().keep(file)).isTrue();

    assertThat(shelf().isKept(file)).isTrue();
    assertThat(Arrays.equals(read(shelf(), file), content)).isTrue();
  }

  @Test
  void readsWhatIsBegunAndHoldsItOnceFinished() throws IOException {
    Shelf shelf = shelf();
    byte[] content = bytes(100_000);
    try (FileChannel channel = shelf.begin(file)) {
      channel.write(ByteBuffer.wrap(content));
    }

    try (var begun = shelf.readUnfinished(file)) {
      assertThat(begun.size()).isEqualTo(content.length);
    }
    assertThat(shelf.has(file)).isFalse();
    assertThat(shelf.keep(file)).isFalse();

    shelf.finish(file);
    assertThat(shelf.has(file)).isTrue();
  }

  @Test
  void keepsOnceHoweverOftenItIsAsked() throws IOException {
    hold(shelf(), file, bytes(10));

    assertThat(shelf().keep(file)).isTrue();
    assertThat(shelf().keep(file)).isTrue();
    assertThat(shelf().keep(UUID.randomUUID())).isFalse();
  }

  @Test
  void dropsWhatIsHeldAndNothingThatIsKept() throws IOException {
    hold(shelf(), file, bytes(10));
    shelf().drop(file);
    assertThat(shelf().has(file)).isFalse();

    UUID kept = UUID.randomUUID();
    hold(shelf(), kept, bytes(10));
    shelf().keep(kept);
    shelf().drop(kept);
    assertThat(shelf().isKept(kept)).isTrue();
  }

  @Test
  void opensNothingThatIsNotKept() throws IOException {
    hold(shelf(), file, bytes(10));

    assertThatThrownBy(() -> shelf().open(file)).isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void forgetsADayLaterWhatWasNeverSent() throws IOException {
    Shelf shelf = shelf();
    hold(shelf, file, bytes(10));

    sweep(shelf, Duration.ofHours(23));
    assertThat(shelf.has(file)).isTrue();
    assertThat(sweep(shelf, Duration.ofHours(25))).isPositive();
    assertThat(shelf.has(file)).isFalse();
    assertThat(shelf.keep(file)).isFalse();
  }

  @Test
  void forgetsWhatWasKeptForNothingAndNoFileOfAMatter() throws IOException {
    Shelf shelf = shelf();
    UUID ofAMatter = UUID.randomUUID();
    hold(shelf, file, bytes(10));
    hold(shelf, ofAMatter, bytes(10));
    shelf.keep(file);
    shelf.keep(ofAMatter);

    sweep(shelf, Duration.ofDays(1), ofAMatter);
    assertThat(shelf.isKept(file)).isTrue();
    sweep(shelf, Duration.ofDays(4), ofAMatter);
    assertThat(shelf.isKept(file)).isFalse();
    assertThat(shelf.isKept(ofAMatter)).isTrue();
  }

  @Test
  void knowsWhatHasBeenKeptForLongerThanASweepWaits() throws IOException {
    Shelf shelf = shelf();
    UUID held = UUID.randomUUID();
    hold(shelf, file, bytes(10));
    hold(shelf, held, bytes(10));
    shelf.keep(file);

    Instant now = InstantSource.system().instant();
    assertThat(shelf.keptLongAgo(now.plus(Duration.ofDays(1)))).doesNotContain(file);
    assertThat(shelf.keptLongAgo(now.plus(Duration.ofDays(5)))).contains(file).doesNotContain(held);
  }

  @Test
  void letsOneOfASweepAndAKeepingWinWhole() throws Exception {
    for (int i = 0; i < 20; i++) {
      UUID old = UUID.randomUUID();
      byte[] content = bytes(1000 + i);
      Shelf shelf = shelf();
      hold(shelf, old, content);
      try (ExecutorService both = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Callable<Boolean>> at = List.of(() -> shelf().keep(old), () -> swept(shelf));
        List<Future<Boolean>> ended = both.invokeAll(at);
        ended.get(1).get();
        boolean kept = ended.get(0).get();
        assertThat(shelf.isKept(old)).isEqualTo(kept);
        if (kept) {
          assertThat(read(shelf, old)).isEqualTo(content);
        }
      }
    }
  }

  /// Of what is held alone: everything kept counts as part of a matter.
  private static boolean swept(Shelf shelf) {
    shelf.sweep(Instant.now().plus(Duration.ofHours(25)), HashSet::new);
    return true;
  }
}
