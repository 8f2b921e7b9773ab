package io.trainingroles.report;

import io.trainingroles.check.CheckFinding;
import io.trainingroles.finding.Finding;
import io.trainingroles.finding.Severity;
import io.trainingroles.report.line.PrintableText;
import io.trainingroles.review.Review;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A review as the results of tests, in the XML that JUnit's runners write and build servers show: a
 * role is a suite; what was found is a failure, what is accepted is skipped, and a role without
 * findings is one test that passes.
 */
public final class CheckJunit {
  private final Severity failing;

  /**
   * A writer.
   *
   * @param failing findings of this severity or a worse one are failures, others pass with a note
   */
  public CheckJunit(Severity failing) {
    this.failing = failing;
  }

  /**
   * A review.
   *
   * @param review the review
   * @param roles the names of all roles that were looked at
   * @return XML
   */
  public String of(Review review, List<String> roles) {
    var text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("testsuites");
      xml.writeAttribute("name", "training-roles check");
      for (Map.Entry<String, List<CheckFinding>> suite : suites(review, roles).entrySet()) {
        writeSuite(xml, suite.getKey(), suite.getValue(), accepted(review, suite.getKey()));
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException(impossible);
    }
    return text.append('\n').toString();
  }

  private static Map<String, List<CheckFinding>> suites(Review review, List<String> roles) {
    Map<String, List<CheckFinding>> suites =
        review.findings().stream()
            .collect(Collectors.groupingBy(CheckFinding::role, TreeMap::new, Collectors.toList()));
    roles.forEach(role -> suites.putIfAbsent(role, List.of()));
    return suites;
  }

  private static List<Review.Accepted> accepted(Review review, String role) {
    return review.accepted().stream()
        .filter(accepted -> accepted.finding().role().equals(role))
        .toList();
  }

  private void writeSuite(
      XMLStreamWriter xml, String role, List<CheckFinding> found, List<Review.Accepted> accepted)
      throws XMLStreamException {
    boolean isClean = found.isEmpty() && accepted.isEmpty();
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", role.isEmpty() ? "the input" : clean(role));
    xml.writeAttribute("tests", Integer.toString(isClean ? 1 : found.size() + accepted.size()));
    xml.writeAttribute("failures", Long.toString(found.stream().filter(this::isFailure).count()));
    xml.writeAttribute("skipped", Integer.toString(accepted.size()));
    xml.writeAttribute("errors", "0");
    if (isClean) {
      writeStart(xml, role, "no findings");
      xml.writeEndElement();
    }
    for (CheckFinding one : found) {
      writeCase(xml, one);
    }
    for (Review.Accepted one : accepted) {
      writeStart(xml, one.finding().role(), name(one.finding()));
      xml.writeEmptyElement("skipped");
      xml.writeAttribute("message", clean("accepted: " + one.acceptance().reason()));
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private void writeCase(XMLStreamWriter xml, CheckFinding found) throws XMLStreamException {
    Finding finding = found.finding();
    String place = CheckMarkdown.place(finding) + ": ";
    writeStart(xml, found.role(), name(found));
    if (isFailure(found)) {
      xml.writeStartElement("failure");
      xml.writeAttribute("type", finding.severity().name());
      xml.writeAttribute("message", clean(finding.problem()));
    } else {
      xml.writeStartElement("system-out");
    }
    xml.writeCharacters(clean(place + finding.problem() + "; " + finding.remedy()));
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private boolean isFailure(CheckFinding found) {
    return found.finding().severity().compareTo(failing) <= 0;
  }

  private static String name(CheckFinding found) {
    return found.finding().code() + " " + found.subject();
  }

  private static void writeStart(XMLStreamWriter xml, String role, String name)
      throws XMLStreamException {
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", role.isEmpty() ? "input" : clean(role));
    xml.writeAttribute("name", clean(name));
  }

  /** XML has no way to write some characters. */
  private static String clean(String text) {
    return PrintableText.of(text);
  }
}
