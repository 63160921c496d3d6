package org.huiyin.rulebook;

/// Where a rule comes from: a source that the rulebook lists, and the place in it, such as `xf`
/// and `34` for Article 34 of the Regulation on Petition Work.
///
/// The source `house` marks an institution's own promise: it is shown as its promise and never
/// as law. Immutable.
///
/// @param source the id of a source in the rulebook, such as `xf`
/// @param place article, paragraph and item, such as `23(3)`; empty where the source has no
///     parts
/// @param verify whether the figure still has to be verified against the official text
public record Citation(String source, String place, boolean verify) {

  public static final String HOUSE = "house";

  /// Reads what [#toString] wrote: the source, and the place where there is one.
  public static Citation parse(String text) {
    int cut = text.indexOf(' ');
    return cut < 0
        ? new Citation(text, "", false)
        : new Citation(text.substring(0, cut), text.substring(cut + 1), false);
  }

  public boolean isHouse() {
    return source.equals(HOUSE);
  }

  @Override
  public String toString() {
    return place.isEmpty() ? source : source + " " + place;
  }
}
