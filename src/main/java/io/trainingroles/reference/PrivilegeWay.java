package io.trainingroles.reference;

import java.util.List;
import java.util.Locale;

/**
 * A way in which a principal gets more rights than it was given.
 *
 * @param kind how it gets them
 * @param service the service that a role is passed to; empty where none is
 * @param actions the actions, without wildcards, all of which it takes; beside {@code iam:PassRole}
 *     where a role is passed
 * @param source where the way is described
 */
public record PrivilegeWay(Kind kind, String service, List<String> actions, String source) {
  /** How a principal gets more rights. */
  public enum Kind {
    /** By changing the rights of roles, its own among them. */
    ROLE,
    /** By acting as another identity, or giving users more rights. */
    USER,
    /** By passing a role to a service that then acts for it. */
    PASSED,
    /** By changing or opening what runs as another role. */
    RUNNING
  }

  /** Keeps an unchangeable copy. */
  public PrivilegeWay {
    actions = List.copyOf(actions);
  }

  /**
   * All ways of a kind that are known.
   *
   * @param kind the kind
   * @return the ways, in the order of the table
   */
  public static List<PrivilegeWay> of(Kind kind) {
    String beginning = kind.name().toLowerCase(Locale.ROOT) + "\t";
    return ReferenceTexts.ways()
        .lines()
        .filter(line -> line.startsWith(beginning))
        .map(PrivilegeWay::read)
        .toList();
  }

  private static PrivilegeWay read(String line) {
    String[] columns = line.split("\t", -1);
    return new PrivilegeWay(
        Kind.valueOf(columns[0].toUpperCase(Locale.ROOT)),
        columns[1].equals("-") ? "" : columns[1],
        List.of(columns[2].split(" \\+ ", -1)),
        columns[3]);
  }
}
