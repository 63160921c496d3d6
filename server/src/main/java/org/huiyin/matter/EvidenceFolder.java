package org.huiyin.matter;

import java.io.InputStream;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/// Where the sealed bytes of evidence lie: *held* until what they came with is sent, then *kept*.
/// It can read none of them. Safe for any number of threads, and for several nodes on one folder.
///
/// Methods throw `UncheckedIOException` when the folder can't be used.
public interface EvidenceFolder {

  /// Keeps a held file for good: when this returns true, it survives a power cut.
  ///
  /// @return false if there is no such file, held or kept
  boolean keep(UUID file);

  /// The sealed bytes of a kept file. The caller closes them.
  InputStream open(UUID file);

  boolean isKept(UUID file);

  /// Whether the file is here, held or kept.
  boolean has(UUID file);

  /// Deletes a kept file; does nothing if there is none.
  void erase(UUID file);

  /// Files that have been kept for longer than any sweep leaves what belongs to no matter. Those of
  /// matters are among them.
  Set<UUID> keptLongAgo(Instant now);

  /// Deletes what was held for a day and never sent, and what was kept for an act that was never
  /// written.
  ///
  /// @param recorded gives those of some files that are part of a matter
  /// @return how many were deleted
  int sweep(Instant now, UnaryOperator<Set<UUID>> recorded);
}
