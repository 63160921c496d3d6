package org.huiyin.workbench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.huiyin.workbench.Chart.Entry;
import org.huiyin.workbench.Chart.Hand;
import org.huiyin.workbench.Chart.Shape;
import org.huiyin.workbench.Overview.Exit;
import org.huiyin.workbench.Overview.Row;
import org.huiyin.workbench.Plan.Area;
import org.huiyin.workbench.Plan.Point;

/// Writes the overview of a procedure as SVG for one A4 page: stages one below the other, beside
/// each the acts that lead on, and at the right a line for each stage that is led to.
///
/// Nothing is searched for: the time is that of the text.
final class OverviewText {

  /// What lies between margins of 10 mm on A4, so that type of 12 is printed in 9 points.
  private static final double PAGE_WIDTH = 718;
  private static final double PAGE_HEIGHT = PAGE_WIDTH * 277 / 190;

  private static final double MARGIN = 8;
  private static final double PAD = 4;
  private static final double AFTER_BOX = 10;
  private static final double LANE = 11;
  private static final double SAMPLE = 36;

  /// From one row to the next: room for the arrows that end there.
  private static final double ROW_GAP = 10.5;
  private static final double WIDEST_GAP = 18;
  private static final double ARROW = 8;

  /// A larger procedure doesn't fit, whatever is left out.
  private static final int LARGE = 40;

  /// How many of the duties and rights of a stage are told: as many as there is room for.
  private static final List<Depth> DEPTHS =
      List.of(new Depth(3, 3), new Depth(2, 2), new Depth(2, 1), new Depth(1, 1));

  /// Widths of the boxes to try.
  private static final List<Double> BOXES =
      List.of(280.0, 290.0, 300.0, 310.0, 320.0, 330.0, 340.0, 350.0, 360.0);

  private final Overview overview;
  private final Fit fit;
  private final double exits;
  private final double lanesAt;
  private final List<Placed> rows = new ArrayList<>();
  private final List<Lane> lanes = new ArrayList<>();
  private final Block head;
  private final Block foot;
  private final double top;
  private final double bottom;
  private final double width;
  private final Pen pen = new Pen();

  /// @param law how many of the law
  /// @param all how many altogether
  private record Depth(int law, int all) {}

  /// What can be chosen so that all has room.
  private record Fit(Depth depth, double boxes, int lanes, double gap) {}

  /// A row with its place.
  private record Placed(Row row, Area area, Block text, List<Leaving> leaving) {}

  /// An act with its text, and the end of that, where its line begins.
  private record Leaving(Exit exit, Block text, double down, Point end) {}

  /// The line that leads to a stage.
  private record Lane(int to, List<Leaving> from, double top, double bottom, int at) {}

  private OverviewText(Overview overview, Fit fit) {
    this.overview = overview;
    this.fit = fit;
    this.exits = fit.boxes() + AFTER_BOX;
    this.lanesAt = Math.max(exits + 150, PAGE_WIDTH - 2 * MARGIN - fit.lanes() * LANE);
    double room = PAGE_WIDTH - 2 * MARGIN;
    this.head =
        new Block.Writing(room)
            .add(overview.title(), Type.HEADING)
            .beside(overview.edition(), Type.PLAIN)
            .block();
    this.foot = foot(room);
    this.top = MARGIN + head.height() + 2;
    this.bottom = placeRows() + PAD;
    placeLanes();
    this.width = Math.max(PAGE_WIDTH, 2 * MARGIN + lanesAt + lanes() * LANE);
  }

  /// With as much as has room on the page.
  static String of(Overview overview, String account) {
    return best(overview).svg(account);
  }

  private static OverviewText best(Overview overview) {
    int lanes =
        new OverviewText(overview, new Fit(DEPTHS.getLast(), BOXES.getFirst(), 0, ROW_GAP)).lanes();
    OverviewText best = null;
    for (Depth depth : overview.rows().size() > LARGE ? List.of(DEPTHS.getLast()) : DEPTHS) {
      for (double boxes : BOXES) {
        OverviewText text = new OverviewText(overview, new Fit(depth, boxes, lanes, ROW_GAP));
        best = best == null || text.height() < best.height() ? text : best;
      }
      if (best != null && best.height() <= PAGE_HEIGHT) {
        return best.spread();
      }
    }
    return Objects.requireNonNull(best);
  }

  /// What room is left on the page, between the rows.
  private OverviewText spread() {
    double more = (PAGE_HEIGHT - height()) / Math.max(1, rows.size());
    double gap = Math.min(fit.gap() + more, WIDEST_GAP);
    return new OverviewText(overview, new Fit(fit.depth(), fit.boxes(), fit.lanes(), gap));
  }

  private int lanes() {
    return lanes.stream().mapToInt(Lane::at).max().orElse(-1) + 1;
  }

  private double height() {
    return bottom + foot.height() + MARGIN;
  }

  private Block foot(double room) {
    Block.Writing writing = new Block.Writing(room);
    overview.notes().forEach(note -> Layout.write(writing, note));
    writing.gap().gap();
    Chart.Key key = overview.key();
    writing.add(key.office(), Type.PLAIN, Chart.Tone.PLAIN, SAMPLE);
    writing.further(key.complainant(), Type.PLAIN, SAMPLE);
    writing.further(key.time(), Type.PLAIN, SAMPLE);
    for (int i = 0; i < key.lines().size(); i++) {
      if (i == 0) {
        writing.add(key.lines().get(i), Type.PLAIN);
      } else {
        writing.beside(key.lines().get(i), Type.PLAIN);
      }
    }
    return writing.block();
  }

  private double placeRows() {
    double y = top;
    for (Row row : overview.rows()) {
      y += row.shape() == Shape.SEVERAL ? PAD + 1 : fit.gap();
      List<Leaving> leaving = new ArrayList<>();
      double down = PAD;
      for (Exit exit : row.exits()) {
        Block words = new Block.Writing(lanesAt - exits - 8).add(exit.text(), Type.PLAIN).block();
        Block.Line last = words.lines().getLast();
        double right = MARGIN + exits + last.type().width(last.text()) + 4;
        Point end = new Point(right, y + down + last.down() - 4);
        leaving.add(new Leaving(exit, words, y + down, end));
        down += words.height();
      }
      Block text = text(row, down - PAD);
      boolean stage = row.shape() == Shape.STAGE || row.shape() == Shape.END;
      double boxHeight = text.height() + 2 * PAD;
      double boxWidth = stage ? fit.boxes() : text.width() + 4 * PAD;
      rows.add(new Placed(row, new Area(MARGIN, y, boxWidth, boxHeight), text, leaving));
      y += Math.max(boxHeight, down + PAD);
    }
    return y;
  }

  private Block text(Row row, double least) {
    double room = fit.boxes() - 2 * PAD;
    Block.Writing writing = new Block.Writing(room);
    writing.add(row.title(), row.shape() == Shape.START ? Type.PLAIN : Type.STRONG);
    if (!row.legal().isEmpty()) {
      writing.beside(row.legal(), Type.PLAIN);
    }
    int told = 0;
    for (Entry entry : row.entries()) {
      int allowed = told < row.law() ? fit.depth().law() : fit.depth().all();
      Block words =
          new Block.Writing(room)
              .add(entry.head(), Type.PLAIN, entry.tone(), Layout.INDENT)
              .block();
      if (told < allowed || writing.height() + words.height() <= least) {
        writing.add(entry.head(), Type.PLAIN, entry.tone(), Layout.INDENT);
        told++;
      }
    }
    return writing.block();
  }

  /// The shorter a line, the further in.
  private void placeLanes() {
    List<Lane> open = new ArrayList<>();
    for (int to = 0; to < rows.size(); to++) {
      int target = to;
      List<Leaving> from =
          rows.stream()
              .flatMap(row -> row.leaving().stream())
              .filter(leaving -> leaving.exit().to() == target)
              .toList();
      if (!from.isEmpty()) {
        double arrival = rows.get(to).area().y() - ARROW;
        double first = from.stream().mapToDouble(leaving -> leaving.end().y()).min().orElse(0);
        double last = from.stream().mapToDouble(leaving -> leaving.end().y()).max().orElse(0);
        open.add(new Lane(to, from, Math.min(first, arrival), Math.max(last, arrival), 0));
      }
    }
    open.sort(Comparator.comparingDouble(lane -> lane.bottom() - lane.top()));
    for (Lane lane : open) {
      int at = 0;
      while (isTaken(lane, at)) {
        at++;
      }
      lanes.add(new Lane(lane.to(), lane.from(), lane.top(), lane.bottom(), at));
    }
  }

  private boolean isTaken(Lane lane, int at) {
    return lanes.stream()
        .anyMatch(
            other ->
                other.at() == at
                    && other.top() <= lane.bottom() + 4
                    && lane.top() <= other.bottom() + 4);
  }

  private double x(Lane lane) {
    return MARGIN + lanesAt + (lane.at() + 0.5) * LANE;
  }

  private String svg(String account) {
    double scale = 190 / PAGE_WIDTH;
    pen.start(
        overview.title(),
        account,
        width,
        height(),
        "width",
        Xml.number(width * scale) + "mm",
        "height",
        Xml.number(height() * scale) + "mm");
    pen.write(head, MARGIN, MARGIN);
    lanes.forEach(this::trunk);
    lanes.forEach(this::joining);
    rows.forEach(this::row);
    pen.write(foot, MARGIN, bottom);
    samples();
    return pen.xml().end("svg").line().toString();
  }

  private void trunk(Lane lane) {
    Area box = rows.get(lane.to()).area();
    double x = x(lane);
    double arrival = box.y() - ARROW;
    double end = box.x() + box.width() - 16;
    pen.plain(List.of(new Point(x, lane.top()), new Point(x, lane.bottom())));
    pen.crossing(
        Hand.OFFICE,
        List.of(new Point(x, arrival), new Point(end, arrival), new Point(end, box.y())));
  }

  private void joining(Lane lane) {
    for (Leaving leaving : lane.from()) {
      Point join = new Point(x(lane), leaving.end().y());
      pen.line(leaving.exit().hand(), List.of(leaving.end(), join));
      pen.dot(join);
    }
  }

  private void row(Placed placed) {
    Area area = placed.area();
    Shape shape = placed.row().shape();
    pen.xml().start("g");
    pen.box(
        area,
        shape == Shape.START ? area.height() / 2 : 4.0,
        SvgText.fill(shape),
        shape == Shape.END ? 3.0 : 1.2,
        shape == Shape.SEVERAL ? "5 3" : "none");
    double indent = (area.width() - placed.text().width()) / 2;
    boolean narrow = shape == Shape.START || shape == Shape.SEVERAL;
    pen.write(placed.text(), area.x() + (narrow ? indent : PAD), area.y() + PAD);
    pen.xml().end("g").line();
    for (Leaving leaving : placed.leaving()) {
      pen.xml().start("g", "fill", Pen.colour(leaving.exit().hand()));
      pen.write(leaving.text(), MARGIN + exits, leaving.down());
      pen.xml().end("g").line();
    }
  }

  private void samples() {
    Iterator<Hand> hands = List.of(Hand.values()).iterator();
    for (Block.Line line : foot.lines()) {
      if (line.first() && line.indent() >= SAMPLE) {
        double y = bottom + line.down() - 4;
        double x = MARGIN + line.indent() - SAMPLE;
        pen.stroke(hands.next(), List.of(new Point(x, y), new Point(x + SAMPLE - 6, y)));
      }
    }
  }
}
