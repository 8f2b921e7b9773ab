package io.trainingroles.check.language;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.Fix;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.StatementCheck;
import io.trainingroles.check.evidence.StatementValue;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;

/** A value that begins or ends with a blank. */
final class StrayBlank implements StatementCheck {
  @Override
  public IssuePage page() {
    return IssuePage.of("STRAY_BLANK", IssueGroup.LANGUAGE, WARNING)
        .title("A value begins or ends with a blank")
        .avoid("\"Resource\": \"arn:aws:s3:::data/* \"")
        .prefer("\"Resource\": \"arn:aws:s3:::data/*\"")
        .why("The blank is a character like any other, and what is meant does not have it.")
        .limits("A key in Amazon S3 may end with a blank; then ? can stand for it.")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector notes) {
    for (StatementValue value : StatementValue.of(statement)) {
      String text = value.text();
      String stripped = stripped(text);
      if (!stripped.isEmpty() && !stripped.equals(text)) {
        notes.add(
            value.place(),
            statement.subject(stripped),
            "'" + text + "' begins or ends with a blank, which is compared too",
            "leave the blank out",
            new Fix(text, stripped));
      }
    }
  }

  /** The text without blanks around it; a no-break space is one to the eye. */
  private static String stripped(String text) {
    return text.replaceAll("^[\\s\u00A0]+|[\\s\u00A0]+$", "");
  }
}
