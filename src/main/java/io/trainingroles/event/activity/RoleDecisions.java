package io.trainingroles.event.activity;

import io.trainingroles.access.PolicyStatement;
import io.trainingroles.access.RequestContext;
import io.trainingroles.access.Truth;
import io.trainingroles.access.decision.Decision;
import io.trainingroles.event.DenialReason;
import io.trainingroles.event.RecordedCall;
import io.trainingroles.event.RecordedResource;
import io.trainingroles.event.activity.RequestRecords.Answer;
import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.input.JudgedRole;
import java.util.List;
import java.util.Set;

/** What a role as it is given says about requests that were recorded. */
final class RoleDecisions {
  private static final Set<DenialReason> ELSEWHERE =
      Set.of(
          DenialReason.SERVICE_CONTROL_POLICY,
          DenialReason.RESOURCE_CONTROL_POLICY,
          DenialReason.RESOURCE_POLICY,
          DenialReason.ENDPOINT_POLICY,
          DenialReason.SESSION_POLICY);

  private final JudgedRole role;
  private final List<String> keys;

  /**
   * Decisions of a role.
   *
   * @param keys the condition keys that its policies ask for
   */
  RoleDecisions(JudgedRole role, List<String> keys) {
    this.role = role;
    this.keys = List.copyOf(keys);
  }

  /**
   * What the role says about a request that was denied.
   *
   * @param matched whether a statement of it allows the request
   */
  Answer ofDenied(RecordedCall call, DenialReason reason, Truth matched) {
    Answer answer = decide(call, matched);
    boolean isOfOthers =
        ELSEWHERE.contains(reason)
            || (reason == DenialReason.PERMISSIONS_BOUNDARY && role.permissionsBoundary() == null);
    if (answer.isAllowed() != Truth.TRUE) {
      return new Answer(answer.isAllowed(), isOfOthers, answer.words());
    } else if (isOfOthers) {
      return new Answer(
          Truth.TRUE, true, "the role allows it, and no change of its policies would help");
    } else if (reason == DenialReason.NOT_SAID) {
      return new Answer(
          Truth.UNKNOWN,
          false,
          "the role as given allows it, and the reason of the denial is not recorded: something else may"
              + " deny it, or the role has changed since");
    }
    return new Answer(Truth.TRUE, false, "the role as given allows it: it has changed since");
  }

  /** What the role says about a request that was made, and that none of its statements allows. */
  Answer ofMade(RecordedCall call) {
    Answer answer = decide(call, Truth.FALSE);
    if (answer.isAllowed() == Truth.FALSE && call.origin() == RecordedCall.Origin.PARAMETER) {
      return new Answer(
          Truth.UNKNOWN,
          false,
          "no statement of the role allows it, and the call suggests that it was needed");
    }
    return answer;
  }

  private Answer decide(RecordedCall call, Truth matched) {
    Answer denied = null;
    for (RecordedResource resource : call.resources()) {
      if (resource.isExact()) {
        Answer answer = decide(call, resource.text());
        if (answer.isAllowed() == Truth.TRUE) {
          return answer;
        }
        denied = denied == null || answer.isAllowed() == Truth.UNKNOWN ? answer : denied;
      }
    }
    if (denied != null) {
      return denied;
    } else if (matched == Truth.TRUE) {
      return new Answer(Truth.TRUE, false, "a statement of the role allows it");
    } else if (matched == Truth.FALSE && role.unseenAccess().isEmpty()) {
      return new Answer(Truth.FALSE, false, "no statement of the role allows it");
    }
    return new Answer(Truth.UNKNOWN, false, "the records do not show whether the role allows it");
  }

  private Answer decide(RecordedCall call, String resource) {
    RequestContext context = StatementTester.completed(call.context(), keys);
    try {
      Decision decision = role.decide(call.action(), resource, context);
      if (decision instanceof Decision.Allowed) {
        return new Answer(Truth.TRUE, false, "the role allows it");
      } else if (decision instanceof Decision.ExplicitlyDenied denied) {
        PolicyStatement statement = denied.statements().get(0);
        return new Answer(
            Truth.FALSE,
            false,
            "statement " + (statement.index() + 1) + " of " + statement.policy() + " denies it");
      } else if (decision instanceof Decision.ImplicitlyDenied) {
        return new Answer(Truth.FALSE, false, "no statement of the role allows it");
      }
    } catch (InvalidValueException noRequest) {
      return new Answer(
          Truth.UNKNOWN, false, "its record is not a complete request: " + noRequest.problem());
    }
    return new Answer(
        Truth.UNKNOWN,
        false,
        "whether the role allows it depends on what is not recorded, or on policies that are not in the input");
  }
}
