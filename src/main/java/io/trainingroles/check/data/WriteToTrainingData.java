package io.trainingroles.check.data;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.check.Check;
import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.check.evidence.ObjectPattern;
import io.trainingroles.check.evidence.TrainingData;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;

/** A role that can change what it is trained on. */
final class WriteToTrainingData implements Check {

  @Override
  public IssuePage page() {
    return IssuePage.of("WRITE_TO_TRAINING_DATA", IssueGroup.DATA, WARNING)
        .title("The training data can be written by the job")
        .avoid(
            "[{\"Action\": \"s3:GetObject\", \"Resource\": \"arn:aws:s3:::data/train/*\"}, "
                + "{\"Action\": \"s3:PutObject\", \"Resource\": \"arn:aws:s3:::data/*\"}]")
        .prefer("\"Resource\": \"arn:aws:s3:::data/models/*\"")
        .why(
            "A job with a fault, or code that somebody slipped into its image, can change "
                + "the data that this and the next model are trained on; nobody sees it in the "
                + "results.")
        .limits(
            "A folder that is read and written alike is taken for checkpoints, if the role "
                + "also reads something that it does not write. Reads of buckets that are not "
                + "named are left to other checks, and so are rights on all actions of all "
                + "services.")
        .source("https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html");
  }

  @Override
  public void review(ReviewedRole role, FindingCollector notes) {
    TrainingData.review(
        role, "s3:PutObject", ObjectPattern.of(role, "s3:PutObject"), "writes", notes);
  }
}
