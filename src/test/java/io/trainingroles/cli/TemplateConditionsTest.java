package io.trainingroles.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.cli.console.Console;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Conditions of CloudFormation: what may be made may allow something, and need not deny it. */
final class TemplateConditionsTest {
  private static final String ALL = "{Effect: Allow, Action: '*', Resource: '*'}";
  private static final String DELETE = "{Effect: Deny, Action: 's3:DeleteObject', Resource: '*'}";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Console console =
      new Console(
          new PrintStream(out, true, StandardCharsets.UTF_8),
          new PrintStream(err, true, StandardCharsets.UTF_8),
          false,
          false);

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Policies: !If [Prod, [{PolicyName: p, PolicyDocument: {Version: '2012-10-17', Statement: ["
            + ALL
            + "]}}], !Ref AWS::NoValue]",
        "Policies: [!If [Prod, {PolicyName: p, PolicyDocument: {Version: '2012-10-17', Statement: ["
            + ALL
            + "]}}, !Ref AWS::NoValue]]",
        "Policies: [{PolicyName: p, PolicyDocument: {Version: '2012-10-17', Statement: [!If [Prod, "
            + ALL
            + ", !Ref AWS::NoValue]]}}]",
        "Policies: [{PolicyName: p, PolicyDocument: {Version: '2012-10-17', Statement: [{Effect:"
            + " Allow, Action: !If [Prod, '*', s3:GetObject], Resource: !If [Prod, '*',"
            + " 'arn:aws:s3:::b/*']}]}}]",
        "ManagedPolicyArns: !If [Prod, ['arn:aws:iam::aws:policy/AdministratorAccess'], []]",
        "ManagedPolicyArns: [!If [Prod, 'arn:aws:iam::aws:policy/AdministratorAccess', !Ref"
            + " AWS::NoValue]]",
      })
  void check_when_aBranchAllowsEverything_findsIt(String properties) throws IOException {
    Path template = template("", properties, "");

    assertThat(run("check", template.toString())).isEqualTo(3);

    assertThat(out.toString(StandardCharsets.UTF_8)).contains("FULL_ADMIN", "POLICY_NOT_SEEN");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{Type: AWS::IAM::Policy, Condition: Prod, Properties: {PolicyName: q, Roles: [!Ref R],"
            + " PolicyDocument: {Version: '2012-10-17', Statement: ["
            + DELETE
            + "]}}}",
        "{Type: AWS::IAM::Policy, Properties: {PolicyName: q, Roles: [!If [Prod, !Ref R, other]],"
            + " PolicyDocument: {Version: '2012-10-17', Statement: ["
            + DELETE
            + "]}}}",
        "{Type: AWS::IAM::Policy, Properties: {PolicyName: q, Roles: [!Ref R], PolicyDocument:"
            + " {Version: '2012-10-17', Statement: [!If [Prod, "
            + DELETE
            + ", !Ref AWS::NoValue]]}}}",
        "{Type: AWS::IAM::ManagedPolicy, Condition: Prod, Properties: {Roles: [!Ref R],"
            + " PolicyDocument: {Version: '2012-10-17', Statement: ["
            + DELETE
            + "]}}}",
      })
  void prove_when_onlyAConditionMakesTheDenial_isNotProved(String policy) throws IOException {
    Path template = template("", allPolicies(), "  Q: " + policy);

    assertThat(run("prove", template.toString(), "--never", "s3:DeleteObject on *")).isEqualTo(3);

    assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("proved for every");
  }

  @Test
  void prove_when_theRoleAndItsDenialHaveOneCondition_isProved() throws IOException {
    Path template =
        template(
            "Condition: Prod",
            allPolicies(),
            "  Q: {Type: AWS::IAM::Policy, Condition: Prod, Properties: {PolicyName: q, Roles:"
                + " [!Ref R], PolicyDocument: {Version: '2012-10-17', Statement: ["
                + DELETE
                + "]}}}");

    assertThat(run("prove", template.toString(), "--never", "s3:DeleteObject on *")).isZero();
  }

  private static String allPolicies() {
    return "Policies: [{PolicyName: p, PolicyDocument: {Version: '2012-10-17', Statement: ["
        + ALL
        + "]}}]";
  }

  private Path template(String condition, String properties, String more) throws IOException {
    return Files.writeString(
        folder.resolve("template.yaml"),
        """
        AWSTemplateFormatVersion: '2010-09-09'
        Parameters: {Stage: {Type: String}}
        Conditions: {Prod: !Equals [!Ref Stage, prod]}
        Resources:
          R:
            Type: AWS::IAM::Role
            %s
            Properties:
              RoleName: r
              AssumeRolePolicyDocument: {Version: '2012-10-17', Statement: [{Effect: Allow, Principal: {Service: sagemaker.amazonaws.com}, Action: sts:AssumeRole}]}
              %s
        %s
        """
            .formatted(condition, properties, more));
  }

  private int run(String... arguments) {
    return TrainingRolesCommand.run(console, Map.of(), arguments);
  }
}
