package io.trainingroles.check.trust;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.TrustCheck;
import io.trainingroles.check.evidence.OwnAccount;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.iam.Condition;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Two source keys that cannot both hold. */
final class SourceAccountsDiffer implements TrustCheck {

  @Override
  public IssuePage page() {
    return IssuePage.of("SOURCE_ACCOUNTS_DIFFER", IssueGroup.TRUST, WARNING)
        .title("The source keys name different accounts")
        .avoid(
            "\"aws:SourceArn\": \"arn:aws:sagemaker:eu-west-1:123456789012:*\", "
                + "\"aws:SourceAccount\": \"999999999999\"")
        .prefer("\"aws:SourceAccount\": \"123456789012\"")
        .why(
            "Both keys describe the same request, so the two conditions are never met together, and the service cannot assume the role.")
        .limits("Values with wildcards in the account are not compared.")
        .source("https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector findings) {
    Set<String> ofArns = accounts(statement, "aws:SourceArn");
    Set<String> ofKey = accounts(statement, "aws:SourceAccount");
    if (statement.allows()
        && !ofArns.isEmpty()
        && !ofKey.isEmpty()
        && ofArns.stream().noneMatch(ofKey::contains)) {
      findings.add(
          statement.at("Condition"),
          statement.subject("aws:SourceAccount"),
          "aws:SourceArn names the account "
              + ofArns.iterator().next()
              + ", and aws:SourceAccount the account "
              + ofKey.iterator().next(),
          "name the account of the jobs in both");
    }
  }

  /** None if one of the values is not of a certain account. */
  private static Set<String> accounts(ReviewedStatement statement, String key) {
    var accounts = new TreeSet<String>();
    for (Condition condition : statement.conditionsOn(key)) {
      if (!condition.operator().matches("(String|Arn)(Equals|Like)")) {
        return Set.of();
      }
      for (String value : condition.values()) {
        Optional<String> account = OwnAccount.account(value);
        if (account.isEmpty()) {
          return Set.of();
        }
        accounts.add(account.get());
      }
    }
    return accounts;
  }
}
