package org.huiyin.workbench;

import java.util.ArrayList;
import java.util.List;
import org.huiyin.workbench.Chart.Hand;
import org.huiyin.workbench.Chart.Tone;
import org.huiyin.workbench.Plan.Area;
import org.huiyin.workbench.Plan.Point;

/// Draws as SVG: presentation attributes only, no style, no script, no font of its own, so that
/// it shows under every content security policy.
///
/// Whose act an arrow is can be told without colour: an institution's is one line, the
/// complainant's two, that of time dashes.
final class Pen {

  static final String INK = "#0b0c0c";
  static final String PAPER = "#ffffff";
  private static final String COMPLAINANT = "#1d4f91";
  private static final String TIME = "#8a3b00";

  private final Xml xml = new Xml();

  Xml xml() {
    return xml;
  }

  /// Begins a picture.
  ///
  /// @param size attributes more, names and values in turn
  void start(String title, String account, double width, double height, Object... size) {
    List<Object> attributes =
        new ArrayList<>(
            List.of(
                "xmlns",
                "http://www.w3.org/2000/svg",
                "viewBox",
                "0 0 " + Xml.number(width) + " " + Xml.number(height),
                "role",
                "img",
                "aria-labelledby",
                "title desc",
                "font-family",
                "Arial, Helvetica, 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei',"
                    + " sans-serif",
                "fill",
                INK));
    attributes.addAll(List.of(size));
    xml.start("svg", attributes.toArray()).line();
    xml.start("title", "id", "title").text(title).end("title").line();
    xml.start("desc", "id", "desc").text(account).end("desc").line();
    xml.empty("rect", "width", width, "height", height, "fill", PAPER).line();
  }

  void box(Area area, double round, String fill, double border, String dashes) {
    xml.empty(
        "rect",
        "x",
        area.x(),
        "y",
        area.y(),
        "width",
        area.width(),
        "height",
        area.height(),
        "rx",
        round,
        "fill",
        fill,
        "stroke",
        INK,
        "stroke-width",
        border,
        "stroke-dasharray",
        dashes);
  }

  /// An arrow as [#stroke], seen to pass over what it crosses.
  void crossing(Hand hand, List<Point> points) {
    stroke(path(points), PAPER, 5, "none");
    stroke(hand, points);
  }

  /// A line as [#crossing], without the arrowhead.
  void line(Hand hand, List<Point> points) {
    stroke(path(points), PAPER, 5, "none");
    lineOnly(hand, points);
  }

  void plain(List<Point> points) {
    stroke(path(points), INK, 1.4, "none");
  }

  /// Where a line joins another.
  void dot(Point at) {
    xml.empty("circle", "cx", at.x(), "cy", at.y(), "r", 2.4, "fill", INK).line();
  }

  void stroke(Hand hand, List<Point> points) {
    lineOnly(hand, points);
    head(points, colour(hand));
  }

  private void lineOnly(Hand hand, List<Point> points) {
    String path = path(points);
    String colour = colour(hand);
    switch (hand) {
      case OFFICE -> stroke(path, colour, 1.4, "none");
      case TIME -> stroke(path, colour, 1.4, "5 3");
      case COMPLAINANT -> {
        stroke(path, colour, 4.2, "none");
        stroke(path, PAPER, 1.6, "none");
      }
    }
  }

  void stroke(String path, String colour, double width, String dashes) {
    xml.empty(
            "path",
            "d",
            path,
            "fill",
            "none",
            "stroke",
            colour,
            "stroke-width",
            width,
            "stroke-dasharray",
            dashes)
        .line();
  }

  static String path(List<Point> points) {
    StringBuilder path = new StringBuilder();
    for (Point point : points) {
      path.append(path.isEmpty() ? "M" : "L");
      path.append(Xml.number(point.x())).append(' ').append(Xml.number(point.y()));
    }
    return path.toString();
  }

  /// The arrowhead, drawn as it lies: markers are not shown by every viewer of pictures.
  void head(List<Point> points, String colour) {
    Point tip = points.getLast();
    Point before = points.get(points.size() - 2);
    double length = Math.max(1, Math.hypot(tip.x() - before.x(), tip.y() - before.y()));
    double dx = (tip.x() - before.x()) / length;
    double dy = (tip.y() - before.y()) / length;
    List<Point> head = new ArrayList<>();
    head.add(new Point(tip.x() - 9 * dx + 5 * dy, tip.y() - 9 * dy - 5 * dx));
    head.add(tip);
    head.add(new Point(tip.x() - 9 * dx - 5 * dy, tip.y() - 9 * dy + 5 * dx));
    xml.empty("path", "d", path(head) + "Z", "fill", colour).line();
  }

  static String colour(Hand hand) {
    return switch (hand) {
      case OFFICE -> INK;
      case COMPLAINANT -> COMPLAINANT;
      case TIME -> TIME;
    };
  }

  void write(Block block, double x, double y) {
    for (Block.Line line : block.lines()) {
      double down = y + line.down();
      if (line.first() && line.tone() != Tone.PLAIN) {
        mark(line.tone(), x + 1, down - 9);
      }
      xml.start(
          "text",
          "x",
          x + line.indent(),
          "y",
          down,
          "font-size",
          line.type().size(),
          "font-weight",
          line.type().isBold() ? "bold" : "normal",
          "textLength",
          line.type().width(line.text()),
          "lengthAdjust",
          "spacingAndGlyphs");
      xml.text(line.text()).end("text").line();
    }
  }

  /// A full square for what must be done, an empty circle for what may.
  private void mark(Tone tone, double x, double y) {
    if (tone == Tone.DUTY) {
      xml.empty("rect", "x", x, "y", y, "width", 8, "height", 8, "fill", INK);
    } else {
      xml.empty(
          "circle",
          "cx",
          x + 4,
          "cy",
          y + 4,
          "r",
          3.4,
          "fill",
          PAPER,
          "stroke",
          COMPLAINANT,
          "stroke-width",
          1.8);
    }
  }
}
