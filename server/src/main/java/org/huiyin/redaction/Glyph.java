package org.huiyin.redaction;

import java.awt.geom.Rectangle2D;

/// One sign of a page.
///
/// @param says what it says; a sign of which that isn't known says nothing that is looked for
/// @param place on the picture of the page
record Glyph(String says, Rectangle2D place) {

  boolean isOnOneLineWith(Glyph other) {
    double over = Math.max(place.getMinY(), other.place.getMinY());
    double under = Math.min(place.getMaxY(), other.place.getMaxY());
    return under - over > Math.min(place.getHeight(), other.place.getHeight()) / 2;
  }
}
