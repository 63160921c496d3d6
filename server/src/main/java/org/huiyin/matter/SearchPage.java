package org.huiyin.matter;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a search found, the newest matters first. Nobody is named in it.
///
/// @param matters of this page, twenty at most
/// @param found how many were found on all pages, fifty at most
/// @param more whether there are more than those fifty
/// @param partly whether many matters have the words, and not all of them were looked at
/// @param longNumber whether nothing was looked for, since long numbers aren't
/// @param next the number of the next page, or null on the last
public record SearchPage(
    List<Found> matters,
    int found,
    boolean more,
    boolean partly,
    boolean longNumber,
    @Nullable Integer next) {

  static final SearchPage NOTHING = new SearchPage(List.of(), 0, false, false, false, null);

  public SearchPage {
    matters = List.copyOf(matters);
  }

  /// One that was found.
  ///
  /// @param topic its code, or null
  /// @param place its code, or null
  /// @param words of what the institution wrote, with what was looked for marked; may be empty
  public record Found(
      String number,
      MatterView.Named kind,
      MatterView.Named stage,
      @Nullable String topic,
      @Nullable String place,
      LocalDate openedOn,
      List<Piece> words) {
    public Found {
      words = List.copyOf(words);
    }
  }

  /// A piece of a text.
  public record Piece(String text, boolean marked) {
    @Override
    public String toString() {
      return "Piece[" + marked + "]";
    }
  }
}
