package io.trainingroles.report.page;

import io.trainingroles.check.ReviewedRole;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.iam.ActionPattern;
import io.trainingroles.iam.Condition;
import io.trainingroles.iam.ResourcePattern;
import io.trainingroles.reference.AccessLevel;
import io.trainingroles.reference.Action;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a role may do: its resources, by <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_understand-policy-summary-access-level-summaries.html">access
 * level</a>. What all policies together leave of nothing at all is left out; what a Deny or a
 * boundary takes away of a row only in part is not.
 *
 * @param rows one for each resource under the same conditions, by service
 */
public record AccessMatrix(List<Row> rows) {
  /** The service of a row that is about the actions of all of them. */
  static final String ALL_SERVICES = "all services";

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
    /** The reference data does not have them. */
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

    private static Level of(AccessLevel level) {
      return switch (level) {
        case LIST -> LIST;
        case READ -> READ;
        case WRITE -> WRITE;
        case PERMISSIONS_MANAGEMENT -> PERMISSIONS;
        case TAGGING -> TAGGING;
      };
    }
  }

  /**
   * What is allowed on one resource.
   *
   * @param service the prefix of the service, such as {@code s3}, or {@link #ALL_SERVICES}
   * @param resource as the statements name it
   * @param conditions under which it is allowed, all of them
   * @param actions the actions of each level, sorted; those that a pattern stands for one by one
   */
  public record Row(
      String service, String resource, List<String> conditions, Map<Level, List<String>> actions) {
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

  /** What is allowed on one resource under some conditions, while it is gathered. */
  private record Key(String service, String resource, String conditions)
      implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int order = service.compareTo(other.service);
      order = order == 0 ? resource.compareTo(other.resource) : order;
      return order == 0 ? conditions.compareTo(other.conditions) : order;
    }
  }

  /** Gathers the rows of a role. */
  private static final class Gatherer {
    private final Map<Key, List<String>> conditions = new TreeMap<>();
    private final Map<Key, Map<Level, Set<String>>> actions = new TreeMap<>();

    void add(ReviewedStatement grant) {
      if (grant.isAboutAllServices()) {
        addAll(grant);
        return;
      }
      for (String resource : resources(grant)) {
        for (String pattern : grant.actionPatterns()) {
          List<Action> known = grant.actions(pattern);
          if (known.isEmpty()) {
            put(grant, ReviewedStatement.prefix(pattern), resource, Level.UNKNOWN, pattern);
          }
          known.stream()
              .filter(action -> isOn(grant, action, resource))
              .forEach(
                  action ->
                      put(
                          grant,
                          action.service(),
                          resource,
                          Level.of(action.level()),
                          action.toString()));
        }
      }
    }

    private static boolean isOn(ReviewedStatement grant, Action action, String resource) {
      return grant.mayGrant(action.toString())
          && (grant.hasNotResource() || ReviewedStatement.mayBeOn(action, resource));
    }

    /** Actions of all services, or all but some. */
    private void addAll(ReviewedStatement grant) {
      String excluded =
          grant.statement().action().patterns().stream()
              .map(ActionPattern::value)
              .collect(Collectors.joining(", "));
      String actions = grant.hasNotAction() ? "all but " + excluded : "all";
      for (String resource : resources(grant)) {
        for (AccessLevel level : AccessLevel.values()) {
          put(grant, ALL_SERVICES, resource, Level.of(level), actions);
        }
      }
    }

    private void put(
        ReviewedStatement grant, String service, String resource, Level level, String action) {
      List<String> texts =
          grant.statement().conditions().stream().map(AccessMatrix::phrase).sorted().toList();
      var key = new Key(service, ShownText.of(resource), String.join("\n", texts));
      conditions.putIfAbsent(key, texts);
      actions
          .computeIfAbsent(key, each -> new EnumMap<>(Level.class))
          .computeIfAbsent(level, each -> new TreeSet<>())
          .add(ShownText.of(action));
    }

    private static List<String> resources(ReviewedStatement grant) {
      if (grant.hasNotResource()) {
        return List.of(
            "all but "
                + Objects.requireNonNull(grant.statement().resource()).patterns().stream()
                    .map(ResourcePattern::value)
                    .collect(Collectors.joining(", ")));
      }
      return grant.resourcePatterns().isEmpty() ? List.of("*") : grant.resourcePatterns();
    }

    List<Row> rows() {
      var rows = new ArrayList<Row>();
      actions.forEach(
          (key, levels) -> {
            var lists = new EnumMap<Level, List<String>>(Level.class);
            levels.forEach((level, names) -> lists.put(level, List.copyOf(names)));
            rows.add(
                new Row(
                    key.service(), key.resource(), conditions.getOrDefault(key, List.of()), lists));
          });
      return rows;
    }
  }

  /**
   * What a role may do.
   *
   * @param role the role, with all of its policies
   * @return the matrix; empty for a role that is granted nothing
   */
  static AccessMatrix of(ReviewedRole role) {
    var gatherer = new Gatherer();
    role.allGrants().forEach(gatherer::add);
    return new AccessMatrix(gatherer.rows());
  }

  /** A condition in one line, such as {@code aws:SourceAccount StringEquals 111122223333}. */
  static String phrase(Condition condition) {
    String values =
        condition.values().isEmpty() ? "(no value)" : String.join(", ", condition.values());
    return ShownText.of(condition.key() + " " + condition.operator() + " " + values);
  }

  /**
   * The services, each with the levels of access to it.
   *
   * @return by the service
   */
  Map<String, Set<Level>> services() {
    var services = new TreeMap<String, Set<Level>>();
    for (Row row : rows) {
      services
          .computeIfAbsent(row.service(), each -> EnumSet.noneOf(Level.class))
          .addAll(row.levels());
    }
    return services;
  }

  /** Levels in words, such as {@code list, read}; all of them are {@code everything}. */
  static String words(Set<Level> levels) {
    boolean isEverything = levels.containsAll(EnumSet.complementOf(EnumSet.of(Level.UNKNOWN)));
    return isEverything
        ? "everything"
        : Arrays.stream(Level.values())
            .filter(levels::contains)
            .map(Level::word)
            .collect(Collectors.joining(", "));
  }
}
