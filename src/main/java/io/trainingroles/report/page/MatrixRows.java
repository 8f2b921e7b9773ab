package io.trainingroles.report.page;

import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.iam.ActionPattern;
import io.trainingroles.iam.UnknownText;
import io.trainingroles.iam.Wildcards;
import io.trainingroles.reference.AccessLevel;
import io.trainingroles.reference.Action;
import io.trainingroles.reference.Service;
import io.trainingroles.reference.ServiceAuthorizationReference;
import io.trainingroles.report.page.AccessMatrix.Breadth;
import io.trainingroles.report.page.AccessMatrix.Level;
import io.trainingroles.report.page.AccessMatrix.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Gathers the rows of a matrix from statements that allow, within those of a boundary. */
final class MatrixRows {
  private final ServiceAuthorizationReference reference;
  private final @Nullable List<ReviewedStatement> boundary;
  private final boolean isLimited;
  private final boolean isOfAnyResource;
  private final Map<Key, Map<Level, Set<String>>> rows = new TreeMap<>();
  private final Map<Key, List<ReportedCondition>> conditions = new TreeMap<>();
  private final Map<Key, Breadth> breadths = new HashMap<>();

  /**
   * No rows yet.
   *
   * @param reference what is known of services
   * @param boundary the statements of the boundary that allow; null where there is no boundary
   * @param isLimited whether anything takes away of what statements allow
   * @param isOfAnyResource whether a star is any resource; in a resource policy it is that resource
   */
  MatrixRows(
      ServiceAuthorizationReference reference,
      @Nullable List<ReviewedStatement> boundary,
      boolean isLimited,
      boolean isOfAnyResource) {
    this.reference = reference;
    this.boundary = boundary;
    this.isLimited = isLimited || boundary != null;
    this.isOfAnyResource = isOfAnyResource;
  }

  /** What tells rows apart. */
  private record Key(String service, String who, String resource, String conditions)
      implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int order = service.compareTo(other.service);
      order = order == 0 ? resource.compareTo(other.resource) : order;
      order = order == 0 ? who.compareTo(other.who) : order;
      return order == 0 ? conditions.compareTo(other.conditions) : order;
    }
  }

  /** A statement that allows, and the one of the boundary that lets it through. */
  private record Way(ReviewedStatement grant, @Nullable ReviewedStatement limit, String who) {
    boolean isAboutAllServices() {
      return grant.isAboutAllServices() && (limit == null || limit.isAboutAllServices());
    }

    /** The one of both that names actions. */
    ReviewedStatement naming() {
      return grant.isAboutAllServices() && limit != null ? limit : grant;
    }

    boolean mayGrant(String action) {
      return (limit == null || limit.mayGrant(action)) && grant.mayGrant(action);
    }

    List<RowResource> resources() {
      List<RowResource> granted = RowResource.of(grant.statement().resource());
      return limit == null
          ? granted
          : granted.stream()
              .flatMap(
                  one ->
                      RowResource.of(limit.statement().resource()).stream()
                          .flatMap(other -> one.within(other).stream()))
              .distinct()
              .toList();
    }

    List<ReportedCondition> conditions() {
      return Stream.of(Optional.of(grant), Optional.ofNullable(limit))
          .flatMap(Optional::stream)
          .flatMap(each -> each.statement().conditions().stream())
          .map(ReportedCondition::of)
          .distinct()
          .sorted(Comparator.comparing(ReportedCondition::text))
          .toList();
    }

    /** Such as {@code all}, or {@code all but iam:*}. */
    String all() {
      String excluded =
          Stream.of(Optional.of(grant), Optional.ofNullable(limit))
              .flatMap(Optional::stream)
              .filter(ReviewedStatement::hasNotAction)
              .flatMap(each -> each.statement().action().patterns().stream())
              .map(ActionPattern::value)
              .distinct()
              .collect(Collectors.joining(", "));
      return excluded.isEmpty() ? AccessMatrix.ALL_ACTIONS : "all but " + excluded;
    }
  }

  /**
   * Adds what a statement allows.
   *
   * @param grant the statement
   * @param who whom it allows it, if it says that; else empty
   */
  void add(ReviewedStatement grant, String who) {
    if (boundary == null) {
      add(new Way(grant, null, who));
    } else {
      boundary.forEach(limit -> add(new Way(grant, limit, who)));
    }
  }

  private void add(Way way) {
    for (RowResource resource : way.resources()) {
      if (way.isAboutAllServices()) {
        addAll(way, resource);
      } else {
        way.naming().actionPatterns().forEach(pattern -> add(way, resource, pattern));
      }
    }
  }

  /** Actions of all services, or all but some. */
  private void addAll(Way way, RowResource resource) {
    if (resource.isOfOneService()) {
      allActions()
          .filter(action -> resource.mayBeOf(action) && way.mayGrant(action.toString()))
          .forEach(action -> put(way, resource, action));
      return;
    }
    for (AccessLevel level : AccessLevel.values()) {
      put(way, AccessMatrix.ALL_SERVICES, resource, Level.of(level), way.all());
    }
    widen(key(way, AccessMatrix.ALL_SERVICES, resource), resource.breadth());
    if (way.all().equals(AccessMatrix.ALL_ACTIONS)) {
      addEverything(way, AccessMatrix.ALL_SERVICES, resource);
    }
  }

  private Stream<Action> allActions() {
    return reference.serviceNames().keySet().stream()
        .flatMap(prefix -> reference.service(prefix).stream())
        .flatMap(service -> service.actions().stream());
  }

  private void add(Way way, RowResource resource, String pattern) {
    String prefix = ReviewedStatement.prefix(pattern);
    List<Action> known = known(pattern, prefix);
    if (known.isEmpty()) {
      String service =
          UnknownText.isIn(prefix) || Wildcards.areIn(prefix) ? AccessMatrix.ALL_SERVICES : prefix;
      put(way, service, resource, Level.UNKNOWN, pattern);
    }
    List<Action> granted =
        known.stream()
            .filter(action -> resource.mayBeOf(action) && way.mayGrant(action.toString()))
            .toList();
    if (isOfAnyService(prefix) && !resource.isOfOneService()) {
      granted.forEach(
          action -> {
            put(way, AccessMatrix.ALL_SERVICES, resource, Level.of(action.level()), pattern);
            widen(key(way, AccessMatrix.ALL_SERVICES, resource), resource.breadth());
          });
      return;
    }
    granted.forEach(action -> put(way, resource, action));
    if (pattern.endsWith(":*")) {
      granted.stream()
          .map(Action::service)
          .distinct()
          .forEach(service -> addEverything(way, service, resource));
    }
  }

  private static boolean isOfAnyService(String prefix) {
    return !prefix.isEmpty() && prefix.chars().allMatch(character -> character == '*');
  }

  /** The known actions that a pattern stands for, of each service that its prefix matches. */
  private List<Action> known(String pattern, String prefix) {
    String name = pattern.substring(pattern.indexOf(':') + 1);
    Stream<String> services =
        Wildcards.areIn(prefix)
            ? reference.serviceNames().keySet().stream()
                .filter(service -> Wildcards.matchWithoutCase(prefix, service))
            : Stream.of(prefix);
    return services
        .flatMap(service -> reference.service(service).stream())
        .map((Service service) -> service.actionsMatching(name))
        .flatMap(List::stream)
        .toList();
  }

  private void put(Way way, RowResource resource, Action action) {
    put(way, action.service(), resource, Level.of(action.level()), action.toString());
    if (!action.resources().isEmpty()) {
      widen(key(way, action.service(), resource), resource.breadth());
    }
  }

  private void put(Way way, String service, RowResource resource, Level level, String action) {
    Key key = key(way, service, resource);
    conditions.putIfAbsent(key, way.conditions());
    rows.computeIfAbsent(key, each -> new EnumMap<>(Level.class))
        .computeIfAbsent(level, each -> new TreeSet<>())
        .add(ShownText.of(action));
  }

  private void addEverything(Way way, String service, RowResource resource) {
    if (!isLimited && resource.isAny() && way.conditions().isEmpty()) {
      widen(key(way, service, resource), Breadth.EVERYTHING);
    }
  }

  private void widen(Key key, Breadth breadth) {
    if (isOfAnyResource) {
      breadths.merge(key, breadth, (one, other) -> one.compareTo(other) > 0 ? one : other);
    }
  }

  private static Key key(Way way, String service, RowResource resource) {
    return new Key(
        ShownText.of(service),
        way.who(),
        ShownText.of(resource.text()),
        String.join("\n", ReportedCondition.texts(way.conditions())));
  }

  /** The matrix of all that was added. */
  AccessMatrix matrix() {
    var all = new ArrayList<Row>();
    rows.forEach(
        (key, levels) -> {
          var lists = new EnumMap<Level, List<String>>(Level.class);
          levels.forEach((level, names) -> lists.put(level, List.copyOf(names)));
          all.add(
              new Row(
                  key.service(),
                  key.who(),
                  key.resource(),
                  conditions.getOrDefault(key, List.of()),
                  lists,
                  breadths.getOrDefault(key, Breadth.NAMED)));
        });
    return new AccessMatrix(all);
  }
}
