package io.trainingroles.report.page;

import io.trainingroles.reference.AccessLevel;
import java.util.Arrays;
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

  /**
   * What is allowed on one resource.
   *
   * @param service the prefix of the service, such as {@code s3}, or {@link #ALL_SERVICES}
   * @param who whom it is allowed, of policies that name principals; else empty
   * @param resource as the statements name it
   * @param conditions under which it is allowed, all of them
   * @param actions the actions of each level, sorted; those that a pattern stands for one by one
   * @param isEverything whether it is every action of the service on any resource, and nothing
   *     limits it
   */
  public record Row(
      String service,
      String who,
      String resource,
      List<String> conditions,
      Map<Level, List<String>> actions,
      boolean isEverything) {
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
   * @param levels what the actions do
   * @param isEverything whether it is all that the service has, without a limit
   * @param ways in how many rows it is allowed
   * @param conditioned how many of these have conditions
   */
  record ServiceAccess(Set<Level> levels, boolean isEverything, int ways, int conditioned) {
    private static final ServiceAccess NONE =
        new ServiceAccess(EnumSet.noneOf(Level.class), false, 0, 0);

    private ServiceAccess with(Row row) {
      Set<Level> all = EnumSet.noneOf(Level.class);
      all.addAll(levels);
      all.addAll(row.levels());
      return new ServiceAccess(
          all,
          isEverything || row.isEverything(),
          ways + 1,
          conditioned + (row.conditions().isEmpty() ? 0 : 1));
    }

    /**
     * The levels, and whether there are conditions, such as {@code list, read; with conditions}.
     */
    String words() {
      if (isEverything) {
        return "everything";
      }
      String limits =
          conditioned == 0
              ? ""
              : conditioned == ways ? "; with conditions" : "; some with conditions";
      return AccessMatrix.words(levels) + limits;
    }
  }

  /**
   * The services, each with the access to it.
   *
   * @return by the service
   */
  Map<String, ServiceAccess> services() {
    var services = new TreeMap<String, ServiceAccess>();
    for (Row row : rows) {
      services.put(
          row.service(), services.getOrDefault(row.service(), ServiceAccess.NONE).with(row));
    }
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
