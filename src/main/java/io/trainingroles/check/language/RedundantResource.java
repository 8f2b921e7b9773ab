package io.trainingroles.check.language;

import static io.trainingroles.finding.Severity.SUGGESTION;

import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.StatementCheck;
import io.trainingroles.check.evidence.Cover;
import io.trainingroles.check.evidence.Redundancy;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.iam.ResourcePattern;
import java.util.List;
import java.util.Optional;

/** A resource that another one of the statement covers. */
final class RedundantResource implements StatementCheck {
  @Override
  public IssuePage page() {
    return IssuePage.of("REDUNDANT_RESOURCE", IssueGroup.LANGUAGE, SUGGESTION)
        .title("Another resource pattern of the statement already matches the resource")
        .avoid("\"Resource\": [\"arn:aws:s3:::data/train/*\", \"arn:aws:s3:::data/*\"]")
        .prefer("\"Resource\": \"arn:aws:s3:::data/train/*\"")
        .why(
            "A reviewer may take the narrow ARN for the grant, but the wide one decides. "
                + "Remove the wide one if the narrow one is enough.")
        .limits(
            "A wildcard is compared within its part of the ARN, not across colons. Several "
                + "ARNs that together match the same resources as another one are not reported.")
        .counterparts("Access Analyzer REDUNDANT_RESOURCE")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector findings) {
    if (statement.statement().resource() == null) {
      return;
    }
    List<String> resources =
        statement.statement().resource().patterns().stream().map(ResourcePattern::value).toList();
    for (int index = 0; index < resources.size(); index++) {
      String resource = resources.get(index);
      Optional<String> other = Redundancy.of(resources, index, Cover::coversResource);
      if (other.isPresent()) {
        findings.add(
            statement.at(
                statement.hasNotResource() ? "NotResource" : "Resource", String.valueOf(index)),
            statement.subject(resource),
            "'" + other.get() + "' already matches '" + resource + "'",
            "remove one of them");
      }
    }
  }
}
