package io.trainingroles.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Conditions of CloudFormation: what may be made may allow something, and need not deny it. */
final class TemplateConditionsTest {
  private static final String ALL = "{Effect: Allow, Action: '*', Resource: '*'}";
  private static final String DELETE = "{Effect: Deny, Action: 's3:DeleteObject', Resource: '*'}";

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

    ProgramRun check = ProgramRun.of("check", template.toString());
    assertThat(check.code()).isEqualTo(3);

    assertThat(check.out()).contains("FULL_ADMIN", "POLICY_NOT_SEEN");
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

    ProgramRun prove =
        ProgramRun.of("prove", template.toString(), "--never", "s3:DeleteObject on *");
    assertThat(prove.code()).isEqualTo(3);

    assertThat(prove.out()).doesNotContain("proved for every");
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

    assertThat(
            ProgramRun.of("prove", template.toString(), "--never", "s3:DeleteObject on *").code())
        .isZero();
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
}
