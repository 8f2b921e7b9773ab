package io.trainingroles.event;

import io.trainingroles.event.EventSink.Completeness;
import io.trainingroles.finding.Finding;
import io.trainingroles.finding.InputIssues;
import io.trainingroles.finding.IssueCode;
import io.trainingroles.finding.Location;
import io.trainingroles.tree.JsonReader;
import io.trainingroles.tree.JsonStream;
import io.trainingroles.tree.NotJsonException;
import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Mapping;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a text with recorded events, of any size: a log file of AWS CloudTrail, what {@code
 * lookup-events} prints, the rows of a query in CSV or JSON, an event of EventBridge, and what IAM
 * and IAM Access Analyzer say of the access of a role. It is recognised by its content.
 */
public final class EventReader {
  private static final IssueCode NO_EVENTS = new IssueCode("NO_EVENTS");
  private static final IssueCode NOT_JSON = new IssueCode("EVENTS_NOT_JSON");
  private static final String RECORDS = "Records";
  private static final String EVENTS = "Events";
  private static final String ROWS = "QueryResultRows";
  private static final String SERVICES = "ServicesLastAccessed";
  private static final String EVENT_TEXT = "CloudTrailEvent";
  private static final int BUFFER = 1 << 16;
  private static final int SHOWN = 3;

  private final String name;
  private final EventSink sink;
  private final EventRecordReader records = new EventRecordReader();
  private final List<String> unreadPlaces = new ArrayList<>();
  private long unread;
  private long read;
  private boolean isKnown;

  private EventReader(String name, EventSink sink) {
    this.name = name;
    this.sink = sink;
  }

  /**
   * Reads a text.
   *
   * @param name its name, for places in findings
   * @param text the text
   * @param sink takes what is read
   * @return what is wrong with it; the sink may have taken a part by then
   * @throws IOException if the text cannot be read
   */
  public static Optional<Finding> read(String name, Reader text, EventSink sink)
      throws IOException {
    return new EventReader(name, sink).read(text);
  }

  private Optional<Finding> read(Reader text) throws IOException {
    var buffered = new BufferedReader(text, BUFFER);
    int first = firstCharacter(buffered);
    if (first == '{' || first == '[') {
      try {
        new JsonStream(name, Set.of(RECORDS, EVENTS, ROWS, SERVICES)).read(buffered, new Values());
      } catch (NotJsonException broken) {
        return Optional.of(
            Finding.error(
                NOT_JSON,
                broken.location(),
                broken.problem(),
                "give the file as AWS wrote it; a file that was cut off is not read"));
      }
    } else if (first >= 0) {
      Optional<CsvRows> rows = CsvRows.read(name, buffered);
      if (rows.isPresent()) {
        readRows(rows.get());
      }
    }
    if (unread > 0) {
      sink.unread(unreadPlaces, unread);
    }
    return isKnown && (read > 0 || unread == 0) ? Optional.empty() : Optional.of(noEvents());
  }

  private Finding noEvents() {
    return unread > 0
        ? Finding.error(
            InputIssues.MISSING_KEY,
            new Location.Source(name),
            "none of its records has an eventSource and an eventName",
            "give AWS CloudTrail records, with all of their fields")
        : Finding.error(
            NO_EVENTS,
            new Location.Source(name),
            "it has no recorded events",
            "give AWS CloudTrail log files, or what 'aws cloudtrail lookup-events', a query of"
                + " Amazon Athena or CloudTrail Lake, 'aws accessanalyzer get-generated-policy' or"
                + " 'aws iam get-service-last-accessed-details' prints");
  }

  /** The first character that is no blank and no byte order mark, which is not consumed. */
  private static int firstCharacter(BufferedReader text) throws IOException {
    while (true) {
      text.mark(1);
      int character = text.read();
      if (character != '\uFEFF' && !(character >= 0 && Character.isWhitespace(character))) {
        text.reset();
        return character;
      }
    }
  }

  private void readRows(CsvRows rows) throws IOException {
    isKnown = true;
    for (Optional<Mapping> row = rows.next(); row.isPresent(); row = rows.next()) {
      record(row.get(), Completeness.QUERY);
    }
  }

  private void record(Tree value, Completeness completeness) {
    Optional<RecordedEvent> event =
        value instanceof Mapping mapping ? records.read(mapping) : Optional.empty();
    if (event.isPresent()) {
      read++;
      sink.event(event.get(), completeness);
    } else {
      unread++;
      if (unreadPlaces.size() < SHOWN) {
        unreadPlaces.add(value.location().toString());
      }
    }
  }

  /** What stands in a text of JSON. */
  private final class Values implements JsonStream.Values {
    private final List<Tree> services = new ArrayList<>();

    @Override
    public void item(String list, Tree item) {
      switch (list) {
        case RECORDS -> record(item, Completeness.TRAIL);
        case EVENTS -> lookedUp(item);
        case ROWS -> row(item);
        // They are read at the end, when it is known whose they are.
        case SERVICES -> services.add(item);
        default -> bare(item);
      }
    }

    private void bare(Tree item) {
      isKnown = true;
      if (item instanceof Mapping mapping && mapping.value(EVENT_TEXT).isPresent()) {
        lookedUp(item);
      } else {
        record(item, Completeness.QUERY);
      }
    }

    /** An event as lookup-events prints it, with its record as a text. */
    private void lookedUp(Tree item) {
      Optional<String> text =
          item instanceof Mapping mapping
              ? EventRecordReader.text(mapping, EVENT_TEXT)
              : Optional.empty();
      if (text.isEmpty()) {
        record(item, Completeness.QUERY);
        return;
      }
      try {
        record(new JsonReader(name).read(text.get()), Completeness.QUERY);
      } catch (NotJsonException broken) {
        record(new Tree.Scalar(item.location(), Tree.ScalarKind.TEXT, ""), Completeness.QUERY);
      }
    }

    /** A row of CloudTrail Lake: a list of objects with one column each. */
    private void row(Tree item) {
      var columns = new ArrayList<Tree.Entry>();
      if (item instanceof Tree.Listing listing) {
        for (Tree column : listing.items()) {
          if (column instanceof Mapping mapping) {
            columns.addAll(mapping.entries());
          }
        }
      }
      record(new Mapping(item.location(), columns), Completeness.QUERY);
    }

    @Override
    public void object(Mapping rest, Set<String> lists) {
      isKnown |= !lists.isEmpty();
      if (lists.contains(SERVICES)) {
        read += AccessReports.lastAccessed(rest, services, sink);
      } else if (rest.value("generatedPolicyResult").isPresent()) {
        isKnown = true;
        read += AccessReports.generatedPolicy(rest, sink);
      } else if (rest.value("NextToken").filter(token -> !token.isNull()).isPresent()) {
        sink.note(
            name
                + " is one page of several (it has a NextToken); what is on the other pages is not known");
      }
      if (lists.isEmpty()) {
        single(rest);
      }
    }

    /** A record that stands alone, or in an event of EventBridge. */
    private void single(Mapping object) {
      if (object.value("detail").orElse(null) instanceof Mapping detail
          && EventRecordReader.text(detail, "eventName").isPresent()) {
        isKnown = true;
        record(detail, Completeness.QUERY);
      } else if (EventRecordReader.text(object, "eventSource").isPresent()
          || EventRecordReader.text(object, "eventName").isPresent()) {
        isKnown = true;
        record(object, Completeness.QUERY);
      } else if (object.value("ResultSet").orElse(null) instanceof Mapping results) {
        AthenaRows.of(results)
            .forEach(
                row -> {
                  isKnown = true;
                  record(row, Completeness.QUERY);
                });
      }
    }
  }
}
