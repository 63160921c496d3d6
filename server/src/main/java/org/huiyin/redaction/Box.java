package org.huiyin.redaction;

/// A part of a page that goes, in hundredths of its width and height, from its upper left corner.
///
/// @param page from 1; a picture has one
record Box(int page, double left, double top, double width, double height) {

  Box {
    boolean fits =
        page >= 1
            && left >= 0
            && top >= 0
            && width > 0
            && height > 0
            && left + width <= 100.001
            && top + height <= 100.001;
    if (!fits) {
      throw new IllegalArgumentException("box: outside its page");
    }
  }

  static Box wholePage(int page) {
    return new Box(page, 0, 0, 100, 100);
  }
}
