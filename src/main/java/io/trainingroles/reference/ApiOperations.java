package io.trainingroles.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The API operations that are permitted by actions of other names: {@code HeadBucket} of Amazon S3
 * needs {@code s3:ListBucket}. {@code operations.txt} names the source of each. All other
 * operations are permitted by the action of their own name.
 */
final class ApiOperations {
  private static final int FIELDS = 4;

  /**
   * What is added to the name of a later version of an operation; the action keeps the first name.
   */
  private static final Pattern VERSIONED =
      Pattern.compile("(.*[a-z])(?:V2|20[0-9]{2}_?[0-9]{2}_?[0-9]{2}(?:v2)?)");

  private final List<Line> lines;

  /** Some operations of a service, in lower case, and the actions that permit them. */
  private record Line(String service, List<String> operations, List<String> actions) {
    boolean has(String operation) {
      return operations.stream()
          .anyMatch(
              name ->
                  name.endsWith("*")
                      ? operation.startsWith(name.substring(0, name.length() - 1))
                      : name.equals(operation));
    }
  }

  private ApiOperations(List<Line> lines) {
    this.lines = lines;
  }

  /**
   * Reads the file.
   *
   * @throws IllegalArgumentException if a line has other fields, or no source
   */
  static ApiOperations read() {
    var lines = new ArrayList<Line>();
    for (String text : ReferenceTexts.operations().lines().toList()) {
      if (text.startsWith("#")) {
        continue;
      }
      String[] fields = text.split("\t", -1);
      if (fields.length != FIELDS || !fields[3].startsWith("https://")) {
        throw new IllegalArgumentException("operations that cannot be read: " + text);
      }
      String operations = fields[1].toLowerCase(Locale.ROOT);
      lines.add(
          new Line(
              fields[0], List.of(operations.split(" ", -1)), List.of(fields[2].split(" ", -1))));
    }
    return new ApiOperations(List.copyOf(lines));
  }

  /**
   * The actions that permit an operation.
   *
   * @param service the service, of which {@code operation} is no action
   * @param operation such as {@code HeadBucket}; case has no meaning
   * @return such as {@code s3:ListBucket}; nothing for what is not known to be an operation
   */
  List<String> actions(Service service, String operation) {
    String lower = operation.toLowerCase(Locale.ROOT);
    for (Line line : lines) {
      if (line.service().equals(service.prefix()) && line.has(lower)) {
        return line.actions();
      }
    }
    Matcher versioned = VERSIONED.matcher(operation);
    Optional<Action> first =
        versioned.matches() ? service.action(versioned.group(1)) : Optional.empty();
    return first.map(Action::toString).map(List::of).orElse(List.of());
  }
}
