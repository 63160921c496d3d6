package org.huiyin.workbench;

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

/// Writes the detailed picture as SVG.
final class SvgText {

  private static final double MARGIN = 12;
  private static final double GAP = 16;

  /// Room for a sample of a line, in the legend.
  private static final double SAMPLE = 44;

  private final Chart chart;
  private final Plan plan;
  private final Block head;
  private final Block foot;
  private final double width;
  private final double height;
  private final Pen pen = new Pen();
  private final Xml xml = pen.xml();

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
    pen.start(chart.title(), account, width, height);
    pen.write(head, MARGIN, MARGIN);
    double top = MARGIN + head.height() + GAP;
    double left = MARGIN + (width - 2 * MARGIN - plan.width()) / 2;
    xml.start("g", "transform", "translate(" + Xml.number(left) + " " + Xml.number(top) + ")");
    xml.line();
    plan.arrows().forEach(this::line);
    plan.boxes().forEach(this::box);
    plan.arrows().forEach(this::label);
    xml.end("g").line();
    double bottom = top + plan.height() + GAP;
    pen.write(foot, MARGIN, bottom);
    samples(bottom);
    return xml.end("svg").line().toString();
  }

  private void samples(double top) {
    Iterator<Hand> hands = List.of(Hand.values()).iterator();
    for (Block.Line line : foot.lines()) {
      if (line.indent() == SAMPLE && line.first()) {
        double y = top + line.down() - 4;
        pen.stroke(hands.next(), List.of(new Point(MARGIN, y), new Point(MARGIN + 36, y)));
      }
    }
  }

  private void box(Place place) {
    Box box = place.box();
    Area area = place.area();
    xml.start("g").start("title").text(box.title()).end("title");
    double round = box.shape() == Shape.START ? area.height() / 2 : 4.0;
    pen.box(area, round, fill(box.shape()), box.shape() == Shape.END ? 3.0 : 1.2, "none");
    pen.write(place.text(), area.x() + Layout.PADDING, area.y() + Layout.PADDING);
    xml.end("g").line();
  }

  static String fill(Shape shape) {
    return switch (shape) {
      case START -> Pen.PAPER;
      case STAGE -> "#f3f5f7";
      case END -> "#e3ecdf";
      case SEVERAL -> "#faf3dc";
    };
  }

  private void line(Way way) {
    pen.stroke(way.arrow().hand(), way.points());
  }

  private void label(Way way) {
    Area area = way.label();
    xml.start("g", "fill", Pen.colour(way.arrow().hand()));
    pen.write(way.text(), area.x(), area.y());
    xml.end("g").line();
  }
}
