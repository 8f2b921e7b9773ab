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
            "Malicious code in a job could replace the image that the next job or a "
                + "service runs.")
        .limits(
            "Only roles that trust a service that runs training are checked. The role of a "
                + "pipeline should push images.")
        .source("https://docs.aws.amazon.com/service-authorization/latest/reference/list_ecr.html");
  }

  @Override
  public void review(ReviewedRole role, FindingCollector findings) {
    if (!JobRole.is(role)) {
      return;
    }
    ServiceGrants.report(
        role,
        findings,
        ", which can change the images that others run",
        "move it to the role that builds images",
        ACTIONS);
  }
}
