package org.huiyin.workbench;

import java.util.ArrayList;
import java.util.List;

/// A size and weight of type, and how much room text takes in it.
///
/// No font is asked, since the reader's are unknown: the widths are those of DejaVu Sans, which
/// is wider than Arial, Helvetica, Noto and the Chinese fonts of every system. So text may end
/// before its box does, and never after it.
enum Type {
  HEADING(17, true),
  TITLE(14, true),
  STRONG(12, true),
  PLAIN(12, false);

  /// Thousandths of the size, by character from the blank on.
  private static final String[] ASCII =
      """
      318 401 460 838 636 950 780 275 390 390 500 838 318 361 318 337
      636 636 636 636 636 636 636 636 636 636 337 337 838 838 838 531
      1000 684 686 698 770 632 575 775 752 295 295 656 557 863 748 787
      603 787 695 635 611 732 684 989 685 611 685 390 337 390 838 500
      500 613 635 550 635 615 352 635 634 278 278 579 278 974 634 612
      635 635 411 521 392 634 592 818 592 592 525 636 337 636 838"""
          .strip()
          .split("\\s+");

  private static final String NEVER_FIRST = "，。、；：？！）》」』”’·…),.;:!?]%";
  private static final String NEVER_LAST = "（《「『“‘([";

  private final int size;
  private final boolean bold;

  Type(int size, boolean bold) {
    this.size = size;
    this.bold = bold;
  }

  int size() {
    return size;
  }

  boolean isBold() {
    return bold;
  }

  /// From one line to the next.
  double leading() {
    return size * 1.35;
  }

  double width(String text) {
    return text.codePoints().mapToDouble(Type::ems).sum() * size * (bold ? 1.14 : 1);
  }

  private static double ems(int c) {
    if (c >= ' ' && c < ' ' + ASCII.length) {
      return Integer.parseInt(ASCII[c - ' ']) / 1000.0;
    }
    // Beyond Latin everything counts as a whole square, quotation marks too: Chinese fonts make
    // them so.
    return c > 0x24f ? 1 : 0.8;
  }

  /// Chinese, and whatever takes as much room.
  private static boolean isWholeSquare(int c) {
    return c >= 0x2e80;
  }

  /// Breaks text into lines no wider than this: between words, between Chinese characters, and
  /// inside a word only if it doesn't fit in a line.
  List<String> wrap(String text, double most) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String piece : pieces(text)) {
      if (!line.isEmpty() && width(line + piece.stripTrailing()) > most) {
        lines.add(line.toString().strip());
        line.setLength(0);
      }
      for (String part : parts(piece, most)) {
        if (!line.isEmpty() && width(line + part.stripTrailing()) > most) {
          lines.add(line.toString().strip());
          line.setLength(0);
        }
        line.append(part);
      }
    }
    if (!line.toString().isBlank()) {
      lines.add(line.toString().strip());
    }
    return lines;
  }

  private List<String> parts(String piece, double most) {
    if (width(piece.stripTrailing()) <= most) {
      return List.of(piece);
    }
    return piece.codePoints().mapToObj(Character::toString).toList();
  }

  /// What isn't broken: a word with the blank after it, a Chinese character with its punctuation.
  private static List<String> pieces(String text) {
    List<String> pieces = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    int last = ' ';
    for (int c : text.codePoints().toArray()) {
      if (!piece.isEmpty() && mayBreak(last, c)) {
        pieces.add(piece.toString());
        piece.setLength(0);
      }
      piece.appendCodePoint(c);
      last = c;
    }
    pieces.add(piece.toString());
    return pieces;
  }

  private static boolean mayBreak(int before, int after) {
    if (after == ' ' || NEVER_FIRST.indexOf(after) >= 0 || NEVER_LAST.indexOf(before) >= 0) {
      return false;
    }
    return before == ' ' || isWholeSquare(before) || isWholeSquare(after);
  }
}
