package org.huiyin.matter;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/// Looks whether a file would harm whoever opens it, as far as anybody knows today. Safe for any
/// number of threads.
public interface FileScan {

  /// Nobody looks.
  FileScan NONE =
      new FileScan() {
        @Override
        public boolean isThere() {
          return false;
        }

        @Override
        public Verdict look(InputStream file) {
          return Verdict.NOBODY;
        }
      };

  /// Whether there is anybody who would look.
  boolean isThere();

  /// Reads the file to its end or to what it finds.
  ///
  /// @throws IOException if the file can't be read
  Verdict look(InputStream file) throws IOException;

  /// What is known of a file.
  enum Verdict {
    /// There is no scanner here.
    NOBODY,
    CLEAN,
    HARMFUL,
    /// There is a scanner, and it couldn't look.
    UNKNOWN;

    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
