package io.trainingroles.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code prove --who-can-assume}. */
final class WhoCanAssumeTest {
  private static final String SERVICE =
      """
      {"Effect": "Allow", "Principal": {"Service": "sagemaker.amazonaws.com"}, "Action": "sts:AssumeRole",
       "Condition": {"StringEquals": {"aws:SourceAccount": "123456789012"}}}""";

  @TempDir private Path folder;

  @Test
  void prove_when_oneCoversAnother_listsTheLargest() throws IOException {
    ProgramRun prove =
        who(
            SERVICE,
            """
            {"Effect": "Allow", "Principal": {"AWS": ["arn:aws:iam::123456789012:role/ci", "123456789012"]}, "Action": ["sts:AssumeRole", "sts:TagSession"]}""",
            """
            {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::123456789012:root"}, "Action": "sts:AssumeRole",
             "Condition": {"Bool": {"aws:MultiFactorAuthPresent": "true"}}}""");
    assertThat(prove.out())
        .isEqualTo(
            """
            trust.json can be assumed by
              sagemaker.amazonaws.com (statement 1 of the trust policy)
                  if aws:SourceAccount StringEquals 123456789012
              account 123456789012 (statement 2 of the trust policy)
            """);
    assertThat(prove.code()).isZero();
  }

  @Test
  void prove_when_somebodyIsDenied_saysSoWhereItMatters() throws IOException {
    String denied =
        """
        {"Effect": "Deny", "Principal": {"AWS": "%s"}, "Action": "sts:*"}""";
    ProgramRun prove =
        who(
            SERVICE,
            """
            {"Effect": "Allow", "Principal": {"AWS": ["123456789012", "arn:aws:iam::111122223333:role/gone"]}, "Action": "sts:AssumeRole"}""",
            denied.formatted("arn:aws:iam::123456789012:role/intern"),
            denied.formatted("arn:aws:iam::111122223333:role/gone"));
    assertThat(prove.out())
        .contains("  account 123456789012 (statement 2")
        .contains("but not by\n  arn:aws:iam::123456789012:role/intern (statement 3")
        .doesNotContain("gone");
  }

  @Test
  void prove_when_anActionIsNotOfItsPrincipal_leavesItOut() throws IOException {
    ProgramRun prove =
        who(
            """
            {"Effect": "Allow", "Principal": {"Federated": "arn:aws:iam::123456789012:oidc-provider/example.com", "AWS": "123456789012"},
             "Action": "sts:AssumeRoleWithWebIdentity"}""");
    assertThat(prove.out())
        .isEqualTo(
            """
            trust.json can be assumed by
              arn:aws:iam::123456789012:oidc-provider/example.com (statement 1 of the trust
              policy)
                  by sts:AssumeRoleWithWebIdentity
            """);
  }

  @Test
  void prove_when_nobodyCan_saysSo() throws IOException {
    ProgramRun prove =
        who(
            SERVICE,
            """
            {"Effect": "Deny", "Principal": "*", "Action": "sts:AssumeRole"}""");
    assertThat(prove.out()).isEqualTo("Nobody can assume trust.json.\n");
    assertThat(prove.code()).isZero();
  }

  @Test
  void prove_when_aResourceControlPolicyDenies_countsIt() throws IOException {
    write(
        "rcp.json",
        """
        {"Effect": "Deny", "Principal": "*", "Action": "sts:AssumeRole", "Resource": "*",
         "Condition": {"StringNotEquals": {"aws:PrincipalOrgID": "o-1"}}}""");
    ProgramRun prove =
        underResourceControl(
            write(
                "trust.json",
                """
                {"Effect": "Allow", "Principal": "*", "Action": "sts:AssumeRole"}"""));
    assertThat(prove.out())
        .isEqualTo(
            """
            trust.json can be assumed by
              everyone (statement 1 of the trust policy)
            but not by
              everyone (statement 1 of rcp.json)
                  if aws:PrincipalOrgID StringNotEquals o-1
            """);
  }

  /** A variable is one only in documents of the current version. */
  @Test
  void prove_when_policiesAreOfDifferentVersions_readsEachInItsOwn() throws IOException {
    write(
        "rcp.json",
        """
        {"Effect": "Deny", "Principal": "*", "Action": "sts:AssumeRole", "Resource": "*",
         "Condition": {"StringEquals": {"aws:PrincipalTag/team": "${aws:PrincipalTag/team}"}}}""");
    Path trust =
        write(
            "trust.json",
            """
            {"Effect": "Allow", "Principal": "*", "Action": "sts:AssumeRole",
             "Condition": {"StringEquals": {"aws:PrincipalTag/team": "%s"}}}""");
    String document = Files.readString(trust).replace("2012-10-17", "2008-10-17");

    Files.writeString(trust, document.formatted("vision"));
    assertThat(underResourceControl(trust).out()).isEqualTo("Nobody can assume trust.json.\n");

    Files.writeString(
        folder.resolve("rcp.json"),
        Files.readString(folder.resolve("rcp.json")).replace("2012-10-17", "2008-10-17"));
    assertThat(underResourceControl(trust).out()).contains("everyone (statement 1");
  }

  @Test
  void prove_when_aResourceControlPolicyIsAboutOthers_leavesItOut() throws IOException {
    write(
        "rcp.json",
        """
        {"Effect": "Deny", "Principal": "*", "Action": "*", "Resource": "arn:aws:s3:::*"}""");
    Path trust =
        write(
            "trust.json",
            """
            {"Effect": "Allow", "Principal": {"AWS": "123456789012"}, "Action": "sts:AssumeRole"}""");

    assertThat(underResourceControl(trust).out())
        .contains("account 123456789012")
        .doesNotContain("but not by");
  }

  @Test
  void prove_when_theInputHasUsersAndGroups_saysThatTheyAreSkipped() throws IOException {
    String user =
        "\"UserDetailList\":[{\"Path\":\"/\",\"UserName\":\"ann\",\"Arn\":\"arn:aws:iam::123456789012:user/ann\","
            + "\"GroupList\":[],\"AttachedManagedPolicies\":[{\"PolicyName\":\"ReadOnlyAccess\",\"PolicyArn\":\"arn:aws:iam::aws:policy/ReadOnlyAccess\"}]}]";
    String group =
        "\"GroupDetailList\":[{\"Path\":\"/\",\"GroupName\":\"team\",\"Arn\":\"arn:aws:iam::123456789012:group/team\","
            + "\"AttachedManagedPolicies\":[]}]";
    String role =
        """
        {"Path":"/","RoleName":"churn","Arn":"arn:aws:iam::123456789012:role/churn",
         "AssumeRolePolicyDocument":{"Version":"2012-10-17","Statement":[%s]},
         "RolePolicyList":[],"AttachedManagedPolicies":[],"InstanceProfileList":[],"Tags":[]}"""
            .formatted(SERVICE);
    String account = "{\"RoleDetailList\":[%s],%s,%s,\"Policies\":[]}";

    ProgramRun all = assumersOf(account.formatted(role, user, group));
    ProgramRun only = assumersOf(account.formatted("", user, "\"GroupDetailList\":[]"));

    assertThat(all.out()).startsWith("churn can be assumed by");
    assertThat(all.err()).isEqualTo("Only roles can be assumed; skipped: group team, user ann.\n");
    assertThat(all.code()).isZero();
    assertThat(only.code()).isEqualTo(2);
    assertThat(only.err()).contains("skipped: user ann.", "the input has no role");
  }

  private ProgramRun assumersOf(String account) throws IOException {
    Path file = Files.writeString(folder.resolve("account.json"), account);
    return ProgramRun.of("prove", file.toString(), "--who-can-assume");
  }

  private ProgramRun underResourceControl(Path trust) {
    return ProgramRun.of(
        "prove",
        trust.toString(),
        "--type=trust",
        "--who-can-assume",
        "--rcp",
        folder.resolve("rcp.json").toString());
  }

  @Test
  void prove_when_theTrustPolicyIsNotInTheInput_exitsWith3() throws IOException {
    Path identity =
        write("p.json", "{\"Effect\": \"Allow\", \"Action\": \"s3:*\", \"Resource\": \"*\"}");
    ProgramRun prove = ProgramRun.of("prove", identity.toString(), "--who-can-assume");
    assertThat(prove.code()).isEqualTo(3);
    assertThat(prove.out()).contains("is not known", "the trust policy is not in the input");
  }

  @Test
  void prove_when_aPrincipalIsRefused_exitsWith2() throws IOException {
    ProgramRun prove =
        who(
            """
            {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::123456789012:role/*"}, "Action": "sts:AssumeRole"}""");
    assertThat(prove.code()).isEqualTo(2);
    assertThat(prove.err()).contains("$.Statement[0].Principal.AWS: error:", "has a wildcard");
  }

  @Test
  void prove_when_bothQuestionsOrNoneAreAsked_exitsWith2() {
    assertThat(ProgramRun.of("prove", "training-roles.yaml").err())
        .contains("give --never 'ACTION on RESOURCE' or --who-can-assume");
    assertThat(
            ProgramRun.of(
                    "prove", "training-roles.yaml", "--who-can-assume", "--never", "s3:* on *")
                .code())
        .isEqualTo(2);
    assertThat(
            ProgramRun.of(
                    "prove", "training-roles.yaml", "--who-can-assume", "--principal=123456789012")
                .code())
        .isEqualTo(2);
  }

  private ProgramRun who(String... statements) throws IOException {
    Path trust = write("trust.json", String.join(",", statements));
    return ProgramRun.of("prove", trust.toString(), "--type=trust", "--who-can-assume");
  }

  private Path write(String name, String statements) throws IOException {
    return Files.writeString(
        folder.resolve(name), "{\"Version\": \"2012-10-17\", \"Statement\": [" + statements + "]}");
  }
}
