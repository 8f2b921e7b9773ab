package io.trainingroles.check.breadth;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.GrantCheck;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.iam.Arn;
import java.util.Optional;

/** A resource of any account. */
final class WildcardAccount implements GrantCheck {
  @Override
  public IssuePage page() {
    return IssuePage.of("WILDCARD_ACCOUNT", IssueGroup.BREADTH, WARNING)
        .title("The resource may be of any account")
        .avoid("\"Resource\": \"arn:aws:kms:eu-west-1:*:key/*\"")
        .prefer("\"Resource\": \"arn:aws:kms:eu-west-1:123456789012:key/*\"")
        .why(
            "Another account that lets the role in can receive what the job writes, or have its code"
                + " assume a role there.")
        .limits(
            "A condition on aws:ResourceAccount or the like is taken for the account. An ARN that is"
                + " known only in part is not looked at in the parts that are not.")
        .source("https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector notes) {
    for (String resource : statement.resourcePatterns()) {
      Optional<Arn> arn = Arn.of(resource).filter(WildcardAccount::isOfAnyAccount);
      if (arn.isPresent() && !ResourceStar.isScoped(statement)) {
        notes.add(
            statement.atResource(resource),
            statement.subject(resource),
            "'" + resource + "' may be of any account",
            "write the account of the resource in place of " + arn.get().account());
      }
    }
  }

  private static boolean isOfAnyAccount(Arn arn) {
    boolean isBucket = arn.service().equals("s3") && !arn.resource().contains("accesspoint/");
    return arn.account().matches(".*[*?].*") && !isBucket;
  }
}
