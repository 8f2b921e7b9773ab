package io.trainingroles.check.training;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.check.Check;
import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.evidence.ConditionLimits;
import io.trainingroles.check.evidence.JobRole;
import io.trainingroles.check.evidence.ServiceGrants;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import java.util.List;

/** A job that can approve its own model. */
final class TrainingApprovesModels implements Check {

  @Override
  public IssuePage page() {
    return IssuePage.of("TRAINING_APPROVES_MODELS", IssueGroup.TRAINING, WARNING)
        .title("A training role can approve models")
        .avoid("{\"Action\": [\"sagemaker:CreateModelPackage\", \"sagemaker:UpdateModelPackage\"]}")
        .prefer("{\"Action\": \"sagemaker:CreateModelPackage\"}")
        .why(
            "Approval is the step between training and use; pipelines deploy approved " + "models.")
        .limits(
            "Only roles that trust a service that runs training are checked. A condition "
                + "on sagemaker:ModelApprovalStatus counts as a limit. A model can also be "
                + "registered as approved; this is not reported.")
        .source("https://docs.aws.amazon.com/sagemaker/latest/dg/model-registry-approve.html");
  }

  @Override
  public void review(ReviewedRole role, FindingCollector findings) {
    if (!JobRole.is(role)) {
      return;
    }
    for (ReviewedStatement statement : role.grants()) {
      if (!ServiceGrants.named(statement, "sagemaker:UpdateModelPackage").isEmpty()
          && ServiceGrants.isPossible(role, statement, "sagemaker:UpdateModelPackage")
          && !ConditionLimits.on(statement, "sagemaker:ModelApprovalStatus")) {
        findings.addOf(
            List.of("sagemaker:UpdateModelPackage"),
            statement.place(),
            statement.subject("sagemaker:UpdateModelPackage"),
            "'" + role.name() + "' can approve models with sagemaker:UpdateModelPackage",
            "move it to the role that reviews models, or add a condition on "
                + "sagemaker:ModelApprovalStatus");
      }
    }
  }
}
