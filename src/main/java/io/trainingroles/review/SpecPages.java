package io.trainingroles.review;

import static io.trainingroles.finding.Severity.ERROR;
import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import java.util.List;

/** The pages of the findings about a spec. */
final class SpecPages {
  static final List<IssuePage> ALL =
      List.of(
          policyTooLarge(),
          trustPolicyTooLarge(),
          tooManyPolicies(),
          neverBroken(),
          notProved(),
          notAsExpected());

  private SpecPages() {}

  private static IssuePage policyTooLarge() {
    return IssuePage.of("POLICY_TOO_LARGE", IssueGroup.LANGUAGE, ERROR)
        .title("A policy is longer than the quota of IAM")
        .avoid("one policy for everything")
        .prefer("several managed_policies")
        .why(
            "The quota is 10,240 characters for all inline policies of a role together, "
                + "and 6,144 for a managed policy.")
        .limits(
            "White space does not count. Values that are known only after apply count with "
                + "the length of their expression.")
        .counterparts(
            "Access Analyzer POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA", "boogy policy_size")
        .source("https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html");
  }

  private static IssuePage trustPolicyTooLarge() {
    return IssuePage.of("TRUST_POLICY_TOO_LARGE", IssueGroup.LANGUAGE, WARNING)
        .title("A trust policy is longer than the default quota of IAM")
        .avoid("a trust in each of fifty roles")
        .prefer("a trust in their account, with a condition on aws:PrincipalArn")
        .why("The default quota is 2,048 characters; it can be raised to 8,192.")
        .limits("More than 8,192 characters are an error.")
        .counterparts(
            "Access Analyzer POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA", "boogy policy_size")
        .source("https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html");
  }

  private static IssuePage tooManyPolicies() {
    return IssuePage.of("TOO_MANY_POLICIES", IssueGroup.LANGUAGE, WARNING)
        .title("A role has more managed policies than the default quota")
        .avoid("eleven managed policies")
        .prefer("fewer, larger ones")
        .why(
            "The default quota is 10 or 20 attached policies, depending on the account; it "
                + "can be raised to 25.")
        .limits("More than 25 are an error.")
        .source("https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html");
  }

  private static IssuePage neverBroken() {
    return IssuePage.of("NEVER_BROKEN", IssueGroup.TRAINING, ERROR)
        .title("The role can do what 'never' excludes")
        .avoid("never: [\"s3:DeleteObject on arn:aws:s3:::data/*\"] beside a grant of it")
        .prefer("a narrower grant")
        .why("'never' is proven for all requests, and there is a request that contradicts " + "it.")
        .limits("Only the role's own policies are checked.")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html");
  }

  private static IssuePage notProved() {
    return IssuePage.of("NOT_PROVED", IssueGroup.UNKNOWN, ERROR)
        .title("'never' could not be proven: INDETERMINATE")
        .avoid("never: with an attached policy that is not in the spec")
        .prefer("never: with managed_policies that the spec has")
        .why("What cannot be proven cannot be relied on.")
        .limits("The finding names what the answer depends on.")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html");
  }

  private static IssuePage notAsExpected() {
    return IssuePage.of("NOT_AS_EXPECTED", IssueGroup.TRAINING, ERROR)
        .title("The decision on a request differs from 'expect'")
        .avoid("expect: allow, of an action that no policy grants")
        .prefer("a grant of it")
        .why("'expect' defines what the role must be able to do, or must not.")
        .limits("Only the role's own policies are checked.")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html");
  }
}
