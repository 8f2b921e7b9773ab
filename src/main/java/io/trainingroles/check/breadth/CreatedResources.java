package io.trainingroles.check.breadth;

import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.evidence.ConditionLimits;
import io.trainingroles.iam.Arn;
import io.trainingroles.reference.Action;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Resources that a statement only creates, and whose ids AWS chooses: no policy can name them. See
 * <a href="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/iam-policy-structure.html">Policies
 * for Amazon EC2</a>.
 */
final class CreatedResources {
  /** What actions create whose names do not say it. */
  private static final Map<String, List<String>> CREATED =
      Map.ofEntries(
          Map.entry("ec2:RunInstances", List.of("instance", "network-interface", "volume")),
          Map.entry("ec2:CreateFleet", List.of("fleet", "instance", "network-interface", "volume")),
          Map.entry("ec2:RequestSpotInstances", List.of("instance", "spot-instances-request")),
          Map.entry("ec2:RequestSpotFleet", List.of("instance", "spot-fleet-request")),
          Map.entry("ec2:CreateSnapshots", List.of("snapshot")),
          Map.entry("ec2:CopySnapshot", List.of("snapshot")),
          Map.entry("ec2:CopyImage", List.of("image", "snapshot")),
          Map.entry("ec2:RegisterImage", List.of("image")),
          Map.entry("ec2:AllocateAddress", List.of("elastic-ip")),
          Map.entry("ec2:AllocateHosts", List.of("dedicated-host")),
          Map.entry("ram:CreateResourceShare", List.of("resource-share")));

  private CreatedResources() {}

  /** Whether all that the statement does with resources of a pattern is to create them. */
  static boolean are(ReviewedStatement statement, String resource) {
    String type = Arn.of(resource).map(CreatedResources::type).orElse("");
    List<Action> acting =
        statement.actions().stream().filter(action -> action.actsOn(resource)).toList();
    return !statement.isAboutAllServices()
        && !acting.isEmpty()
        && acting.stream().allMatch(action -> creates(statement, action, type));
  }

  private static String type(Arn arn) {
    return arn.resource().replaceAll("[/:].*", "");
  }

  private static boolean creates(ReviewedStatement statement, Action action, String type) {
    if (action.toString().equals("ec2:CreateTags")) {
      return ConditionLimits.on(statement, "ec2:CreateAction");
    }
    List<String> created = CREATED.get(action.toString());
    return created == null
        ? action.service().equals("ec2") && action.name().equals("Create" + noun(type))
        : created.contains(type);
  }

  /** A resource type of Amazon EC2 as the name of its action has it: {@code NetworkInterface}. */
  private static String noun(String type) {
    var noun = new StringBuilder();
    for (String word : type.split("-", -1)) {
      noun.append(word.substring(0, Math.min(1, word.length())).toUpperCase(Locale.ROOT))
          .append(word.substring(Math.min(1, word.length())));
    }
    return noun.toString();
  }
}
