package io.trainingroles.check.trust;

import static io.trainingroles.finding.Severity.SECURITY_WARNING;

import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.StatementCheck;
import io.trainingroles.check.evidence.ConditionLimits;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.iam.Principal;
import io.trainingroles.iam.PrincipalElement;
import io.trainingroles.input.PolicyUse;

/** A resource policy that allows everyone. */
final class ResourcePublic implements StatementCheck {
  /** What Amazon S3 counts as a limit in its meaning of public, and the same of other services. */
  private static final String[] NARROWING = {
    "aws:PrincipalOrgID",
    "aws:PrincipalOrgPaths",
    "aws:PrincipalAccount",
    "aws:PrincipalArn",
    "aws:SourceAccount",
    "aws:SourceArn",
    "aws:SourceOrgID",
    "aws:SourceOrgPaths",
    "aws:SourceOwner",
    "aws:SourceVpc",
    "aws:SourceVpcArn",
    "aws:SourceVpce",
    "aws:VpceAccount",
    "aws:VpceOrgID",
    "aws:VpceOrgPaths",
    "aws:userid",
    "kms:CallerAccount",
    "s3:DataAccessPointAccount",
    "s3:DataAccessPointArn"
  };

  @Override
  public IssuePage page() {
    return IssuePage.of("RESOURCE_PUBLIC", IssueGroup.TRUST, SECURITY_WARNING)
        .title("Anyone can use the resource")
        .avoid("\"Effect\": \"Allow\", \"Principal\": \"*\", \"Action\": \"s3:GetObject\"")
        .prefer(
            "\"Effect\": \"Allow\", \"Principal\": {\"AWS\": \"arn:aws:iam::123456789012:role/vision\"}")
        .why(
            "Every AWS account, and with many services callers without credentials, can then do what the statement allows.")
        .limits(
            "A condition that names an organization, an account, a principal, a network or "
                + "addresses counts as a limit, in this statement or in a Deny of everyone else. "
                + "Block Public Access of Amazon S3 is not part of a policy, so it is not taken "
                + "into account. Policies of VPC endpoints and resource control "
                + "policies grant nothing, and are not reported where the input says what they are.")
        .source(
            "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector findings) {
    if (statement.policy().use() == PolicyUse.RESOURCE
        && statement.allows()
        && statement.statement().principal() instanceof PrincipalElement.Principals named
        && named.principals().stream().map(Principal::text).anyMatch("*"::equals)
        && !ConditionLimits.on(statement, NARROWING)
        && !ConditionLimits.byDenial(statement, NARROWING)
        && !isOfAddresses(statement)) {
      findings.add(
          statement.at("Principal"),
          statement.subject("*"),
          "anyone can use the resource: the policy allows every principal, and no condition limits who that is",
          "name the accounts, roles or services that need it, or add a condition on aws:PrincipalOrgID");
    }
  }

  private static boolean isOfAddresses(ReviewedStatement statement) {
    return statement.conditionsOn("aws:SourceIp").stream()
        .filter(condition -> condition.operator().equalsIgnoreCase("IpAddress"))
        .anyMatch(
            condition -> condition.values().stream().noneMatch(value -> value.endsWith("/0")));
  }
}
