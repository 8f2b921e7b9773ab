package io.trainingroles.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trainingroles.cli.console.Console;
import io.trainingroles.cli.console.ReadableFiles;
import io.trainingroles.cli.file.InputRoles;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.ManagedPolicyDocuments;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The inputs that the commands take beside a spec, as a user gives them. */
final class InputCommandsTest {
  private static final String SPEC = "training-roles.yaml";
  private static final Path PLANS = Path.of("src/test/resources/fixtures/input/plan");
  private static final String TRUST =
      """
      {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "sts:AssumeRole",
       "Principal": {"Service": "%s"}}}
      """;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Console console =
      new Console(
          new PrintStream(out, true, StandardCharsets.UTF_8),
          new PrintStream(err, true, StandardCharsets.UTF_8),
          false,
          false);

  @TempDir private Path folder;

  @Test
  void diff_when_ofASpecAndTheFolderThatSynthWrites_isNoChange() throws IOException {
    assertThat(run("synth", SPEC, "-o", folder.toString())).isZero();

    assertThat(run("diff", SPEC, folder.toString())).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("No change");

    Files.writeString(folder.resolve("more.tf"), "# anything\n");
    assertThat(run("diff", SPEC, folder.toString())).isEqualTo(3);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("the content of more.tf (not read; give a plan)");
  }

  @Test
  void check_when_aFileBeginsWithAByteOrderMark_readsItAsJson() throws IOException {
    String policy =
        "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Action\":"
            + " \"iam:*\", \"Resource\": \"*\"}]}";
    Path plain = Files.writeString(folder.resolve("policy.json"), policy);
    assertThat(run("check", plain.toString())).isEqualTo(3);
    String findings = out.toString(StandardCharsets.UTF_8);
    out.reset();

    Files.writeString(plain, "\uFEFF" + policy);

    assertThat(run("check", plain.toString())).isEqualTo(3);
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(findings);
  }

  @Test
  void diff_when_aStatementWithAVariableChanges_isNotCalledTheSame() throws IOException {
    Path reads = variableSpec("reads", "bucket", "s3:GetObject");
    Path deletes = variableSpec("deletes", "bucket", "s3:DeleteObject");
    Path elsewhere = variableSpec("elsewhere", "bucket, default: other", "s3:GetObject");

    assertThat(run("diff", reads.toString(), reads.toString())).isZero();
    assertThat(run("diff", reads.toString(), deletes.toString())).isEqualTo(3);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains(
            "+ arn:aws:s3:::${var.data}/*",
            "e.g. s3:DeleteObject on arn:aws:s3:::${var.data}/example",
            "- arn:aws:s3:::${var.data}/*");
    assertThat(run("diff", reads.toString(), elsewhere.toString())).isEqualTo(3);
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("by default data = other");
  }

  private Path variableSpec(String name, String variable, String action) throws IOException {
    return Files.writeString(
        folder.resolve(name + ".yaml"),
        """
        terraform: {variables: {data: {type: %s}}}
        roles:
          vision:
            trusts: [sagemaker]
            inline_policies:
              data:
                - allow:
                    actions: [%s]
                    resources: [{reference: "arn:aws:s3:::${var.data}/*"}]
                    because: a job needs it
        """
            .formatted(variable, action));
  }

  @Test
  void diff_when_neitherInputHasARole_isNotNoChange() throws IOException {
    Path none =
        Files.writeString(
            folder.resolve("none.json"), "{\"RoleDetailList\": [], \"Policies\": []}");

    assertThat(run("diff", none.toString(), none.toString())).isEqualTo(2);
    assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("neither input has a role");
  }

  @Test
  void diff_when_aFolderHasFilesOfOpenTofu_isNotKnown() throws IOException {
    assertThat(run("synth", SPEC, "-o", folder.toString())).isZero();
    for (String name : List.of("more.tofu", "main.tofu.json")) {
      Path file = Files.writeString(folder.resolve(name), "{}\n");

      assertThat(run("diff", SPEC, folder.toString())).as(name).isEqualTo(3);
      assertThat(out.toString(StandardCharsets.UTF_8)).contains("the content of " + name);
      Files.delete(file);
    }
  }

  @Test
  void diff_when_ofTrustPolicies_saysWhoMayNewlyAssumeTheRole() throws IOException {
    Path old =
        Files.writeString(folder.resolve("old.json"), TRUST.replace("%s", "ec2.amazonaws.com"));
    Path now =
        Files.writeString(folder.resolve("new.json"), TRUST.replace("%s", "ecs.amazonaws.com"));

    assertThat(run("diff", "--type=trust", old.toString(), now.toString())).isEqualTo(3);

    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("  + the role itself\n      sts:AssumeRole (statement 1 of new.json)\n")
        .contains("  - the role itself\n      sts:AssumeRole (statement 1 of old.json)\n");
    assertThat(run("diff", "--type=trust", now.toString(), now.toString())).isZero();
    assertThat(run("prove", "--type=trust", now.toString(), "--never=s3:* on *")).isEqualTo(2);
    assertThat(run("diff", "--type=boundary", SPEC, SPEC)).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("compare it with 'diff'", "--type is only for policy documents")
        .doesNotContain("defect");
  }

  @Test
  void diff_when_ofBoundaries_saysWhatTheyNewlyLetThrough() throws IOException {
    Path old = Files.writeString(folder.resolve("old.json"), allow("s3:Get*"));
    Path now = Files.writeString(folder.resolve("new.json"), allow("s3:*"));

    assertThat(run("diff", "--type=boundary", old.toString(), now.toString())).isEqualTo(3);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("  + *\n      s3:* (statement 1 of new.json)\n");
    assertThat(run("diff", "--type=boundary", now.toString(), old.toString())).isZero();
    assertThat(run("prove", "--type=boundary", old.toString(), "--never=s3:Put* on *")).isZero();
  }

  private static String allow(String action) {
    return "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\""
        + action
        + "\",\"Resource\":\"*\"}}";
  }

  @Test
  void read_when_aPlanIsNotJson_saysHowToGetItsJson() throws IOException {
    Path plan = folder.resolve("the.plan");
    Files.write(plan, new byte[] {'P', 'K', 3, 4, 20, 0, 8, (byte) 0xFF});

    assertThat(run("prove", plan.toString(), "--never=s3:* on *")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("terraform show -json " + plan);
  }

  @Test
  void prove_when_theBoundaryForbidsWhatAnUnseenPolicyMightGrant_isProved() throws IOException {
    Path state = Files.writeString(folder.resolve("state.json"), state(BOUNDED));

    assertThat(run("prove", state.toString(), "--never=ec2:* on *")).isZero();
    assertThat(run("prove", state.toString(), "--never=s3:* on *")).isEqualTo(3);
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("policy/Unseen");
    String[] simulate = {"simulate", state.toString(), "--resource=*", "--action"};
    assertThat(run(simulate, "ec2:RunInstances")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("r is not allowed");
    assertThat(run(simulate, "s3:ListAllMyBuckets")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("r may or may not be allowed");
  }

  @Test
  void fit_when_ofAPlanAndAState_isThatOfTheSpec() throws IOException {
    String job = "examples/from-a-job/jobs/segmentation.json";
    Files.copy(Path.of(job), folder.resolve("job.json"));
    Path spec =
        Files.writeString(
            folder.resolve("spec.yaml"),
            "roles: {segmentationTraining: {trusts: [sagemaker], runs: job.json}}\n");
    assertThat(run("synth", spec.toString(), "-o", folder.toString())).isZero();
    String resources = resources(folder.resolve("main.tf.json"));
    Path state = Files.writeString(folder.resolve("state.json"), state(resources));
    Path plan =
        Files.writeString(
            folder.resolve("plan.json"),
            "{\"format_version\":\"1.2\",\"planned_values\":{\"root_module\":{\"resources\":["
                + resources
                + "]}},\"resource_changes\":["
                + resources.replace("\"mode\"", "\"change\":{\"actions\":[\"create\"]},\"mode\"")
                + "]}");

    for (Path input : List.of(state, plan)) {
      assertThat(run("fit", input.toString(), "--job", job)).as("%s", input).isZero();
      assertThat(out.toString(StandardCharsets.UTF_8))
          .isEqualTo(
              "segmentationTraining fits: it allows what the job needs, no more and no less.\n");
    }
  }

  private static final String BOUNDED =
      """
      {"address": "aws_iam_policy.b", "mode": "managed", "type": "aws_iam_policy", "name": "b",
       "values": {"name": "b", "arn": "arn:aws:iam::123456789012:policy/b", "policy":
        "{\\"Version\\":\\"2012-10-17\\",\\"Statement\\":{\\"Effect\\":\\"Allow\\",\\"Action\\":\\"s3:*\\",\\"Resource\\":\\"*\\"}}"}},
      {"address": "aws_iam_role.r", "mode": "managed", "type": "aws_iam_role", "name": "r",
       "values": {"name": "r", "path": "/", "permissions_boundary":
        "arn:aws:iam::123456789012:policy/b", "managed_policy_arns":
        ["arn:aws:iam::123456789012:policy/Unseen"], "assume_role_policy":
        "{\\"Version\\":\\"2012-10-17\\",\\"Statement\\":{\\"Effect\\":\\"Allow\\",\\"Action\\":\\"sts:AssumeRole\\",\\"Principal\\":{\\"Service\\":\\"sagemaker.amazonaws.com\\"}}}"}}
      """;

  private static String state(String resources) {
    return "{\"format_version\":\"1.0\",\"terraform_version\":\"1.9.0\",\"values\":"
        + "{\"root_module\":{\"resources\":["
        + resources
        + "]}}}";
  }

  /** What Terraform would say of the resources of a file, once they are there. */
  private static String resources(Path file) throws IOException {
    var json = new ObjectMapper();
    var resources = new ArrayList<String>();
    for (Map.Entry<String, JsonNode> type :
        json.readTree(Files.readString(file)).get("resource").properties()) {
      for (Map.Entry<String, JsonNode> one : type.getValue().properties()) {
        String name = one.getKey();
        ObjectNode resource = json.createObjectNode();
        resource.put("address", type.getKey() + "." + name).put("mode", "managed");
        resource.put("type", type.getKey()).put("name", name);
        ObjectNode values = one.getValue().deepCopy();
        if (values.has("role")) {
          values.put("role", "segmentationTraining");
        }
        resource.set("values", values);
        resources.add(resource.toString());
      }
    }
    return String.join(",", resources);
  }

  private int run(String[] arguments, String last) {
    String[] all = Arrays.copyOf(arguments, arguments.length + 1);
    all[arguments.length] = last;
    return run(all);
  }

  @Test
  void read_when_fromStandardInput_readsSpecsAndPlans() throws Exception {
    for (Path file :
        List.of(Path.of(SPEC), PLANS.resolve("modules-for-each-and-unknown-values.json"))) {
      ReadableFiles input = ReadableFiles.all(new ByteArrayInputStream(Files.readAllBytes(file)));
      List<JudgedRole> piped =
          new InputRoles(console, input, null, new ManagedPolicyDocuments())
              .read("-")
              .orElseThrow()
              .roles();
      List<JudgedRole> opened =
          new InputRoles(
                  console,
                  ReadableFiles.all(new ByteArrayInputStream(new byte[0])),
                  null,
                  new ManagedPolicyDocuments())
              .read(file.toString())
              .orElseThrow()
              .roles();
      assertThat(piped)
          .isNotEmpty()
          .usingRecursiveComparison()
          .ignoringFieldsMatchingRegexes(".*source", ".*place")
          .isEqualTo(opened);
    }
  }

  @Test
  void read_when_documentsAreMalformed_showsAllOfThemAndExitsWith2() {
    String plan = PLANS.resolve("malformed-documents.json").toString();

    assertThat(run("prove", plan, "--never=s3:* on *")).isEqualTo(2);

    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("aws_iam_role.a.assume_role_policy, $.Statement[0]")
        .contains("aws_iam_role_policy.p.policy, $.Statement[0].Condition.Bool.aws:SecureTransport")
        .contains("aws_iam_policy.q.policy: this is not JSON");
    assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void prove_when_theInputHasNoRole_provesNothing() throws IOException {
    Path empty = Files.writeString(folder.resolve("empty.json"), "{\"format_version\": \"1.0\"}");

    assertThat(run("prove", empty.toString(), "--never=s3:* on *")).isEqualTo(2);
    assertThat(run("prove", folder.toString(), "--never=s3:* on *")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("the input has no role", "the folder has no Terraform file (*.tf or *.tf.json)");
  }

  private int run(String... arguments) {
    out.reset();
    return TrainingRolesCommand.run(console, Map.of(), arguments);
  }
}
