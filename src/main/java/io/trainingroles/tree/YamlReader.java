package io.trainingroles.tree;

import io.trainingroles.finding.Finding;
import io.trainingroles.finding.IssueCode;
import io.trainingroles.finding.Location;
import io.trainingroles.finding.Location.Position;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Reads YAML 1.2 and keeps the place of every value. What YAML can do to a reader that trusts it
 * (an alias in an alias in an alias, a list in a list without end) is refused.
 */
public final class YamlReader {
  private static final IssueCode NOT_YAML = new IssueCode("NOT_YAML");
  private static final IssueCode EMPTY_FILE = new IssueCode("EMPTY_FILE");
  private static final IssueCode SECOND_DOCUMENT = new IssueCode("SECOND_DOCUMENT");

  /** The parser copies a long text once for each buffer that it reads, in characters. */
  private static final int LEAST_BUFFER = 1024;

  private static final int MOST_BUFFER = 1024 * 1024;

  private final String source;
  private final Function<String, Optional<String>> functions;

  /**
   * A reader of one file.
   *
   * @param source the name of the file, for the findings
   */
  public YamlReader(String source) {
    this(source, tag -> Optional.empty());
  }

  /**
   * A reader of one file in a language that writes functions as tags.
   *
   * @param source the name of the file, for the findings
   * @param functions the name of the function that a tag stands for, such as {@code Fn::Sub} for
   *     {@code !Sub}; the value is then read as an object with this one key
   */
  public YamlReader(String source, Function<String, Optional<String>> functions) {
    this.source = source;
    this.functions = functions;
  }

  /**
   * A reader of one template of AWS CloudFormation, with the short forms of functions such as
   * {@code !Ref}; see <a
   * href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html">Intrinsic
   * function reference</a>.
   *
   * @param source the name of the file, for the findings
   */
  public static YamlReader ofTemplate(String source) {
    return new YamlReader(source, YamlReader::templateFunction);
  }

  /** The long form of a function that is written as a tag. */
  private static Optional<String> templateFunction(String tag) {
    if (!tag.matches("![A-Za-z0-9]+")) {
      return Optional.empty();
    }
    String name = tag.substring(1);
    return Optional.of(name.equals("Ref") || name.equals("Condition") ? name : "Fn::" + name);
  }

  /**
   * Reads the text of the file.
   *
   * @param text YAML or JSON
   * @return its one value
   * @throws YamlRefusedException if nothing more can be read of it
   */
  public Tree read(String text) throws YamlRefusedException {
    return read(text, false).get(0);
  }

  /**
   * Reads the text of a file that may have several documents, as manifests of Kubernetes do.
   *
   * @param text YAML or JSON
   * @return its values, at least one; documents without a value are left out
   * @throws YamlRefusedException if nothing more can be read of it
   */
  public List<Tree> readAll(String text) throws YamlRefusedException {
    return read(text, true);
  }

  private List<Tree> read(String text, boolean allowsSeveral) throws YamlRefusedException {
    try {
      LoadSettings settings = settings(text.length());
      Iterator<Event> events = new Parse(settings).parseString(ended(text)).iterator();
      return documents(settings, events, allowsSeveral);
    } catch (MarkedYamlEngineException broken) {
      throw new YamlRefusedException(new YamlMistake(source, broken).finding(NOT_YAML));
    } catch (ReaderException foreign) {
      throw new YamlRefusedException(
          Finding.error(
              NOT_YAML,
              position(text, foreign.getPosition()),
              String.format(
                  Locale.ROOT,
                  "the character U+%04X is not allowed in YAML",
                  foreign.getCodePoint()),
              "remove it, or write it as an escape in double quotation marks"));
    } catch (YamlVersionException foreign) {
      String version = foreign.getSpecVersion().getRepresentation();
      throw new YamlRefusedException(
          Finding.error(
              NOT_YAML,
              new Location.Source(source),
              "the file declares YAML " + version,
              "write YAML 1.2, and remove the line with %YAML"));
    } catch (YamlEngineException other) {
      throw new YamlRefusedException(
          Finding.error(
              NOT_YAML,
              new Location.Source(source),
              "this is not YAML: " + other.getMessage(),
              "fix the file"));
    }
  }

  private LoadSettings settings(int length) {
    return LoadSettings.builder()
        .setLabel(source)
        .setSchema(new CoreSchema())
        .setCodePointLimit(Integer.MAX_VALUE)
        .setBufferSize(Math.min(Math.max(length, LEAST_BUFFER), MOST_BUFFER))
        .build();
  }

  /** The parser takes a carriage return that nothing follows for a character with a column. */
  private static String ended(String text) {
    return text.endsWith("\r") ? text + "\n" : text;
  }

  private List<Tree> documents(LoadSettings settings, Iterator<Event> events, boolean allowsSeveral)
      throws YamlRefusedException {
    events.next();
    Event next = events.next();
    if (next.getEventId() == Event.ID.StreamEnd) {
      throw new YamlRefusedException(emptyFile(source));
    }
    var documents = new ArrayList<Tree>();
    while (next.getEventId() != Event.ID.StreamEnd) {
      if (!documents.isEmpty() && !allowsSeveral) {
        throw new YamlRefusedException(
            Finding.error(
                SECOND_DOCUMENT,
                position(source, next.getStartMark()),
                "a second YAML document begins here",
                "keep one document in each file"));
      }
      documents.add(new YamlComposer(source, settings, events, functions).compose());
      events.next();
      next = events.next();
    }
    List<Tree> filled = documents.stream().filter(document -> !document.isNull()).toList();
    return filled.isEmpty() ? List.of(documents.get(0)) : filled;
  }

  /**
   * The finding about a file without content.
   *
   * @param source the name of the file
   * @return an error
   */
  public static Finding emptyFile(String source) {
    return Finding.error(
        EMPTY_FILE,
        new Location.Source(source),
        "the file declares nothing",
        "declare a role, or write a first spec with 'training-roles init'");
  }

  static Location position(String source, Optional<Mark> mark) {
    return mark.<Location>map(at -> new Position(source, at.getLine() + 1, at.getColumn() + 1))
        .orElseGet(() -> new Location.Source(source));
  }

  private Position position(String text, int codePoints) {
    int end =
        text.offsetByCodePoints(0, Math.min(codePoints, text.codePointCount(0, text.length())));
    // With a character in the place of the foreign one, the last line ends with it.
    List<String> lines = (text.substring(0, end) + "?").lines().toList();
    String last = lines.get(lines.size() - 1);
    return new Position(source, lines.size(), last.codePointCount(0, last.length()));
  }
}
