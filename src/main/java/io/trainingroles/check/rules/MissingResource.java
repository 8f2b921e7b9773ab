package io.trainingroles.check.rules;

import static io.trainingroles.finding.Severity.ERROR;

import io.trainingroles.check.CheckGroup;
import io.trainingroles.check.CheckPage;
import io.trainingroles.check.Notes;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.StatementCheck;

/** A statement that says of no resources what may be done with them. */
final class MissingResource implements StatementCheck {
  @Override
  public CheckPage page() {
    return CheckPage.of("MISSING_RESOURCE", CheckGroup.LANGUAGE, ERROR)
        .title("The statement names no resource")
        .avoid("{\"Effect\": \"Allow\", \"Action\": \"s3:GetObject\"}")
        .prefer(
            "{\"Effect\": \"Allow\", \"Action\": \"s3:GetObject\", \"Resource\": \"arn:aws:s3:::data/*\"}")
        .why("IAM refuses an identity policy or a boundary without resources.")
        .limits("Resource policies are not looked at: those of some services do without.")
        .counterparts(
            "Access Analyzer MISSING_RESOURCE", "parliament MALFORMED", "boogy policy_structure")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html");
  }

  @Override
  public void review(ReviewedStatement statement, Notes notes) {
    if (statement.statement().resource() == null && !statement.policy().use().namesPrincipals()) {
      notes.add(
          statement.place(),
          statement.subject(statement.statement().action().patterns().get(0).value()),
          PolicyWords.of(statement.policy().use()) + " names resources in each statement",
          "add Resource");
    }
  }
}
