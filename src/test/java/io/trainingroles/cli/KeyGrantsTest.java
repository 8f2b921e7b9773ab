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

/** The grants of keys of AWS KMS, which allow their use without a policy. */
final class KeyGrantsTest {
  private static final String KEY = "arn:aws:kms:eu-west-1:123456789012:key/1234abcd";

  @TempDir private Path folder;

  @BeforeEach
  void writeRole() throws IOException {
    Files.writeString(
        folder.resolve("role.json"),
        """
        {"Version": "2012-10-17", "Statement": [
          {"Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject"], "Resource": "arn:aws:s3:::vision-data/*"},
          {"Effect": "Allow", "Action": "kms:Decrypt", "Resource": "arn:aws:kms:eu-west-1:123456789012:key/*"}]}""");
  }

  private void writeGrants(String grantee, String operations, String constraints)
      throws IOException {
    Files.writeString(
        folder.resolve("grants.json"),
        """
        {"Grants": [{"KeyId": "%s", "GrantId": "0a", "GranteePrincipal": "%s",
          "Operations": [%s], "Constraints": {%s}, "CreationDate": 1572216195.0}]}"""
            .formatted(KEY, grantee, operations, constraints));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "role/role.json  | kms:Encrypt     | -                               | true",
        "role/role.json  | kms:Encrypt     | Subset                          | false",
        "role/role.json  | kms:Encrypt     | Subset, Team=IT                 | true",
        "role/role.json  | kms:Encrypt     | Subset, Team=HR                 | false",
        "role/role.json  | kms:DescribeKey | Subset                          | true",
        "role/role.json  | kms:Sign        | -                               | false",
        "role/other      | kms:Encrypt     | -                               | false",
      })
  void simulate_when_aKeyHasAGrant_isWhatItsConstraintsAllow(
      String grantee, String action, String constraint, boolean isAllowed) throws IOException {
    boolean isConstrained = constraint != null;
    writeGrants(
        "arn:aws:iam::123456789012:" + grantee,
        "\"Encrypt\", \"DescribeKey\"",
        isConstrained ? "\"EncryptionContextSubset\": {\"Team\": \"IT\"}" : "");
    var arguments =
        new ArrayList<>(
            List.of(
                "simulate",
                folder.resolve("role.json").toString(),
                "--kms-grants",
                folder.resolve("grants.json").toString(),
                "--action",
                action,
                "--resource",
                KEY,
                "--expect",
                isAllowed ? "allow" : "deny"));
    if (isConstrained && constraint.contains("=")) {
      arguments.addAll(
          List.of("--context", "kms:EncryptionContext:" + constraint.split(", ", 2)[1]));
    }

    ProgramRun run = ProgramRun.of(arguments.toArray(String[]::new));

    assertThat(run.code()).as("%s%s", run.out(), run.err()).isZero();
  }

  /** The principal of a grant needs no policy of its own, also in another account. */
  @Test
  void prove_when_aRoleOfAnotherAccountHasAGrant_isWhatItAllows() throws IOException {
    String role = "arn:aws:iam::444455556666:role/role.json";
    writeGrants(role, "\"Encrypt\"", "\"EncryptionContextEquals\": {\"Team\": \"IT\"}");
    for (String when : List.of("Team=IT", "Team=HR")) {
      ProgramRun run =
          ProgramRun.of(
              "prove",
              folder.resolve("role.json").toString(),
              "--principal",
              role,
              "--kms-grants",
              folder.resolve("grants.json").toString(),
              "--never",
              "kms:Encrypt on * when kms:EncryptionContext:" + when);
      assertThat(run.code()).as(when).isEqualTo(when.equals("Team=IT") ? 3 : 0);
    }
  }

  @Test
  void simulate_when_grantsAreNotWhatAwsWrites_saysWhatAndWhere() throws IOException {
    writeGrants("role.json", "\"Encript\"", "\"Context\": {}");

    ProgramRun run =
        ProgramRun.of(
            "simulate",
            folder.resolve("role.json").toString(),
            "--kms-grants",
            folder.resolve("grants.json").toString(),
            "--action=kms:Encrypt",
            "--resource=" + KEY);

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .contains(
            "grants.json:2:18: error: 'Encript' is not an operation that a grant can have",
            "grants.json:2:46: error: the constraint Context is not known",
            "'role.json'");
  }

  @ParameterizedTest
  @CsvSource({
    "arn:aws:iam::123456789012:role/a, kms:Encrypt, ALLOWED",
    "arn:aws:iam::123456789012:role/a, kms:Decrypt, IMPLICIT_DENY",
    "arn:aws:iam::123456789012:role/b, kms:Encrypt, IMPLICIT_DENY",
    "arn:aws:iam::444455556666:role/c, kms:Encrypt, ALLOWED",
  })
  void requests_when_aKeyHasGrants_areDecidedWithThem(
      String principal, String action, String decision) throws IOException {
    String grant = "{\"KeyId\":\"%s\",\"GranteePrincipal\":\"%s\",\"Operations\":[\"Encrypt\"]}";
    Path requests =
        Files.writeString(
            folder.resolve("requests.jsonl"),
            """
            {"action":"%s","resource":"%s","principal":"%s","policies":[],"kms_grants":{"Grants":[%s,%s]}}
            {"action":"kms:Encrypt","resource":"%s","kms_grants":{"Grants":[{"KeyId":"k"}]}}
            """
                .formatted(
                    action,
                    KEY,
                    principal,
                    grant.formatted(KEY, "arn:aws:iam::123456789012:role/a"),
                    grant.formatted(KEY, "arn:aws:iam::444455556666:role/c"),
                    KEY));

    ProgramRun run = ProgramRun.of("simulate", "--requests", requests.toString());

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out())
        .contains("{\"decision\":\"" + decision + "\"")
        .contains("$.kms_grants: 'k' is not the ARN of a key");
  }
}
