package io.trainingroles.report.picture;

import io.trainingroles.report.picture.PictureLayout.Placed;
import io.trainingroles.report.picture.PictureLayout.PlacedBox;
import io.trainingroles.report.picture.PictureLayout.PlacedLine;
import io.trainingroles.report.picture.PictureLayout.Point;
import java.io.StringWriter;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A picture as SVG for a page of HTML, whose style sheet gives it its colours. See <a
 * href="https://www.w3.org/TR/SVG2/">Scalable Vector Graphics 2</a>.
 */
public final class SvgPicture {
  private static final double ARROW = 5;

  /** Pixels: a picture that is as wide may be shrunk to this on a small screen. */
  private static final double MIDDLE_SIZED = 704;

  /** Pixels: a picture that is as wide may be shrunk to this. */
  private static final double WIDE = 1216;

  private SvgPicture() {}

  /**
   * Draws a picture.
   *
   * @param picture what is drawn
   * @param id what the ids in it begin with; no other picture of the page has it
   * @return an element {@code svg}
   */
  public static String of(Picture picture, String id) {
    Placed placed = PictureLayout.of(picture);
    var text = new StringWriter();
    try {
      XMLStreamWriter svg = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
      svg.writeStartElement("svg");
      svg.writeAttribute("role", "img");
      svg.writeAttribute("class", size(placed.width()));
      svg.writeAttribute("aria-labelledby", id + "-title " + id + "-description");
      svg.writeAttribute(
          "viewBox", "0 0 " + number(placed.width()) + " " + number(placed.height()));
      svg.writeAttribute("width", number(placed.width()));
      svg.writeAttribute("height", number(placed.height()));
      element(svg, "title", id + "-title", picture.title());
      element(svg, "desc", id + "-description", picture.description());
      for (PlacedLine line : placed.lines()) {
        draw(svg, line);
      }
      for (PlacedBox box : placed.boxes()) {
        draw(svg, box);
      }
      svg.writeEndElement();
      svg.close();
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException("a text in memory cannot be written to", impossible);
    }
    return text.toString();
  }

  /** How far it may be shrunk: its texts must stay readable, and a small one is not enlarged. */
  private static String size(double width) {
    if (width < MIDDLE_SIZED) {
      return "small";
    }
    return width < WIDE ? "middle-sized" : "wide";
  }

  private static void element(XMLStreamWriter svg, String name, String id, String text)
      throws XMLStreamException {
    svg.writeStartElement(name);
    svg.writeAttribute("id", id);
    svg.writeCharacters(text);
    svg.writeEndElement();
  }

  private static void draw(XMLStreamWriter svg, PlacedLine line) throws XMLStreamException {
    String points =
        line.points().stream()
            .map(point -> number(point.x()) + "," + number(point.y()))
            .collect(Collectors.joining(" "));
    svg.writeEmptyElement("polyline");
    svg.writeAttribute("class", "line");
    svg.writeAttribute("points", points);
    Point end = line.points().get(line.points().size() - 1);
    svg.writeEmptyElement("polygon");
    svg.writeAttribute("class", "arrow");
    svg.writeAttribute(
        "points",
        String.join(
            " ",
            number(end.x()) + "," + number(end.y()),
            number(end.x() - ARROW) + "," + number(end.y() - ARROW / 2),
            number(end.x() - ARROW) + "," + number(end.y() + ARROW / 2)));
    if (!line.line().label().isEmpty()) {
      text(svg, "label", line.label(), line.line().label());
    }
  }

  private static void draw(XMLStreamWriter svg, PlacedBox placed) throws XMLStreamException {
    svg.writeStartElement("g");
    svg.writeAttribute("class", placed.box().kind().name().toLowerCase(Locale.ROOT));
    svg.writeStartElement("title");
    svg.writeCharacters(placed.box().tooltip());
    svg.writeEndElement();
    svg.writeEmptyElement("rect");
    svg.writeAttribute("x", number(placed.corner().x()));
    svg.writeAttribute("y", number(placed.corner().y()));
    svg.writeAttribute("width", number(placed.width()));
    svg.writeAttribute("height", number(placed.height()));
    svg.writeAttribute("rx", "4");
    double y = placed.corner().y() + PictureLayout.PADDING;
    String kind = "name";
    for (String line : placed.box().text()) {
      text(svg, kind, new Point(placed.corner().x() + PictureLayout.PADDING, y), line);
      y += PictureLayout.LINE_HEIGHT;
      kind = "more";
    }
    svg.writeEndElement();
  }

  private static void text(XMLStreamWriter svg, String kind, Point corner, String text)
      throws XMLStreamException {
    svg.writeStartElement("text");
    svg.writeAttribute("class", kind);
    svg.writeAttribute("x", number(corner.x()));
    svg.writeAttribute("y", number(corner.y() + PictureLayout.FONT_SIZE));
    svg.writeCharacters(text);
    svg.writeEndElement();
  }

  /** Without a locale's comma, and without digits that nobody sees. */
  private static String number(double value) {
    double rounded = Math.round(value * 10) / 10.0;
    return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
  }
}
