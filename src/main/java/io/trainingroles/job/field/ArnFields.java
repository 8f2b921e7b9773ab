package io.trainingroles.job.field;

import static io.trainingroles.finding.Quotation.quoted;

import io.trainingroles.finding.InputIssues;
import io.trainingroles.finding.IssueCode;
import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.job.DeclaredGrant;
import io.trainingroles.job.JobValue;
import io.trainingroles.role.value.ResourceArn;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the fields that name one resource, by its ARN or by its name in the job's account. */
public final class ArnFields {
  private static final IssueCode INVALID_VALUE = InputIssues.INVALID_VALUE;

  /** A name has no wildcards: they would silently grant access to other resources. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,255}");

  private final NeedCollector collector;

  public ArnFields(NeedCollector collector) {
    this.collector = collector;
  }

  /**
   * The resource that a field names by its ARN, which has a Region and an account; nothing, and a
   * finding, where it names another.
   *
   * @param types what the end of the ARN may begin with; any if there is none
   */
  public Optional<ResourceArn> arn(JobValue value, String service, String... types) {
    Optional<String> text = collector.text(value);
    try {
      Optional<ResourceArn> arn = text.map(ResourceArn::of);
      if (arn.isEmpty() || isOf(arn.get(), service, List.of(types))) {
        return arn;
      }
      collector.refuse(
          INVALID_VALUE,
          value,
          quoted(text.orElseThrow()) + " in " + value.path() + " is not a valid ARN for this field",
          "write arn:aws:"
              + service
              + ":REGION:ACCOUNT:"
              + (types.length == 0 ? "RESOURCE" : String.join("… or ", types) + "…"));
      return Optional.empty();
    } catch (InvalidValueException invalid) {
      collector.refuse(INVALID_VALUE, value, invalid.problem(), invalid.remedy());
      return Optional.empty();
    }
  }

  private static boolean isOf(ResourceArn arn, String service, List<String> types) {
    return arn.service().equals(service)
        && !arn.region().isEmpty()
        && !arn.account().isEmpty()
        && (types.isEmpty() || types.stream().anyMatch(arn.resource()::startsWith));
  }

  /** Allows actions on the resource that a field names by its ARN. */
  public void allow(JobValue value, String service, List<String> actions, String because) {
    arn(value, service)
        .ifPresent(
            arn ->
                collector.need(
                    value, DeclaredGrant.allow(actions, List.of(arn.toString()), because)));
  }

  /** The name of a resource; nothing, and a finding, where it is not a name. */
  public Optional<String> name(JobValue value) {
    Optional<String> text = collector.text(value);
    if (text.filter(name -> !NAME.matcher(name).matches()).isPresent()) {
      collector.refuse(
          INVALID_VALUE,
          value,
          quoted(text.orElseThrow()) + " in " + value.path() + " is not a valid name",
          "use letters, digits, '_', '.' and '-'");
      return Optional.empty();
    }
    return text;
  }

  /** Allows actions on a resource of the job's account that a field names. */
  public void allowNamed(
      JobValue value, String service, String type, List<String> actions, String because) {
    name(value)
        .ifPresent(
            name ->
                collector.need(
                    value,
                    DeclaredGrant.allow(
                        actions,
                        List.of(collector.deployment().arn(service, type + name)),
                        because)));
  }
}
