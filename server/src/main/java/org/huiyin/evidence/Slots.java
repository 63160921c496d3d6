package org.huiyin.evidence;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// How many files may be sealed at once: each takes some megabytes of memory while it comes. A
/// file asks for its slot when its first 64 KiB are here, so that lines on which next to nothing
/// comes hold none.
final class Slots {

  /// Two segments of the seal, and what stands around them.
  private static final long EACH = 3L << 20;

  private static final int LEAST = 8;
  private static final int FIRST = 64 << 10;

  private final Semaphore free;
  private final Duration patience;

  Slots(int slots, Duration patience) {
    this.free = new Semaphore(slots, true);
    this.patience = patience;
  }

  /// As many as a quarter of the memory holds.
  static Slots ofThisMachine() {
    long quarter = Runtime.getRuntime().maxMemory() / 4;
    return new Slots((int) Math.max(LEAST, quarter / EACH), Duration.ofSeconds(20));
  }

  /// Waits for the beginning of a file, and then for a slot.
  Begun begin(InputStream content) throws IOException {
    byte[] first = content.readNBytes(FIRST);
    return new Begun(
        new SequenceInputStream(new ByteArrayInputStream(first), new Rest(content)), new Slot());
  }

  /// What comes after the beginning. It stays open at its end, for whoever opened it.
  private static final class Rest extends FilterInputStream {

    Rest(InputStream content) {
      super(content);
    }

    @Override
    public void close() {
      // Not ours to close.
    }
  }

  /// A slot, or none if none became free in time. Closing it gives it back.
  final class Slot implements AutoCloseable {

    private boolean held = taken();

    private boolean taken() {
      try {
        return free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }

    boolean isHeld() {
      return held;
    }

    @Override
    public void close() {
      if (held) {
        held = false;
        free.release();
      }
    }
  }

  /// A file whose beginning is here.
  record Begun(InputStream content, Slot slot) implements AutoCloseable {

    boolean isTooMany() {
      return !slot.isHeld();
    }

    @Override
    public void close() {
      slot.close();
    }
  }

  Slot take() {
    return new Slot();
  }
}
