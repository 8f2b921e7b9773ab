package io.trainingroles.check.data;

import static io.trainingroles.finding.Severity.SUGGESTION;

import io.trainingroles.check.Check;
import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.check.evidence.ObjectPattern;
import io.trainingroles.check.evidence.TrainingData;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import java.util.TreeSet;

/** Training data and output in one bucket. */
final class OneBucketForInputAndOutput implements Check {

  @Override
  public IssuePage page() {
    return IssuePage.of("ONE_BUCKET_FOR_INPUT_AND_OUTPUT", IssueGroup.DATA, SUGGESTION)
        .title("One bucket contains both the training data and the output")
        .avoid("read: s3://data/train, write: s3://data/models")
        .prefer("read: s3://data/train, write: s3://models/vision")
        .why(
            "The settings of the bucket (versioning, expiry, readers, encryption key) then "
                + "apply to both, and a prefix that is too short lets a job write to its data.")
        .limits(
            "Only buckets without a wildcard are compared. Checkpoints do not count as "
                + "training data.")
        .source(
            "https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html");
  }

  @Override
  public void review(ReviewedRole role, FindingCollector findings) {
    var data = new TrainingData(role);
    var buckets = new TreeSet<String>();
    for (ObjectPattern read : data.read()) {
      data.written().stream()
          .filter(write -> write.bucket().equals(read.bucket()) && !write.overlaps(read))
          .filter(write -> buckets.add(write.bucket()))
          .findFirst()
          .ifPresent(
              write ->
                  findings.add(
                      write.statement().atResource(write.value()),
                      write.statement().subject(write.bucket()),
                      "the bucket "
                          + write.bucket()
                          + " contains both what is read, "
                          + read.value()
                          + ", and what is written",
                      "write to a separate bucket"));
    }
  }
}
