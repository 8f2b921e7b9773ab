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

/** Anybody who gets in chooses the tags of the session. */
final class TagSessionByAnyone implements TrustCheck {
  private static final Pattern WHOLE = Pattern.compile("\\*|[0-9]{12}|arn:[^:]+:iam::[^:]*:root");

  @Override
  public IssuePage page() {
    return IssuePage.of("TAG_SESSION_BY_ANYONE", IssueGroup.TRUST, WARNING)
        .title("A whole account may choose the tags of sessions")
        .avoid(
            "{\"Principal\": {\"AWS\": \"123456789012\"}, \"Action\": [\"sts:AssumeRole\", "
                + "\"sts:TagSession\"]}")
        .prefer("\"Condition\": {\"ForAllValues:StringEquals\": {\"aws:TagKeys\": [\"project\"]}}")
        .why(
            "Policies that compare aws:PrincipalTag trust those tags. Whoever may set them "
                + "freely can be of any team.")
        .limits("Roles and services are trusted to tag; accounts and everyone are not.")
        .source("https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector notes) {
    boolean isLimited =
        statement.statement().conditions().stream()
            .map(condition -> condition.key().toLowerCase(Locale.ROOT))
            .anyMatch(key -> key.equals("aws:tagkeys") || key.startsWith("aws:requesttag/"));
    if (statement.allows() && statement.isAbout("sts:TagSession") && !isLimited) {
      statement.principals().stream()
          .filter(principal -> WHOLE.matcher(id(principal)).matches())
          .forEach(
              principal ->
                  notes.add(
                      statement.at("Action"),
                      statement.subject(id(principal)),
                      "whoever of "
                          + id(principal)
                          + " assumes the role may tag the session freely",
                      "add a condition on aws:TagKeys and aws:RequestTag, or leave sts:TagSession"
                          + " out"));
    }
  }

  private static String id(Principal principal) {
    if (principal instanceof Principal.Aws aws) {
      return aws.id();
    }
    return principal instanceof Principal.Everyone ? "*" : "";
  }
}
