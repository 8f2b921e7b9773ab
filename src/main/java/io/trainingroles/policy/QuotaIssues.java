package io.trainingroles.policy;

import static io.trainingroles.finding.Severity.ERROR;
import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;

/**
 * The issues that are reported about the quotas of IAM. The severity of a page is the most frequent
 * one; a finding can have another.
 */
public final class QuotaIssues {
  /** What to do about a managed policy that is too long. */
  public static final String SPLIT_POLICY =
      "the limit is 6,144 for a managed policy; split it in two";

  /** What to know about a trust policy that is too long. */
  public static final String RAISE_TRUST =
      "the limit is 2,048, and up to 8,192 once the quota 'Role trust policy length' is raised";

  /** What to know about a role with too many managed policies. */
  public static final String RAISE_ATTACHED =
      "the limit is 10 or 20, and up to 25 once the quota 'Managed policies attached to an IAM role'"
          + " is raised";

  /** A policy is longer than the quota of IAM. */
  public static final IssuePage POLICY_TOO_LARGE =
      IssuePage.of("POLICY_TOO_LARGE", IssueGroup.LANGUAGE, ERROR)
          .title("A policy is longer than the quota of IAM")
          .avoid("one policy for everything")
          .prefer("several managed_policies")
          .why(
              "The quota is 10,240 characters for all inline policies of a role together (5,120 of "
                  + "a group, 2,048 of a user), and 6,144 for a managed policy.")
          .limits(
              "White space does not count. Values of a spec that are known only after apply count with "
                  + "the length of their expression. A document that stands alone gets "
                  + "a warning: policies of AWS can be longer.")
          .counterparts(
              "Access Analyzer POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA", "boogy policy_size")
          .source("https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html");

  /** A trust policy is longer than the default quota of IAM. */
  public static final IssuePage TRUST_POLICY_TOO_LARGE =
      IssuePage.of("TRUST_POLICY_TOO_LARGE", IssueGroup.LANGUAGE, WARNING)
          .title("A trust policy is longer than the default quota of IAM")
          .avoid("a trust in each of fifty roles")
          .prefer("a trust in their account, with a condition on aws:PrincipalArn")
          .why("The default quota is 2,048 characters; it can be raised to 8,192.")
          .limits("More than 8,192 characters are an error.")
          .counterparts(
              "Access Analyzer POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA", "boogy policy_size")
          .source("https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html");

  /** A role, a user or a group has more managed policies than the default quota. */
  public static final IssuePage TOO_MANY_POLICIES =
      IssuePage.of("TOO_MANY_POLICIES", IssueGroup.LANGUAGE, WARNING)
          .title("A role, user or group has more managed policies than the default quota")
          .avoid("eleven managed policies")
          .prefer("fewer, larger ones")
          .why(
              "The default quota of a role is 10 or 20 attached policies, depending on the account; it "
                  + "can be raised to 25. The quota of a user is 10, and can be raised to 20; that "
                  + "of a group is 10.")
          .limits(
              "More than the raised quota are an error: 26 of a role, 21 of a user, 11 of a group.")
          .source("https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html");

  private QuotaIssues() {}
}
