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
              "ARNs, one of which is each role's permissions boundary",
              "arn:aws:iam::123456789012:policy/TrainingBoundary",
              page(
                  "ORGANISATION_BOUNDARY",
                  "The role does not have the organisation's permissions boundary",
                  "A boundary keeps a role from more rights than any training role should have,"
                      + " whoever writes its policies.",
                  "access_policies_boundaries.html"),
              AttributeRules::boundary),
          new RuleForm(
              "path",
              "paths, one of which is each role's",
              "/training/",
              page(
                  "ORGANISATION_PATH",
                  "The role has not one of the organisation's paths",
                  "Policies of pipelines and of other teams tell roles apart by their paths.",
                  "reference_identifiers.html"),
              AttributeRules::path),
          new RuleForm(
              "tags",
              "the keys of the tags that each role has",
              "owner",
              page(
                  "ORGANISATION_TAG",
                  "The role lacks a tag that the organisation asks for",
                  "Tags say who owns a role and who pays for what it does.",
                  "id_tags.html"),
              AttributeRules::tags),
          new RuleForm(
              "name",
              "patterns, one of which matches each role's name",
              "ml-*",
              page(
                  "ORGANISATION_NAME",
                  "The role is not named as the organisation names its roles",
                  "People find out from its name what a role is for.",
                  "reference_identifiers.html"),
              AttributeRules::name),
          new RuleForm(
              "max_session",
              "how long a session may last at most",
              "4h",
              page(
                  "ORGANISATION_SESSION",
                  "The role's sessions may last longer than the organisation allows",
                  "Credentials that got out are good until their session ends.",
                  "id_roles_update-role-settings.html"),
              AttributeRules::maximumSession),
          new RuleForm(
              "trusts",
              "the services and identity providers that may assume a role",
              "sagemaker",
              page(
                  "ORGANISATION_TRUST",
                  "The role trusts a service or a provider that the organisation does not",
                  "Whoever may assume a role has its rights.",
                  "id_roles.html#id_roles_terms-and-concepts"),
              TrustRules::trusts),
          new RuleForm(
              "accounts",
              "the accounts of which somebody may assume a role",
              "\"123456789012\"",
              page(
                  "ORGANISATION_ACCOUNT",
                  "The role trusts an account that the organisation does not",
                  "Whoever may assume a role has its rights.",
                  "id_roles_common-scenarios_third-party.html"),
              TrustRules::accounts),
          new RuleForm(
              "forbidden_intents",
              "intents that no spec uses",
              "allow",
              page(
                  "ORGANISATION_INTENT",
                  "The spec uses an intent that the organisation forbids",
                  "An intent such as 'allow' takes whatever statement somebody writes.",
                  "best-practices.html"),
              AccessRules::forbiddenIntents),
          new RuleForm(
              "forbidden_actions",
              "actions that no role may do, with wildcards",
              "iam:*",
              page(
                  "ORGANISATION_ACTION",
                  "The role may do an action that the organisation forbids",
                  "It is proved for every request, whatever the policies' spelling.",
                  "best-practices.html"),
              AccessRules::forbiddenActions),
          new RuleForm(
              "buckets",
              "the names of the buckets that a role may use; a * at the end stands for the rest",
              "vision-*",
              page(
                  "ORGANISATION_BUCKET",
                  "The role may use a bucket that is not one of the organisation's",
                  "Data goes where a role may write.",
                  "best-practices.html"),
              AccessRules::buckets),
          new RuleForm(
              "keys",
              "the ARNs of the keys of AWS KMS that a role may use, with wildcards",
              "arn:aws:kms:eu-west-1:123456789012:key/*",
              page(
                  "ORGANISATION_KEY",
                  "The role may use a key that is not one of the organisation's",
                  "What is encrypted with somebody else's key is somebody else's.",
                  "best-practices.html"),
              AccessRules::keys),
          new RuleForm(
              "never",
              "what no role may ever do, proved for every request",
              "s3:DeleteObject on arn:aws:s3:::vision-data/*",
              page(
                  "ORGANISATION_NEVER",
                  "The role may do what the organisation never allows",
                  "It is proved for every request, whatever the policies' spelling.",
                  "best-practices.html"),
              AccessRules::never));

  /** The pages of all rules. */
  public static final List<IssuePage> PAGES = ALL.stream().map(RuleForm::page).toList();

  private RuleForms() {}

  private static IssuePage page(String code, String title, String why, String source) {
    return IssuePage.of(code, IssueGroup.ORGANISATION, Severity.ERROR)
        .title(title)
        .avoid("A role outside of the rule.")
        .prefer("What the rule's own message says; its owner can say more.")
        .why(why)
        .limits(
            "What is not known in the input breaks the rule, and the finding says INDETERMINATE. It"
                + " cannot be accepted in a spec.")
        .source(IAM + source);
  }
}
