package io.trainingroles.check.trust;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.TrustCheck;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.iam.Principal;
import java.util.Locale;
import java.util.regex.Pattern;

/** A trust that lets any principal of an account choose the session tags. */
final class TagSessionByAnyone implements TrustCheck {
  private static final Pattern WHOLE = Pattern.compile("\\*|[0-9]{12}|arn:[^:]+:iam::[^:]*:root");

  @Override
  public IssuePage page() {
    return IssuePage.of("TAG_SESSION_BY_ANYONE", IssueGroup.TRUST, WARNING)
        .title("Any principal of an account can choose the session tags")
        .avoid(
            "{\"Principal\": {\"AWS\": \"123456789012\"}, \"Action\": [\"sts:AssumeRole\", "
                + "\"sts:TagSession\"]}")
        .prefer("\"Condition\": {\"ForAllValues:StringEquals\": {\"aws:TagKeys\": [\"project\"]}}")
        .why(
            "Policies that compare aws:PrincipalTag rely on these tags. A principal that "
                + "can choose them can pretend to belong to any team.")
        .limits("Only accounts and * are reported as principals; roles and services are not.")
        .source("https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector findings) {
    boolean isLimited =
        statement.statement().conditions().stream()
            .map(condition -> condition.key().toLowerCase(Locale.ROOT))
            .anyMatch(key -> key.equals("aws:tagkeys") || key.startsWith("aws:requesttag/"));
    if (statement.allows() && statement.isAbout("sts:TagSession") && !isLimited) {
      statement.principals().stream()
          .filter(principal -> WHOLE.matcher(id(principal)).matches())
          .forEach(
              principal ->
                  findings.add(
                      statement.at("Action"),
                      statement.subject(id(principal)),
                      "any principal of "
                          + id(principal)
                          + " that assumes the role can choose the session tags",
                      "add conditions on aws:TagKeys and aws:RequestTag, or remove sts:TagSession"));
    }
  }

  private static String id(Principal principal) {
    if (principal instanceof Principal.Aws aws) {
      return aws.id();
    }
    return principal instanceof Principal.Everyone ? "*" : "";
  }
}
