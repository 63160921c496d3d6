package org.huiyin.workbench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.huiyin.rulebook.Finding;
import org.huiyin.rulebook.Reading;
import org.huiyin.rulebook.Rulebook;
import org.huiyin.rulebook.WorkingCalendar;

/// Reads the files that somebody names.
final class Sources {

  // The reader of rulebooks refuses more than a megabyte; nothing else is longer either.
  private static final long LONGEST = 2_000_000;
  private static final int YEAR_DIGITS = 4;

  private final Words words;

  Sources(Words words) {
    this.words = words;
  }

  /// A document, and how findings name it.
  record Document(String name, String text) {
    byte[] bytes() {
      return text.getBytes(StandardCharsets.UTF_8);
    }
  }
}
