package io.trainingroles.review;

import static io.trainingroles.finding.Severity.ERROR;
import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import java.util.List;

/** The pages of what the reader of specs says about whole roles. */
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
        .title("A policy has more characters than IAM takes")
        .avoid("one policy for all")
        .prefer("managed_policies: with a few policies")
        .why(
            "IAM refuses inline policies of more than 10240 characters together, and a "
                + "managed policy of more than 6144.")
        .limits(
            "White space does not count. Values that are known only later count as they are"
                + " written.")
        .counterparts(
            "Access Analyzer POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA", "boogy policy_size")
        .source("https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html");
  }

  private static IssuePage trustPolicyTooLarge() {
    return IssuePage.of("TRUST_POLICY_TOO_LARGE", IssueGroup.LANGUAGE, WARNING)
        .title("A trust policy has more characters than IAM takes without asking")
        .avoid("a trust in each of fifty roles")
        .prefer("a trust in their account, with a condition on aws:PrincipalArn")
        .why("IAM takes 2048 characters, and up to 8192 once the quota is raised.")
        .limits("Beyond 8192 it is an error.")
        .counterparts(
            "Access Analyzer POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA", "boogy policy_size")
        .source("https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html");
  }

  private static IssuePage tooManyPolicies() {
    return IssuePage.of("TOO_MANY_POLICIES", IssueGroup.LANGUAGE, WARNING)
        .title("A role has more policies attached than every account allows")
        .avoid("eleven managed policies")
        .prefer("fewer, larger ones")
        .why(
            "An account allows 10 or 20 attached policies, and up to 25 once the quota is "
                + "raised.")
        .limits("Beyond 25 it is an error.")
        .source("https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html");
  }

  private static IssuePage neverBroken() {
    return IssuePage.of("NEVER_BROKEN", IssueGroup.TRAINING, ERROR)
        .title("Something that a spec says will never be is allowed")
        .avoid("never: [\"s3:DeleteObject on arn:aws:s3:::data/*\"] beside a grant of it")
        .prefer("a narrower grant")
        .why("A promise is proven for all requests, and this one has a counterexample.")
        .limits("Only the role's own policies are looked at.")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html");
  }

  private static IssuePage notProved() {
    return IssuePage.of("NOT_PROVED", IssueGroup.UNKNOWN, ERROR)
        .title("Whether a promise of a spec holds is not known: INDETERMINATE")
        .avoid("never: with an attached policy that is not in the spec")
        .prefer("never: with managed_policies that the spec has")
        .why("A promise that cannot be proven is none.")
        .limits("The finding names what it depends on.")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html");
  }

  private static IssuePage notAsExpected() {
    return IssuePage.of("NOT_AS_EXPECTED", IssueGroup.TRAINING, ERROR)
        .title("A request is decided otherwise than a spec expects")
        .avoid("expect: allow, of an action that no policy grants")
        .prefer("a grant of it")
        .why("The spec says what the role must be able to do, or must not.")
        .limits("Only the role's own policies are looked at.")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html");
  }
}
