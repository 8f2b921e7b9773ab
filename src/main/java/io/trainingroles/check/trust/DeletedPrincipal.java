package io.trainingroles.check.trust;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.TrustCheck;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.iam.Principal;
import java.util.regex.Pattern;

/** A principal that is no more. */
final class DeletedPrincipal implements TrustCheck {
  private static final Pattern ID = Pattern.compile("A(ID|RO)A[A-Z0-9]{12,}");

  @Override
  public IssuePage page() {
    return IssuePage.of("DELETED_PRINCIPAL", IssueGroup.TRUST, WARNING)
        .title("A principal of the trust has been deleted")
        .avoid("\"AWS\": \"AROAEXAMPLEID12345678\"")
        .prefer("\"AWS\": \"arn:aws:iam::123456789012:role/pipeline\"")
        .why(
            "IAM keeps principals by their ids. An id in place of the ARN says that the "
                + "role or the user was deleted; one with the same name, made anew, isn't let in.")
        .limits("Only ids of users and roles are looked for.")
        .counterparts(
            "Access Analyzer INVALID_ROLE_REFERENCE", "Access Analyzer INVALID_USER_REFERENCE")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector notes) {
    for (Principal principal : statement.principals()) {
      if (principal instanceof Principal.Aws aws && ID.matcher(aws.id()).matches()) {
        notes.add(
            statement.at("Principal"),
            statement.subject(aws.id()),
            aws.id() + " is the id of a user or a role that was deleted",
            "take it out, or write the ARN of the one that took its place");
      }
    }
  }
}
