package io.trainingroles.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who asks: a role that is given, a session of it, or the one that the input says. */
final class PrincipalQuestionsTest {
  private static final String OBJECT = "arn:aws:s3:::vision-data/train/0.rec";
  private static final String ROLE = "arn:aws:iam::123456789012:role/role.json";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "aws:PrincipalArn, arn:aws:iam::123456789012:role/role.json, true",
    "aws:PrincipalArn, arn:aws:iam::123456789012:role/other, false",
    "aws:PrincipalAccount, 123456789012, true",
    "aws:PrincipalAccount, 111122223333, false",
    "aws:PrincipalType, AssumedRole, true",
    "aws:PrincipalIsAWSService, false, true",
  })
  void questions_when_thePrincipalIsGiven_knowTheKeysThatFollowFromIt(
      String key, String value, boolean isAllowed) throws IOException {
    write(
        "role.json",
        """
        {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*",
         "Condition": {"StringEquals": {"%s": "%s"}}}"""
            .formatted(key, value));
    String session = "arn:aws:sts::123456789012:assumed-role/role.json/nightly";

    for (String principal : List.of(ROLE, session)) {
      assertThat(simulate("s3:GetObject", OBJECT, "--principal", principal).out())
          .startsWith("role.json is " + (isAllowed ? "allowed" : "not allowed"));
      assertThat(
              ProgramRun.of(
                      "prove",
                      path("role.json"),
                      "--never=s3:GetObject on *",
                      "--principal",
                      principal)
                  .code())
          .isEqualTo(isAllowed ? 3 : 0);
    }
  }

  @Test
  void simulate_when_aKeyOfThePrincipalIsGiven_takesIt() throws IOException {
    write(
        "role.json",
        """
        {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*",
         "Condition": {"StringEquals": {"aws:PrincipalType": "User"}}}""");

    assertThat(
            simulate(
                    "s3:GetObject", OBJECT, "--principal", ROLE, "--context=AWS:principaltype=User")
                .out())
        .startsWith("role.json is allowed");
  }

  @Test
  void simulate_when_theInputSaysTheAccount_isAboutTheRoleInIt() throws IOException {
    String account =
        Files.writeString(
                folder.resolve("account.json"),
                """
                {"RoleDetailList":[{"Path":"/training/","RoleName":"vision","Arn":"arn:aws:iam::111122223333:role/training/vision",
                  "AssumeRolePolicyDocument":{"Version":"2012-10-17","Statement":[
                    {"Effect":"Allow","Principal":{"Service":"sagemaker.amazonaws.com"},"Action":"sts:AssumeRole"}]},
                  "RolePolicyList":[{"PolicyName":"own","PolicyDocument":{"Version":"2012-10-17","Statement":[
                    {"Effect":"Allow","Action":"sqs:SendMessage","Resource":"*",
                     "Condition":{"ArnEquals":{"aws:PrincipalArn":"arn:aws:iam::111122223333:role/training/vision"}}}]}}],
                  "AttachedManagedPolicies":[],"InstanceProfileList":[],"Tags":[]}],
                 "UserDetailList":[],"GroupDetailList":[],"Policies":[]}
                """)
            .toString();
    String[] question = {
      "simulate",
      account,
      "--action=sqs:SendMessage",
      "--resource=arn:aws:sqs:us-east-1:444455556666:queue"
    };
    String session = "--principal=arn:aws:sts::111122223333:assumed-role/vision/nightly";

    assertThat(ProgramRun.of(question).out()).startsWith("vision is allowed");
    assertThat(
            ProgramRun.of(
                    Stream.concat(Stream.of(question), Stream.of(session)).toArray(String[]::new))
                .out())
        .startsWith("vision is allowed");
  }

  private ProgramRun simulate(String action, String resource, String... more) {
    return ProgramRun.of(
        Stream.concat(
                Stream.of(
                    "simulate", path("role.json"), "--action", action, "--resource", resource),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private void write(String name, String statements) throws IOException {
    Files.writeString(
        folder.resolve(name), "{\"Version\": \"2012-10-17\", \"Statement\": [" + statements + "]}");
  }
}
