package io.trainingroles.check.language;

import static io.trainingroles.finding.Severity.ERROR;

import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.StatementCheck;
import io.trainingroles.check.evidence.Placeholders;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.iam.Arn;
import io.trainingroles.iam.Partition;
import io.trainingroles.iam.ResourcePattern;
import io.trainingroles.iam.UnknownText;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A resource that is not a valid ARN. */
final class InvalidArn implements StatementCheck {
  /** A part of an ARN before the resource, with wildcards. */
  private static final Pattern WILD = Pattern.compile("[A-Za-z0-9-]*[*?][A-Za-z0-9*?-]*");

  private static final List<Pattern> FORMS =
      Stream.of(
              "arn",
              Arrays.stream(Partition.values()).map(Partition::id).collect(Collectors.joining("|")),
              "[a-z0-9-]+",
              "|[a-z]{2,5}(-[a-z]+)+-[0-9]{1,2}",
              "|aws|third-party|cloudfront|[0-9]{12}")
          .map(Pattern::compile)
          .toList();

  private static final List<String> PROBLEMS =
      List.of(
          "not an ARN",
          "not a partition",
          "not a service",
          "not a Region",
          "not an account of 12 digits");

  @Override
  public IssuePage page() {
    return IssuePage.of("INVALID_ARN", IssueGroup.LANGUAGE, ERROR)
        .title("The resource is not a valid ARN")
        .avoid("\"Resource\": \"arn:aws:s3::my-bucket/*\"")
        .prefer("\"Resource\": \"arn:aws:s3:::my-bucket/*\"")
        .why(
            "An ARN has six parts separated by colons. The second is a partition of AWS, "
                + "the fourth a Region or empty, and the fifth an account ID of 12 digits or "
                + "empty. IAM refuses other values, or "
                + "they match nothing.")
        .limits(
            "Parts with wildcards, policy variables or values that are known only after "
                + "apply are not checked. Only the form of a Region is checked, not its "
                + "existence.")
        .counterparts(
            "Access Analyzer INVALID_ARN_ACCOUNT",
            "Access Analyzer INVALID_ARN_REGION",
            "Access Analyzer INVALID_ARN_SERVICE_CASE",
            "Access Analyzer INVALID_PARTITION",
            "Access Analyzer MISSING_ARN_FIELD",
            "parliament INVALID_ARN",
            "boogy resource_validation")
        .source("https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector findings) {
    if (statement.statement().resource() == null) {
      return;
    }
    for (ResourcePattern pattern : statement.statement().resource().patterns()) {
      String resource = pattern.value();
      problem(resource)
          .ifPresent(
              problem ->
                  findings.add(
                      statement.atResource(resource),
                      statement.subject(resource),
                      "'" + resource + "' is not a valid ARN: " + problem,
                      "write it as arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE; the service's page "
                          + "of the Service Authorization Reference has the form"));
    }
  }

  private static Optional<String> problem(String resource) {
    String known = UnknownText.replaced(resource, "*");
    List<String> parts = Arn.parts(known);
    for (int index = 1; index < Math.min(parts.size(), Arn.PARTS - 1); index++) {
      if (isWrong(parts.get(index), FORMS.get(index))) {
        String placeholder = Placeholders.isOne(parts.get(index)) ? "a placeholder, " : "";
        return Optional.of("'" + parts.get(index) + "' is " + placeholder + PROBLEMS.get(index));
      }
    }
    if (parts.size() < Arn.PARTS) {
      boolean isOpen = known.contains("*") || known.contains("?") || known.contains("${");
      return isOpen ? Optional.empty() : Optional.of("it has fewer than six parts");
    }
    return parts.get(Arn.PARTS - 1).isEmpty()
        ? Optional.of("its last part is empty")
        : Optional.empty();
  }

  private static boolean isWrong(String part, Pattern form) {
    return !form.matcher(part).matches() && !WILD.matcher(part).matches() && !part.contains("${");
  }
}
