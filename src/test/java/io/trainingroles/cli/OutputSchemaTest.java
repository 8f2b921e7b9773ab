package io.trainingroles.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JacksonNode;
import io.trainingroles.cli.console.Console;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands write for programs is what the published schemas say. */
final class OutputSchemaTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FIRST = "training-roles.yaml";
  private static final String WRITES = "docs/access/first-role-that-writes.yaml";
  private static final String JOB = "examples/from-a-job/jobs/segmentation.json";
  private static final String TRUST =
      """
      {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "sts:AssumeRole",
       "Principal": {"Service": "%s"}}}
      """;

  @TempDir private Path folder;

  @Test
  void simulate_when_json_isAsItsSchemaSays() throws IOException {
    String object = "arn:aws:s3:::my-ai-data-bucket/0.rec";
    List<String> lines = new ArrayList<>();
    for (String action : List.of("s3:GetObject", "s3:PutObject")) {
      lines.addAll(
          run("simulate", FIRST, "--action", action, "--resource", object, "--format", "json"));
    }
    Path requests =
        Files.writeString(
            folder.resolve("requests.jsonl"),
            "{\"action\":\"s3:GetObject\",\"resource\":\"*\"}\nnone\n");
    lines.addAll(run("simulate", "--requests", requests.toString()));

    assertThat(lines).hasSize(4).allSatisfy(line -> check("simulate", line));
    assertThat(lines.get(3)).startsWith("{\"error\"");
  }

  @Test
  void diff_when_json_isAsItsSchemaSays() throws IOException {
    String old = write("old.json", TRUST.replace("%s", "ec2.amazonaws.com"));
    String now = write("new.json", TRUST.replace("%s", "ecs.amazonaws.com"));
    String not = write("not.json", statement("NotAction", "iam:*"));
    String some = write("some.json", statement("Action", "s3:Get*"));
    List<String> lines = new ArrayList<>(run("diff", "--format=json", FIRST, WRITES));
    lines.addAll(run("diff", "--format=json", FIRST, FIRST));
    lines.addAll(run("diff", "--format=json", "--type=trust", old, now));
    lines.addAll(run("diff", "--format=json", some, not));

    assertThat(lines).hasSize(4).allSatisfy(line -> check("diff", line));
    assertThat(lines.get(0)).contains("\"kind\":\"GRANTED\"");
    assertThat(lines.get(2)).contains("\"principal\":");
    assertThat(lines.get(3)).contains("\"not_action\":");
  }

  @Test
  void prove_when_json_isAsItsSchemaSays() throws IOException {
    String unseen =
        write(
            "unseen.yaml",
            "roles: {r: {trusts: [sagemaker], attached_policies:"
                + " [\"arn:aws:iam::123456789012:policy/p\"]}}\n");
    List<String> lines = new ArrayList<>();
    lines.addAll(run("prove", "--format=json", FIRST, "--never=s3:Put* on *"));
    lines.addAll(run("prove", "--format=json", FIRST, "--never=s3:Get* on *"));
    lines.addAll(run("prove", "--format=json", unseen, "--never=s3:Get* on *"));

    lines.addAll(run("prove", "--format=json", FIRST, "--who-can-assume"));

    assertThat(lines).hasSize(4).allSatisfy(line -> check("prove", line));
    assertThat(String.join("", lines)).contains("PROVED", "COUNTER_EXAMPLE", "INDETERMINATE");
  }

  @Test
  void fit_when_json_isAsItsSchemaSays() {
    List<String> lines = new ArrayList<>(run("fit", "--format=json", FIRST, "--job", JOB));
    lines.addAll(
        run("fit", "--format=json", "examples/from-a-job/training-roles.yaml", "--job", JOB));

    String events = "docs/access/events/trail.json";
    lines.addAll(run("fit", "--format=json", "docs/access/events/vision.yaml", "--events", events));
    lines.addAll(run("fit", "--format=json", FIRST, "--job", JOB, "--events", events));

    assertThat(lines).hasSize(4).allSatisfy(line -> check("fit", line));
    assertThat(lines.get(0)).startsWith("{\"fits\":false");
    assertThat(lines.get(1)).startsWith("{\"fits\":true");
    assertThat(lines.get(2)).contains("\"RECORDED_EVENTS\"", "\"state\":\"UNUSED\"");
  }

  @Test
  void tighten_when_json_isAsItsSchemaSays() {
    String moving = "docs/moving/console/";
    List<String> lines =
        new ArrayList<>(
            run(
                "tighten",
                "--format=json",
                moving + "account.json",
                "--job=" + moving + "jobs/pretrain.json",
                "--events=" + moving + "trail.json"));
    lines.addAll(
        run(
            "tighten",
            "--format=json",
            WRITES,
            "--add",
            "--job=src/test/resources/fixtures/tighten/job.json"));

    assertThat(lines).hasSize(2).allSatisfy(line -> check("tighten", line));
    assertThat(lines.get(0))
        .contains("\"unexplained\":[{", "\"not_observable\":[{", "\"DETACHED\"", "\"events\":");
    assertThat(lines.get(1)).contains("\"patch\":\"---", "\"added\":[{");
  }

  @Test
  void check_when_json_isAsItsSchemaSays() throws IOException {
    String fixtures = "src/test/resources/fixtures/";
    String any = write("any.json", statement("Action", "s3:*"));
    String spelling = write("spelling.json", statement("Action", "s3:getobject"));
    List<String> lines = new ArrayList<>();
    for (String input :
        List.of(
            FIRST,
            "examples/sagemaker-team/training-roles.yaml",
            fixtures + "spec/everything.yaml",
            fixtures + "input/plan/expressions-that-may-be-anything.json",
            fixtures + "input/state/attachments-boundary-and-data.json",
            fixtures + "input/account/encoded-and-decoded.json",
            fixtures + "cli/accepted.yaml",
            any,
            spelling)) {
      lines.addAll(run("check", "--format=json", input));
    }

    assertThat(lines).hasSize(9).allSatisfy(line -> check("check", line));
    assertThat(String.join("", lines))
        .contains("\"address\"", "\"path\":\"$.", "\"column\"", "\"reason\"", "\"until\"")
        .contains("\"fix\"");
    ObjectNode accepted = (ObjectNode) JSON.readTree(lines.get(6));
    for (String name : List.of("code", "type", "message", "remedy", "location", "on", "reason")) {
      ObjectNode without = accepted.deepCopy();
      ((ObjectNode) without.at("/accepted/0")).remove(name);
      assertThat(isValid("check", without.toString())).as(name).isFalse();
    }
  }

  @Test
  void schema_when_aMemberIsMissingOrUnknown_refusesIt() throws IOException {
    String line = run("diff", "--format=json", FIRST, WRITES).get(0);
    List<String> names = new ArrayList<>();
    JSON.readTree(line).fieldNames().forEachRemaining(names::add);
    assertThat(names).contains("format_version", "changes");
    for (String name : names) {
      ObjectNode without = (ObjectNode) JSON.readTree(line);
      without.remove(name);
      assertThat(isValid("diff", without.toString())).as(name).isFalse();
    }
    ObjectNode more = (ObjectNode) JSON.readTree(line);
    more.put("more", true);
    assertThat(isValid("diff", more.toString())).isFalse();
  }

  private String write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private static String statement(String element, String action) {
    return "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\""
        + element
        + "\":\""
        + action
        + "\",\"Resource\":\"*\"}}";
  }

  private static void check(String schema, String line) {
    assertThat(isValid(schema, line)).as("%s: %s", schema, line).isTrue();
  }

  private static boolean isValid(String schema, String line) {
    Validator validator =
        new ValidatorFactory().withJsonNodeFactory(new JacksonNode.Factory()).createValidator();
    try {
      String text = Files.readString(Path.of("docs", "output", schema + ".schema.json"));
      return validator.validate(validator.registerSchema(text), line).isValid();
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  private static List<String> run(String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var console =
        new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            false);
    TrainingRolesCommand.run(console, Map.of(), arguments);
    List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
    assertThat(lines).as("%s", err.toString(StandardCharsets.UTF_8)).isNotEmpty();
    return lines;
  }
}
