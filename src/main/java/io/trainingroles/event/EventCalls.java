package io.trainingroles.event;

import io.trainingroles.access.ContextValue;
import io.trainingroles.event.RecordedCall.Origin;
import io.trainingroles.event.RecordedEvent.Category;
import io.trainingroles.iam.Arn;
import io.trainingroles.reference.AccessLevel;
import io.trainingroles.reference.Action;
import io.trainingroles.reference.ActionLookup;
import io.trainingroles.reference.CloudTrailReference;
import io.trainingroles.reference.EventActions;
import io.trainingroles.reference.ServiceAuthorizationReference;
import io.trainingroles.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The requests that a record shows. A call that was denied names its request in the message of its
 * error; of others the action follows from the names of the event, and the resource from what the
 * record has of ARNs and parameters.
 */
public final class EventCalls {
  private static final Pattern DENIED =
      Pattern.compile(
          "not authorized to perform:? ([A-Za-z0-9-]+:[A-Za-z0-9-]+)(?: on resource: \"?([^\" ]+)\"?)?");

  /** Services that take a role for themselves, so that it is passed to the source of the event. */
  private static final Set<String> PASSED_TO_SOURCE =
      Set.of("sagemaker.amazonaws.com", "bedrock.amazonaws.com", "glue.amazonaws.com");

  /** Services whose parameters name roles that are not passed to them. */
  private static final Set<String> WITHOUT_PASSING =
      Set.of("sts.amazonaws.com", "iam.amazonaws.com", "kms.amazonaws.com");

  private static final int DEPTH = 6;

  private final CloudTrailReference trail = CloudTrailReference.ofAws();
  private final ServiceAuthorizationReference reference = ServiceAuthorizationReference.ofAws();

  /**
   * The requests of a record.
   *
   * @param event the record
   * @return the requests, as far as they are known
   */
  public CallReading of(RecordedEvent event) {
    if (event.category() == Category.OTHER) {
      return new CallReading.None();
    }
    Map<String, ContextValue> context = EventContext.of(event);
    if (event.isDenied()) {
      Matcher denied = DENIED.matcher(event.message());
      if (denied.find()) {
        return new CallReading.Calls(List.of(ofMessage(event, denied, context)));
      }
    }
    EventActions actions = trail.actions(event.source(), event.name());
    if (actions instanceof EventActions.NotKnown notKnown) {
      return new CallReading.NotMapped(notKnown.reason());
    } else if (actions instanceof EventActions.None) {
      return new CallReading.None();
    }
    var calls = new ArrayList<RecordedCall>();
    for (Action action : ((EventActions.Needed) actions).actions()) {
      calls.addAll(ofAction(event, action, context));
    }
    for (Action action : trail.furtherActions(event.source(), event.name())) {
      calls.add(
          new RecordedCall(
              action.toString(), EventResources.of(event, action), context, Origin.POSSIBLE));
    }
    calls.addAll(passedRoles(event, context));
    return new CallReading.Calls(calls);
  }

  private RecordedCall ofMessage(
      RecordedEvent event, Matcher denied, Map<String, ContextValue> context) {
    String action = denied.group(1);
    String resource = denied.group(2);
    if (resource != null) {
      String arn = resource.endsWith(".") ? resource.substring(0, resource.length() - 1) : resource;
      if (Arn.of(arn).isPresent() || arn.equals("*")) {
        return new RecordedCall(
            action, List.of(RecordedResource.exact(arn)), context, Origin.MESSAGE);
      }
    }
    List<RecordedResource> resources =
        reference.action(action) instanceof ActionLookup.Known known
            ? EventResources.of(event, known.action())
            : List.of(RecordedResource.some("*"));
    return new RecordedCall(action, resources, context, Origin.MESSAGE);
  }

  private List<RecordedCall> ofAction(
      RecordedEvent event, Action action, Map<String, ContextValue> context) {
    return action.service().equals("s3")
        ? S3Calls.of(event, action, context)
        : List.of(
            new RecordedCall(
                action.toString(), EventResources.of(event, action), context, Origin.CALL));
  }

  /**
   * The roles that a call passes: there is no event for that. See <a
   * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-policy-generation.html">IAM
   * Access Analyzer policy generation</a>.
   */
  private List<RecordedCall> passedRoles(RecordedEvent event, Map<String, ContextValue> context) {
    if (WITHOUT_PASSING.contains(event.source()) || event.isDenied() || !changes(event)) {
      return List.of();
    }
    var roles = new LinkedHashMap<String, RecordedCall>();
    collectRoles(
        event.parameters(),
        DEPTH,
        role -> {
          Map<String, ContextValue> keys = new LinkedHashMap<>(context);
          if (PASSED_TO_SOURCE.contains(event.source())) {
            keys.put("iam:PassedToService", ContextValue.of(event.source()));
          }
          roles.put(
              role,
              new RecordedCall(
                  "iam:PassRole", List.of(RecordedResource.exact(role)), keys, Origin.PARAMETER));
        });
    return List.copyOf(roles.values());
  }

  private boolean changes(RecordedEvent event) {
    return trail.actions(event.source(), event.name()) instanceof EventActions.Needed needed
        && needed.actions().stream()
            .map(Action::level)
            .anyMatch(level -> level != AccessLevel.READ && level != AccessLevel.LIST);
  }

  private static void collectRoles(Tree.Mapping parameters, int depth, Consumer<String> roles) {
    for (Tree.Entry entry : parameters.entries()) {
      String key = entry.key().toLowerCase(Locale.ROOT);
      if (key.endsWith("rolearn") || key.endsWith("role")) {
        entry
            .value()
            .asText()
            .flatMap(Arn::of)
            .filter(arn -> arn.service().equals("iam") && arn.resource().startsWith("role/"))
            .ifPresent(arn -> roles.accept(arn.toString()));
      }
      if (depth > 0) {
        collectRolesBelow(entry.value(), depth - 1, roles);
      }
    }
  }

  private static void collectRolesBelow(Tree value, int depth, Consumer<String> roles) {
    if (value instanceof Tree.Mapping mapping) {
      collectRoles(mapping, depth, roles);
    } else if (value instanceof Tree.Listing listing && depth > 0) {
      listing.items().forEach(item -> collectRolesBelow(item, depth - 1, roles));
    }
  }
}
