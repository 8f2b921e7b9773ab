package io.trainingroles.check.rules;

import static io.trainingroles.finding.Severity.ERROR;

import io.trainingroles.check.CheckGroup;
import io.trainingroles.check.CheckPage;
import io.trainingroles.check.Notes;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.StatementCheck;
import io.trainingroles.iam.PolicyVersion;

/** A policy variable in a document whose version has none. */
final class VariableInOldVersion implements StatementCheck {
  @Override
  public CheckPage page() {
    return CheckPage.of("VARIABLE_IN_OLD_VERSION", CheckGroup.LANGUAGE, ERROR)
        .title("The document's version does not have policy variables")
        .avoid(
            "{\"Version\": \"2008-10-17\", … \"Resource\": \"arn:aws:s3:::data/${aws:username}/*\"}")
        .prefer(
            "{\"Version\": \"2012-10-17\", … \"Resource\": \"arn:aws:s3:::data/${aws:username}/*\"}")
        .why(
            "In a document of the version 2008-10-17, or without a version, the variable is the"
                + " characters that it is written with, and so matches nothing that is meant.")
        .limits("None that are known.")
        .counterparts("Access Analyzer VARIABLE_UNSUPPORTED_IN_VERSION")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html");
  }

  @Override
  public void review(ReviewedStatement statement, Notes notes) {
    if (statement.policy().document().effectiveVersion() == PolicyVersion.V2012_10_17) {
      return;
    }
    for (PolicyVariable variable : PolicyVariable.of(statement)) {
      notes.add(
          variable.place(),
          statement.subject(variable.text()),
          "'" + variable.text() + "' is no variable in the version 2008-10-17",
          "write \"Version\": \"2012-10-17\"");
    }
  }
}
