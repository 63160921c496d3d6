package org.huiyin.matter;

import java.util.Optional;
import java.util.UUID;

/// Seals what goes to the archive, to a key of which this installation has the public half alone:
/// once it is sealed, nobody here can open it. Safe for any number of threads.
public interface ArchiveSeal {

  /// Which key it is, by a digest of its public half; empty where there is no archive.
  Optional<String> key();

  /// Seals one matter (HPKE, RFC 9180), bound to it.
  ///
  /// @throws IllegalStateException if there is no archive's key
  byte[] seal(String authority, UUID matter, byte[] plain);
}
