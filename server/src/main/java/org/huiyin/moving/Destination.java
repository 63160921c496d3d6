package org.huiyin.moving;

import java.io.OutputStream;
import java.nio.file.Path;

/// Where an archive goes.
public sealed interface Destination {

  /// A file that isn't there yet.
  record File(Path path) implements Destination {}

  /// A pipe, to whatever seals it or carries it away.
  record Pipe(OutputStream out) implements Destination {}
}
