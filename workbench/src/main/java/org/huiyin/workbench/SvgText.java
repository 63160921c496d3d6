package org.huiyin.workbench;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.huiyin.workbench.Chart.Box;
import org.huiyin.workbench.Chart.Hand;
import org.huiyin.workbench.Chart.Shape;
import org.huiyin.workbench.Chart.Tone;
import org.huiyin.workbench.Plan.Area;
import org.huiyin.workbench.Plan.Place;
import org.huiyin.workbench.Plan.Point;
import org.huiyin.workbench.Plan.Way;

/// Writes a picture as SVG: presentation attributes only, no style, no script, no font of its
/// own, so that it shows under every content security policy.
///
/// Whose act an arrow is can be told without colour: an institution's is one line, the
/// complainant's two, that of time dashes.
final class SvgText {

  private static final double MARGIN = 12;
  private static final double GAP = 16;

  /// Room for a sample of a line, in the legend.
  private static final double SAMPLE = 44;

  private static final String INK = "#0b0c0c";
  private static final String COMPLAINANT = "#1d4f91";
  private static final String TIME = "#8a3b00";
  private static final String PAPER = "#ffffff";

  private final Chart chart;
  private final Plan plan;
  private final Block head;
  private final Block foot;
  private final double width;
  private final double height;
  private final Xml xml = new Xml();

  private SvgText(Chart chart, Plan plan) {
    this.chart = chart;
    this.plan = plan;
    double room = Math.max(plan.width(), 420);
    this.width = room + 2 * MARGIN;
    this.head =
        new Block.Writing(room)
            .add(chart.title(), Type.HEADING)
            .add(chart.edition(), Type.PLAIN)
            .block();
    this.foot = foot(room);
    this.height = 2 * MARGIN + head.height() + GAP + plan.height() + GAP + foot.height();
  }

  static String of(Chart chart, Plan plan, String account) {
    return new SvgText(chart, plan).svg(account);
  }

  private Block foot(double room) {
    Block.Writing writing = new Block.Writing(room);
    chart.notes().forEach(note -> Layout.write(writing, note));
    writing.gap().gap().add(chart.key().heading(), Type.TITLE);
    for (Hand hand : Hand.values()) {
      writing.add(key(hand), Type.PLAIN, Tone.PLAIN, SAMPLE);
    }
    chart.key().lines().forEach(line -> writing.add(line, Type.PLAIN));
    return writing.block();
  }

  private String key(Hand hand) {
    return switch (hand) {
      case OFFICE -> chart.key().office();
      case COMPLAINANT -> chart.key().complainant();
      case TIME -> chart.key().time();
    };
  }

  private String svg(String account) {
    xml.start(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "viewBox",
        "0 0 " + Xml.number(width) + " " + Xml.number(height),
        "role",
        "img",
        "aria-labelledby",
        "title desc",
        "font-family",
        "Arial, Helvetica, 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif",
        "fill",
        INK);
    xml.line().start("title", "id", "title").text(chart.title()).end("title").line();
    xml.start("desc", "id", "desc").text(account).end("desc").line();
    xml.empty("rect", "width", width, "height", height, "fill", PAPER).line();
    write(head, MARGIN, MARGIN);
    double top = MARGIN + head.height() + GAP;
    double left = MARGIN + (width - 2 * MARGIN - plan.width()) / 2;
    xml.start("g", "transform", "translate(" + Xml.number(left) + " " + Xml.number(top) + ")");
    xml.line();
    plan.arrows().forEach(this::line);
    plan.boxes().forEach(this::box);
    plan.arrows().forEach(this::label);
    xml.end("g").line();
    double bottom = top + plan.height() + GAP;
    write(foot, MARGIN, bottom);
    samples(bottom);
    return xml.end("svg").line().toString();
  }

  private void samples(double top) {
    Iterator<Hand> hands = List.of(Hand.values()).iterator();
    for (Block.Line line : foot.lines()) {
      if (line.indent() == SAMPLE && line.first()) {
        double y = top + line.down() - 4;
        stroke(hands.next(), List.of(new Point(MARGIN, y), new Point(MARGIN + 36, y)));
      }
    }
  }

  private void box(Place place) {
    Box box = place.box();
    Area area = place.area();
    xml.start("g").start("title").text(box.title()).end("title");
    boolean start = box.shape() == Shape.START;
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
        start ? area.height() / 2 : 4.0,
        "fill",
        fill(box.shape()),
        "stroke",
        INK,
        "stroke-width",
        box.shape() == Shape.END ? 3.0 : 1.2);
    write(place.text(), area.x() + Layout.PADDING, area.y() + Layout.PADDING);
    xml.end("g").line();
  }

  private static String fill(Shape shape) {
    return switch (shape) {
      case START -> PAPER;
      case STAGE -> "#f3f5f7";
      case END -> "#e3ecdf";
      case SEVERAL -> "#faf3dc";
    };
  }

  private void line(Way way) {
    stroke(way.arrow().hand(), way.points());
  }

  private void stroke(Hand hand, List<Point> points) {
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
    head(points, colour);
  }

  private void stroke(String path, String colour, double width, String dashes) {
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

  private static String path(List<Point> points) {
    StringBuilder path = new StringBuilder();
    for (Point point : points) {
      path.append(path.isEmpty() ? "M" : "L");
      path.append(Xml.number(point.x())).append(' ').append(Xml.number(point.y()));
    }
    return path.toString();
  }

  /// The arrowhead, drawn as it lies: markers are not shown by every viewer of pictures.
  private void head(List<Point> points, String colour) {
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

  private static String colour(Hand hand) {
    return switch (hand) {
      case OFFICE -> INK;
      case COMPLAINANT -> COMPLAINANT;
      case TIME -> TIME;
    };
  }

  private void label(Way way) {
    Area area = way.label();
    xml.start("g", "fill", colour(way.arrow().hand()));
    write(way.text(), area.x(), area.y());
    xml.end("g").line();
  }

  private void write(Block block, double x, double y) {
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
          line.type().isBold() ? "bold" : "normal");
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
