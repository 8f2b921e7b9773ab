package io.trainingroles.check.trust;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.TrustCheck;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.iam.Principal;
import java.util.regex.Pattern;

/** A principal that no longer exists. */
final class DeletedPrincipal implements TrustCheck {
  private static final Pattern ID = Pattern.compile("A(ID|RO)A[A-Z0-9]{12,}");

  @Override
  public IssuePage page() {
    return IssuePage.of("DELETED_PRINCIPAL", IssueGroup.TRUST, WARNING)
        .title("The trust policy names a principal that no longer exists")
        .avoid("\"AWS\": \"AROAEXAMPLEID12345678\"")
        .prefer("\"AWS\": \"arn:aws:iam::123456789012:role/pipeline\"")
        .why(
            "IAM stores principals by their unique ID. An ID in place of the ARN shows "
                + "that the role or the user was deleted; a new one with the same name is not "
                + "trusted.")
        .limits("Only IDs of users and roles are checked.")
        .counterparts(
            "Access Analyzer INVALID_ROLE_REFERENCE", "Access Analyzer INVALID_USER_REFERENCE")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector findings) {
    for (Principal principal : statement.principals()) {
      if (principal instanceof Principal.Aws aws && ID.matcher(aws.id()).matches()) {
        findings.add(
            statement.at("Principal"),
            statement.subject(aws.id()),
            aws.id() + " is the ID of a user or a role that no longer exists",
            "remove it, or write the ARN of its replacement");
      }
    }
  }
}
