package io.trainingroles.check.evidence;

import io.trainingroles.check.ReviewedRole;
import io.trainingroles.iam.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Values of the condition keys by which AWS limits an action, that no policy of a role names as
 * intended: what the action then does gives the role more than it has. A key that no policy uses is
 * not asked about.
 */
final class UnnamedValues {
  private static final String OF_ANY_ACCOUNT = "arn:*:iam::????????????:policy/";
  private static final String BOUNDARY = "iam:PermissionsBoundary";
  private static final String POLICY = "iam:PolicyARN";
  private static final String OF_AWS = "arn:*:iam::aws:policy/";
  private static final String OF_CLUSTERS = "arn:*:eks::aws:cluster-access-policy/";

  /** Actions whose requests have the boundary of the role or user, and add to what is within it. */
  private static final List<String> WITHIN_BOUNDARY =
      List.of(
          "iam:AttachRolePolicy",
          "iam:AttachUserPolicy",
          "iam:PutRolePolicy",
          "iam:PutUserPolicy",
          "iam:PutRolePermissionsBoundary",
          "iam:PutUserPermissionsBoundary");

  /** Policies of AWS by which who attaches them can do everything, in any partition. */
  private static final List<String> GRAVE_OF_AWS =
      List.of(OF_AWS + "AdministratorAccess", OF_AWS + "IAMFullAccess", OF_AWS + "PowerUserAccess");

  /** The same, and one of any account. */
  private static final Asked GRAVE_POLICIES =
      new Asked(
          POLICY,
          Stream.concat(
                  Stream.of(OF_ANY_ACCOUNT + "a-policy-that-nobody-named"), GRAVE_OF_AWS.stream())
              .toList());

  /** Policies of AWS that deny something, and one of any account: others only give rights. */
  private static final Asked DENYING_POLICIES =
      new Asked(
          POLICY,
          List.of(
              OF_ANY_ACCOUNT + "a-policy-that-nobody-named",
              OF_AWS + "AWSDenyAll",
              OF_AWS + "AWSCompromisedKeyQuarantine",
              OF_AWS + "AWSCompromisedKeyQuarantineV2",
              OF_AWS + "AWSCompromisedKeyQuarantineV3"));

  /**
   * See <a href="https://docs.aws.amazon.com/eks/latest/userguide/access-policy-permissions.html">
   * the access policies of Amazon EKS</a>: those that change a cluster, or read its secrets.
   */
  private static final Asked CLUSTER_POLICIES =
      new Asked(
          "eks:policyArn",
          List.of(
              OF_CLUSTERS + "AmazonEKSClusterAdminPolicy",
              OF_CLUSTERS + "AmazonEKSAdminPolicy",
              OF_CLUSTERS + "AmazonEKSAdminViewPolicy",
              OF_CLUSTERS + "AmazonEKSEditPolicy"));

  private static final Asked OTHER_PRINCIPALS =
      new Asked(
          "eks:principalArn", List.of("arn:*:iam::????????????:role/a-role-that-nobody-named"));

  private static final Map<String, Asked> BY_ACTION =
      Map.of(
          "iam:AttachRolePolicy", GRAVE_POLICIES,
          "iam:AttachUserPolicy", GRAVE_POLICIES,
          "iam:AttachGroupPolicy", GRAVE_POLICIES,
          "iam:DetachRolePolicy", DENYING_POLICIES,
          "iam:DetachUserPolicy", DENYING_POLICIES,
          "iam:DetachGroupPolicy", DENYING_POLICIES,
          "eks:CreateAccessEntry", OTHER_PRINCIPALS,
          "eks:AssociateAccessPolicy", CLUSTER_POLICIES);

  private UnnamedValues() {}

  private record Asked(String key, List<String> patterns) {}

  /** Conditions to ask under; one answer that is not "never" is enough. */
  static List<List<Condition>> of(ReviewedRole role, String action) {
    var asked = new ArrayList<List<Condition>>();
    for (List<Condition> boundary : boundaries(role, action)) {
      for (List<Condition> value : values(role, action)) {
        asked.add(Stream.concat(boundary.stream(), value.stream()).toList());
      }
    }
    return asked;
  }

  /** No boundary, one that no policy names, and policies of AWS that limit next to nothing. */
  private static List<List<Condition>> boundaries(ReviewedRole role, String action) {
    if (!WITHIN_BOUNDARY.contains(action) || !isUsed(role, action, BOUNDARY)) {
      return List.of(List.of());
    }
    var boundaries = new ArrayList<List<Condition>>();
    boundaries.add(List.of(Condition.of("Null", BOUNDARY, "true")));
    boundaries.add(isArn(BOUNDARY, OF_ANY_ACCOUNT + "a-boundary-that-nobody-named"));
    GRAVE_OF_AWS.forEach(policy -> boundaries.add(isArn(BOUNDARY, policy)));
    return boundaries;
  }

  private static List<List<Condition>> values(ReviewedRole role, String action) {
    Asked asked = BY_ACTION.get(action);
    return asked != null && isUsed(role, action, asked.key())
        ? asked.patterns().stream().map(pattern -> isArn(asked.key(), pattern)).toList()
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
}
