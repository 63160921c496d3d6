package org.huiyin.matter;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of a book, the oldest matters first. Nobody is named in it.
///
/// @param next the cursor of the next page, or null on the last
public record BookPage(List<Listed> matters, @Nullable String next) {

  public BookPage {
    matters = List.copyOf(matters);
  }

  /// A matter of the book.
  ///
  /// @param topic its code, or null
  /// @param place its code, or null
  public record Listed(
      String number,
      MatterView.Named kind,
      MatterView.Named stage,
      @Nullable String topic,
      @Nullable String place,
      LocalDate openedOn) {}

  /// How many matters are in a book.
  ///
  /// @param atLeast whether there are more than were counted
  public record Size(String book, int matters, boolean atLeast) {}
}
