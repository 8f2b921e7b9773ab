package io.trainingroles.check.language;

import static io.trainingroles.finding.Severity.ERROR;

import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.StatementCheck;
import io.trainingroles.check.evidence.PolicyUseNames;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;

/** A statement without a resource. */
final class MissingResource implements StatementCheck {
  @Override
  public IssuePage page() {
    return IssuePage.of("MISSING_RESOURCE", IssueGroup.LANGUAGE, ERROR)
        .title("The statement has no resource")
        .avoid("{\"Effect\": \"Allow\", \"Action\": \"s3:GetObject\"}")
        .prefer(
            "{\"Effect\": \"Allow\", \"Action\": \"s3:GetObject\", \"Resource\": \"arn:aws:s3:::data/*\"}")
        .why("IAM refuses an identity policy or a permissions boundary without resources.")
        .limits("Resource policies are not checked: some services do not require a resource.")
        .counterparts(
            "Access Analyzer MISSING_RESOURCE", "parliament MALFORMED", "boogy policy_structure")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector findings) {
    if (statement.statement().resource() == null && !statement.policy().use().namesPrincipals()) {
      findings.add(
          statement.place(),
          statement.subject(statement.statement().action().patterns().get(0).value()),
          PolicyUseNames.of(statement.policy().use()) + " requires resources in each statement",
          "add Resource");
    }
  }
}
