package io.trainingroles.input.question;

import io.trainingroles.access.PolicyStatement;
import io.trainingroles.access.proof.AccessChange;
import io.trainingroles.access.proof.Undecided;
import io.trainingroles.access.set.AccessPattern;
import io.trainingroles.input.UnseenPolicy;
import io.trainingroles.input.symbol.SymbolCase;
import io.trainingroles.role.value.TerraformReference;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Why an answer about a role is not known, one sentence for each reason. */
final class UnknownReasons {
  private UnknownReasons() {}

  static String of(Undecided undecided) {
    PolicyStatement place = undecided.statement();
    String statement = "statement " + (place.index() + 1) + " of " + place.policy();
    return switch (undecided.reason()) {
      case LIMIT -> statement + " was not compared completely: the limit of the search was reached";
      case SERVICE_NOT_LISTED ->
          statement
              + " is about services that AWS does not list for resource control policies, so it is"
              + " not known whether these limit them";
      case NOT_CONFIRMED -> statement + " depends on a value that is not known, such as a variable";
    };
  }

  /** Of a resource policy that denies less, where other policies are not known. */
  static String ofLifted(AccessChange change) {
    PolicyStatement place = change.statement();
    return "statement "
        + (place.index() + 1)
        + " of "
        + place.policy()
        + " no longer denies "
        + request(change)
        + ", so it is allowed if another policy allows it";
  }

  /** Of a limit that lets more through, where it is not known whom it limits. */
  static String ofLimit(AccessChange change) {
    return change.cause() == AccessChange.Cause.DENY
        ? ofLifted(change)
        : change.statement().policy()
            + " no longer blocks "
            + request(change)
            + ", so it is allowed if another policy allows it";
  }

  /**
   * Of what is no longer denied, or within the boundary, if policies that are not seen allow it.
   */
  static String ifAllowed(AccessChange change, List<UnseenPolicy> unseen) {
    return request(change)
        + " is no longer denied, or outside of the boundary, so it is allowed if "
        + unseen.stream()
            .map(policy -> policy.name() + " (" + policy.arn() + ")")
            .distinct()
            .collect(Collectors.joining(" or "))
        + " allows it, which is not in the input";
  }

  private static String request(AccessChange change) {
    return change.witness().action() + " on " + change.witness().resource();
  }

  static String of(UnseenPolicy policy) {
    return sentence(
        policy, policy.isBounded() ? "is known only after apply" : "is not in the input");
  }

  /** Of a question about values that are known only later. */
  static List<String> of(AccessPattern asked) {
    String values =
        Stream.concat(
                Stream.of(asked.resource().value()),
                asked.conditions().stream().flatMap(each -> each.values().stream()))
            .flatMap(text -> TerraformReference.in(text).stream())
            .map(TerraformReference::toString)
            .distinct()
            .collect(Collectors.joining(", "));
    return List.of(values + " is known only after apply, and the role can do it with some values");
  }

  /** Of values that may be equal, where the answer depends on it. */
  static List<String> of(SymbolCase equal) {
    return equal.equalities().stream()
        .map(each -> "whether " + each + " is known only after apply")
        .toList();
  }

  /** Of a policy that the other input has too, with values that may be others. */
  static String of(UnseenPolicy policy, UnseenPolicy other) {
    List<String> values = policy.values().differentIn(other.values());
    if (values.isEmpty()) {
      return of(policy);
    }
    String which = String.join(", ", values);
    return sentence(
        policy,
        policy.values().areDefined() && other.values().areDefined()
            ? "is known only after apply, and the inputs define " + which + " differently"
            : "is known only after apply, and "
                + which
                + " cannot be compared with that of the other input");
  }

  /** Of a policy that only one input has; {@code what} is what happened to it. */
  static String of(UnseenPolicy policy, String what) {
    String why =
        policy.isBounded() ? "is known only after apply" : "its document is not in the input";
    return sentence(policy, what + ", and " + why);
  }

  private static String sentence(UnseenPolicy policy, String reason) {
    return policy.name() + " (" + policy.arn() + ") " + reason;
  }
}
