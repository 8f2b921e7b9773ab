package io.trainingroles.check.condition;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.access.condition.IpRange;
import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.StatementCheck;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.iam.Condition;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A private address in a key that contains public addresses only. */
final class PrivateSourceIp implements StatementCheck {
  private static final List<IpRange> PRIVATE =
      Stream.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7")
          .flatMap(range -> IpRange.of(range).stream())
          .toList();

  @Override
  public IssuePage page() {
    return IssuePage.of("PRIVATE_SOURCE_IP", IssueGroup.CONDITION, WARNING)
        .title("aws:SourceIp is compared with a private address")
        .avoid("\"Condition\": {\"IpAddress\": {\"aws:SourceIp\": \"10.0.0.0/16\"}}")
        .prefer("\"Condition\": {\"IpAddress\": {\"aws:VpcSourceIp\": \"10.0.0.0/16\"}}")
        .why(
            "aws:SourceIp is the public address of the caller; a request through a VPC "
                + "endpoint does not contain it. An Allow for a private range allows nothing, "
                + "and a Deny for all other addresses denies everything.")
        .limits("A range that is only partly private, such as 0.0.0.0/0, is not reported.")
        .counterparts(
            "Access Analyzer PRIVATE_IP_ADDRESS",
            "Access Analyzer PRIVATE_IP_ADDRESS_SUBSET",
            "Access Analyzer PRIVATE_NOT_IP_ADDRESS",
            "Access Analyzer PRIVATE_NOT_IP_ADDRESS_SUBSET")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sourceip");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector findings) {
    for (Condition condition : statement.conditionsOn("aws:SourceIp")) {
      for (String value : condition.values()) {
        if (isPrivate(value)) {
          findings.add(
              statement.atCondition(condition),
              statement.subject("aws:SourceIp " + value),
              "aws:SourceIp is never the private address " + value,
              "use the public addresses, or aws:VpcSourceIp together with aws:SourceVpc");
        }
      }
    }
  }

  private static boolean isPrivate(String value) {
    Optional<IpRange> range = IpRange.of(value);
    return range.isPresent() && PRIVATE.stream().anyMatch(all -> all.contains(range.get()));
  }
}
