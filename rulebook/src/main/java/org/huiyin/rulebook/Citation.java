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

  private static final String TO_VERIFY = " (verify)";

  /// Reads what [#toString] wrote: the source, the place where there is one, and `(verify)`.
  public static Citation parse(String text) {
    boolean verify = text.endsWith(TO_VERIFY);
    String rest = verify ? text.substring(0, text.length() - TO_VERIFY.length()) : text;
    int cut = rest.indexOf(' ');
    return cut < 0
        ? new Citation(rest, "", verify)
        : new Citation(rest.substring(0, cut), rest.substring(cut + 1).strip(), verify);
  }

  Citation toVerify() {
    return verify ? this : new Citation(source, place, true);
  }

  public boolean isHouse() {
    return source.equals(HOUSE);
  }

  @Override
  public String toString() {
    return source + (place.isEmpty() ? "" : " " + place) + (verify ? TO_VERIFY : "");
  }
}
