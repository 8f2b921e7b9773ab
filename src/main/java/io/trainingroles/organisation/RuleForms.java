package io.trainingroles.organisation;

import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.finding.Severity;
import java.util.List;

/** All kinds of rules. */
public final class RuleForms {
  private static final String IAM = "https://docs.aws.amazon.com/IAM/latest/UserGuide/";

  static final List<RuleForm> ALL =
      List.of(
          new RuleForm(
              "boundary",
              "the allowed permissions boundaries, as ARNs",
              "arn:aws:iam::123456789012:policy/TrainingBoundary",
              page(
                  "ORGANISATION_BOUNDARY",
                  "The role does not have the organisation's permissions boundary",
                  "A permissions boundary limits what a role can do, whatever its policies allow.",
                  "access_policies_boundaries.html"),
              AttributeRules::boundary),
          new RuleForm(
              "path",
              "the allowed paths of roles",
              "/training/",
              page(
                  "ORGANISATION_PATH",
                  "The role does not have one of the organisation's paths",
                  "Policies of pipelines and of other teams distinguish roles by their paths.",
                  "reference_identifiers.html"),
              AttributeRules::path),
          new RuleForm(
              "tags",
              "the keys of the tags that each role must have",
              "owner",
              page(
                  "ORGANISATION_TAG",
                  "The role lacks a tag that the organisation requires",
                  "Tags record who owns a role and who pays for what it does.",
                  "id_tags.html"),
              AttributeRules::tags),
          new RuleForm(
              "name",
              "patterns for the names of roles, one of which must match",
              "ml-*",
              page(
                  "ORGANISATION_NAME",
                  "The role's name does not follow the organisation's pattern",
                  "The name tells people what a role is for.",
                  "reference_identifiers.html"),
              AttributeRules::name),
          new RuleForm(
              "max_session",
              "the longest session that a role may have",
              "4h",
              page(
                  "ORGANISATION_SESSION",
                  "The role's sessions may last longer than the organisation allows",
                  "Leaked credentials are valid until their session ends.",
                  "id_roles_update-role-settings.html"),
              AttributeRules::maximumSession),
          new RuleForm(
              "trusts",
              "the services and identity providers that may assume a role",
              "sagemaker",
              page(
                  "ORGANISATION_TRUST",
                  "The role trusts a service or a provider that the organisation does not allow",
                  "Whoever can assume a role has its permissions.",
                  "id_roles.html#id_roles_terms-and-concepts"),
              TrustRules::trusts),
          new RuleForm(
              "accounts",
              "the accounts whose principals may assume a role",
              "\"123456789012\"",
              page(
                  "ORGANISATION_ACCOUNT",
                  "The role trusts an account that the organisation does not allow",
                  "Whoever can assume a role has its permissions.",
                  "id_roles_common-scenarios_third-party.html"),
              TrustRules::accounts),
          new RuleForm(
              "forbidden_intents",
              "intents that no spec may use",
              "allow",
              page(
                  "ORGANISATION_INTENT",
                  "The spec uses an intent that the organisation forbids",
                  "An intent such as 'allow' grants any statement, whatever it contains.",
                  "best-practices.html"),
              AccessRules::forbiddenIntents),
          new RuleForm(
              "forbidden_actions",
              "actions that no role may be allowed, with wildcards",
              "iam:*",
              page(
                  "ORGANISATION_ACTION",
                  "The role is allowed an action that the organisation forbids",
                  "This is proved for every request, however the policies are written.",
                  "best-practices.html"),
              AccessRules::forbiddenActions),
          new RuleForm(
              "buckets",
              "the names of the buckets that a role may use; a * at the end matches anything",
              "vision-*",
              page(
                  "ORGANISATION_BUCKET",
                  "The role may use a bucket that the organisation does not allow",
                  "A role can copy data to every bucket that it may write to.",
                  "best-practices.html"),
              AccessRules::buckets),
          new RuleForm(
              "keys",
              "the ARNs of the AWS KMS keys that a role may use, with wildcards",
              "arn:aws:kms:eu-west-1:123456789012:key/*",
              page(
                  "ORGANISATION_KEY",
                  "The role may use a key that the organisation does not allow",
                  "Whoever controls a key controls the data that is encrypted with it.",
                  "best-practices.html"),
              AccessRules::keys),
          new RuleForm(
              "never",
              "what no role may ever do, proved for every request",
              "s3:DeleteObject on arn:aws:s3:::vision-data/*",
              page(
                  "ORGANISATION_NEVER",
                  "The role is allowed access that the organisation forbids",
                  "This is proved for every request, however the policies are written.",
                  "best-practices.html"),
              AccessRules::never));

  /** The pages of all rules. */
  public static final List<IssuePage> PAGES = ALL.stream().map(RuleForm::page).toList();

  private RuleForms() {}

  private static IssuePage page(String code, String title, String why, String source) {
    return IssuePage.of(code, IssueGroup.ORGANISATION, Severity.ERROR)
        .title(title)
        .avoid("A role that breaks the rule.")
        .prefer("What the message of the rule requires; its owner can explain it.")
        .why(why)
        .limits(
            "What is not known in the input breaks the rule, with a finding marked INDETERMINATE. It"
                + " cannot be accepted in a spec.")
        .source(IAM + source);
  }
}
