package io.trainingroles.job.field;

import static io.trainingroles.finding.Quotation.quoted;

import io.trainingroles.finding.InputIssues;
import io.trainingroles.finding.IssueCode;
import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.job.GrantWords;
import io.trainingroles.job.JobValue;
import io.trainingroles.role.value.ResourceArn;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the fields that name one resource, by its ARN or by its name in the job's account. */
public final class ArnFields {
  private static final IssueCode INVALID_VALUE = InputIssues.INVALID_VALUE;

  /** No wildcard is part of a name: it would silently stand for other resources. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,255}");

  private final NeedCollector gathering;

  public ArnFields(NeedCollector gathering) {
    this.gathering = gathering;
  }

  /** The resource that a field names, if it is one of the service. */
  public Optional<ResourceArn> arn(JobValue value, String service) {
    Optional<String> text = gathering.text(value);
    try {
      Optional<ResourceArn> arn = text.map(ResourceArn::of);
      if (arn.filter(one -> !one.service().equals(service)).isPresent()) {
        gathering.refuse(
            INVALID_VALUE,
            value,
            quoted(text.orElseThrow()) + " is not an ARN of " + service,
            "write arn:aws:" + service + ":REGION:ACCOUNT:RESOURCE");
        return Optional.empty();
      }
      return arn;
    } catch (InvalidValueException invalid) {
      gathering.refuse(INVALID_VALUE, value, invalid.problem(), invalid.remedy());
      return Optional.empty();
    }
  }

  /** Allows actions on the resource that a field names by its ARN. */
  public void allow(JobValue value, String service, List<String> actions, String because) {
    arn(value, service)
        .ifPresent(
            arn ->
                gathering.need(value, GrantWords.allow(actions, List.of(arn.toString()), because)));
  }

  /** Allows actions on a resource of the job's account that a field names. */
  public void allowNamed(
      JobValue value, String service, String type, List<String> actions, String because) {
    Optional<String> text = gathering.text(value);
    if (text.filter(name -> !NAME.matcher(name).matches()).isPresent()) {
      gathering.refuse(
          INVALID_VALUE,
          value,
          quoted(text.orElseThrow()) + " is not a name",
          "use letters, digits, '_', '.' and '-'");
      return;
    }
    text.ifPresent(
        name ->
            gathering.need(
                value,
                GrantWords.allow(
                    actions, List.of(gathering.deployment().arn(service, type + name)), because)));
  }
}
