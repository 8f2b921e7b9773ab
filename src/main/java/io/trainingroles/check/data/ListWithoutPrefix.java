package io.trainingroles.check.data;

import static io.trainingroles.finding.Severity.SUGGESTION;

import io.trainingroles.check.Check;
import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.evidence.ConditionLimits;
import io.trainingroles.check.evidence.ObjectPattern;
import io.trainingroles.check.evidence.ServiceGrants;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import java.util.List;

/** A bucket that is listed whole and read in part. */
final class ListWithoutPrefix implements Check {

  @Override
  public IssuePage page() {
    return IssuePage.of("LIST_WITHOUT_PREFIX", IssueGroup.DATA, SUGGESTION)
        .title("A whole bucket can be listed, and only a part of it is read")
        .avoid("{\"Action\": \"s3:ListBucket\", \"Resource\": \"arn:aws:s3:::data\"}")
        .prefer("\"Condition\": {\"StringLike\": {\"s3:prefix\": [\"train\", \"train/*\"]}}")
        .why("The names of objects tell much: customers, dates, other projects.")
        .limits(
            "Clients that ask for the bucket's head first need the list without a prefix; "
                + "lists_whole_bucket: true in a spec writes it so, and gets this finding.")
        .source("https://docs.aws.amazon.com/AmazonS3/latest/userguide/amazon-s3-policy-keys.html");
  }

  @Override
  public void review(ReviewedRole role, FindingCollector notes) {
    List<ObjectPattern> reads = ObjectPattern.of(role, "s3:GetObject");
    for (ReviewedStatement statement : role.grants()) {
      if (!ServiceGrants.named(statement, "s3:ListBucket").isEmpty()
          && !ConditionLimits.on(statement, "s3:prefix")) {
        statement.resourcePatterns().stream()
            .filter(resource -> isReadInPart(resource, reads))
            .forEach(
                resource ->
                    notes.add(
                        ServiceGrants.at(statement, resource),
                        statement.subject(resource),
                        "all of " + resource + " can be listed, and only a part of it is read",
                        "add a condition on s3:prefix with what is read"));
      }
    }
  }

  private static boolean isReadInPart(String bucket, List<ObjectPattern> reads) {
    List<ObjectPattern> ofBucket =
        reads.stream().filter(read -> bucket.endsWith(":s3:::" + read.bucket())).toList();
    return !ofBucket.isEmpty() && ofBucket.stream().noneMatch(read -> read.key().matches("\\*+"));
  }
}
