package org.huiyin.matter;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// One of the five books, in which matters stand by what would solve them, and the list of those
/// that are in none yet.
public enum Book {
  OWN_POWER,
  NEEDS_SUPERIOR,
  NEEDS_POLICY,
  NO_REMEDY,
  SPECIAL_SUPERVISION,
  NOT_YET;

  /// As the rulebook's ground is called that marks a matter so.
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<Book> of(String id) {
    return Arrays.stream(values()).filter(book -> book.id().equals(id)).findFirst();
  }

  /// What the column says of a matter that is in it.
  String mark() {
    return this == NOT_YET ? "" : id();
  }
}
