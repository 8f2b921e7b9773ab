package io.trainingroles.report.picture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.elk.alg.layered.options.FixedAlignment;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.OrderingStrategy;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.Alignment;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.NullElkProgressMonitor;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkLabel;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/**
 * Places the boxes and lines of a picture, by the layered algorithm of the <a
 * href="https://eclipse.dev/elk/reference/algorithms/org-eclipse-elk-layered.html">Eclipse Layout
 * Kernel</a>. Texts are set in a font of one width, so that their sizes are known without a screen.
 */
final class PictureLayout {
  /** The size of the letters, in pixels. */
  static final int FONT_SIZE = 12;

  /** The distance of two lines of text, in pixels. */
  static final int LINE_HEIGHT = 16;

  /** The room between a text and its box, in pixels. */
  static final int PADDING = 8;

  /** The width of one letter: fonts of one width have 0.6 of their size, some a little more. */
  private static final double LETTER = FONT_SIZE * 0.62;

  private static final double MARGIN = 8;

  /** A point, in pixels from the upper left corner. */
  record Point(double x, double y) {}

  /** A box in its place. */
  record PlacedBox(Picture.Box box, Point corner, double width, double height) {}

  /** A line in its place, and the corner of its label. */
  record PlacedLine(Picture.Line line, List<Point> points, Point label) {}

  /** A picture with places. */
  record Placed(double width, double height, List<PlacedBox> boxes, List<PlacedLine> lines) {}

  private PictureLayout() {}

  static Placed of(Picture picture) {
    ElkNode graph = ElkGraphUtil.createGraph();
    graph.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
    graph.setProperty(CoreOptions.DIRECTION, Direction.RIGHT);
    graph.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
    graph.setProperty(CoreOptions.PADDING, new ElkPadding(MARGIN));
    graph.setProperty(
        LayeredOptions.CONSIDER_MODEL_ORDER_STRATEGY, OrderingStrategy.NODES_AND_EDGES);
    graph.setProperty(LayeredOptions.NODE_PLACEMENT_BK_FIXED_ALIGNMENT, FixedAlignment.BALANCED);
    graph.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 36.0);
    graph.setProperty(CoreOptions.SPACING_NODE_NODE, 10.0);
    Map<String, ElkNode> nodes = new HashMap<>();
    for (Picture.Box box : picture.boxes()) {
      ElkNode node = ElkGraphUtil.createNode(graph);
      node.setProperty(CoreOptions.ALIGNMENT, Alignment.LEFT);
      node.setDimensions(
          box.text().stream().mapToDouble(PictureLayout::width).max().orElse(0) + 2 * PADDING,
          box.text().size() * LINE_HEIGHT + 2.0 * PADDING);
      nodes.put(box.id(), node);
    }
    var edges = new ArrayList<ElkEdge>();
    for (Picture.Line line : picture.lines()) {
      ElkEdge edge =
          ElkGraphUtil.createSimpleEdge(
              Objects.requireNonNull(nodes.get(line.from()), line.from()),
              Objects.requireNonNull(nodes.get(line.to()), line.to()));
      if (!line.label().isEmpty()) {
        ElkLabel label = ElkGraphUtil.createLabel(line.label(), edge);
        label.setDimensions(width(line.label()) + PADDING, LINE_HEIGHT);
      }
      edges.add(edge);
    }
    new RecursiveGraphLayoutEngine().layout(graph, new NullElkProgressMonitor());
    var boxes = new ArrayList<PlacedBox>();
    for (Picture.Box box : picture.boxes()) {
      ElkNode node = Objects.requireNonNull(nodes.get(box.id()));
      boxes.add(
          new PlacedBox(
              box, new Point(node.getX(), node.getY()), node.getWidth(), node.getHeight()));
    }
    var lines = new ArrayList<PlacedLine>();
    for (int index = 0; index < edges.size(); index++) {
      lines.add(placed(picture.lines().get(index), edges.get(index)));
    }
    return new Placed(graph.getWidth(), graph.getHeight(), boxes, lines);
  }

  private static PlacedLine placed(Picture.Line line, ElkEdge edge) {
    ElkEdgeSection section = edge.getSections().get(0);
    List<Point> points =
        Stream.of(
                Stream.of(new Point(section.getStartX(), section.getStartY())),
                section.getBendPoints().stream().map(bend -> new Point(bend.getX(), bend.getY())),
                Stream.of(new Point(section.getEndX(), section.getEndY())))
            .flatMap(each -> each)
            .toList();
    Point label =
        edge.getLabels().stream()
            .findFirst()
            .map(each -> new Point(each.getX(), each.getY()))
            .orElse(points.get(0));
    return new PlacedLine(line, points, label);
  }

  private static double width(String text) {
    return text.codePointCount(0, text.length()) * LETTER;
  }
}
