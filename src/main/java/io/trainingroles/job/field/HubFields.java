package io.trainingroles.job.field;

import static io.trainingroles.finding.Quotation.quoted;

import io.trainingroles.finding.InputIssues;
import io.trainingroles.finding.IssueCode;
import io.trainingroles.job.DeclaredGrant;
import io.trainingroles.job.JobIssues;
import io.trainingroles.job.JobValue;
import io.trainingroles.job.RoleUse;
import io.trainingroles.role.value.ResourceArn;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the fields that name content of a SageMaker hub. {@code DescribeHubContent} is allowed on
 * the hub and on the content; SageMaker's own SDK also describes the hub and lists what it has. See
 * <a
 * href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsagemaker.html">Actions,
 * resources, and condition keys for Amazon SageMaker AI</a>.
 */
public final class HubFields {
  private static final IssueCode UNKNOWN_FUNCTION = JobIssues.UNKNOWN_FUNCTION.code();
  private static final String TYPE = "hub-content/";

  /** {@code hub-content/HUB/TYPE/NAME}, without the version behind it. */
  private static final int PARTS_OF_NAME = 4;

  private static final Pattern NAMED = Pattern.compile("hub-content(/[^/]+){3,4}");

  private final NeedCollector collector;
  private final ArnFields arns;

  public HubFields(NeedCollector collector) {
    this.collector = collector;
    this.arns = new ArnFields(collector);
  }

  /** Whether a value is the ARN of a hub's content. */
  static boolean isContent(String text) {
    return text.contains(":" + TYPE);
  }

  /** Reads content, in the version that is named. */
  public void content(JobValue value, String because) {
    arn(value)
        .ifPresent(
            arn -> {
              boolean hasVersion = parts(arn).length > PARTS_OF_NAME;
              need(value, arn, hasVersion ? List.of(arn.toString()) : anyVersion(arn), because);
            });
  }

  /** Reads content in any version: of a base model, SageMaker selects the latest one. */
  public void latest(JobValue value, String because) {
    arn(value).ifPresent(arn -> need(value, arn, anyVersion(arn), because));
  }

  /** A reward function of AWS Lambda, or a prompt or a function in a hub. */
  public void evaluator(JobValue value) {
    Optional<String> text = collector.text(value);
    if (text.filter(HubFields::isContent).isPresent()) {
      content(value, "the job is evaluated with this content of a hub");
      collector.open(
          RoleUse.JOB,
          UNKNOWN_FUNCTION,
          value,
          "the content of the hub in "
              + value.path()
              + " may name an AWS Lambda function, which is not in the job and not granted",
          "if it is a reward function, allow lambda:InvokeFunction on it in 'inline_policies'");
      return;
    }
    arns.arn(value, "lambda", "function:")
        .ifPresent(
            arn ->
                collector.need(
                    value,
                    DeclaredGrant.allow(
                        List.of("lambda:InvokeFunction"),
                        List.of(arn.toString()),
                        "the function evaluates what the model answers")));
  }

  /** The content that a field names: a hub, a type and a name. */
  private Optional<ResourceArn> arn(JobValue value) {
    Optional<ResourceArn> arn = arns.arn(value, "sagemaker", TYPE);
    if (arn.filter(content -> !NAMED.matcher(content.resource()).matches()).isPresent()) {
      collector.refuse(
          InputIssues.INVALID_VALUE,
          value,
          quoted(value.scalar()) + " in " + value.path() + " does not name content of a hub",
          "write arn:aws:sagemaker:REGION:ACCOUNT:hub-content/HUB/TYPE/NAME/VERSION");
      return Optional.empty();
    }
    return arn;
  }

  private void need(JobValue value, ResourceArn arn, List<String> contents, String because) {
    collector.need(
        value,
        DeclaredGrant.allow(
            List.of(
                "sagemaker:DescribeHub",
                "sagemaker:DescribeHubContent",
                "sagemaker:ListHubContents"),
            List.of(arn(arn, "hub/" + parts(arn)[1])),
            because));
    collector.need(
        value, DeclaredGrant.allow(List.of("sagemaker:DescribeHubContent"), contents, because));
  }

  private static List<String> anyVersion(ResourceArn arn) {
    String[] parts = parts(arn);
    String name =
        String.join("/", List.of(parts).subList(0, Math.min(parts.length, PARTS_OF_NAME)));
    return List.of(arn(arn, name + "/*"));
  }

  private static String[] parts(ResourceArn arn) {
    return arn.resource().split("/", -1);
  }

  private static String arn(ResourceArn arn, String resource) {
    return String.join(
        ":", "arn", arn.partition().id(), arn.service(), arn.region(), arn.account(), resource);
  }
}
