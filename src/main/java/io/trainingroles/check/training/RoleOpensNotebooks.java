package io.trainingroles.check.training;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.check.Check;
import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.check.evidence.JobRole;
import io.trainingroles.check.evidence.ServiceGrants;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
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
  public IssuePage page() {
    return IssuePage.of("ROLE_OPENS_NOTEBOOKS", IssueGroup.TRAINING, WARNING)
        .title("A role of SageMaker jobs can open notebooks")
        .avoid("{\"Action\": \"sagemaker:CreatePresignedNotebookInstanceUrl\"}")
        .prefer("only the actions that the job uses")
        .why(
            "A notebook has its own role and can run for days. Creating a notebook, or a "
                + "link to one, gives access to that role.")
        .limits(
            "Only roles that trust Amazon SageMaker are checked, including that of a "
                + "Studio domain.")
        .source(
            "https://docs.aws.amazon.com/service-authorization/latest/reference/list_sagemaker.html");
  }

  @Override
  public void review(ReviewedRole role, FindingCollector findings) {
    if (!JobRole.trusts(role, Set.of("sagemaker"))) {
      return;
    }
    ServiceGrants.report(
        role, findings, ", which gives access to the role of a notebook", "remove it", ACTIONS);
  }
}
