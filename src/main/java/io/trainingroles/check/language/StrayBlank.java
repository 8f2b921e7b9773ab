package io.trainingroles.check.language;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.StatementCheck;
import io.trainingroles.check.evidence.StatementValue;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;

/** A value that begins or ends with white space. */
final class StrayBlank implements StatementCheck {
  @Override
  public IssuePage page() {
    return IssuePage.of("STRAY_BLANK", IssueGroup.LANGUAGE, WARNING)
        .title("A value begins or ends with white space")
        .avoid("\"Resource\": \"arn:aws:s3:::data/* \"")
        .prefer("\"Resource\": \"arn:aws:s3:::data/*\"")
        .why(
            "White space is compared like any other character, so the value does not match "
                + "what was intended.")
        .limits("If the key of an S3 object ends with a space, use the wildcard ? for it.")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector findings) {
    for (StatementValue value : StatementValue.of(statement)) {
      String text = value.text();
      String stripped = stripped(text);
      if (!stripped.isEmpty() && !stripped.equals(text)) {
        findings.add(
            value.place(),
            statement.subject(stripped),
            "'" + text + "' begins or ends with white space, which IAM compares too",
            "remove the white space");
      }
    }
  }

  /** The text without white space around it, including no-break spaces. */
  private static String stripped(String text) {
    return text.replaceAll("^[\\s\u00A0]+|[\\s\u00A0]+$", "");
  }
}
