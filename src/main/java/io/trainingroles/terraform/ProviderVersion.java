package io.trainingroles.terraform;

import io.trainingroles.iam.InvalidValueException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which versions of the AWS provider a configuration takes. See <a
 * href="https://developer.hashicorp.com/terraform/language/expressions/version-constraints">Version
 * constraints</a>.
 *
 * @param constraint such as {@code >= 5.0, < 7.0}
 */
public record ProviderVersion(String constraint) {
  private static final String ONE =
      " {0,8}(=|!=|>=?|<=?|~>)? {0,8}\\d{1,9}(\\.\\d{1,9}){0,2}(-[0-9A-Za-z.-]{1,64})? {0,8}";
  private static final Pattern FORM = Pattern.compile(ONE + "(," + ONE + "){0,15}");

  /** What a root configuration takes unless the spec sets it: the two newest major versions. */
  public static final ProviderVersion DEFAULT = new ProviderVersion(">= 5.0, < 7.0");

  /** What a module takes: a module names the lowest version, and its root the highest. */
  public static final ProviderVersion OF_MODULES = new ProviderVersion(">= 5.0");

  /**
   * Checks the form.
   *
   * @throws InvalidValueException if Terraform would refuse the constraint
   */
  public ProviderVersion {
    if (!FORM.matcher(constraint).matches()) {
      throw new InvalidValueException(
          "'" + constraint + "' is not a version constraint",
          "write one for Terraform, such as \"~> 5.0\" or \">= 5.0, < 7.0\"");
    }
  }

  /**
   * Those of these versions that are not older than one.
   *
   * @param lowest a version, such as {@code 5.72}
   * @return the constraint; the same where it allows no older one, and nothing where it allows only
   *     older ones
   */
  public Optional<ProviderVersion> atLeast(String lowest) {
    int[] bound = numbers(lowest);
    List<Part> parts = Stream.of(constraint.split(",", -1)).map(Part::of).toList();
    if (parts.stream().anyMatch(part -> part.isBelow(bound))) {
      return Optional.empty();
    }
    if (parts.stream().anyMatch(part -> part.isFrom(bound))) {
      return Optional.of(this);
    }
    String raised = ">= " + lowest;
    var texts = new ArrayList<String>();
    for (Part part : parts) {
      texts.add(part.operator().equals(">=") ? raised : part.text());
    }
    if (!texts.contains(raised)) {
      texts.add(raised);
    }
    return Optional.of(new ProviderVersion(String.join(", ", texts)));
  }

  /** One of the conditions that are joined by commas. */
  private record Part(String text, String operator, String version) {
    private static final Pattern FORM =
        Pattern.compile("(?<operator>=|!=|>=?|<=?|~>)? *(?<version>[0-9].*)");

    static Part of(String text) {
      Matcher matcher = FORM.matcher(text.strip());
      if (!matcher.matches()) {
        throw new IllegalStateException("not a part of a constraint: " + text);
      }
      String operator = matcher.group("operator");
      return new Part(text.strip(), operator == null ? "=" : operator, matcher.group("version"));
    }

    /** Whether all versions that it allows are older than one. */
    boolean isBelow(int[] bound) {
      int compared = Arrays.compare(numbers(version), bound);
      return switch (operator) {
        case "=", "<=" -> compared < 0;
        case "<" -> compared <= 0;
        case "~>" -> compared < 0 && Arrays.compare(next(), bound) <= 0;
        default -> false;
      };
    }

    /** Whether it allows none that are older. */
    boolean isFrom(int[] bound) {
      return List.of("=", ">=", ">", "~>").contains(operator)
          && Arrays.compare(numbers(version), bound) >= 0;
    }

    /** The first version that {@code ~>} does not allow: only its last number may be higher. */
    private int[] next() {
      int[] next = numbers(version);
      int length = withoutSuffix(version).split("\\.", -1).length;
      if (length == 1) {
        return new int[] {Integer.MAX_VALUE};
      }
      next[length - 2]++;
      Arrays.fill(next, length - 1, next.length, 0);
      return next;
    }
  }

  private static int[] numbers(String version) {
    String[] parts = withoutSuffix(version).split("\\.", -1);
    int[] numbers = new int[3];
    for (int index = 0; index < parts.length; index++) {
      numbers[index] = Integer.parseInt(parts[index].strip());
    }
    return numbers;
  }

  private static String withoutSuffix(String version) {
    int suffix = version.indexOf('-');
    return suffix < 0 ? version : version.substring(0, suffix);
  }

  @Override
  public String toString() {
    return constraint;
  }
}
