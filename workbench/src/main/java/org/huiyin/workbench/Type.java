package org.huiyin.workbench;

import java.util.ArrayList;
import java.util.List;

/// A size and weight of type, and how much room text takes in it.
///
/// No font is asked, since the reader's are unknown: the widths are those of Arial, Helvetica and
/// the Chinese fonts of every system. Each line of a picture tells its width, so that a wider font
/// is squeezed into its box and never runs over it.
enum Type {
  HEADING(17, true),
  TITLE(14, true),
  STRONG(12, true),
  PLAIN(12, false);

  /// Thousandths of the size, by character from the blank on.
  private static final String[] ASCII =
      """
      278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278
      556 556 556 556 556 556 556 556 556 556 278 278 584 584 584 556
      1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778
      667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556
      333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556
      556 556 333 500 278 556 500 722 500 500 500 334 260 334 584"""
          .strip()
          .split("\\s+");

  private static final int NO_BREAK = 0xa0;
  private static final String NEVER_FIRST = "→，。、；：？！）》」』”’·…),.;:!?]%";
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
    return size * 1.3;
  }

  double width(String text) {
    boolean chinese = text.codePoints().anyMatch(Type::isWholeSquare);
    double ems = text.codePoints().mapToDouble(c -> ems(c, chinese)).sum();
    return ems * size * (bold ? 1.09 : 1);
  }

  private static double ems(int c, boolean chinese) {
    if (c >= ' ' && c < ' ' + ASCII.length) {
      return Integer.parseInt(ASCII[c - ' ']) / 1000.0;
    }
    if (c == NO_BREAK || (!chinese && isQuotationMark(c))) {
      return 0.33;
    }
    // Beyond Latin everything else counts as a whole square, quotation marks among Chinese too:
    // its fonts make them so.
    return c > 0x24f ? 1 : 0.8;
  }

  private static boolean isQuotationMark(int c) {
    return c >= '‘' && c <= '”';
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
