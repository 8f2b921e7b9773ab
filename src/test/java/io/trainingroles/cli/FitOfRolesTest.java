package io.trainingroles.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether jobs can run as a role, where they run, and what an unseen policy leaves open. */
final class FitOfRolesTest {
  private static final String TRAINING =
      """
      {"TrainingJobName": "churn-2021-10-22-09-00-00-001",
       "RoleArn": "arn:aws:iam::111122223333:role/churn",
       "AlgorithmSpecification": {"TrainingImage": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:3",
         "TrainingInputMode": "File"},
       "OutputDataConfig": {"S3OutputPath": "s3://churn-models"}}
      """;
  private static final String BATCH =
      """
      {"jobDefinitionName": "churn", "type": "container", "containerProperties": {
        "image": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:3",
        "jobRoleArn": "arn:aws:iam::111122223333:role/churn"}}
      """;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sagemaker.amazonaws.com | | true",
        "ec2.amazonaws.com | | false",
        "ecs-tasks.amazonaws.com | | false",
        "sagemaker.amazonaws.com | StringEquals sts:ExternalId x | false",
        "sagemaker.amazonaws.com | StringEquals aws:SourceAccount 111122223333 | true",
        "sagemaker.amazonaws.com | StringEquals aws:SourceAccount 999988887777 | false",
        "sagemaker.amazonaws.com | ArnLike aws:SourceArn arn:aws:sagemaker:*:111122223333:training-job/churn-2* | true",
        "sagemaker.amazonaws.com | ArnLike aws:SourceArn arn:aws:sagemaker:*:111122223333:training-job/other-* | false",
        "sagemaker.amazonaws.com | ArnLike aws:SourceArn arn:aws:sagemaker:us-east-1:111122223333:* | false",
        "sagemaker.amazonaws.com | StringEquals aws:SourceOrgID o-example | true"
      })
  void fit_when_theTrustPolicyIsThis_saysWhetherSageMakerCanAssumeTheRole(
      String service, String condition, boolean isTrusted) throws IOException {
    assertThat(untrusted(fit(account(service, condition, "/"), TRAINING)).isEmpty())
        .isEqualTo(isTrusted);
  }

  @Test
  void fit_when_onlySageMakerIsTrusted_saysThatATaskCannotRun() throws IOException {
    String run = fit(account("sagemaker.amazonaws.com", "", "/"), BATCH);

    assertThat(untrusted(run)).contains("ecs-tasks.amazonaws.com cannot assume the role");
    assertThat(untrusted(fit(account("ecs-tasks.amazonaws.com", "", "/"), BATCH))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "churn, start, false",
    "code, churn, true",
    "churn, churn, true",
    "code, start, false",
  })
  void fit_when_aJobHasTwoRoles_comparesTheOneOfTheName(
      String jobRole, String executionRole, boolean starts) throws IOException {
    String run = fit(account("ecs-tasks.amazonaws.com", "", "/"), twoRoles(jobRole, executionRole));

    assertThat(lacking(run).contains("ecr:BatchGetImage")).isEqualTo(starts);
  }

  @Test
  void fit_when_theInputHasBothRolesOfAJob_comparesTheOneOfTheCode() throws IOException {
    Path spec = spec("", "");
    String role =
        "  %s:\n    trusts: [ecs-tasks]\n    inline_policies: {own: [{read: s3://some-data/x}]}\n";
    Files.writeString(
        spec,
        "account: \"111122223333\"\nterraform: {region: eu-west-1}\nroles:\n"
            + role.formatted("code")
            + role.formatted("start"));

    assertThat(fit(spec, twoRoles("code", "start"))).contains("\"role\":\"code\"");
    Path job = folder.resolve("job.json");
    assertThat(
            ProgramRun.of(
                    "fit",
                    spec.toString(),
                    "--job",
                    job.toString(),
                    "--as=execution_role",
                    "--format=json")
                .out())
        .contains("\"role\":\"start\"", "ecr:BatchGetImage");
    assertThat(
            ProgramRun.of(
                    "fit",
                    spec.toString(),
                    "--job",
                    job.toString(),
                    "--role=start",
                    "--format=json")
                .out())
        .contains("\"role\":\"start\"", "ecr:BatchGetImage");
  }

  private static String twoRoles(String jobRole, String executionRole) {
    String arn = "\"arn:aws:iam::111122223333:role/%s\"";
    return BATCH.replace(
        "\"jobRoleArn\": " + arn.formatted("churn"),
        "\"jobRoleArn\": "
            + arn.formatted(jobRole)
            + ", \"executionRoleArn\": "
            + arn.formatted(executionRole));
  }

  @Test
  void fit_when_theJobNamesARoleWithAnotherPath_saysSo() throws IOException {
    String run = fit(account("sagemaker.amazonaws.com", "", "/training/"), TRAINING);

    assertThat(untrusted(run)).contains("RoleArn names a role in the path /, not /training/");
  }

  @Test
  void fit_when_theJobNamesARoleOfAnotherAccount_saysSo() throws IOException {
    String other = TRAINING.replace("iam::111122223333", "iam::999988887777");
    String run = fit(account("sagemaker.amazonaws.com", "", "/"), other);

    assertThat(untrusted(run)).contains("the account 999988887777, not 111122223333");
  }

  @Test
  void fit_when_nobodyGivesAccountAndRegion_takesThoseOfTheJob() throws IOException {
    String run = fit(account("sagemaker.amazonaws.com", "", "/"), TRAINING);

    assertThat(run).contains("arn:aws:logs:eu-west-1:111122223333:").doesNotContain("logs:*");
  }

  @Test
  void fit_when_theRegionIsNotKnown_doesNotCallLackingWhatIsAllowedInOne() throws IOException {
    String image =
        TRAINING.replace("111122223333.dkr.ecr.eu-west-1.amazonaws.com/", "images.example/");
    String logs =
        "{\"Effect\":\"Allow\",\"Action\":\"logs:*\",\"Resource\":\"arn:aws:logs:eu-west-1:111122223333:*\"}";
    String run = fit(account("sagemaker.amazonaws.com", "", "/", logs), image);

    assertThat(lacking(run)).doesNotContain("logs:").contains("s3:PutObject");
    assertThat(run).contains("the Region of the job is not known; give --region");
  }

  @ParameterizedTest
  @CsvSource({
    "Allow, ArnLike, true",
    "Allow, StringEquals, true",
    "Allow, ArnNotLike, false",
    "Allow, ArnLikeIfExists, false",
    "Deny, ArnLike, false",
  })
  void fit_when_onlyTheTrustPolicyNamesARegion_takesItWhereItLimits(
      String effect, String operator, boolean isTaken) throws IOException {
    String image =
        TRAINING.replace("111122223333.dkr.ecr.eu-west-1.amazonaws.com/", "images.example/");
    Path account =
        account(
            "sagemaker.amazonaws.com",
            operator
                + " aws:SourceArn arn:aws:sagemaker:eu-west-3:111122223333:training-job/churn-2021-10-22-09-00-00-001",
            "/");
    String text = Files.readString(account);
    String service = "{\"Effect\":\"Allow\",\"Principal\":{\"Service\"";
    if (effect.equals("Deny")) {
      text = text.replace(service, service.replace("Allow", "Deny"));
    }
    Files.writeString(account, text);

    assertThat(fit(account, image).contains("arn:aws:logs:eu-west-3:")).isEqualTo(isTaken);
  }

  @Test
  void fit_when_aPolicyIsNotSeen_callsLackingOnlyWhatNoPolicyCanGive() throws IOException {
    String run = fit(spec("arn:aws:iam::111122223333:policy/Baseline", ""), TRAINING);

    assertThat(lacking(run)).isEqualTo("[]");
    assertThat(run)
        .contains(
            "s3:PutObject on arn:aws:s3:::churn-models/* (OutputDataConfig.S3OutputPath): no policy")
        .contains("the attached policy (arn:aws:iam::111122223333:policy/Baseline) could");
  }

  @Test
  void check_when_aRoleThatRunsAJobIsOfAnotherService_isAnError() throws IOException {
    Files.writeString(folder.resolve("job.json"), TRAINING);
    Path spec = spec("", "    runs: job.json\n");
    Files.writeString(spec, Files.readString(spec).replace("[sagemaker]", "[ec2]"));

    ProgramRun run = ProgramRun.of("check", spec.toString());

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out()).contains("error [JOBS_NOT_TRUSTED]");
    assertThat(ProgramRun.of("synth", spec.toString(), "--stdout").code()).isNotZero();
  }

  @Test
  void check_when_theJobNamesItsRoleWithAnotherPath_warns() throws IOException {
    Files.writeString(folder.resolve("job.json"), TRAINING);
    Path spec = spec("", "    path: /training/\n    runs: job.json\n");

    assertThat(ProgramRun.of("check", spec.toString()).out())
        .contains("[JOB_NAMES_ANOTHER_ROLE]", "in the path /, not /training/");
  }

  private String fit(Path input, String job) throws IOException {
    Path file = Files.writeString(folder.resolve("job.json"), job);
    ProgramRun run =
        ProgramRun.of("fit", input.toString(), "--job", file.toString(), "--format", "json");
    assertThat(run.code()).as(run.err()).isEqualTo(3);
    return run.out();
  }

  private static String untrusted(String json) {
    return json.replaceFirst("(?s).*\"untrusted\":\\[(.*)],\"unknown\".*", "$1").strip();
  }

  private static String lacking(String json) {
    return json.replaceFirst("(?s).*\"lacking\":(.*),\"excess\".*", "$1");
  }

  private Path account(String service, String condition, String path) throws IOException {
    return account(
        service,
        condition,
        path,
        "{\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::b/*\"}");
  }

  private Path account(String service, String condition, String path, String statement)
      throws IOException {
    String[] words =
        condition == null || condition.isEmpty() ? new String[0] : condition.strip().split(" ", -1);
    String limit =
        words.length == 0
            ? ""
            : ",\"Condition\":{\"%s\":{\"%s\":\"%s\"}}".formatted(words[0], words[1], words[2]);
    String account =
        """
        {"RoleDetailList":[{"Path":"%2$s","RoleName":"churn","Arn":"arn:aws:iam::111122223333:role%2$schurn",
          "AssumeRolePolicyDocument":{"Version":"2012-10-17","Statement":[
            {"Effect":"Allow","Principal":{"Service":"%1$s"},"Action":"sts:AssumeRole"%3$s}]},
          "RolePolicyList":[{"PolicyName":"own","PolicyDocument":{"Version":"2012-10-17","Statement":[%4$s]}}],
          "AttachedManagedPolicies":[],"InstanceProfileList":[],"Tags":[]}],
          "UserDetailList":[],"GroupDetailList":[],"Policies":[]}
        """;
    return Files.writeString(
        folder.resolve("account.json"), account.formatted(service, path, limit, statement));
  }

  private Path spec(String attached, String more) throws IOException {
    return Files.writeString(
        folder.resolve("spec.yaml"),
        """
        account: "111122223333"
        terraform: {region: eu-west-1}
        roles:
          churn:
            trusts: [sagemaker]
        """
            + (attached.isEmpty() ? "" : "    attached_policies: [\"" + attached + "\"]\n")
            + more);
  }
}
