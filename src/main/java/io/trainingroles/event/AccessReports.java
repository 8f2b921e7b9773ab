package io.trainingroles.event;

import io.trainingroles.event.LastAccessedService.TrackedAction;
import io.trainingroles.tree.JsonReader;
import io.trainingroles.tree.NotJsonException;
import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Mapping;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what IAM and IAM Access Analyzer say of the access of a role. */
final class AccessReports {
  private AccessReports() {}

  /** The services of a report; how many there are. */
  static int lastAccessed(Mapping report, List<Tree> services, EventSink sink) {
    Instant madeOn = time(report, "JobCompletionDate");
    int count = 0;
    for (Tree item : services) {
      if (item instanceof Mapping service) {
        Optional<String> prefix = EventRecordReader.text(service, "ServiceNamespace");
        if (prefix.isPresent()) {
          count++;
          sink.lastAccessed(
              new LastAccessedService(
                  prefix.get(),
                  EventRecordReader.text(service, "LastAuthenticatedEntity").orElse(""),
                  time(service, "LastAuthenticated"),
                  madeOn,
                  tracked(service)));
        }
      }
    }
    if (EventRecordReader.text(report, "IsTruncated").filter("true"::equals).isPresent()) {
      sink.note(
          "the last accessed report is one page of several; what is on the other pages is not known");
    }
    return count;
  }

  private static List<TrackedAction> tracked(Mapping service) {
    var actions = new ArrayList<TrackedAction>();
    if (service.value("TrackedActionsLastAccessed").orElse(null) instanceof Tree.Listing listing) {
      for (Tree item : listing.items()) {
        if (item instanceof Mapping action) {
          EventRecordReader.text(action, "ActionName")
              .ifPresent(
                  name -> actions.add(new TrackedAction(name, time(action, "LastAccessedTime"))));
        }
      }
    }
    return actions;
  }

  /** The policies that were generated; one report, however many there are. */
  static int generatedPolicy(Mapping report, EventSink sink) {
    Mapping result = report.mapping("generatedPolicyResult").orElse(report);
    Mapping properties = result.mapping("properties").orElse(result);
    Mapping window = properties.mapping("cloudTrailProperties").orElse(properties);
    var actions = new ArrayList<String>();
    if (result.value("generatedPolicies").orElse(null) instanceof Tree.Listing policies) {
      for (Tree item : policies.items()) {
        if (item instanceof Mapping policy) {
          boolean isRead =
              EventRecordReader.text(policy, "policy")
                  .filter(text -> addActions(text, actions))
                  .isPresent();
          if (!isRead) {
            sink.note("a policy in the answer of IAM Access Analyzer cannot be read");
          }
        }
      }
    }
    sink.generatedPolicy(
        new GeneratedPolicy(
            EventRecordReader.text(properties, "principalArn").orElse(""),
            time(window, "startTime"),
            time(window, "endTime"),
            EventRecordReader.text(properties, "isComplete").filter("true"::equals).isPresent(),
            actions.stream().distinct().sorted().toList()));
    return 1;
  }

  /**
   * Adds the actions of a policy, whose resources may be placeholders that no policy has. Whether
   * it can be read.
   */
  private static boolean addActions(String policy, List<String> actions) {
    try {
      Tree tree = new JsonReader("").read(policy);
      Tree statements =
          tree instanceof Mapping mapping ? mapping.value("Statement").orElse(tree) : tree;
      List<Tree> all =
          statements instanceof Tree.Listing listing ? listing.items() : List.of(statements);
      for (Tree statement : all) {
        if (statement instanceof Mapping mapping
            && EventRecordReader.text(mapping, "Effect").filter("Allow"::equals).isPresent()) {
          Tree action = mapping.value("Action").orElse(mapping);
          List<Tree> names =
              action instanceof Tree.Listing listing ? listing.items() : List.of(action);
          names.stream().flatMap(name -> name.asText().stream()).forEach(actions::add);
        }
      }
      return true;
    } catch (NotJsonException none) {
      return false;
    }
  }

  private static @Nullable Instant time(Mapping mapping, String key) {
    return EventRecordReader.text(mapping, key).map(EventRecordReader::time).orElse(null);
  }
}
