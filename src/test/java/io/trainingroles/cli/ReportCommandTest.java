package io.trainingroles.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trainingroles.ExpectedText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ReportCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path FIXTURES = Path.of("src/test/resources/fixtures/report");
  private static final String FIRST = "training-roles.yaml";
  private static final String HOSTILE = FIXTURES.resolve("hostile.json").toString();
  private static final String TRUST =
      """
      {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "sts:AssumeRole",
       "Principal": {"Service": "sagemaker.amazonaws.com"}}}
      """;

  @TempDir private Path folder;

  /**
   * The roles of examples, of a job, of hostile names, and a role that another took the place of.
   */
  @ParameterizedTest
  @CsvSource({
    "first-role, training-roles.yaml,",
    "team, examples/sagemaker-team/training-roles.yaml,",
    "job, examples/from-a-job/training-roles.yaml,",
    "references, examples/bucket-and-key/training-roles.yaml,",
    "hostile, src/test/resources/fixtures/report/hostile.json,",
    "kinds, src/test/resources/fixtures/report/kinds.tf.json,",
    "against, docs/access/first-role-that-writes.yaml, training-roles.yaml",
    "replaced, examples/ec2-gpu/training-roles.yaml, training-roles.yaml"
  })
  void report_when_formsAreWritten_areTheExpected(String name, String input, String against)
      throws IOException {
    for (String form : new String[] {"md", "json"}) {
      String text =
          against == null
              ? report("access." + form, input)
              : report("access." + form, input, "--against", against);

      ExpectedText.check(
          FIXTURES.resolve(name + ".expected." + form), text.replace(folder.toString(), "."));
      if (form.equals("json")) {
        assertThat(ReportedFiles.valid(text)).isNotEmpty();
      }
    }
  }

  @Test
  void report_when_rolesAreAlike_hasOneLineForTheirFinding() throws IOException {
    String roles = "";
    for (String name : new String[] {"a", "b", "c", "d"}) {
      roles +=
          "  %s:\n    trusts: [sagemaker]\n    inline_policies:\n      p: [{allow: {actions: [\"s3:*\"], resources: [\"*\"], because: all}}]\n"
              .formatted(name);
    }
    Path spec = Files.writeString(folder.resolve("alike.yaml"), "roles:\n" + roles);

    String page = report("alike.html", spec.toString());
    String first = page.substring(page.indexOf("id=\"severe\""), page.indexOf("id=\"roles\""));
    assertThat(first)
        .containsOnlyOnce("<code>SERVICE_WILDCARD</code>")
        .contains(
            ">a</a>, <a href=\"#role-2-b\">b</a>, ", ">c</a> and 1 more: All actions of a service");

    assertThat(report("alike.md", spec.toString()))
        .contains("- `a`, `b`, `c` and 1 more: **security warning** `SERVICE_WILDCARD`");
  }

  @Test
  void report_when_isMadeTwice_hasTheSameBytes() throws IOException {
    String page = report("one.html", FIRST);

    assertThat(report("two.html", FIRST)).isEqualTo(page);
    assertThat(report("one.html", FIRST)).isEqualTo(page);
  }

  @Test
  void report_when_namesAreHostile_areTexts() throws IOException {
    String page = report("access.html", HOSTILE);

    assertThat(page)
        .doesNotContain("<script>alert", "<img", "<b>", "\u202e")
        .contains("&lt;script&gt;alert(1)", "{{version}}")
        .contains("default-src &#39;none&#39;".replace("&#39;", "'"));
  }

  @Test
  void report_when_pageIsOpened_needsNothingElse() throws IOException {
    String page = report("access.html", "examples/sagemaker-team/training-roles.yaml");

    assertThat(page).doesNotContain("<link", " src=", "@import", "url(", "fetch(", "XMLHttp");
    assertThat(page.replaceAll("(?s)<script>.*?</script>", "")).doesNotContain("onclick");
  }

  @Test
  void report_when_policyIsNotSeen_saysThatAccessIsNotKnown() throws IOException {
    String account =
        """
        {"UserDetailList": [], "GroupDetailList": [], "Policies": [], "RoleDetailList": [{
          "Path": "/", "RoleName": "unseen", "Arn": "arn:aws:iam::123456789012:role/unseen",
          "AssumeRolePolicyDocument": %s, "RolePolicyList": [], "InstanceProfileList": [],
          "AttachedManagedPolicies": [{"PolicyName": "own",
            "PolicyArn": "arn:aws:iam::123456789012:policy/own"}]}]}
        """
            .formatted(TRUST);
    String input = write("account.json", account);

    JsonNode role = JSON.readTree(report("access.json", input)).path("roles").path(0);
    String page = report("access.html", input);

    assertThat(role.path("unknown").toString()).contains("policy/own", "not in the input");
    assertThat(page)
        .contains("<td><div>not known</div></td>", "class=\"unknown\"")
        .doesNotContain("Nothing: no policy grants it anything");
  }

  @Test
  void report_when_awsRefusesThePrincipal_doesNotSayThatNobodyCanAssumeTheRole()
      throws IOException {
    String account =
        """
        {"UserDetailList": [], "GroupDetailList": [], "Policies": [], "RoleDetailList": [{
          "Path": "/", "RoleName": "refused", "Arn": "arn:aws:iam::123456789012:role/refused",
          "AssumeRolePolicyDocument": %s, "RolePolicyList": [], "InstanceProfileList": [],
          "AttachedManagedPolicies": []}]}
        """
            .formatted(
                TRUST.replace("\"Service\": \"sagemaker.amazonaws.com\"", "\"AWS\": \"ann\""));

    JsonNode role =
        JSON.readTree(report("access.json", write("account.json", account))).path("roles").path(0);

    assertThat(role.path("can_be_assumed_by").path("unknown").toString())
        .contains("AWS refuses the policy", "ann");
  }

  @Test
  void report_when_specSaysWhereJobsRun_fitsAsFitDoes() throws IOException {
    String input =
        write(
            "spec.yaml",
            """
            account: "111122223333"
            terraform: {region: eu-west-1}
            roles:
              trainer:
                trusts: [sagemaker]
                inline_policies: {data: [write_logs: {group: /aws/sagemaker/TrainingJobs}]}
            """);
    String job =
        write(
            "job.json",
            """
            {"TrainingJobName": "vision", "RoleArn": "<ROLE>",
             "AlgorithmSpecification": {"AlgorithmName": "own", "TrainingInputMode": "File"},
             "OutputDataConfig": {"S3OutputPath": "s3://vision-models/out"},
             "ResourceConfig": {"InstanceType": "ml.m5.xlarge", "InstanceCount": 1, "VolumeSizeInGB": 9},
             "StoppingCondition": {"MaxRuntimeInSeconds": 60}}
            """);

    JsonNode reported =
        JSON.readTree(report("access.json", input, "--job", job)).path("roles").path(0).path("fit");
    JsonNode fit =
        JSON.readTree(ProgramRun.of("fit", input, "--job", job, "--format", "json").out());

    assertThat(reported.path("unknown")).isEqualTo(fit.path("unknown"));
    assertThat(reported.path("lacking")).hasSameSizeAs(fit.path("lacking"));
    assertThat(reported.path("excess")).hasSameSizeAs(fit.path("excess"));
  }

  @Test
  void report_when_inputIsComparedWithItself_hasNoChange() throws IOException {
    String input = "examples/bucket-and-key/training-roles.yaml";

    JsonNode role =
        JSON.readTree(report("access.json", input, "--against", input)).path("roles").path(0);

    assertThat(role.path("changes").path("unknown")).isEmpty();
    assertThat(role.path("changes").path("granted")).isEmpty();
  }

  @Test
  void report_when_roleHasNoPolicy_saysThatItIsGrantedNothing() throws IOException {
    String input = write("spec.yaml", "roles: {empty: {trusts: [sagemaker]}}");

    assertThat(report("access.html", input)).contains("Nothing: no policy grants it anything");
  }

  @Test
  void report_when_denialTakesAwayAll_doesNotListIt() throws IOException {
    String policy =
        """
        {"Version": "2012-10-17", "Statement": [
          {"Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject"], "Resource": "arn:aws:s3:::b/*"},
          {"Effect": "Deny", "Action": "s3:PutObject", "Resource": "*"}]}
        """;

    JsonNode role =
        JSON.readTree(report("access.json", write("policy.json", policy))).path("roles").path(0);

    assertThat(role.path("access")).hasSize(1);
    assertThat(role.path("access").path(0).path("actions").toString())
        .isEqualTo("{\"read\":[\"s3:GetObject\"]}");
    assertThat(role.path("denials").toString()).isEqualTo("[\"s3:PutObject on *\"]");
  }

  @Test
  void report_when_jobIsGiven_saysHowTheRoleFits() throws IOException {
    String job = "examples/from-a-job/jobs/segmentation.json";

    JsonNode first =
        JSON.readTree(report("a.json", "examples/from-a-job/training-roles.yaml", "--job", job))
            .path("roles")
            .path(0);
    JsonNode other = JSON.readTree(report("b.json", FIRST, "--job", job)).path("roles").path(0);

    assertThat(first.path("fit").path("result").asText()).isEqualTo("fits");
    assertThat(other.path("fit").path("result").asText()).isEqualTo("does not fit");
    assertThat(other.path("fit").path("lacking")).isNotEmpty();
  }

  @Test
  void report_when_jobIsOfOneOfSeveralInputs_isHeldAgainstThatRole() throws IOException {
    String job = "examples/from-a-job/jobs/segmentation.json";
    String spec = "examples/from-a-job/training-roles.yaml";

    JsonNode named = JSON.readTree(report("a.json", FIRST, spec, "--job", job)).path("roles");
    JsonNode given =
        JSON.readTree(report("b.json", FIRST, spec, "--job", job, "--role", "aiTrainingRole"))
            .path("roles");

    assertThat(named.findValuesAsText("name")).startsWith("aiTrainingRole");
    assertThat(named.path(0).path("fit").isMissingNode()).isTrue();
    assertThat(named.path(1).path("fit").path("result").asText()).isEqualTo("fits");
    assertThat(given.path(0).path("fit").path("result").asText()).isEqualTo("does not fit");
  }

  @Test
  void report_when_spec_hasItsPromises() throws IOException {
    String input =
        write(
            "spec.yaml",
            """
            roles:
              reader:
                trusts: [sagemaker]
                inline_policies: {data: [read: {from: s3://bucket/train/}]}
                never: ["s3:PutObject on *", "s3:GetObject on arn:aws:s3:::bucket/*"]
                expect: ["allow s3:GetObject on arn:aws:s3:::bucket/train/x"]
            """);

    JsonNode promises =
        JSON.readTree(report("access.json", input)).path("roles").path(0).path("promises");

    assertThat(promises.findValuesAsText("result")).containsExactly("kept", "broken", "kept");
  }

  @ParameterizedTest
  @ValueSource(strings = {"access.html", "access.md", "access.json"})
  void report_when_fileIsOfAnotherProgram_isNotReplaced(String name) throws IOException {
    Path file = Files.writeString(folder.resolve(name), "<html>mine</html>");

    ProgramRun run = ProgramRun.of("report", FIRST, "-o", file.toString());
    String kept = Files.readString(file);
    ProgramRun forced = ProgramRun.of("report", FIRST, "-o", file.toString(), "--force");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("exists and is not a report", "--force");
    assertThat(kept).isEqualTo("<html>mine</html>");
    assertThat(forced.code()).isZero();
    assertThat(Files.readString(file)).contains("aiTrainingRole");
  }

  @Test
  void report_when_inputCannotBeRead_writesNoPage() throws IOException {
    Path file = folder.resolve("access.html");
    String broken = write("broken.json", "{\"Version\": ");

    ProgramRun run = ProgramRun.of("report", broken, "-o", file.toString());
    ProgramRun check = ProgramRun.of("check", broken);

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).isEqualTo(check.err());
    assertThat(file).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "report training-roles.yaml | Missing required option: '--output=FILE'",
        "report training-roles.yaml -o access.pdf | ends with .html, .md or .json",
        "report training-roles.yaml training-roles.yaml -o a.html --against b.yaml | compares one INPUT",
        "report training-roles.yaml -o a.html --against none.yaml | none.yaml",
        "report training-roles.yaml examples/ec2-gpu/training-roles.yaml -o a.html --job README.md | this is not YAML",
        "report training-roles.yaml -o a.html --role aiTrainingRole | give --job FILE as well",
        "report training-roles.yaml -o a.html --job examples/from-a-job/jobs/segmentation.json --role other | there is no role 'other'",
        "report b.json -o a.html --against c.json --type boundary | with 'training-roles diff'"
      })
  void report_when_usageIsWrong_saysHow(String line, String message) {
    ProgramRun run = ProgramRun.of(line.strip().split(" "));

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains(message);
  }

  private String report(String name, String... arguments) throws IOException {
    return new ReportedFiles(folder).report(name, arguments);
  }

  private String write(String name, String text) throws IOException {
    return new ReportedFiles(folder).write(name, text);
  }
}
