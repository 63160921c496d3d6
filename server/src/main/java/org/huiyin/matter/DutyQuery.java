package org.huiyin.matter;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which duties an officer asks for. All filters narrow; none can show what the wall hides.
///
/// @param stage only matters in this stage
/// @param topic only matters on this topic
/// @param place only matters at this place
/// @param clock only duties of this clock
/// @param unit whether only those of one's own unit
/// @param late whether only those that are late
/// @param after the last one of the page before
/// @param limit how many, 1 to 200
public record DutyQuery(
    @Nullable String stage,
    @Nullable String topic,
    @Nullable String place,
    @Nullable String clock,
    boolean unit,
    boolean late,
    Optional<Cursor> after,
    int limit) {

  public static final int MOST = 200;

  public DutyQuery {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("limit: expected 1 to " + MOST + ": " + limit);
    }
  }
}
