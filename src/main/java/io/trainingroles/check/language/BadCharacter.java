package io.trainingroles.check.language;

import static io.trainingroles.finding.Severity.ERROR;

import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.StatementCheck;
import io.trainingroles.check.evidence.StatementValue;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.iam.UnknownText;
import java.util.Locale;
import java.util.OptionalInt;

/** A character that IAM does not accept. */
final class BadCharacter implements StatementCheck {
  @Override
  public IssuePage page() {
    return IssuePage.of("BAD_CHARACTER", IssueGroup.LANGUAGE, ERROR)
        .title("A value contains a character that IAM does not accept")
        .avoid("\"Resource\": \"arn:aws:s3:::data\u2010train/*\"")
        .prefer("\"Resource\": \"arn:aws:s3:::data-train/*\"")
        .why(
            "IAM accepts characters up to U+00FF, except most control characters, and "
                + "refuses a document with others, such as the hyphens and quotation marks of a "
                + "word processor or zero-width spaces.")
        .limits("In the key of an S3 object, use the wildcard ? for a character beyond U+00FF.")
        .source("https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePolicy.html");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector findings) {
    for (StatementValue value : StatementValue.of(statement)) {
      OptionalInt bad = firstBad(UnknownText.replaced(value.text(), ""));
      if (bad.isPresent()) {
        String code = code(bad.getAsInt());
        findings.add(
            value.place(),
            statement.subject(shown(value.text())),
            "'"
                + shown(value.text())
                + "' has the character "
                + code
                + ", which IAM does not accept",
            "use a character up to U+00FF, or the wildcard ? in its place");
      }
    }
  }

  /** The text, with the codes of invisible and misleading characters. */
  private static String shown(String text) {
    var shown = new StringBuilder();
    text.codePoints()
        .forEach(
            point -> {
              if (isTaken(point) || UnknownText.isIn(Character.toString(point))) {
                shown.appendCodePoint(point);
              } else {
                shown.append('<').append(code(point)).append('>');
              }
            });
    return shown.toString();
  }

  private static String code(int point) {
    return String.format(Locale.ROOT, "U+%04X", point);
  }

  private static OptionalInt firstBad(String text) {
    return text.codePoints().filter(point -> !isTaken(point)).findFirst();
  }

  private static boolean isTaken(int point) {
    return point == '\t' || point == '\n' || point == '\r' || (point >= ' ' && point <= 0xFF);
  }
}
