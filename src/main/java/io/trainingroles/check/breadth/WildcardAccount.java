package io.trainingroles.check.breadth;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.GrantCheck;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.iam.Arn;
import io.trainingroles.iam.Wildcards;
import io.trainingroles.reference.SharedResources;
import java.util.Optional;

/** A resource whose account is a wildcard. */
final class WildcardAccount implements GrantCheck {
  private static final SharedResources SHARED = new SharedResources();

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
                + "Parts of an ARN that are known only after apply are not checked; nor are resources that no other account can give access to, such as an "
                + "instance of Amazon EC2. A role is reported only if the statement allows "
                + "actions of AWS STS.")
        .source("https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector findings) {
    for (String resource : statement.resourcePatterns()) {
      Optional<Arn> arn = Arn.of(resource).filter(WildcardAccount::isOfAnyAccount);
      if (arn.isPresent()
          && isReached(statement, arn.get())
          && !ResourceStar.isScoped(statement)
          && !CreatedResources.are(statement, resource)) {
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

  /** Whether it is a document of AWS, whose names nobody else can choose. */
  private static boolean isOfAws(Arn arn) {
    return arn.service().equals("ssm") && arn.resource().matches("[a-z-]+/(AWS|Amazon).*");
  }

  /** Whether another account can let the statement's actions reach such a resource. */
  private static boolean isReached(ReviewedStatement statement, Arn arn) {
    boolean isAssumed =
        Wildcards.match(arn.service(), "iam")
            && (statement.isAboutAllServices()
                || statement.actionPatterns().stream()
                    .anyMatch(action -> ReviewedStatement.prefix(action).equals("sts")));
    return isAssumed || (SHARED.mayMatch(arn) && !isOfAws(arn));
  }
}
