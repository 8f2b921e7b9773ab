package io.trainingroles.check.trust;

import static io.trainingroles.finding.Severity.SECURITY_WARNING;

import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.TrustCheck;
import io.trainingroles.check.evidence.ConditionLimits;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.iam.Principal;
import io.trainingroles.iam.UnknownText;
import io.trainingroles.role.value.TerraformReference;
import java.util.List;

/** A trust in everyone. */
final class AnyoneTrusted implements TrustCheck {
  /** The ARN of a resource or data source of the AWS provider, or of a template's resource. */
  private static final String ARN_OF_AWS =
      "\\$\\{(?:module\\.[\\w-]+(?:\\[[^]]*])?\\.)*(?:data\\.)?aws_\\w+\\.[\\w-]+(?:\\[[^]]*])?\\.arn}"
          + "|\\$\\{[A-Za-z0-9]+\\.Arn}";

  /** Without one of these nobody becomes the role, whatever else a statement allows. */
  private static final List<String> ASSUMING =
      List.of("sts:AssumeRole", "sts:AssumeRoleWithSAML", "sts:AssumeRoleWithWebIdentity");

  private static final String[] NARROWING = {
    "aws:PrincipalOrgID", "aws:PrincipalOrgPaths", "aws:PrincipalAccount", "aws:PrincipalArn"
  };

  @Override
  public IssuePage page() {
    return IssuePage.of("ANYONE_TRUSTED", IssueGroup.TRUST, SECURITY_WARNING)
        .title("Anyone can assume the role")
        .avoid("\"Principal\": \"*\"")
        .prefer("\"Principal\": {\"Service\": \"sagemaker.amazonaws.com\"}")
        .why("Any AWS account can then act with the permissions of the role.")
        .limits(
            "Only conditions on the organization, the account or the ARN of the principal "
                + "count as a limit. A principal that is known only after apply is reported as "
                + "INDETERMINATE.")
        .counterparts(
            "Access Analyzer ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL",
            "checkov CKV_AWS_60",
            "cloudsplaining AssumableByAnyPrincipal",
            "cloudsplaining AssumableByAnyPrincipalWithConditions",
            "boogy principal_validation")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector findings) {
    if (!statement.allows()
        || ASSUMING.stream().noneMatch(statement::isAbout)
        || ConditionLimits.on(statement, NARROWING)) {
      return;
    }
    for (Principal principal : statement.principals()) {
      String shown = shown(principal);
      if (shown.matches("\\*|arn:[^:]*:iam::\\*+:.*")) {
        add(statement, shown, "anyone can assume the role: " + shown, findings);
      } else if (isOpen(shown)) {
        add(
            statement,
            shown,
            "INDETERMINATE: anyone can assume the role if " + shown + " is *",
            findings);
      }
    }
  }

  private static void add(
      ReviewedStatement statement, String shown, String problem, FindingCollector findings) {
    findings.add(
        statement.at("Principal"),
        statement.subject(shown),
        problem,
        "name the service, the role or the account that must assume it");
  }

  /** Whether a principal that is known only later may be everyone; an ARN is never {@code *}. */
  private static boolean isOpen(String id) {
    return id.matches(UnknownText.FORM)
        && TerraformReference.in(id).stream().noneMatch(reference -> reference.type().isArn())
        && !TerraformReference.shown(id).matches(ARN_OF_AWS);
  }

  private static String shown(Principal principal) {
    if (principal instanceof Principal.Aws aws) {
      return aws.id();
    }
    return principal instanceof Principal.Everyone ? "*" : "";
  }
}
