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

  private static final String NARROW = " !'(),-./:;I[\\]fijlrt|“”‘’·";
  private static final String WIDE = "%@MWmw—…→";
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
    return text.codePoints().mapToDouble(Type::ems).sum() * size * (bold ? 1.06 : 1);
  }

  private static double ems(int c) {
    if (isWholeSquare(c)) {
      return 1;
    }
    String letter = Character.toString(c);
    if (NARROW.contains(letter)) {
      return 0.41;
    }
    if (WIDE.contains(letter) || c > 0x24f) {
      return 1;
    }
    return Character.isUpperCase(c) ? 0.76 : 0.63;
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
