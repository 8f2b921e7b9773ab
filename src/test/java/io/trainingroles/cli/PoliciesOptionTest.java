package io.trainingroles.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code --policies} adds to an input that only names a policy. */
final class PoliciesOptionTest extends ManagedPolicyCommands {
  private static final String DOCUMENT =
      """
      {"Version": "2012-10-17", "Statement":
       [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::base/*"}]}
      """;

  @ParameterizedTest
  @CsvSource({
    "OrgBaseline.json",
    "OrgBaseline.v3.json",
    "arn:aws:iam::123456789012:policy%2Fteam%2FOrgBaseline.json",
    "arn%3Aaws%3Aiam%3A%3A123456789012%3Apolicy%2Fteam%2FOrgBaseline.json",
  })
  void policies_when_aFileIsNamedForThePolicy_isItsDocument(String name) throws IOException {
    String document = write("policies/" + name, DOCUMENT);
    String version =
        write(
            "versions/" + name,
            "{\"PolicyVersion\": {\"VersionId\": \"v3\", \"IsDefaultVersion\": true, \"Document\": "
                + DOCUMENT
                + "}}");

    for (String given :
        new String[] {
          document, version, folder.resolve("policies").toString(),
        }) {
      ProgramRun run =
          simulate(role(ORG_BASELINE), "s3:GetObject", "arn:aws:s3:::base/a", "--policies", given);
      assertThat(run.err()).isEmpty();
      assertThat(run.out()).contains("churnTraining is allowed").doesNotContain("as of");
    }
  }

  @Test
  void policies_when_getPolicyOutputIsBeside_namesTheArn() throws IOException {
    write(
        "policies/base.policy.json",
        "{\"Policy\": {\"PolicyName\": \"ReadOnlyAccess\", \"DefaultVersionId\": \"v999\", \"Arn\":"
            + " \"arn:aws:iam::aws:policy/ReadOnlyAccess\"}}");
    write(
        "policies/base.version.json",
        "{\"PolicyVersion\": {\"VersionId\": \"v999\", \"IsDefaultVersion\": true, \"Document\": "
            + DOCUMENT
            + "}}");

    ProgramRun run =
        simulate(
            role(OF_AWS + "ReadOnlyAccess"),
            "s3:GetObject",
            "arn:aws:s3:::another/a",
            "--policies",
            folder.resolve("policies").toString());

    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("churnTraining is not allowed").doesNotContain("as of");
  }

  @Test
  void policies_when_accountDetailsAreGiven_areTheirManagedPolicies() throws IOException {
    String details =
        write(
            "details.json",
            "{\"Policies\": [{\"Arn\": \""
                + ORG_BASELINE
                + "\", \"PolicyName\": \"OrgBaseline\", \"PolicyVersionList\": [{\"VersionId\":"
                + " \"v2\", \"IsDefaultVersion\": true, \"Document\": "
                + DOCUMENT
                + "}, {\"VersionId\": \"v1\", \"IsDefaultVersion\": false, \"Document\": {}}]}]}");
    String spec = role(ORG_BASELINE);

    assertThat(prove(spec, "s3:PutObject on *", "--policies", details).code()).isZero();
    assertThat(prove(spec, "s3:GetObject on *", "--policies", details).out()).contains("can do");
    assertThat(ProgramRun.of("check", spec, "--policies", details).out())
        .doesNotContain("POLICY_NOT_SEEN");
    assertThat(ProgramRun.of("diff", spec, spec, "--policies", details).code()).isZero();
    assertThat(
            ProgramRun.of(
                    "fit",
                    spec,
                    "--policies",
                    details,
                    "--job",
                    "examples/from-a-job/jobs/segmentation.json")
                .out())
        .contains("allows 1 more", "  arn:aws:s3:::base/*\n    s3:GetObject")
        .doesNotContain("is not in the input");
  }

  @Test
  void policies_when_aProvidedDocumentIsWrong_isAFindingAtItsPlace() throws IOException {
    String file = write("OrgBaseline.json", DOCUMENT.replace("s3:GetObject", "s3:GetObjekt"));

    ProgramRun check = ProgramRun.of("check", role(ORG_BASELINE), "--policies", file);

    assertThat(check.out()).contains("OrgBaseline.json:2:", "s3:GetObjekt", "[UNKNOWN_ACTION]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "ReadOnlyAccess.json | {\"Statement\": []} | $.Statement",
        "ReadOnlyAccess.json | %s | 'ReadOnlyAccess' is also the name of an AWS managed policy",
        "arn:aws:iam::1:role%2Fx.json | %s | is not the ARN of a policy",
        "a.json | {\"Role\": {}} | this file has no policy document",
        "a.json | [] | MALFORMED_INPUT",
        "a.json | {\"PolicyVersion\": {\"IsDefaultVersion\": false, \"Document\": %s}} |"
            + " this version of the policy is not in effect",
        "a.json | {\"PolicyVersion\": {\"VersionId\": \"v1\"}} | Document is missing",
        "a.json | {\"Policies\": [{\"PolicyVersionList\": []}]} | there is no Arn",
      })
  void policies_when_aFileIsWrong_isAFindingAndExits2(String name, String text, String problem)
      throws IOException {
    String file = write("policies/" + name, text.replace("%s", DOCUMENT));
    String spec = role(ORG_BASELINE);

    for (String[] command :
        new String[][] {
          {"check", spec},
          {"diff", spec, spec},
          {"prove", spec, "--never", "s3:* on *"},
          {"simulate", spec, "--action", "s3:GetObject", "--resource", "*"},
          {"fit", spec, "--job", "examples/from-a-job/jobs/segmentation.json"},
        }) {
      ProgramRun run = ProgramRun.of(with(command, "--policies", file));
      assertThat(run.code()).as("%s", command[0]).isEqualTo(2);
      assertThat(run.err()).contains(problem, name);
      assertThat(run.out()).isEmpty();
    }
  }

  @Test
  void policies_when_nothingIsThere_isAFindingAndExits2() throws IOException {
    Files.createDirectory(folder.resolve("empty"));
    for (String given : new String[] {"empty", "missing.json"}) {
      ProgramRun run =
          simulate(
              role(ORG_BASELINE),
              "s3:GetObject",
              "*",
              "--policies",
              folder.resolve(given).toString());
      assertThat(run.code()).isEqualTo(2);
      assertThat(run.err()).contains("there is no such file");
    }
  }

  @Test
  void policies_when_onePolicyHasTwoDocuments_isAFinding() throws IOException {
    write("policies/OrgBaseline.json", DOCUMENT);
    write("policies/OrgBaseline.v2.json", DOCUMENT.replace("base", "other"));

    ProgramRun run =
        simulate(
            role(ORG_BASELINE),
            "s3:GetObject",
            "*",
            "--policies",
            folder.resolve("policies").toString());

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("OrgBaseline has two different documents");
  }
}
