package io.trainingroles.input.question;

import io.trainingroles.access.PolicyStatement;
import io.trainingroles.access.proof.Undecided;
import io.trainingroles.input.JudgedRole.UnseenPolicy;

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

  static String of(UnseenPolicy policy) {
    return of(policy, policy.isBounded() ? "is known only after apply" : "is not in the input");
  }

  static String of(UnseenPolicy policy, String reason) {
    return policy.name() + " (" + policy.arn() + ") " + reason;
  }
}
