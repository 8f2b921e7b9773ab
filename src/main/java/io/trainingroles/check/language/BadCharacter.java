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

/** A character that IAM does not take. */
final class BadCharacter implements StatementCheck {
  @Override
  public IssuePage page() {
    return IssuePage.of("BAD_CHARACTER", IssueGroup.LANGUAGE, ERROR)
        .title("A value has a character that IAM does not take")
        .avoid("\"Resource\": \"arn:aws:s3:::data\u2010train/*\"")
        .prefer("\"Resource\": \"arn:aws:s3:::data-train/*\"")
        .why(
            "IAM takes the characters up to U+00FF, without most control characters, and refuses a"
                + " document with others: hyphens and quotation marks of a word processor, blanks"
                + " without a width.")
        .limits(
            "A character of S3 keys beyond U+00FF can be said with a wildcard only: ? stands for it.")
        .source("https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePolicy.html");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector notes) {
    for (StatementValue value : StatementValue.of(statement)) {
      OptionalInt bad = firstBad(UnknownText.replaced(value.text(), ""));
      if (bad.isPresent()) {
        String code = code(bad.getAsInt());
        notes.add(
            value.place(),
            statement.subject(shown(value.text())),
            "'" + shown(value.text()) + "' has the character " + code + ", which IAM does not take",
            "write it with a character of the keyboard, or ? where it is meant");
      }
    }
  }

  /** The text with the codes of what nobody could see, or would take for something else. */
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
