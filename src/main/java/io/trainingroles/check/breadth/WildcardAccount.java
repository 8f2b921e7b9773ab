package io.trainingroles.check.breadth;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.GrantCheck;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.iam.Arn;
import java.util.Optional;

/** A resource whose account is a wildcard. */
final class WildcardAccount implements GrantCheck {
  @Override
  public IssuePage page() {
    return IssuePage.of("WILDCARD_ACCOUNT", IssueGroup.BREADTH, WARNING)
        .title("The resource can belong to any account")
        .avoid("\"Resource\": \"arn:aws:kms:eu-west-1:*:key/*\"")
        .prefer("\"Resource\": \"arn:aws:kms:eu-west-1:123456789012:key/*\"")
        .why(
            "Another account that gives the role access can receive what the job writes, "
                + "or let its code assume a role there.")
        .limits(
            "A condition on aws:ResourceAccount or a similar key counts as the account. "
                + "Parts of an ARN that are known only after apply are not checked.")
        .source("https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector findings) {
    for (String resource : statement.resourcePatterns()) {
      Optional<Arn> arn = Arn.of(resource).filter(WildcardAccount::isOfAnyAccount);
      if (arn.isPresent() && !ResourceStar.isScoped(statement)) {
        findings.add(
            statement.atResource(resource),
            statement.subject(resource),
            "'" + resource + "' can belong to any account",
            "write the account of the resource instead of " + arn.get().account());
      }
    }
  }

  private static boolean isOfAnyAccount(Arn arn) {
    boolean isBucket = arn.service().equals("s3") && !arn.resource().contains("accesspoint/");
    return arn.account().matches(".*[*?].*") && !isBucket;
  }
}
