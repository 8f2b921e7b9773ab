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

/** A job that can approve its own model. */
final class TrainingApprovesModels implements Check {

  @Override
  public IssuePage page() {
    return IssuePage.of("TRAINING_APPROVES_MODELS", IssueGroup.TRAINING, WARNING)
        .title("A training role can approve models")
        .avoid("{\"Action\": [\"sagemaker:CreateModelPackage\", \"sagemaker:UpdateModelPackage\"]}")
        .prefer("{\"Action\": \"sagemaker:CreateModelPackage\"}")
        .why(
            "Approval is what stands between training and use; pipelines deploy what is "
                + "approved.")
        .limits(
            "Roles that trust no service that runs training are not found. A condition on "
                + "sagemaker:ModelApprovalStatus is taken for a limit. A model can also be "
                + "registered as approved; this is not found.")
        .source("https://docs.aws.amazon.com/sagemaker/latest/dg/model-registry-approve.html");
  }

  @Override
  public void review(ReviewedRole role, FindingCollector notes) {
    if (!JobRole.is(role)) {
      return;
    }
    for (ReviewedStatement statement : role.grants()) {
      if (!ServiceGrants.named(statement, "sagemaker:UpdateModelPackage").isEmpty()
          && ServiceGrants.isPossible(role, statement, "sagemaker:UpdateModelPackage")
          && !ConditionLimits.on(statement, "sagemaker:ModelApprovalStatus")) {
        notes.add(
            statement.place(),
            statement.subject("sagemaker:UpdateModelPackage"),
            "'" + role.name() + "' may approve models with sagemaker:UpdateModelPackage",
            "leave it to who looks at them, or add a condition on sagemaker:ModelApprovalStatus");
      }
    }
  }
}
