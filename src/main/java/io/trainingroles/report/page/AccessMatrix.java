package io.trainingroles.report.page;

import io.trainingroles.reference.AccessLevel;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What policies allow: resources, by <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_understand-policy-summary-access-level-summaries.html">access
 * level</a>. A boundary narrows the rows. What a Deny takes away of a row only in part, it still
 * shows; the denials of a role stand beside its matrix.
 *
 * @param rows one for each resource under the same conditions, by service
 */
public record AccessMatrix(List<Row> rows) {
  /** The service of a row that is about the actions of all of them. */
  public static final String ALL_SERVICES = "all services";

  /** The actions of a row that has all of its service. */
  static final String ALL_ACTIONS = "all";

  /** Keeps an unchangeable copy. */
  public AccessMatrix {
    rows = List.copyOf(rows);
  }

  /** What actions do. */
  public enum Level {
    /** They list resources. */
    LIST("list"),
    /** They read what is in resources. */
    READ("read"),
    /** They make, change or delete resources. */
    WRITE("write"),
    /** They change who may do what. */
    PERMISSIONS("permissions"),
    /** They change tags. */
    TAGGING("tagging"),
    /** What they do is not known: AWS does not document them, or a pattern stands for no action. */
    UNKNOWN("other");

    private final String word;

    Level(String word) {
      this.word = word;
    }

    /**
     * The level in one word.
     *
     * @return such as {@code read}
     */
    public String word() {
      return word;
    }

    static Level of(AccessLevel level) {
      return switch (level) {
        case LIST -> LIST;
        case READ -> READ;
        case WRITE -> WRITE;
        case PERMISSIONS_MANAGEMENT -> PERMISSIONS;
        case TAGGING -> TAGGING;
      };
    }
  }

  /** On how much of a service something is allowed. */
  public enum Breadth {
    /** On named resources, or with actions that act on none. */
    NAMED(""),
    /** On any resource but some. */
    ALMOST_ANY("on all but some resources"),
    /** On any resource. */
    ANY("on any resource"),
    /** All actions on any resource, and nothing limits them. */
    EVERYTHING("everything");

    private final String words;

    Breadth(String words) {
      this.words = words;
    }
  }

  /**
   * What is allowed on one resource.
   *
   * @param service the prefix of the service, such as {@code s3}, or {@link #ALL_SERVICES}
   * @param who whom it is allowed, of policies that name principals; else empty
   * @param resource as the statements name it
   * @param conditions under which it is allowed, all of them
   * @param actions the actions of each level, sorted; those that a pattern stands for one by one
   * @param breadth on how much of the service it is
   */
  public record Row(
      String service,
      String who,
      String resource,
      List<ReportedCondition> conditions,
      Map<Level, List<String>> actions,
      Breadth breadth) {
    /** Keeps unchangeable copies. */
    public Row {
      conditions = List.copyOf(conditions);
      actions =
          actions.entrySet().stream()
              .collect(
                  Collectors.toMap(
                      Map.Entry::getKey,
                      each -> List.copyOf(each.getValue()),
                      (one, other) -> one,
                      () -> new EnumMap<>(Level.class)));
    }

    /**
     * The levels that have actions.
     *
     * @return the levels, in their order
     */
    public Set<Level> levels() {
      return actions.isEmpty() ? EnumSet.noneOf(Level.class) : EnumSet.copyOf(actions.keySet());
    }
  }

  /**
   * What is allowed in a service.
   *
   * @param rows at least one
   */
  record ServiceAccess(List<Row> rows) {
    /** The levels, on how much, and under conditions, as {@code list, read on any resource}. */
    String words() {
      Breadth breadth =
          rows.stream().map(Row::breadth).max(Comparator.naturalOrder()).orElseThrow();
      if (breadth == Breadth.EVERYTHING) {
        return breadth.words;
      }
      List<String> parts = parts();
      return (parts.isEmpty() ? AccessMatrix.words(levels()) : String.join(" and ", parts))
          + some(breadth.words, rows.stream().allMatch(row -> row.breadth() == breadth))
          + conditions();
    }

    Set<Level> levels() {
      Set<Level> levels = EnumSet.noneOf(Level.class);
      rows.forEach(row -> levels.addAll(row.levels()));
      return levels;
    }

    /** Of all services, which actions it is, where it is not all. */
    private List<String> parts() {
      List<String> actions =
          rows.stream()
              .filter(row -> row.service().equals(ALL_SERVICES))
              .flatMap(row -> row.actions().values().stream())
              .flatMap(List::stream)
              .distinct()
              .toList();
      return actions.contains(ALL_ACTIONS) ? List.of() : actions;
    }

    private String conditions() {
      long conditioned = rows.stream().filter(row -> !row.conditions().isEmpty()).count();
      return conditioned == 0 ? "" : some("with conditions", conditioned == rows.size());
    }

    private static String some(String words, boolean isOfAll) {
      return words.isEmpty() ? "" : isOfAll ? " " + words : "; some " + words;
    }
  }

  /**
   * The services, each with the access to it.
   *
   * @return by the service; what is about all of them first
   */
  Map<String, ServiceAccess> services() {
    var services =
        new TreeMap<String, ServiceAccess>(
            Comparator.comparing((String service) -> !service.equals(ALL_SERVICES))
                .thenComparing(Comparator.naturalOrder()));
    rows.stream()
        .collect(Collectors.groupingBy(Row::service))
        .forEach((service, its) -> services.put(service, new ServiceAccess(its)));
    return services;
  }

  /** Levels in words, such as {@code list, read}. */
  static String words(Set<Level> levels) {
    return Arrays.stream(Level.values())
        .filter(levels::contains)
        .map(Level::word)
        .collect(Collectors.joining(", "));
  }
}
