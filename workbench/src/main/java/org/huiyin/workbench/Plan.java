package org.huiyin.workbench;

import java.util.List;
import org.huiyin.workbench.Chart.Arrow;
import org.huiyin.workbench.Chart.Box;

/// Where everything of a chart stands, from its upper left corner.
record Plan(double width, double height, List<Place> boxes, List<Way> arrows) {

  Plan {
    boxes = List.copyOf(boxes);
    arrows = List.copyOf(arrows);
  }

  /// A rectangle.
  record Area(double x, double y, double width, double height) {

    boolean overlaps(Area other) {
      return x < other.x + other.width
          && other.x < x + width
          && y < other.y + other.height
          && other.y < y + height;
    }

    boolean contains(Area other) {
      return x <= other.x
          && y <= other.y
          && other.x + other.width <= x + width
          && other.y + other.height <= y + height;
    }
  }

  /// A point.
  record Point(double x, double y) {}

  /// A box with its text.
  record Place(Box box, Area area, Block text) {}

  /// An arrow with its text.
  record Way(Arrow arrow, List<Point> points, Area label, Block text) {
    Way {
      points = List.copyOf(points);
    }
  }
}
