package io.trainingroles.check.rules;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.check.CheckGroup;
import io.trainingroles.check.CheckPage;
import io.trainingroles.check.Fix;
import io.trainingroles.check.Notes;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.StatementCheck;

/** A value that begins or ends with a blank. */
final class StrayBlank implements StatementCheck {
  @Override
  public CheckPage page() {
    return CheckPage.of("STRAY_BLANK", CheckGroup.LANGUAGE, WARNING)
        .title("A value begins or ends with a blank")
        .avoid("\"Resource\": \"arn:aws:s3:::data/* \"")
        .prefer("\"Resource\": \"arn:aws:s3:::data/*\"")
        .why("The blank is a character like any other, and what is meant does not have it.")
        .limits("A key in Amazon S3 may end with a blank; then ? can stand for it.")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html");
  }

  @Override
  public void review(ReviewedStatement statement, Notes notes) {
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
