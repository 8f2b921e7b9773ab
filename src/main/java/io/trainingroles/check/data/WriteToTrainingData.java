package io.trainingroles.check.data;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.check.Check;
import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.check.evidence.ObjectPattern;
import io.trainingroles.check.evidence.TrainingData;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;

/** A role that can change its training data. */
final class WriteToTrainingData implements Check {

  @Override
  public IssuePage page() {
    return IssuePage.of("WRITE_TO_TRAINING_DATA", IssueGroup.DATA, WARNING)
        .title("The job can overwrite its training data")
        .avoid(
            "[{\"Action\": \"s3:GetObject\", \"Resource\": \"arn:aws:s3:::data/train/*\"}, "
                + "{\"Action\": \"s3:PutObject\", \"Resource\": \"arn:aws:s3:::data/*\"}]")
        .prefer("\"Resource\": \"arn:aws:s3:::data/models/*\"")
        .why(
            "A faulty job, or malicious code in its image, can change the data that this "
                + "and the next model are trained on, without a trace in the results.")
        .limits(
            "A folder that is both read and written counts as checkpoints if the role also "
                + "reads something that it does not write. Buckets with a wildcard, and "
                + "statements on all actions of all services, are reported by other checks.")
        .source("https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html");
  }

  @Override
  public void review(ReviewedRole role, FindingCollector findings) {
    TrainingData.report(
        role, "s3:PutObject", ObjectPattern.of(role, "s3:PutObject"), "writes", findings);
  }
}
