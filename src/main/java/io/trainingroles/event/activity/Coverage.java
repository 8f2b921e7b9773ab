package io.trainingroles.event.activity;

import io.trainingroles.event.EventSink.Completeness;
import io.trainingroles.event.RecordedEvent;
import io.trainingroles.event.RecordedEvent.Category;
import io.trainingroles.iam.Arn;
import io.trainingroles.iam.ResourceElement;
import io.trainingroles.iam.ResourcePattern;
import io.trainingroles.iam.Statement;
import io.trainingroles.iam.Wildcards;
import io.trainingroles.reference.AccessLevel;
import io.trainingroles.reference.Action;
import io.trainingroles.reference.CloudTrailReference;
import io.trainingroles.reference.Recording;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which kinds of calls an input has records of. Only where it has some of a kind does it mean
 * anything that others of that kind are missing.
 */
final class Coverage {
  /** Services that a trail can leave out, or that it has in one Region only. */
  private static final Set<String> OF_THEIR_OWN = Set.of("kms", "iam", "sts", "rds-data");

  private static final int MAXIMUM = 10_000;

  /** A kind of management events. */
  private record Kind(String service, String region, boolean isReadOnly, boolean isOfTrail) {}

  private final CloudTrailReference trail = CloudTrailReference.ofAws();
  private final Set<Kind> kinds = new HashSet<>();
  private final Set<String> regions = new TreeSet<>();

  /** Takes a record of the role's account, whoever made the call. */
  void add(RecordedEvent event, Completeness completeness, Optional<Recording.Kind> recording) {
    if (!event.region().isEmpty() && regions.size() < MAXIMUM) {
      regions.add(event.region());
    }
    Boolean isReadOnly = event.isReadOnly();
    boolean isManagement =
        event.category() == Category.MANAGEMENT
            || (event.category() == Category.NOT_SAID
                && recording.filter(kind -> kind == Recording.Kind.MANAGEMENT).isPresent());
    Optional<String> service = trail.service(event.source());
    if (isManagement && service.isPresent() && kinds.size() < MAXIMUM) {
      boolean isRead = isReadOnly == null ? readsByName(event.name()) : isReadOnly;
      kinds.add(
          new Kind(service.get(), event.region(), isRead, completeness == Completeness.TRAIL));
    }
  }

  /** Older records do not say whether a call only reads. */
  private static boolean readsByName(String name) {
    return Stream.of("Get", "List", "Describe", "Head").anyMatch(name::startsWith);
  }

  List<String> regions() {
    return List.copyOf(regions);
  }

  /**
   * Why it means nothing that there is no record of an action on the resources of a statement;
   * nothing where it does.
   *
   * @param isSeenOfOthers whether there are records of the same action, on a resource of the
   *     statement, by others
   */
  Optional<String> notObservable(Action action, Statement statement, boolean isSeenOfOthers) {
    Recording recording = trail.recording(action);
    return switch (recording.kind()) {
      case NEVER -> Optional.of("CloudTrail has no event for it");
      case PERMISSION_ONLY ->
          Optional.of("it is not a call of its own: AWS asks for it during other calls");
      case NOT_KNOWN -> Optional.of("whether CloudTrail records its calls is not known");
      case DATA ->
          isSeenOfOthers
              ? Optional.empty()
              : Optional.of(
                  "its calls are data events, and no record of such a call by others on these resources"
                      + " shows that they are recorded");
      case MANAGEMENT -> management(action, statement);
    };
  }

  private Optional<String> management(Action action, Statement statement) {
    if (action.level() == AccessLevel.TAGGING) {
      return Optional.of(
          "it is needed by calls that create a resource with tags, which are recorded under their own"
              + " names");
    }
    boolean reads = action.level() == AccessLevel.READ || action.level() == AccessLevel.LIST;
    if (!has(action, statement, true)) {
      return Optional.of(missing(action, "read"));
    }
    return reads || has(action, statement, false)
        ? Optional.empty()
        : Optional.of(missing(action, "write"));
  }

  private static String missing(Action action, String access) {
    return "there is no "
        + access
        + " management event"
        + (OF_THEIR_OWN.contains(action.service()) ? " of " + action.service() : "")
        + " by anybody in the Regions of its resources, so such events may not be recorded";
  }

  private boolean has(Action action, Statement statement, boolean isReadOnly) {
    Set<String> needed = regions(statement);
    return needed.stream().allMatch(region -> has(action, region, isReadOnly));
  }

  private boolean has(Action action, String region, boolean isReadOnly) {
    return kinds.stream()
        .anyMatch(
            kind ->
                kind.isReadOnly() == isReadOnly
                    && Wildcards.match(region, kind.region())
                    && (kind.service().equals(action.service())
                        || (kind.isOfTrail() && !OF_THEIR_OWN.contains(action.service()))));
  }

  /** The Regions of the resources, as patterns; all where they say none. */
  private static Set<String> regions(Statement statement) {
    var regions = new TreeSet<String>();
    if (statement.resource() instanceof ResourceElement.Resources resources) {
      for (ResourcePattern pattern : resources.patterns()) {
        List<String> parts = Arn.parts(pattern.value());
        String region = parts.size() > 3 ? parts.get(3) : "";
        regions.add(region.isEmpty() || region.contains("${") ? "*" : region);
      }
    }
    return regions.isEmpty() ? Set.of("*") : regions;
  }
}
