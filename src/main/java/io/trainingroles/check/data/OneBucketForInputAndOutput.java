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

/** Training data and what comes of it, in one bucket. */
final class OneBucketForInputAndOutput implements Check {

  @Override
  public IssuePage page() {
    return IssuePage.of("ONE_BUCKET_FOR_INPUT_AND_OUTPUT", IssueGroup.DATA, SUGGESTION)
        .title("One bucket holds the training data and the output")
        .avoid("read: s3://data/train, write: s3://data/models")
        .prefer("read: s3://data/train, write: s3://models/vision")
        .why(
            "What is set for a bucket (versions, expiry, who may read it, its key) is then "
                + "for both; and one prefix too short lets a job write to its data.")
        .limits("Only buckets that are named are compared. Checkpoints are no training data.")
        .source(
            "https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html");
  }

  @Override
  public void review(ReviewedRole role, FindingCollector notes) {
    var data = new TrainingData(role);
    var buckets = new TreeSet<String>();
    for (ObjectPattern read : data.read()) {
      data.written().stream()
          .filter(write -> write.bucket().equals(read.bucket()) && !write.overlaps(read))
          .filter(write -> buckets.add(write.bucket()))
          .findFirst()
          .ifPresent(
              write ->
                  notes.add(
                      write.statement().atResource(write.value()),
                      write.statement().subject(write.bucket()),
                      "the bucket "
                          + write.bucket()
                          + " holds what is read, "
                          + read.value()
                          + ", and what is written",
                      "write to a bucket of its own"));
    }
  }
}
