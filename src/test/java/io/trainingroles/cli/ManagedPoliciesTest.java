package io.trainingroles.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the commands know of managed policies that an input only names. */
final class ManagedPoliciesTest extends ManagedPolicyCommands {
  private static final String DATED = "AWS managed policies as of 20[0-9]{2}-[0-9]{2}-[0-9]{2}: ";

  @ParameterizedTest
  @CsvSource({
    "AdministratorAccess, iam:CreateUser, *, allow",
    "ReadOnlyAccess, s3:GetObject, arn:aws:s3:::any/0.rec, allow",
    "ReadOnlyAccess, s3:PutObject, arn:aws:s3:::any/0.rec, deny",
    "AmazonSageMakerFullAccess, s3:GetObject, arn:aws:s3:::my-sagemaker-data/0.rec, allow",
    "AmazonSageMakerFullAccess, s3:GetObject, arn:aws:s3:::churn-raw/0.rec, deny",
    "job-function/DataScientist, s3:GetObject, arn:aws:s3:::churn-raw/0.rec, allow",
  })
  void simulate_when_aPolicyOfAwsIsAttached_decidesByItsDocument(
      String policy, String action, String resource, String expected) throws IOException {
    ProgramRun run =
        ProgramRun.of(
            "simulate",
            role(OF_AWS + policy),
            "--action",
            action,
            "--resource",
            resource,
            "--expect",
            expected);

    assertThat(run.code()).as(run.out()).isZero();
    assertThat(run.out())
        .containsPattern("\n" + DATED + policy.replaceAll(".*/", "") + " v[0-9]+\\.\n$");
  }

  @Test
  void simulate_when_aPolicyOfAwsIsTheBoundary_isLimitedByIt() throws IOException {
    String spec =
        write(
            "roles.yaml",
            """
            roles:
              limited:
                trusts: [sagemaker]
                permissions_boundary: arn:aws:iam::aws:policy/ReadOnlyAccess
                inline_policies:
                  data: [{write: s3://models}, {read: s3://data}]
            """);

    assertThat(simulate(spec, "s3:PutObject", "arn:aws:s3:::models/a").out())
        .contains("limited is not allowed", "The permissions boundary does not allow it.");
    assertThat(simulate(spec, "s3:GetObject", "arn:aws:s3:::data/a").out())
        .contains("limited is allowed");
  }

  @ParameterizedTest
  @CsvSource({
    "arn:aws:iam::aws:policy/NoSuchPolicy",
    "arn:aws:iam::123456789012:policy/ReadOnlyAccess",
  })
  void simulate_when_thePolicyIsNotInTheData_isNotKnownAndNamesNoDate(String policy)
      throws IOException {
    assertThat(simulate(role(policy), "s3:GetObject", "arn:aws:s3:::any/a").out())
        .contains("may or may not be allowed", policy)
        .doesNotContain("as of");
  }

  @Test
  void simulate_when_json_hasTheReferenceDateOnlyWhereItMatters() throws IOException {
    assertThat(
            simulate(role(OF_AWS + "ReadOnlyAccess"), "s3:GetObject", "*", "--format", "json")
                .out())
        .containsPattern("\"decision\":\"ALLOWED\".*\"reference_date\":\"20[0-9-]{8}\"");
    assertThat(
            simulate("training-roles.yaml", "s3:GetObject", "arn:aws:s3:::b", "--format", "json")
                .out())
        .doesNotContain("reference_date");
  }

  @Test
  void prove_when_aPolicyOfAwsAllowsIt_hasACounterExample() throws IOException {
    String spec = role(OF_AWS + "AmazonSageMakerFullAccess");

    assertThat(prove(spec, "iam:PassRole on *").out())
        .contains("churnTraining can do iam:PassRole on *\n    e.g. iam:PassRole on")
        .containsPattern(DATED + "AmazonSageMakerFullAccess v[0-9]+\\.");
    assertThat(prove(spec, "iam:CreateRole on *").code()).isZero();
    assertThat(prove(role(OF_AWS + "AdministratorAccess"), "iam:CreateRole on *").code())
        .isEqualTo(3);
    assertThat(prove(role(OF_AWS + "ReadOnlyAccess"), "s3:PutObject on *").code()).isZero();
  }

  @Test
  void diff_when_anotherPolicyOfAwsIsAttached_saysWhatIsNew() throws IOException {
    String old = role(OF_AWS + "AmazonSageMakerReadOnly");
    String now =
        write("new.yaml", Files.readString(Path.of(old)).replace("ReadOnly", "FullAccess"));

    ProgramRun diff = ProgramRun.of("diff", old, now);

    assertThat(diff.code()).isEqualTo(3);
    assertThat(diff.out())
        .startsWith("Access is broader: ")
        .contains("churnTraining\n  + ", "sagemaker:*, sagemaker-geospatial:* (statement 1 of")
        .doesNotContain("is not in the input")
        .containsPattern(
            DATED + "AmazonSageMakerFullAccess v[0-9]+, AmazonSageMakerReadOnly v[0-9]+\\.\n$");
    assertThat(ProgramRun.of("diff", now, now).out()).startsWith("No change");
  }

  @Test
  void fit_when_aPolicyOfAwsIsAttached_saysWhatTheRoleLacksAndNothingIsUnknown()
      throws IOException {
    String job =
        write(
            "job.json",
            """
            {"TrainingJobName": "churn-1",
             "RoleArn": "arn:aws:iam::123456789012:role/churnTraining",
             "AlgorithmSpecification": {"TrainingInputMode": "File",
               "TrainingImage": "123456789012.dkr.ecr.eu-west-1.amazonaws.com/churn:3"},
             "InputDataConfig": [{"ChannelName": "train", "DataSource": {"S3DataSource":
               {"S3DataType": "S3Prefix", "S3Uri": "s3://churn-raw/2021/"}}}],
             "OutputDataConfig": {"S3OutputPath": "s3://churn-sagemaker-models/a"},
             "ResourceConfig": {"InstanceType": "ml.m5.xlarge", "InstanceCount": 1,
               "VolumeSizeInGB": 30},
             "StoppingCondition": {"MaxRuntimeInSeconds": 3600}}
            """);

    ProgramRun fit = ProgramRun.of("fit", role(OF_AWS + "AmazonSageMakerFullAccess"), "--job", job);

    assertThat(fit.code()).isEqualTo(3);
    assertThat(fit.out())
        .contains("lacks 1,", "  arn:aws:s3:::churn-raw/2021/*\n    s3:GetObject")
        .contains(
            "\n  AmazonSageMakerFullAccess: ",
            "\n    iam: ListRoles, CreateServiceLinkedRole on any resource;\n",
            "\n    lambda: ListFunctions on any resource; InvokeFunction on\n",
            "\n    groundtruthlabeling: * on any resource\n")
        .doesNotContain("is not in the input", "(statement ")
        .containsPattern(DATED + "AmazonSageMakerFullAccess");
  }

  @Test
  void check_when_aPolicyOfAwsIsAttached_judgesWhatItAllowsAndNotItsStatements()
      throws IOException {
    ProgramRun check =
        ProgramRun.of("check", role(OF_AWS + "AmazonSageMakerFullAccess"), "--format", "json");

    assertThat(check.code()).isEqualTo(3);
    assertThat(check.out())
        .contains(
            "BROAD_MANAGED_POLICY",
            "which allows all actions of groundtruthlabeling, sagemaker, sagemaker-geospatial",
            "ESCALATION_BY_PASSED_ROLE",
            "by the AWS managed policy AmazonSageMakerFullAccess")
        .doesNotContain("POLICY_NOT_SEEN", "UNKNOWN_ACTION", "RESOURCE_STAR", "SERVICE_WILDCARD")
        .containsPattern("\"reference_date\":\"20[0-9-]{8}\"");
    assertThat(check.out().split("\"code\":", -1)).hasSizeLessThan(13);
  }

  @Test
  void check_when_theRoleRunsJobs_saysWhatTheyNeedOfAPolicyOfAws() throws IOException {
    Files.copy(Path.of("examples/from-a-job/jobs/segmentation.json"), folder.resolve("job.json"));
    String spec =
        write(
            "roles.yaml",
            """
            account: "123456789012"
            terraform: {region: eu-west-1}
            roles:
              segmentationTraining:
                trusts: [sagemaker]
                runs: [job.json]
                attached_policies: ["arn:aws:iam::aws:policy/AmazonSageMakerFullAccess"]
            """);

    String check = ProgramRun.of("check", spec).out().replaceAll("\\s+", " ");

    assertThat(check)
        .containsPattern("; its jobs need [0-9]+ of these actions: cloudwatch:PutMetricData, ecr:")
        .containsOnlyOnce("[ROLE_ALLOWS_MORE]")
        .contains(
            "security warning [READS_ANY_BUCKET] 'segmentationTraining' can read objects of any bucket, of the keys or tags that its policies name, by the AWS managed policy")
        .containsPattern("needs [0-9]+ parts of what " + OF_AWS + "AmazonSageMakerFullAccess");
  }

  @Test
  void check_when_theAccountDetailsHaveAPolicyOfAws_doesNotReportItsStatements()
      throws IOException {
    String account =
        write(
            "account.json",
            """
            {"RoleDetailList": [{"RoleName": "r", "Path": "/", "RolePolicyList": [],
               "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [{"Effect":
                 "Allow", "Principal": {"Service": "sagemaker.amazonaws.com"},
                 "Action": "sts:AssumeRole"}]},
               "AttachedManagedPolicies": [{"PolicyName": "P", "PolicyArn": "%1$s"}]}],
             "Policies": [{"Arn": "%1$s", "PolicyName": "P", "PolicyVersionList": [{
               "VersionId": "v7", "IsDefaultVersion": true, "Document": {"Version": "2012-10-17",
               "Statement": [{"Effect": "Allow", "Action": "s3:NoSuchAction", "Resource": "*"}]}}]}]}
            """);
    Path ofAws = Files.writeString(folder.resolve("a.json"), text(account, OF_AWS + "P"));
    Path ofAccount =
        Files.writeString(
            folder.resolve("b.json"), text(account, ORG_BASELINE.replace("team/", "")));

    assertThat(ProgramRun.of("check", ofAws.toString()).out())
        .doesNotContain("UNKNOWN_ACTION", "as of");
    assertThat(ProgramRun.of("check", ofAccount.toString()).out()).contains("UNKNOWN_ACTION");
  }

  private static String text(String file, String arn) throws IOException {
    return Files.readString(Path.of(file)).replace("%1$s", arn);
  }
}
