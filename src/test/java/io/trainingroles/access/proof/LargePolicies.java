package io.trainingroles.access.proof;

import io.trainingroles.iam.ActionElement;
import io.trainingroles.iam.ActionPattern;
import io.trainingroles.iam.Condition;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.ResourceElement;
import io.trainingroles.iam.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Policies of the sizes and shapes that AWS and large organisations have: one list of thousands of
 * actions on all resources (93 KB), and some dozens of statements with conditions (14 KB).
 */
final class LargePolicies {
  private static final List<String> VERBS =
      List.of("Describe", "Get", "List", "BatchGet", "Search");
  private static final List<String> NOUNS =
      List.of(
          "Application",
          "Backup",
          "Cluster",
          "Domain",
          "Endpoint",
          "Fleet",
          "Gateway",
          "Host",
          "Instance",
          "Job",
          "Key",
          "Layer");

  private LargePolicies() {}

  /** What lets somebody read everything: three to twelve actions of each of 310 services. */
  static PolicyDocument readOnly(int version) {
    var actions = new ArrayList<ActionPattern>();
    for (int service = 0; service < 310; service++) {
      String prefix = "service" + Integer.toString(service * 7919 % 1009, 36) + service % 10 + ":";
      for (int action = 0; action < 12; action++) {
        String verb = VERBS.get((service + action) % VERBS.size());
        String noun = NOUNS.get((service * 5 + action) % NOUNS.size());
        boolean isOfBoth = (service * 12 + action) % 97 != version;
        if (isOfBoth) {
          actions.add(ActionPattern.of(prefix + verb + (action % 4 == 0 ? "*" : noun + "s")));
        }
      }
    }
    return PolicyDocument.of(
        List.of(
            Statement.allow(
                new ActionElement.Actions(actions), ResourceElement.Resources.of("*"))));
  }

  /** What a service's full access looks like: many statements, most of them with conditions. */
  static PolicyDocument fullAccess(int statements, int version) {
    var all = new ArrayList<Statement>();
    for (int number = 0; number < statements; number++) {
      String service = "service" + number % 9;
      var actions = new ArrayList<ActionPattern>();
      for (int action = 0; action < 6; action++) {
        actions.add(
            ActionPattern.of(
                service
                    + ":"
                    + VERBS.get((number + action) % VERBS.size())
                    + NOUNS.get((number * 3 + action) % NOUNS.size())));
      }
      if (number % 7 == version) {
        actions.add(ActionPattern.of(service + ":Create*"));
      }
      all.add(
          Statement.allow(
              new ActionElement.Actions(actions),
              ResourceElement.Resources.of(
                  "arn:aws:" + service + ":*:*:*" + NOUNS.get(number % NOUNS.size()) + "*/*",
                  "arn:aws:" + service + ":*:123456789012:training-" + number + "/*",
                  "arn:aws:s3:::*SageMaker" + number + "*"),
              conditions(number)));
    }
    return PolicyDocument.of(all);
  }

  private static Condition[] conditions(int number) {
    return switch (number % 4) {
      case 0 -> new Condition[0];
      case 1 ->
          new Condition[] {Condition.of("StringEquals", "aws:ResourceTag/team", "ml" + number)};
      case 2 ->
          new Condition[] {
            Condition.of("StringLike", "iam:PassedToService", "sagemaker.amazonaws.com", "*.aws"),
            Condition.of("Bool", "aws:SecureTransport", "true")
          };
      default ->
          new Condition[] {
            Condition.of("StringEqualsIgnoreCase", "s3:ExistingObjectTag/SageMaker", "true"),
            Condition.of("Null", "aws:TagKeys", "false")
          };
    };
  }
}
