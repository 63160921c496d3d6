package org.huiyin.workbench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.elk.alg.layered.LayeredLayoutProvider;
import org.eclipse.elk.alg.layered.options.CycleBreakingStrategy;
import org.eclipse.elk.alg.layered.options.GraphCompactionStrategy;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeLabelPlacement;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkBendPoint;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkLabel;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;
import org.huiyin.workbench.Chart.Arrow;
import org.huiyin.workbench.Chart.Box;
import org.huiyin.workbench.Chart.Deed;
import org.huiyin.workbench.Chart.Entry;
import org.huiyin.workbench.Chart.Shape;
import org.huiyin.workbench.Chart.Tone;
import org.huiyin.workbench.Plan.Area;
import org.huiyin.workbench.Plan.Place;
import org.huiyin.workbench.Plan.Point;
import org.huiyin.workbench.Plan.Way;

/// Gives everything of a chart its place: in layers, from above to below, by ELK.
final class Layout {

  static final double PADDING = 8;
  static final double INDENT = 12;

  /// What fits between the margins of an A4 page, so that type of 12 is printed in 9 points.
  private static final double A4 = 694;

  /// Widths of the text in a box: the first one that fits is taken, and the last one anyway.
  private static final List<Double> ROOMS = List.of(250.0, 225.0, 205.0, 185.0);

  /// A larger chart doesn't fit whatever its boxes are.
  private static final int LARGE = 40;
  private static final double LABEL = 118;

  /// ELK leaves out a label without text; what it says doesn't matter, its size is given.
  private static final String ANY = "label";

  static {
    // Else ELK can't copy the default values of its options.
    LayoutMetaDataService.getInstance()
        .registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
  }

  private final ElkNode root = ElkGraphUtil.createGraph();
  private final Map<String, ElkNode> nodes = new HashMap<>();
  private final List<Block> boxTexts = new ArrayList<>();
  private final List<Block> labelTexts = new ArrayList<>();
  private final Chart chart;
  private final double room;

  private Layout(Chart chart, double room) {
    this.chart = chart;
    this.room = room;
  }

  static Plan of(Chart chart) {
    List<Double> rooms = chart.boxes().size() > LARGE ? List.of(ROOMS.getLast()) : ROOMS;
    Plan plan = of(chart, rooms.getFirst());
    for (double room : rooms.subList(1, rooms.size())) {
      plan = plan.width() <= A4 ? plan : of(chart, room);
    }
    return plan;
  }

  private static Plan of(Chart chart, double room) {
    Layout layout = new Layout(chart, room);
    layout.options();
    chart.boxes().forEach(layout::add);
    chart.arrows().forEach(layout::add);
    new LayeredLayoutProvider().layout(layout.root, new BasicProgressMonitor());
    return layout.plan();
  }

  private void options() {
    root.setProperty(LayeredOptions.DIRECTION, Direction.DOWN);
    root.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
    // The order of the document is the order of the story; only what leads back runs upwards.
    root.setProperty(LayeredOptions.CYCLE_BREAKING_STRATEGY, CycleBreakingStrategy.MODEL_ORDER);
    root.setProperty(LayeredOptions.NODE_PLACEMENT_STRATEGY, NodePlacementStrategy.LINEAR_SEGMENTS);
    root.setProperty(
        LayeredOptions.COMPACTION_POST_COMPACTION_STRATEGY, GraphCompactionStrategy.EDGE_LENGTH);
    root.setProperty(LayeredOptions.SEPARATE_CONNECTED_COMPONENTS, false);
    root.setProperty(LayeredOptions.PADDING, new ElkPadding(4));
    root.setProperty(LayeredOptions.SPACING_NODE_NODE, 14.0);
    root.setProperty(LayeredOptions.SPACING_EDGE_NODE, 8.0);
    root.setProperty(LayeredOptions.SPACING_EDGE_EDGE, 8.0);
    root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 14.0);
    root.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 9.0);
    root.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, 8.0);
    root.setProperty(LayeredOptions.SPACING_EDGE_LABEL, 3.0);
  }

  private void add(Box box) {
    Block text = text(box);
    boxTexts.add(text);
    ElkNode node = ElkGraphUtil.createNode(root);
    double width = box.shape() == Shape.START ? text.width() : Math.max(text.width(), 90);
    node.setDimensions(width + 2 * PADDING, text.height() + 2 * PADDING);
    nodes.put(box.id(), node);
  }

  private Block text(Box box) {
    Block.Writing writing = new Block.Writing(room).add(box.title(), Type.TITLE);
    if (!box.legal().isEmpty()) {
      writing.beside(box.legal(), Type.PLAIN);
    }
    for (Entry entry : box.entries()) {
      write(writing, entry);
    }
    return writing.block();
  }

  /// The text of an entry, in a box or below the picture.
  static void write(Block.Writing writing, Entry entry) {
    boolean plain = entry.tone() == Tone.PLAIN;
    writing
        .gap()
        .add(entry.head(), plain ? Type.PLAIN : Type.STRONG, entry.tone(), plain ? 0 : INDENT);
    entry.lines().forEach(line -> writing.add(line, Type.PLAIN, Tone.PLAIN, INDENT));
  }

  private void add(Arrow arrow) {
    Block.Writing writing = new Block.Writing(LABEL);
    for (Deed deed : arrow.deeds()) {
      writing.gap().add(deed.title(), Type.STRONG).add(deed.by(), Type.PLAIN);
    }
    Block text = writing.block();
    labelTexts.add(text);
    ElkNode from = nodes.get(arrow.from());
    ElkNode to = nodes.get(arrow.to());
    ElkEdge edge = ElkGraphUtil.createSimpleEdge(from, to);
    ElkLabel label = ElkGraphUtil.createLabel(ANY, edge);
    label.setDimensions(text.width(), text.height());
    label.setProperty(LayeredOptions.EDGE_LABELS_PLACEMENT, EdgeLabelPlacement.CENTER);
  }

  private Plan plan() {
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < chart.boxes().size(); i++) {
      ElkNode node = root.getChildren().get(i);
      Area area = new Area(node.getX(), node.getY(), node.getWidth(), node.getHeight());
      places.add(new Place(chart.boxes().get(i), area, boxTexts.get(i)));
    }
    List<Way> ways = new ArrayList<>();
    for (int i = 0; i < chart.arrows().size(); i++) {
      ways.add(way(root.getContainedEdges().get(i), chart.arrows().get(i), labelTexts.get(i)));
    }
    return new Plan(root.getWidth(), root.getHeight(), places, ways);
  }

  private static Way way(ElkEdge edge, Arrow arrow, Block text) {
    ElkEdgeSection section = edge.getSections().getFirst();
    List<Point> points = new ArrayList<>();
    points.add(new Point(section.getStartX(), section.getStartY()));
    for (ElkBendPoint bend : section.getBendPoints()) {
      points.add(new Point(bend.getX(), bend.getY()));
    }
    points.add(new Point(section.getEndX(), section.getEndY()));
    ElkLabel label = edge.getLabels().getFirst();
    Area area = new Area(label.getX(), label.getY(), label.getWidth(), label.getHeight());
    return new Way(arrow, points, area, text);
  }
}
