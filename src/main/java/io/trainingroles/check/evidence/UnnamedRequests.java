package io.trainingroles.check.evidence;

import io.trainingroles.access.set.AccessPattern;
import io.trainingroles.check.Reach;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.iam.ActionPattern;
import io.trainingroles.iam.Arn;
import io.trainingroles.iam.Condition;
import io.trainingroles.iam.Partition;
import io.trainingroles.iam.ResourcePattern;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The requests by which an action gives a role more than its policies name, to be asked for. AWS
 * documents some conditions as the way to limit an action; what they name counts as intended, as a
 * resource does that a policy names. See <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html">Permissions
 * boundaries</a> and <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html">the
 * condition keys of IAM</a>.
 */
final class UnnamedRequests {
  private static final String ANY = "*";
  private static final String ACCOUNT = "????????????";
  private static final String OF_ANY_ACCOUNT = "arn:*:iam::" + ACCOUNT + ":policy/";
  private static final String BOUNDARY = "iam:PermissionsBoundary";
  private static final String POLICY = "iam:PolicyARN";

  /** Condition keys that name the resources of a statement by what is attached to them. */
  private static final Pattern TAG_OF_RESOURCE =
      Pattern.compile("([a-z0-9-]+:resourcetag|s3:existingobjecttag)/.*");

  /** Condition keys that name what an encrypted object belongs to, or the key. */
  private static final Pattern NAME_OF_KEY =
      Pattern.compile(
          "kms:(encryptioncontext:.*|encryptioncontextkeys|resourcealiases|requestalias)");

  /** Actions whose requests have the boundary of the role or user, and add to what is within it. */
  private static final List<String> WITHIN_BOUNDARY =
      List.of(
          "iam:AttachRolePolicy",
          "iam:AttachUserPolicy",
          "iam:PutRolePolicy",
          "iam:PutUserPolicy",
          "iam:PutRolePermissionsBoundary",
          "iam:PutUserPermissionsBoundary");

  private static final List<String> ATTACHES =
      List.of("iam:AttachRolePolicy", "iam:AttachUserPolicy", "iam:AttachGroupPolicy");

  private static final List<String> CHANGES_POLICY =
      List.of("iam:CreatePolicyVersion", "iam:SetDefaultPolicyVersion");

  /**
   * Policies of AWS by which who attaches them can do everything, and one of any account, each in
   * any partition.
   */
  private static final List<String> GRAVE_POLICIES =
      List.of(
          OF_ANY_ACCOUNT + "a-policy-that-nobody-named",
          "arn:*:iam::aws:policy/AdministratorAccess",
          "arn:*:iam::aws:policy/IAMFullAccess",
          "arn:*:iam::aws:policy/PowerUserAccess");

  /** Documents of AWS that run what the caller writes, and one of the account. */
  private static final List<String> SCRIPT_DOCUMENTS =
      List.of(
          ":ssm:*:" + ACCOUNT + ":document/a-document-that-nobody-named",
          ":ssm:*::document/AWS-RunShellScript",
          ":ssm:*::document/AWS-RunPowerShellScript",
          ":ssm:*::document/AWS-RunRemoteScript",
          ":ssm:*::document/AWS-RunDocument",
          ":ssm:*::document/AWS-RunAnsiblePlaybook",
          ":ssm:*::document/AWS-ApplyAnsiblePlaybooks",
          ":ssm:*::document/AWS-RunSaltState",
          ":ssm:*::document/AWS-InstallPowerShellModule");

  /** Actions that hide something only where they are on what is not the role's own. */
  private static final List<String> ON_LOG_GROUPS =
      List.of("logs:DeleteLogGroup", "logs:DeleteLogStream", "logs:PutRetentionPolicy");

  private static final List<String> ON_ALARMS =
      List.of("cloudwatch:DeleteAlarms", "cloudwatch:DisableAlarmActions");

  /**
   * Actions by which a user manages credentials. See <a
   * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_iam_credentials_console.html">Allows
   * IAM users to manage their own credentials</a>.
   */
  private static final Set<String> OF_CREDENTIALS =
      Set.of(
          "iam:CreateAccessKey",
          "iam:CreateLoginProfile",
          "iam:UpdateLoginProfile",
          "iam:DeactivateMFADevice",
          "iam:ResyncMFADevice",
          "iam:CreateServiceSpecificCredential",
          "iam:ResetServiceSpecificCredential",
          "iam:UploadSSHPublicKey",
          "iam:UploadSigningCertificate");

  private UnnamedRequests() {}

  /** What to ask for; one answer that is not "never" is enough. */
  static List<AccessPattern> of(ReviewedRole role, String action) {
    if (CHANGES_POLICY.contains(action)) {
      // Only AWS changes its own policies.
      return inEachPartition(action, ":iam::" + ACCOUNT + ":policy/*");
    }
    if (action.equals("ssm:SendCommand")) {
      return SCRIPT_DOCUMENTS.stream()
          .flatMap(document -> inEachPartition(action, document).stream())
          .toList();
    }
    if (ON_LOG_GROUPS.contains(action)) {
      return inEachPlace(role, action, "logs", "log-group:a-group-that-nobody-named:*");
    }
    if (ON_ALARMS.contains(action)) {
      return inEachPlace(role, action, "cloudwatch", "alarm:an-alarm-that-nobody-named");
    }
    if (action.equals("batch:SubmitJob")) {
      return inEachPlace(role, action, "batch", "job-definition/a-definition-that-nobody-named:1");
    }
    if (action.equals("glue:StartJobRun")) {
      return inEachPlace(role, action, "glue", "job/a-job-that-nobody-named");
    }
    var asked = new ArrayList<AccessPattern>();
    for (List<Condition> boundary : boundaries(role, action)) {
      for (List<Condition> policy : policies(role, action)) {
        asked.add(
            new AccessPattern(
                ActionPattern.of(action),
                ResourcePattern.of(ANY),
                Stream.concat(boundary.stream(), policy.stream()).toList()));
      }
    }
    return asked;
  }

  /** Whether an action is one by which a user manages credentials, and may on its own ones. */
  static boolean isOfCredentials(String action) {
    return OF_CREDENTIALS.contains(action);
  }

  /** Whether the role can make one of these requests, for more than its user's own credentials. */
  static Reach reach(ReviewedRole role, AccessPattern pattern) {
    return isOfCredentials(pattern.action().value())
        ? OwnResources.ofUser(role).reachOfOthers(pattern)
        : role.reach(pattern);
  }

  /** No boundary, and one that no policy names. */
  private static List<List<Condition>> boundaries(ReviewedRole role, String action) {
    if (!WITHIN_BOUNDARY.contains(action) || !isUsed(role, action, BOUNDARY)) {
      return List.of(List.of());
    }
    return List.of(
        List.of(Condition.of("Null", BOUNDARY, "true")),
        isArn(BOUNDARY, OF_ANY_ACCOUNT + "a-boundary-that-nobody-named"));
  }

  private static List<List<Condition>> policies(ReviewedRole role, String action) {
    return ATTACHES.contains(action) && isUsed(role, action, POLICY)
        ? GRAVE_POLICIES.stream().map(policy -> isArn(POLICY, policy)).toList()
        : List.of(List.of());
  }

  /** That a value is an ARN of such a form: its wildcards stand for no colons. */
  private static List<Condition> isArn(String key, String pattern) {
    return List.of(
        Condition.of("StringLike", key, pattern),
        Condition.of("StringNotLike", key, "*:*:*:*:*:*:*"));
  }

  private static boolean isUsed(ReviewedRole role, String action, String key) {
    return role.statementsAbout(action)
        .anyMatch(statement -> !statement.conditionsOn(key).isEmpty());
  }

  /**
   * A resource in each Region and account that the statements about an action name. A wildcard in
   * their place would stand for more: the stars of a policy match colons, too.
   */
  private static List<AccessPattern> inEachPlace(
      ReviewedRole role, String action, String service, String resource) {
    var places = new LinkedHashSet<String>();
    places.add("aws:" + service + ":us-east-1:123456789012:");
    role.grantsOf(action)
        .flatMap(grant -> grant.resourcePatterns().stream())
        .flatMap(pattern -> Arn.of(pattern).stream())
        .forEach(
            arn ->
                places.add(
                    (arn.partition().matches("[a-z-]+") ? arn.partition() : "aws")
                        + ":"
                        + service
                        + ":"
                        + (arn.region().matches("[a-z0-9-]+") ? arn.region() : "us-east-1")
                        + ":"
                        + (arn.account().matches("[0-9]{12}") ? arn.account() : "123456789012")
                        + ":"));
    return places.stream()
        .map(place -> AccessPattern.of(action, "arn:" + place + resource))
        .toList();
  }

  private static List<AccessPattern> inEachPartition(String action, String resource) {
    return Stream.of(Partition.values())
        .map(partition -> AccessPattern.of(action, "arn:" + partition.id() + resource))
        .toList();
  }

  /**
   * What holds for a resource that no policy names, neither by its ARN nor by what is attached to
   * it: it has none of the tags, and belongs to none of the encryption contexts.
   */
  static List<Condition> ofUnnamed(ReviewedRole role, String action) {
    return role.statementsAbout(action)
        .flatMap(statement -> statement.statement().conditions().stream())
        .map(Condition::key)
        .filter(UnnamedRequests::isName)
        .distinct()
        .map(key -> Condition.of("Null", key, "true"))
        .toList();
  }

  private static boolean isName(String key) {
    String lower = key.toLowerCase(Locale.ROOT);
    return TAG_OF_RESOURCE.matcher(lower).matches() || NAME_OF_KEY.matcher(lower).matches();
  }
}
