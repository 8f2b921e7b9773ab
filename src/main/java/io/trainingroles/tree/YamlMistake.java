package io.trainingroles.tree;

import io.trainingroles.finding.Finding;
import io.trainingroles.finding.IssueCode;
import io.trainingroles.finding.Location;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/**
 * What is wrong with a text that the parser refuses, in the words of somebody who writes YAML. The
 * character at the place says more than the parser's message, which is in terms of its grammar.
 */
final class YamlMistake {
  private final String source;
  private final MarkedYamlEngineException broken;

  YamlMistake(String source, MarkedYamlEngineException broken) {
    this.source = source;
    this.broken = broken;
  }

  /** The finding, at the place where it has to be fixed. */
  Finding finding(IssueCode code) {
    Optional<Mark> begin = broken.getContextMark();
    Optional<Mark> place = broken.getProblemMark();
    int found = place.map(YamlMistake::character).orElse(0);
    String closing = begin.map(YamlMistake::character).map(YamlMistake::closing).orElse("");
    if (found == 0 && !closing.isEmpty()) {
      return Finding.error(
          code,
          YamlReader.position(source, begin),
          "this is not YAML: what begins here is not closed before the end of the file",
          "close it with " + closing);
    }
    Location location = YamlReader.position(source, place);
    if (found == '\t' && broken.getContext() != null) {
      boolean indents = place.filter(YamlMistake::isFirstOfItsLine).isPresent();
      return Finding.error(
          code,
          location,
          "this is not YAML: "
              + (indents ? "a tab is used for indentation" : "a tab is not allowed here"),
          indents ? "indent with spaces" : "write spaces in its place");
    } else if (found == '@' || found == '`') {
      String character = Character.toString(found);
      return Finding.error(
          code,
          location,
          "this is not YAML: a value cannot begin with '" + character + "'",
          "put the value in quotation marks");
    } else if (found == ':' && closing.isEmpty()) {
      return Finding.error(
          code,
          location,
          "this is not YAML: a ':' with a space after it cannot be in a value",
          "put the value in quotation marks, or fix the indentation");
    } else if (place.filter(YamlMistake::isFirstOfItsLine).isPresent() && closing.isEmpty()) {
      return Finding.error(
          code,
          location,
          "this is not YAML: the line does not fit the indentation of the lines above it"
              + begun(", which begin in line "),
          "give the lines of one mapping or list the same indentation");
    }
    String context =
        broken.getContext() == null
            ? ""
            : broken.getContext() + begun(" that begins in line ") + ": ";
    return Finding.error(
        code,
        location,
        "this is not YAML: " + context + broken.getProblem(),
        "fix the line, or put the text in quotation marks");
  }

  /** What is not closed is noticed later, and has to be fixed where it begins. */
  private String begun(String words) {
    Optional<Integer> line = broken.getContextMark().map(Mark::getLine);
    return line.isEmpty() || line.equals(broken.getProblemMark().map(Mark::getLine))
        ? ""
        : words + (line.get() + 1);
  }

  private static String closing(int opening) {
    return switch (opening) {
      case '[' -> "]";
      case '{' -> "}";
      case '"', '\'' -> Character.toString(opening);
      default -> "";
    };
  }

  /** The character at a place; 0 at the end of the file. */
  private static int character(Mark mark) {
    return mark.getPointer() < mark.getBuffer().length ? mark.getBuffer()[mark.getPointer()] : 0;
  }

  private static boolean isFirstOfItsLine(Mark mark) {
    int before = mark.getPointer() - 1;
    while (before >= 0 && mark.getBuffer()[before] == ' ') {
      before--;
    }
    return character(mark) != 0 && (before < 0 || mark.getBuffer()[before] == '\n');
  }
}
