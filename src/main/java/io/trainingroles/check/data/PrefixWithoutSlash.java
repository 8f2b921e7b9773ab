package io.trainingroles.check.data;

import static io.trainingroles.finding.Severity.SUGGESTION;

import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.GrantCheck;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.evidence.ServiceGrants;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import java.util.List;
import java.util.regex.Pattern;

/** A pattern of objects that also matches other folders. */
final class PrefixWithoutSlash implements GrantCheck {
  private static final Pattern OPEN =
      Pattern.compile("arn:[^:]*:s3:::[^/*]+/([^*]*/)?[^/*.]*[A-Za-z0-9]\\*");

  @Override
  public IssuePage page() {
    return IssuePage.of("PREFIX_WITHOUT_SLASH", IssueGroup.DATA, SUGGESTION)
        .title("A prefix without a slash also matches other folders")
        .avoid("\"Resource\": \"arn:aws:s3:::data/train*\"")
        .prefer("\"Resource\": \"arn:aws:s3:::data/train/*\"")
        .why(
            "For Amazon S3 a folder is the beginning of an object key: train* matches "
                + "train/1.rec and also train-secret/1.rec.")
        .limits(
            "A prefix that ends with '-', '_' or '=' or contains a dot counts as the "
                + "beginning of a file name. The prefix of a job is granted as the job defines "
                + "it; end it with a slash in the job.")
        .source("https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_S3DataSource.html");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector findings) {
    List<String> named =
        ServiceGrants.named(statement, "s3:GetObject", "s3:PutObject", "s3:DeleteObject");
    for (String resource : statement.resourcePatterns()) {
      if (!named.isEmpty() && OPEN.matcher(resource).matches()) {
        String prefix = resource.substring(0, resource.length() - 1);
        findings.add(
            statement.atResource(resource),
            statement.subject(resource),
            resource + " also matches objects such as " + prefix + "-old/…",
            "write " + prefix + "/* if it is a folder");
      }
    }
  }
}
