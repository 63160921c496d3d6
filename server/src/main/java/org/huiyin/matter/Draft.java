package org.huiyin.matter;

import java.time.Instant;
import java.util.Map;

/// An act that an officer has begun and not done. Immutable. `toString` shows no text.
///
/// @param act the act's name
/// @param texts its texts by name, as far as they are written
/// @param particulars its other fields as they were typed, by name
/// @param version names this state of the draft; whoever writes on says which one they saw
/// @param savedAt when it was kept, in security time
public record Draft(
    String act,
    Map<String, String> texts,
    Map<String, String> particulars,
    int version,
    Instant savedAt) {

  /// The version of a draft that isn't there yet.
  public static final int NONE = 0;

  public Draft {
    texts = Map.copyOf(texts);
    particulars = Map.copyOf(particulars);
  }

  /// The version that a page gave back.
  ///
  /// @return [#NONE] for anything that is no version
  public static int version(String given) {
    try {
      return Math.max(NONE, Integer.parseInt(given));
    } catch (NumberFormatException e) {
      return NONE;
    }
  }

  @Override
  public String toString() {
    return "Draft[" + act + ", version " + version + "]";
  }
}
