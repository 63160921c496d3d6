package org.huiyin.evidence.strip;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;

/// Where the samples of a track lie: its tables of sizes, of chunks and of how many samples a
/// chunk has are read side by side (ISO/IEC 14496-12, 8.7).
final class Samples {

  private final Source sizes;
  private final Source perChunk;
  private final Source chunks;
  private final Place sizesAt;
  private final long fixed;
  private final boolean wide;
  private long samplesLeft;
  private long runsLeft;
  private long nextRun;
  private long inChunk;
  private long nextInChunk;

  private Samples(SeekableByteChannel file, Place sizes, Place perChunk, Place chunks)
      throws IOException {
    this.sizes = new Source(file);
    this.perChunk = new Source(file);
    this.chunks = new Source(file);
    this.sizesAt = sizes;
    this.wide = chunks.wide();
    this.sizes.seek(sizes.from() + 4);
    this.fixed = this.sizes.u32();
    this.samplesLeft = this.sizes.u32();
    this.perChunk.seek(perChunk.from() + 4);
    this.runsLeft = this.perChunk.u32();
    this.chunks.seek(chunks.from() + 4);
    Unreadable.unless(runsLeft * 12 <= perChunk.to() - perChunk.from() - 8, "a table too long");
  }

  /// A table: where its content begins and ends.
  ///
  /// @param wide whether its places have 64 bits
  record Place(long from, long to, boolean wide) {}

  /// Adds where the samples lie to `shown`.
  static void of(SeekableByteChannel file, Place sizes, Place perChunk, Place chunks, Ranges shown)
      throws IOException {
    new Samples(file, sizes, perChunk, chunks).add(chunks, shown);
  }

  private void add(Place table, Ranges shown) throws IOException {
    long count = chunks.u32();
    Unreadable.unless(count * (wide ? 8 : 4) <= table.to() - table.from() - 8, "a table too long");
    Unreadable.unless(
        fixed > 0 || samplesLeft * 4 <= sizesAt.to() - sizesAt.from() - 12, "a table too long");
    run();
    for (long chunk = 1; chunk <= count; chunk++) {
      while (nextRun == chunk) {
        run();
      }
      long at = wide ? chunks.u64() : chunks.u32();
      long length = length();
      Unreadable.unless(
          at >= 0 && at <= chunks.size() && length <= chunks.size() - at, "samples beyond the end");
      shown.add(at, at + length);
    }
  }

  /// Goes on to the next run of chunks that have equally many samples.
  private void run() throws IOException {
    inChunk = nextInChunk;
    if (runsLeft == 0) {
      nextRun = 0;
      return;
    }
    boolean first = nextRun == 0;
    nextRun = perChunk.u32();
    nextInChunk = perChunk.u32();
    perChunk.skip(4);
    runsLeft--;
    Unreadable.unless(!first || nextRun == 1, "chunks of no run");
  }

  private long length() throws IOException {
    long samples = Math.min(inChunk, samplesLeft);
    samplesLeft -= samples;
    if (fixed > 0) {
      return fixed * samples;
    }
    long length = 0;
    for (long i = 0; i < samples; i++) {
      length += sizes.u32();
    }
    return length;
  }
}
