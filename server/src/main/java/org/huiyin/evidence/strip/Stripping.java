package org.huiyin.evidence.strip;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;

/// Writes a copy of a file of one format without its metadata.
///
/// Guarantees: nothing of the original stands in the copy but what the format needs to show or
/// play it; what is before its beginning or after its end isn't in the copy; memory doesn't grow
/// with the file. Doesn't guarantee: that pictures and sounds themselves give nobody away.
/// Stateless; safe for any number of threads.
@FunctionalInterface
public interface Stripping {

  /// Writes the copy.
  ///
  /// @throws Unreadable if the original isn't a whole file of this format
  void strip(SeekableByteChannel original, OutputStream copy) throws IOException;

  /// A format that holds nothing but what it shows.
  static void nothing(SeekableByteChannel original, OutputStream copy) throws IOException {
    Source in = new Source(original);
    in.copy(in.size(), copy);
  }
}
