package org.huiyin.evidence;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.util.UUID;
import org.huiyin.matter.EvidenceFolder;

/// Where sealed files lie from their first byte on: *begun* on this machine's disk, then *held*,
/// then *kept*. What is begun and never finished is swept like what is held and never sent.
interface Shelf extends EvidenceFolder {

  /// The bytes that are free where files are begun.
  long room();

  /// A file that counts as held once it is [#finish]ed.
  FileChannel begin(UUID file) throws IOException;

  SeekableByteChannel readUnfinished(UUID file) throws IOException;

  /// Holds what was begun: when this returns, it survives a power cut.
  ///
  /// @throws org.huiyin.web.FilesAway if the place where files are held can't be reached; nothing
  // is held then
  void finish(UUID file) throws IOException;

  /// Forgets what is begun or held; does nothing to what is kept.
  void drop(UUID file);
}
