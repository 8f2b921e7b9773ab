package io.trainingroles.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The policies around a role: those of resources, sessions, boundaries and organizations. */
final class SurroundingPoliciesTest {
  private static final String OBJECT = "arn:aws:s3:::vision-data/train/0.rec";
  private static final String ROLE = "arn:aws:iam::123456789012:role/role.json";

  @TempDir private Path folder;

  @BeforeEach
  void writePolicies() throws IOException {
    write(
        "role.json",
        allow("[\"s3:GetObject\", \"s3:PutObject\"]", "arn:aws:s3:::vision-data/*")
            + ","
            + allow("\"kms:Decrypt\"", "arn:aws:kms:eu-west-1:123456789012:key/*"));
    write("all.json", allow("\"*\"", "*"));
    write("reads.json", allow("\"s3:Get*\"", "*"));
    write(
        "bucket.json",
        """
        {"Sid": "No writes, please.", "Effect": "Deny", "Principal": "*", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::vision-data/*"},
        {"Effect": "Allow", "Principal": {"AWS": "%s"}, "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::vision-data"}"""
            .formatted(ROLE));
    Files.createDirectories(folder.resolve("unit"));
    Files.copy(folder.resolve("all.json"), folder.resolve("unit/all.json"));
    write(
        "unit/no-writes.json",
        "{\"Effect\": \"Deny\", \"Action\": \"s3:Put*\", \"Resource\": \"*\"}");
    write(
        "own-organization.json",
        """
        {"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*",
         "Condition": {"StringNotEqualsIfExists": {"aws:PrincipalOrgID": "o-1"}}}""");
  }

  @ParameterizedTest
  @CsvSource({
    "s3:GetObject, --boundary, reads.json, true",
    "s3:PutObject, --boundary, reads.json, false",
    "s3:GetObject, --session-policy, reads.json, true",
    "s3:PutObject, --session-policy, reads.json, false",
    "s3:GetObject, --resource-policy, bucket.json, true",
    "s3:PutObject, --resource-policy, bucket.json, false",
    "s3:GetObject, --scp, all.json, true",
    "s3:GetObject, --scp, unit, true",
    "s3:PutObject, --scp, unit, false",
    "s3:PutObject, --scp, reads.json, false",
    "s3:PutObject, --rcp, own-organization.json, false",
  })
  void simulate_when_aPolicyIsGiven_decidesWithIt(
      String action, String option, String file, boolean isAllowed) {
    ProgramRun simulate =
        simulate(action, OBJECT, option, path(file), "--context=aws:PrincipalOrgID=o-2");
    assertThat(simulate.out())
        .startsWith("role.json is " + (isAllowed ? "allowed" : "not allowed"));
    assertThat(simulate.code()).isZero();
  }

  @Test
  void simulate_when_aBucketPolicyNamesTheRole_allowsWhatItGrants() {
    ProgramRun simulate =
        simulate(
            "s3:ListBucket",
            "arn:aws:s3:::vision-data",
            "--principal",
            ROLE,
            "--resource-policy",
            path("bucket.json"));
    assertThat(simulate.out())
        .contains("is allowed", "Statement 2 of the resource policy bucket.json allows it.");
    assertThat(simulate.err()).isEmpty();
  }

  @Test
  void simulate_when_aDenialHasASidWithBlanks_quotesIt() {
    assertThat(simulate("s3:PutObject", OBJECT, "--resource-policy", path("bucket.json")).out())
        .contains("Statement 'No writes, please.' of the resource policy bucket.json denies it.");
  }

  @Test
  void simulate_when_theBucketIsOfAnotherAccount_needsItsPolicy() {
    String[] other = {"--principal", ROLE, "--resource-account", "111122223333"};
    assertThat(
            simulate("s3:GetObject", OBJECT, join(other, "--resource-policy", "bucket.json")).out())
        .startsWith("role.json is not allowed");
    assertThat(simulate("s3:ListBucket", "arn:aws:s3:::vision-data", other).out())
        .startsWith("role.json is not allowed");
  }

  @Test
  void simulate_when_theGivenPolicyIsNoKeyPolicy_assumesThatOfTheKey() {
    ProgramRun simulate =
        simulate(
            "kms:Decrypt",
            "arn:aws:kms:eu-west-1:123456789012:key/k",
            "--resource-policy",
            path("bucket.json"));
    assertThat(simulate.out()).contains("is allowed", "the resource policy (assumed)");
  }

  @Test
  void questions_when_aKeyPolicyIsAboutAll_areDecidedByIt() throws IOException {
    String key = "arn:aws:kms:eu-west-1:123456789012:key/k";
    write(
        "key.json",
        """
        {"Effect": "Deny", "Principal": "*", "Action": "*", "Resource": "*"}""");

    assertThat(simulate("kms:Decrypt", key, "--resource-policy", path("key.json")).out())
        .contains("is not allowed", "Statement 1 of the resource policy key.json denies it.");
    assertThat(
            ProgramRun.of(
                    "prove",
                    path("role.json"),
                    "--never=kms:Decrypt on *",
                    "--resource-policy",
                    path("key.json"))
                .code())
        .isZero();
  }

  @Test
  void questions_when_aTrustPolicyIsInAnotherCase_areDecidedByIt() throws IOException {
    write("role.json", allow("\"sts:AssumeRole\"", "*"));
    write(
        "trust.json",
        """
        {"Effect": "Allow", "Principal": {"Service": "sagemaker.amazonaws.com"}, "Action": "STS:AssumeRole"}""");
    String other = "arn:aws:iam::123456789012:role/other";

    assertThat(simulate("sts:AssumeRole", other, "--resource-policy", path("trust.json")).out())
        .contains("is not allowed");
    assertThat(
            ProgramRun.of(
                    "prove",
                    path("role.json"),
                    "--never=sts:AssumeRole on *",
                    "--resource-policy",
                    path("trust.json"))
                .code())
        .isZero();
  }

  /** The policy of a repository names no resource either. */
  @Test
  void simulate_when_aRepositoryPolicyHasNotPrincipal_acceptsIt() throws IOException {
    write(
        "repository.json",
        """
        {"Effect": "Deny", "NotPrincipal": {"AWS": "%s"}, "Action": "ecr:*"}"""
            .formatted(ROLE));

    assertThat(
            simulate(
                    "s3:GetObject",
                    OBJECT,
                    "--principal",
                    ROLE,
                    "--resource-policy",
                    path("repository.json"))
                .code())
        .isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "s3:PutObject on *, --boundary, reads.json, 0",
    "s3:PutObject on *, --session-policy, reads.json, 0",
    "s3:PutObject on *, --scp, unit, 0",
    "s3:PutObject on *, --resource-policy, bucket.json, 0",
    "s3:GetObject on *, --resource-policy, bucket.json, 3",
    "kms:Decrypt on *, --resource-policy, bucket.json, 3",
    "s3:GetObject on * when aws:PrincipalOrgID=o-2, --rcp, own-organization.json, 0",
    "s3:GetObject on * when aws:PrincipalOrgID=o-1, --rcp, own-organization.json, 3",
  })
  void prove_when_aPolicyIsGiven_provesWithIt(String never, String option, String file, int code) {
    assertThat(
            ProgramRun.of("prove", path("role.json"), "--never", never, option, path(file)).code())
        .isEqualTo(code);
  }

  /** AWS does not list Amazon SageMaker among the services that such policies limit. */
  @Test
  void prove_when_aServiceIsNotListedForResourceControlPolicies_doesNotKnow() throws IOException {
    write(
        "trains.json", "{\"Effect\": \"Allow\", \"Action\": \"sagemaker:*\", \"Resource\": \"*\"}");
    write(
        "no-sagemaker.json",
        "{\"Effect\": \"Deny\", \"Principal\": \"*\", \"Action\": \"sagemaker:Create*\", \"Resource\": \"*\"}");

    ProgramRun open =
        ProgramRun.of(
            "prove",
            path("trains.json"),
            "--never",
            "sagemaker:CreateTrainingJob on *",
            "--rcp",
            path("no-sagemaker.json"));
    assertThat(open.code()).as(open.out() + open.err()).isEqualTo(3);
    assertThat(open.out().replaceAll("\\s+", " "))
        .contains(
            "is not known: statement 1 of no-sagemaker.json is about services that AWS does not"
                + " list for resource control policies");
    ProgramRun other =
        ProgramRun.of(
            "prove",
            path("trains.json"),
            "--never",
            "sagemaker:StopTrainingJob on *",
            "--rcp",
            path("no-sagemaker.json"));
    assertThat(other.out()).contains("trains.json can do sagemaker:StopTrainingJob");
  }

  @Test
  void prove_when_theSpecSaysTheAccount_isAboutTheRoleInIt() throws IOException {
    String spec =
        Files.writeString(
                folder.resolve("roles.yaml"),
                """
                account: "111122223333"
                terraform: {region: us-east-1}
                roles:
                  vision:
                    trusts: [sagemaker]
                    inline_policies: {data: [{read: s3://vision-data/x}]}
                """)
            .toString();
    write(
        "names.json",
        """
        {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:role/vision"},
         "Action": "s3:PutObject", "Resource": "arn:aws:s3:::vision-data/*"}""");

    ProgramRun prove =
        ProgramRun.of(
            "prove",
            spec,
            "--never",
            "s3:PutObject on arn:aws:s3:::vision-data/*",
            "--resource-policy",
            path("names.json"));

    assertThat(prove.code()).as(prove.out() + prove.err()).isEqualTo(3);
    assertThat(prove.out()).contains("vision can do");
  }

  @ParameterizedTest
  @CsvSource({
    "aws:SecureTransport=TRUE, must be true or false",
    "aws:SecureTransport=yes, must be true or false",
    "aws:SourceIp=10.0.0.0/8, is a range of addresses",
  })
  void questions_when_noRequestHasTheValue_areRefused(String pair, String problem) {
    assertThat(simulate("s3:GetObject", OBJECT, "--context", pair).err()).contains(problem);
    ProgramRun prove =
        ProgramRun.of("prove", path("role.json"), "--never", "s3:* on * when " + pair);
    assertThat(prove.err()).contains(problem);
    assertThat(prove.code()).isEqualTo(2);
  }

  @Test
  void diff_when_aPolicyTakesAwayWhatIsNew_isNoChange() {
    assertThat(diff("reads.json", "all.json").code()).isEqualTo(3);
    assertThat(diff("reads.json", "all.json", "--boundary", path("reads.json")).out())
        .startsWith("No change");
    assertThat(diff("reads.json", "all.json", "--scp", path("reads.json")).code()).isZero();
    assertThat(diff("reads.json", "all.json", "--resource-policy", path("bucket.json")).code())
        .isEqualTo(3);
  }

  @Test
  void options_when_filesAreWrong_nameAllOfThemAndTheirPlaces() {
    ProgramRun simulate =
        simulate(
            "s3:GetObject",
            OBJECT,
            "--boundary",
            path("bucket.json"),
            "--resource-policy",
            path("all.json"),
            "--scp",
            path("nowhere"));
    assertThat(simulate.code()).isEqualTo(2);
    assertThat(simulate.out()).isEmpty();
    assertThat(simulate.err())
        .contains(
            "bucket.json:1:89: $.Statement[0].Principal: error: a statement of the permissions"
                + " boundary names a principal",
            "a statement of the resource policy names no principal",
            "nowhere: error: there is no such file");
  }

  @ParameterizedTest
  @CsvSource({
    "--principal, vision, is not a role",
    "--principal, sagemaker.amazonaws.com, is not a role",
    "--resource-account, 12, is not an AWS account ID",
  })
  void options_when_aValueIsWrong_sayWhatToWrite(String option, String value, String message) {
    ProgramRun simulate = simulate("s3:GetObject", OBJECT, option, value);
    assertThat(simulate.code()).isEqualTo(2);
    assertThat(simulate.err()).contains("'" + value + "' " + message);
  }

  @Test
  void diff_when_theTypeNamesPrincipals_refusesThem() throws IOException {
    Path trust =
        write(
            "trust.json",
            "{\"Effect\": \"Allow\", \"Principal\": {\"Service\": \"sagemaker.amazonaws.com\"},"
                + " \"Action\": \"sts:AssumeRole\"}");
    ProgramRun diff =
        ProgramRun.of(
            "diff", trust.toString(), trust.toString(), "--type=trust", "--scp", path("all.json"));
    assertThat(diff.code()).isEqualTo(2);
    assertThat(diff.err()).contains("a trust policy defines who may do something");
  }

  private ProgramRun simulate(String action, String resource, String... more) {
    return ProgramRun.of(
        join(
            new String[] {
              "simulate", path("role.json"), "--action", action, "--resource", resource
            },
            more));
  }

  private ProgramRun diff(String old, String now, String... more) {
    return ProgramRun.of(join(new String[] {"diff", path(old), path(now)}, more));
  }

  private String[] join(String[] some, String... more) {
    var all = new ArrayList<>(List.of(some));
    for (String one : more) {
      all.add(one.equals("bucket.json") ? path(one) : one);
    }
    return all.toArray(String[]::new);
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private static String allow(String actions, String resource) {
    return "{\"Effect\": \"Allow\", \"Action\": %s, \"Resource\": \"%s\"}"
        .formatted(actions, resource);
  }

  private Path write(String name, String statements) throws IOException {
    return Files.writeString(
        folder.resolve(name), "{\"Version\": \"2012-10-17\", \"Statement\": [" + statements + "]}");
  }
}
