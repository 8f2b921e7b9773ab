package io.trainingroles.report.page;

import io.trainingroles.iam.Arn;
import io.trainingroles.report.page.AccessMatrix.Breadth;
import io.trainingroles.report.page.AccessMatrix.Row;
import io.trainingroles.report.page.AccessMatrix.ServiceAccess;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What is allowed in a service, with the resources where they are few. */
final class ServicePhrases {
  private static final String ANY = "*";

  /** As many kinds of access to a service as people read in a line. */
  private static final int MAXIMUM_GROUPS = 3;

  /** As many resources with the same access as are named. */
  private static final int MAXIMUM_NAMES = 2;

  /** As long a name as people read in a line. */
  private static final int MAXIMUM_NAME = 80;

  private ServicePhrases() {}

  /**
   * The access to a service in words.
   *
   * @param access what is allowed
   * @return such as {@code list on data; read on data/train/*}; without resources where there are
   *     many
   */
  static String of(ServiceAccess access) {
    if (access.rows().stream().anyMatch(ServicePhrases::isBroad)) {
      return access.words();
    }
    Map<Group, Set<String>> groups = new LinkedHashMap<>();
    access
        .rows()
        .forEach(
            row ->
                groups
                    .computeIfAbsent(Group.of(row), each -> new LinkedHashSet<>())
                    .add(name(row.resource())));
    boolean isShort =
        groups.size() <= MAXIMUM_GROUPS
            && groups.values().stream().allMatch(names -> names.size() <= MAXIMUM_NAMES)
            && groups.values().stream()
                .flatMap(Set::stream)
                .allMatch(name -> name.length() <= MAXIMUM_NAME);
    return isShort
        ? groups.entrySet().stream()
            .map(each -> each.getKey().words(each.getValue()))
            .collect(Collectors.joining("; "))
        : access.words();
  }

  /** Rows with the same access, which differ in their resources. */
  private record Group(String levels, boolean namesResources, boolean hasConditions) {
    static Group of(Row row) {
      return new Group(
          AccessMatrix.words(row.levels()),
          !row.resource().equals(ANY),
          !row.conditions().isEmpty());
    }

    String words(Set<String> names) {
      return levels
          + (namesResources ? " on " + String.join(" and ", names) : "")
          + (hasConditions ? " with conditions" : "");
    }
  }

  /** Whether what matters of a row is not which resources it names. */
  private static boolean isBroad(Row row) {
    return row.breadth() != Breadth.NAMED || row.service().equals(AccessMatrix.ALL_SERVICES);
  }

  /** The last part of an ARN, which people know a resource by. */
  static String name(String resource) {
    return resource.contains(" ") ? resource : Arn.of(resource).map(Arn::resource).orElse(resource);
  }
}
