package io.trainingroles.check.data;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.check.Check;
import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.check.evidence.ObjectPattern;
import io.trainingroles.check.evidence.TrainingData;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;

/** A role that can delete its training data. */
final class DeleteTrainingData implements Check {

  @Override
  public IssuePage page() {
    return IssuePage.of("DELETE_TRAINING_DATA", IssueGroup.DATA, WARNING)
        .title("The job can delete its training data")
        .avoid(
            "[{\"Action\": \"s3:GetObject\", \"Resource\": \"arn:aws:s3:::data/train/*\"}, "
                + "{\"Action\": \"s3:DeleteObject\", \"Resource\": \"arn:aws:s3:::data/*\"}]")
        .prefer(
            "\"Action\": \"s3:DeleteObject\", \"Resource\": \"arn:aws:s3:::models/checkpoints/*\"")
        .why(
            "Training only reads data. Deleting it by mistake loses the data set, and the "
                + "evidence of what a model was trained on.")
        .limits("The same limits as those of WRITE_TO_TRAINING_DATA.")
        .source(
            "https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html");
  }

  @Override
  public void review(ReviewedRole role, FindingCollector findings) {
    TrainingData.report(
        role, "s3:DeleteObject", ObjectPattern.of(role, "s3:DeleteObject"), "deletes", findings);
  }
}
