package org.huiyin.workbench;

import java.util.ArrayList;
import java.util.List;
import org.huiyin.workbench.Chart.Tone;

/// Lines of text, one below the other, with the room that they take.
///
/// @param width the widest line
record Block(List<Line> lines, double width, double height) {

  private static final double GAP = 5;

  Block {
    lines = List.copyOf(lines);
  }

  /// @param tone what it is about; its first line is marked so
  /// @param down the distance of its baseline from the top of the block
  record Line(String text, Type type, Tone tone, boolean first, double indent, double down) {}

  /// Builds a block from above to below.
  static final class Writing {

    private final List<Line> lines = new ArrayList<>();
    private final double most;
    private double down;
    private double width;

    /// @param most the room from left to right
    Writing(double most) {
      this.most = most;
    }

    Writing add(String text, Type type) {
      return add(text, type, Tone.PLAIN, 0);
    }

    Writing add(String text, Type type, Tone tone, double indent) {
      boolean first = true;
      for (String line : type.wrap(text, most - indent)) {
        down += type.leading();
        lines.add(new Line(line, type, tone, first, indent, down - type.size() * 0.3));
        width = Math.max(width, indent + type.width(line));
        first = false;
      }
      return this;
    }

    /// Adds text at the right of the last line, or below it where there is no room.
    Writing beside(String text, Type type) {
      Line last = lines.getLast();
      double right = last.indent() + last.type().width(last.text()) + 2 * GAP;
      if (right + type.width(text) > most) {
        return add(text, type);
      }
      lines.add(new Line(text, type, Tone.PLAIN, false, right, last.down()));
      width = Math.max(width, right + type.width(text));
      return this;
    }

    /// Adds text at the right of the last line with room before it, or below it.
    Writing further(String text, Type type, double indent) {
      Line last = lines.getLast();
      double right = last.indent() + last.type().width(last.text()) + 2 * GAP + indent;
      if (right + type.width(text) > most) {
        return add(text, type, Tone.PLAIN, indent);
      }
      lines.add(new Line(text, type, Tone.PLAIN, true, right, last.down()));
      width = Math.max(width, right + type.width(text));
      return this;
    }

    Writing gap() {
      down += lines.isEmpty() ? 0 : GAP;
      return this;
    }

    double height() {
      return down;
    }

    Block block() {
      return new Block(lines, width, down);
    }
  }
}
