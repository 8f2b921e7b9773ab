package io.trainingroles.role.intent;

import io.trainingroles.iam.ActionElement.Actions;
import io.trainingroles.iam.ResourceElement.Resources;
import io.trainingroles.iam.Statement;
import io.trainingroles.role.Form;
import io.trainingroles.role.Grant;
import io.trainingroles.role.Parameter;
import io.trainingroles.role.value.DeclaredArn;
import io.trainingroles.role.value.Deployment;
import io.trainingroles.role.value.ResourceArn;
import io.trainingroles.role.value.VariableType;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A job's code reads a parameter of AWS Systems Manager. See <a
 * href="https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-access.html">Restricting
 * access to Parameter Store parameters using IAM policies</a>.
 *
 * @param parameter the ARN of the parameter
 */
public record ReadParameter(DeclaredArn parameter) implements Grant {
  private static final String EXAMPLE =
      "arn:aws:ssm:eu-west-1:123456789012:parameter/training/epochs";
  private static final Pattern FORM = Pattern.compile("parameter/[A-Za-z0-9_./-]{1,1011}");
  private static final Parameter<DeclaredArn> PARAMETER =
      Parameter.required(
          "parameter",
          text ->
              DeclaredArn.of(
                  text, VariableType.PARAMETER, arn -> ResourceArn.of(arn, "ssm", FORM, EXAMPLE)),
          EXAMPLE,
          "the parameter");

  static final Form<Grant> INTENT =
      new Form<>(
          "read_parameter",
          "Reads a parameter from AWS Systems Manager",
          "https://docs.aws.amazon.com/systems-manager/latest/userguide/"
              + "sysman-paramstore-access.html",
          List.of(PARAMETER),
          arguments -> new ReadParameter(arguments.get(PARAMETER)));

  @Override
  public List<Statement> statements(Deployment deployment) {
    return List.of(
        Statement.allow(
            Actions.of("ssm:GetParameter", "ssm:GetParameters"),
            Resources.of(parameter.reachableFrom(deployment))));
  }
}
