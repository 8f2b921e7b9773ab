package io.trainingroles.check.rules;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.check.Check;
import io.trainingroles.check.CheckGroup;
import io.trainingroles.check.CheckPage;
import io.trainingroles.check.Notes;
import io.trainingroles.check.ReviewedRole;
import java.util.Set;

/** A job that can open notebooks. */
final class RoleOpensNotebooks implements Check {
  private static final String[] ACTIONS = {
    "sagemaker:CreateNotebookInstance",
    "sagemaker:StartNotebookInstance",
    "sagemaker:CreatePresignedNotebookInstanceUrl",
    "sagemaker:CreatePresignedDomainUrl",
    "sagemaker:CreateApp",
    "sagemaker:CreateSpace"
  };

  @Override
  public CheckPage page() {
    return CheckPage.of("ROLE_OPENS_NOTEBOOKS", CheckGroup.TRAINING, WARNING)
        .title("A role of SageMaker jobs can open notebooks")
        .avoid("{\"Action\": \"sagemaker:CreatePresignedNotebookInstanceUrl\"}")
        .prefer("the actions that the job does")
        .why(
            "A notebook runs for days as its own role. Who can make one, or a link into "
                + "one, has that role.")
        .limits(
            "Only roles that trust Amazon SageMaker are found; the role of a Studio domain "
                + "is among them.")
        .source(
            "https://docs.aws.amazon.com/service-authorization/latest/reference/list_sagemaker.html");
  }

  @Override
  public void review(ReviewedRole role, Notes notes) {
    if (!JobRole.trusts(role, Set.of("sagemaker"))) {
      return;
    }
    Grants.note(role, notes, ", and so work as the role of a notebook", "leave it out", ACTIONS);
  }
}
