package io.trainingroles.check.evidence;

import io.trainingroles.access.set.AccessPattern;
import io.trainingroles.check.Reach;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.iam.ActionPattern;
import io.trainingroles.iam.Condition;
import io.trainingroles.iam.Partition;
import io.trainingroles.iam.ResourcePattern;
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
  private static final String ACCOUNT = "????????????";

  /** Condition keys that name the resources of a statement by what is attached to them. */
  private static final Pattern TAG_OF_RESOURCE =
      Pattern.compile("([a-z0-9-]+:resourcetag|s3:existingobjecttag)/.*");

  /** Condition keys that name what an encrypted object belongs to, or the key. */
  private static final Pattern NAME_OF_KEY =
      Pattern.compile(
          "kms:(encryptioncontext:.*|encryptioncontextkeys|resourcealiases|requestalias)");

  /** Those of them that have several values. */
  private static final Pattern SEVERAL_NAMES =
      Pattern.compile("kms:(encryptioncontextkeys|resourcealiases)");

  private static final List<String> CHANGES_POLICY =
      List.of("iam:CreatePolicyVersion", "iam:SetDefaultPolicyVersion");

  /** Actions that change a role; those that belong to a service only AWS changes. */
  private static final Set<String> CHANGES_ROLE =
      Set.of(
          "iam:AttachRolePolicy",
          "iam:DeleteRolePermissionsBoundary",
          "iam:DeleteRolePolicy",
          "iam:DetachRolePolicy",
          "iam:PutRolePermissionsBoundary",
          "iam:PutRolePolicy",
          "iam:UpdateAssumeRolePolicy");

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
    List<AccessPattern> places = UnnamedPlaces.of(role, action);
    if (!places.isEmpty()) {
      return places;
    }
    return UnnamedValues.of(role, action).stream()
        .map(values -> new AccessPattern(ActionPattern.of(action), ResourcePattern.of("*"), values))
        .toList();
  }

  /** Whether an action is one by which a user manages credentials, and may on its own ones. */
  static boolean isOfCredentials(String action) {
    return OF_CREDENTIALS.contains(action);
  }

  /**
   * Whether the role can make one of these requests, for more than its user's own credentials, and
   * than the roles that services have for themselves. See <a
   * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create-service-linked-role.html">Create
   * a service-linked role</a> and <a
   * href="https://docs.aws.amazon.com/singlesignon/latest/userguide/permissionsetsconcept.html">the
   * roles of permission sets</a>.
   */
  static Reach reach(ReviewedRole role, AccessPattern pattern) {
    String action = pattern.action().value();
    if (isOfCredentials(action)) {
      return OwnResources.ofUser(role).reachOfOthers(pattern);
    }
    return CHANGES_ROLE.contains(action)
        ? OwnResources.ofServices(role).reachOfOthers(pattern)
        : role.reach(pattern);
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
        .flatMap(UnnamedRequests::isAbsent)
        .toList();
  }

  /** That a key is not in the request; an empty value is a null one, too, and no absent one. */
  private static Stream<Condition> isAbsent(String key) {
    Condition isNull = Condition.of("Null", key, "true");
    return SEVERAL_NAMES.matcher(key.toLowerCase(Locale.ROOT)).matches()
        ? Stream.of(isNull)
        : Stream.of(isNull, Condition.of("StringNotEquals", key, ""));
  }

  private static boolean isName(String key) {
    String lower = key.toLowerCase(Locale.ROOT);
    return TAG_OF_RESOURCE.matcher(lower).matches() || NAME_OF_KEY.matcher(lower).matches();
  }
}
