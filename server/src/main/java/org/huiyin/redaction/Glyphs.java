package org.huiyin.redaction;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/// The signs of a page, in which passages are looked for: in the order in which they are drawn,
/// and in that in which they are read, since a page may draw them as it likes.
final class Glyphs {

  private static final double ROW = 6;
  private static final double AROUND = 2;

  private final List<Glyph> drawn = new ArrayList<>();

  void add(Glyph glyph) {
    drawn.add(glyph);
  }

  /// Adds to `goes` what covers each passage.
  ///
  /// @return how often each was found at least
  List<Integer> find(List<String> passages, List<Rectangle2D> goes) {
    List<List<Glyph>> orders = List.of(drawn, read(0), read(ROW / 2));
    List<Integer> times = new ArrayList<>();
    for (String passage : passages) {
      Folded looked = Folded.of(passage);
      int most = 0;
      for (List<Glyph> order : orders) {
        most = Math.max(most, find(order, looked, goes));
      }
      times.add(most);
    }
    return times;
  }

  private List<Glyph> read(double offset) {
    return drawn.stream()
        .sorted(
            Comparator.<Glyph>comparingLong(
                    glyph -> Math.round((glyph.place().getCenterY() + offset) / ROW))
                .thenComparingDouble(glyph -> glyph.place().getMinX()))
        .toList();
  }

  private static int find(List<Glyph> order, Folded passage, List<Rectangle2D> goes) {
    StringBuilder says = new StringBuilder();
    List<Integer> whose = new ArrayList<>();
    for (int i = 0; i < order.size(); i++) {
      says.append(order.get(i).says());
      while (whose.size() < says.length()) {
        whose.add(i);
      }
    }
    BitSet marked = new BitSet();
    int times = Folded.of(says.toString()).mark(passage, marked);
    cover(order, whose, marked, goes);
    return times;
  }

  /// One rectangle for what stands beside each other, so that the gaps between signs tell nothing.
  private static void cover(
      List<Glyph> order, List<Integer> whose, BitSet marked, List<Rectangle2D> goes) {
    Glyph before = null;
    Rectangle2D covering = new Rectangle2D.Double();
    for (int at = 0; at < whose.size(); at++) {
      Glyph glyph = order.get(whose.get(at));
      if (!marked.get(at)) {
        before = null;
      } else if (before != null && before.isOnOneLineWith(glyph)) {
        covering.add(around(glyph));
        before = glyph;
      } else {
        covering = around(glyph);
        goes.add(covering);
        before = glyph;
      }
    }
  }

  private static Rectangle2D around(Glyph glyph) {
    Rectangle2D place = glyph.place();
    return new Rectangle2D.Double(
        place.getX() - AROUND,
        place.getY() - AROUND,
        place.getWidth() + 2 * AROUND,
        place.getHeight() + 2 * AROUND);
  }
}
