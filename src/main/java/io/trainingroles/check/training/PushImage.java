package io.trainingroles.check.training;

import static io.trainingroles.finding.Severity.SECURITY_WARNING;

import io.trainingroles.check.Check;
import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.check.evidence.JobRole;
import io.trainingroles.check.evidence.ServiceGrants;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;

/** A job that can replace images. */
final class PushImage implements Check {
  private static final String[] ACTIONS = {
    "ecr:PutImage", "ecr:BatchDeleteImage", "ecr:DeleteRepository", "ecr-public:PutImage"
  };

  @Override
  public IssuePage page() {
    return IssuePage.of("PUSH_IMAGE", IssueGroup.TRAINING, SECURITY_WARNING)
        .title("A training role can push or delete images")
        .avoid("\"Action\": [\"ecr:BatchGetImage\", \"ecr:PutImage\"]")
        .prefer("\"Action\": [\"ecr:BatchGetImage\", \"ecr:GetDownloadUrlForLayer\"]")
        .why(
            "Code in a job could replace the image that the next job, or a service, runs, "
                + "and so stay.")
        .limits(
            "Roles that trust no service that runs training are not found. Images are "
                + "pushed by the role of a pipeline.")
        .source("https://docs.aws.amazon.com/service-authorization/latest/reference/list_ecr.html");
  }

  @Override
  public void review(ReviewedRole role, FindingCollector notes) {
    if (!JobRole.is(role)) {
      return;
    }
    ServiceGrants.note(
        role,
        notes,
        ", and so change what others run",
        "leave it to the role that builds images",
        ACTIONS);
  }
}
