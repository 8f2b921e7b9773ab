package io.trainingroles.check.evidence;

import io.trainingroles.access.set.AccessPattern;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.iam.ActionPattern;
import io.trainingroles.iam.Arn;
import io.trainingroles.iam.Condition;
import io.trainingroles.iam.ResourcePattern;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Resources that no policy of a role names, of actions that give a role more only on such: what
 * they do to the role's own logs, alarms, jobs and documents is intended.
 */
final class UnnamedPlaces {
  private static final String SEND_COMMAND = "ssm:SendCommand";

  private static final String LOG_GROUP = ":logs:REGION:ACCOUNT:log-group:a-group-nobody-named:*";
  private static final String ALARM = ":cloudwatch:REGION:ACCOUNT:alarm:an-alarm-nobody-named";

  private static final Map<String, String> RESOURCES =
      Map.of(
          "logs:DeleteLogGroup", LOG_GROUP,
          "logs:DeleteLogStream", LOG_GROUP,
          "logs:PutRetentionPolicy", LOG_GROUP,
          "cloudwatch:DeleteAlarms", ALARM,
          "cloudwatch:DisableAlarmActions", ALARM,
          "batch:SubmitJob", ":batch:REGION:ACCOUNT:job-definition/a-definition-nobody-named:1",
          "glue:StartJobRun", ":glue:REGION:ACCOUNT:job/a-job-nobody-named");

  /** One of the account, and those of AWS that run what the caller writes. */
  private static final List<String> SCRIPT_DOCUMENTS =
      List.of(
          ":ssm:REGION:ACCOUNT:document/a-document-nobody-named",
          ":ssm:REGION::document/AWS-RunShellScript",
          ":ssm:REGION::document/AWS-RunPowerShellScript",
          ":ssm:REGION::document/AWS-RunRemoteScript",
          ":ssm:REGION::document/AWS-RunDocument",
          ":ssm:REGION::document/AWS-RunAnsiblePlaybook",
          ":ssm:REGION::document/AWS-ApplyAnsiblePlaybooks",
          ":ssm:REGION::document/AWS-RunSaltState",
          ":ssm:REGION::document/AWS-InstallPowerShellModule");

  private UnnamedPlaces() {}

  /** What to ask for; nothing for an action that gives more on any resource. */
  static List<AccessPattern> of(ReviewedRole role, String action) {
    if (action.equals(SEND_COMMAND)) {
      // The tags of a condition are those of the instance: the document has none.
      return SCRIPT_DOCUMENTS.stream()
          .flatMap(document -> inEachPlace(role, action, document, List.of()))
          .toList();
    }
    String resource = RESOURCES.get(action);
    return resource == null
        ? List.of()
        : inEachPlace(role, action, resource, UnnamedRequests.ofUnnamed(role, action)).toList();
  }

  private record Place(String partition, String region, String account) {
    String resource(String form) {
      return "arn:" + partition + form.replace("REGION", region).replace("ACCOUNT", account);
    }
  }

  /**
   * A resource in each Region and account that the statements about an action name. A wildcard in
   * their place would stand for more: the stars of a policy match colons, too.
   */
  private static Stream<AccessPattern> inEachPlace(
      ReviewedRole role, String action, String form, List<Condition> conditions) {
    Set<Place> places = new LinkedHashSet<>();
    places.add(new Place("aws", "us-east-1", "123456789012"));
    role.grantsOf(action)
        .flatMap(grant -> grant.resourcePatterns().stream())
        .flatMap(pattern -> Arn.of(pattern).stream())
        .forEach(
            arn ->
                places.add(
                    new Place(
                        named(arn.partition(), "[a-z-]+", "aws"),
                        named(arn.region(), "[a-z0-9-]+", "us-east-1"),
                        named(arn.account(), "[0-9]{12}", "123456789012"))));
    return places.stream()
        .map(place -> place.resource(form))
        .distinct()
        .map(
            resource ->
                new AccessPattern(
                    ActionPattern.of(action), ResourcePattern.of(resource), conditions));
  }

  private static String named(String part, String form, String likely) {
    return part.matches(form) ? part : likely;
  }
}
