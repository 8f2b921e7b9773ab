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

/** Permission to list a whole bucket of which only a part is read. */
final class ListWithoutPrefix implements Check {

  @Override
  public IssuePage page() {
    return IssuePage.of("LIST_WITHOUT_PREFIX", IssueGroup.DATA, SUGGESTION)
        .title("The role can list a whole bucket but reads only a part of it")
        .avoid("{\"Action\": \"s3:ListBucket\", \"Resource\": \"arn:aws:s3:::data\"}")
        .prefer("\"Condition\": {\"StringLike\": {\"s3:prefix\": [\"train\", \"train/*\"]}}")
        .why("The names of objects can reveal customers, dates and other projects.")
        .limits(
            "Clients that call HeadBucket first need the permission without a prefix; "
                + "lists_whole_bucket: true in a spec grants it like that, and gets this finding.")
        .source("https://docs.aws.amazon.com/AmazonS3/latest/userguide/amazon-s3-policy-keys.html");
  }

  @Override
  public void review(ReviewedRole role, FindingCollector findings) {
    List<ObjectPattern> reads = ObjectPattern.of(role, "s3:GetObject");
    for (ReviewedStatement statement : role.grants()) {
      if (!ServiceGrants.named(statement, "s3:ListBucket").isEmpty()
          && !ConditionLimits.on(statement, "s3:prefix")) {
        statement.resourcePatterns().stream()
            .filter(resource -> isReadInPart(resource, reads))
            .forEach(
                resource ->
                    findings.add(
                        ServiceGrants.at(statement, resource),
                        statement.subject(resource),
                        "all of " + resource + " can be listed, but only a part of it is read",
                        "add a condition on s3:prefix with the prefixes that are read"));
      }
    }
  }

  private static boolean isReadInPart(String bucket, List<ObjectPattern> reads) {
    List<ObjectPattern> ofBucket =
        reads.stream().filter(read -> bucket.endsWith(":s3:::" + read.bucket())).toList();
    return !ofBucket.isEmpty() && ofBucket.stream().noneMatch(read -> read.key().matches("\\*+"));
  }
}
