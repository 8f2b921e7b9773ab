package io.trainingroles.real;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.harrel.jsonschema.ValidatorFactory;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program as a server of tools, driven by the client of the protocol's own SDK. */
final class ModelContextProtocolIT {
  private static final String JAR =
      Path.of("target/training-roles.jar").toAbsolutePath().toString();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path EXAMPLES = Path.of("examples").toAbsolutePath();

  private static final String OLD =
      """
      {"Version": "2012-10-17", "Statement": [
        {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::vision-data/train/*"}]}
      """;

  private static final String NEW =
      """
      {"Version": "2012-10-17", "Statement": [
        {"Effect": "Allow", "Action": ["s3:GetObject", "s3:DeleteObject"],
         "Resource": "arn:aws:s3:::vision-data/*"}]}
      """;

  @TempDir private Path top;
  private Path folder;
  private McpSyncClient client;
  private Map<String, String> before;
  private final List<String> errors = new ArrayList<>();

  @BeforeEach
  void start() throws Exception {
    folder = Files.createDirectory(top.resolve("work folder"));
    Files.writeString(top.resolve("secret.json"), OLD.replace("vision-data", "secret-data"));
    Files.writeString(folder.resolve("old.json"), OLD);
    Files.writeString(folder.resolve("new.json"), NEW);
    Files.createDirectory(folder.resolve("jobs"));
    Files.copy(
        EXAMPLES.resolve("from-a-job/jobs/segmentation.json"),
        folder.resolve("jobs/segmentation.json"));
    Files.copy(Path.of("training-roles.yaml"), folder.resolve("training-roles.yaml"));
    Files.createSymbolicLink(folder.resolve("link.json"), top.resolve("secret.json"));
    Files.createSymbolicLink(folder.resolve("out"), top);
    Files.writeString(
        folder.resolve("names-another.yaml"),
        """
        roles:
          stolen:
            trusts: [sagemaker]
            runs: [../secret.json, link.json]
        """);
    Files.createDirectory(folder.resolve("hcl"));
    Files.writeString(folder.resolve("hcl/main.tf"), "resource \"aws_iam_role\" \"a\" {}\n");
    before = bytes();
    client = client();
    client.initialize();
  }

  private McpSyncClient client() {
    var mapper = new JacksonMcpJsonMapper(JSON);
    // The transport starts a process in no other folder than its own.
    var parameters =
        ServerParameters.builder("sh")
            .args("-c", "cd \"$1\" && exec java -jar \"$2\" mcp", "sh", folder.toString(), JAR)
            .build();
    var transport = new StdioClientTransport(parameters, mapper);
    transport.setStdErrorHandler(errors::add);
    return McpClient.sync(transport)
        .requestTimeout(Duration.ofMinutes(5))
        .initializationTimeout(Duration.ofMinutes(5))
        .jsonSchemaValidator(new Validator())
        .build();
  }

  /** The schemas of the answers are held by the client. */
  private static final class Validator implements JsonSchemaValidator {
    @Override
    public ValidationResponse validate(Map<String, Object> schema, Object content) {
      var result =
          new ValidatorFactory()
              .validate(JSON.valueToTree(schema).toString(), JSON.valueToTree(content).toString());
      return result.isValid()
          ? ValidationResponse.asValid(JSON.valueToTree(content).toString())
          : ValidationResponse.asInvalid(String.valueOf(result.getErrors()));
    }
  }

  @AfterEach
  void end() throws IOException {
    client.closeGracefully();
    assertThat(bytes()).as("the files of the folder").isEqualTo(before);
    assertThat(errors).as("standard error").isEmpty();
  }

  /** What is in the folder, links as such. */
  private Map<String, String> bytes() throws IOException {
    var bytes = new TreeMap<String, String>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.toList()) {
        String content =
            Files.isSymbolicLink(each)
                ? Files.readSymbolicLink(each).toString()
                : Files.isDirectory(each)
                    ? "folder"
                    : HexFormat.of().formatHex(Files.readAllBytes(each));
        bytes.put(folder.relativize(each).toString(), content);
      }
    }
    return bytes;
  }

  private CallToolResult call(String tool, Map<String, Object> arguments) {
    return client.callTool(new CallToolRequest(tool, arguments));
  }

  private static JsonNode content(CallToolResult result) {
    return JSON.valueToTree(result.structuredContent());
  }

  private static String text(CallToolResult result) {
    return ((TextContent) result.content().get(0)).text();
  }

  private JsonNode answered(int exitCode, String tool, Map<String, Object> arguments) {
    CallToolResult result = call(tool, arguments);
    assertThat(result.isError()).as(text(result)).isFalse();
    JsonNode content = content(result);
    assertThat(content.get("exit_code").asInt()).as("%s", content).isEqualTo(exitCode);
    return content.get("answers").get(0);
  }

  @Test
  void tools_when_listed_areTheCommands() {
    assertThat(client.getServerInfo().name()).isEqualTo("training-roles");
    assertThat(client.getServerInstructions()).contains("diff", "check", "fit");
    List<Tool> tools = client.listTools().tools();
    assertThat(tools)
        .extracting(Tool::name)
        .containsExactly("check", "simulate", "diff", "prove", "fit", "init", "explain");
    assertThat(tools).allSatisfy(tool -> assertThat(tool.annotations().readOnlyHint()).isTrue());
  }

  @Test
  void tools_when_called_answerWithWitnesses() throws Exception {
    JsonNode changes =
        answered(3, "diff", Map.of("old", "old.json", "new", "new.json")).get("changes");
    assertThat(changes.findValuesAsText("kind")).containsOnly("GRANTED");
    assertThat(changes.toString()).contains("s3:DeleteObject");
    assertThat(changes)
        .isNotEmpty()
        .allSatisfy(
            change ->
                assertThat(change.at("/witness/resource").asText())
                    .startsWith("arn:aws:s3:::vision-data/"));

    assertThat(answered(0, "diff", Map.of("old", "old.json", "new", "old.json")).get("changes"))
        .isEmpty();
    JsonNode proof =
        answered(3, "prove", Map.of("input", "new.json", "never", List.of("s3:Delete* on *")));
    assertThat(proof.at("/proofs/0/witness/resource").asText())
        .startsWith("arn:aws:s3:::vision-data/");
    assertThat(
            answered(
                    0,
                    "simulate",
                    Map.of(
                        "input",
                        "old.json",
                        "action",
                        "s3:GetObject",
                        "resource",
                        "arn:aws:s3:::vision-data/test/0"))
                .get("decision")
                .asText())
        .isEqualTo("IMPLICIT_DENY");
    assertThat(
            answered(0, "prove", Map.of("input", "training-roles.yaml", "who_can_assume", true))
                .get("who_can_assume"))
        .hasSize(1);
    JsonNode fit =
        answered(
            3,
            "fit",
            Map.of("input", "training-roles.yaml", "jobs", List.of("jobs/segmentation.json")));
    assertThat(fit.at("/lacking/0/witness/action").asText()).isNotEmpty();
    assertThat(fit.at("/excess/0/witness/action").asText()).startsWith("s3:");
    assertThat(
            answered(0, "check", Map.of("inputs", List.of("training-roles.yaml"))).get("findings"))
        .isNotEmpty();
    assertThat(answered(0, "explain", Map.of("code", "RESOURCE_STAR")).get("page").asText())
        .contains("Avoid");

    // What the program made, it understands.
    String spec =
        answered(0, "init", Map.of("jobs", List.of("jobs/segmentation.json"))).get("spec").asText();
    assertThat(spec).contains("segmentationTraining", "\"jobs/segmentation.json\"");
    Path written = folder.resolve("made.yaml");
    Files.writeString(written, spec);
    answered(0, "check", Map.of("inputs", List.of("made.yaml")));
    assertThat(
            answered(
                    0,
                    "fit",
                    Map.of("input", "made.yaml", "jobs", List.of("jobs/segmentation.json")))
                .get("fits")
                .asBoolean())
        .isTrue();
    Files.delete(written);
  }

  @Test
  void paths_when_theyLeadOut_areRefusedAndNothingIsSaidOfThem() throws Exception {
    Files.writeString(top.resolve("organisation.yaml"), "forbidden_actions: [\"s3:*\"]\n");
    for (String path :
        List.of(
            "../secret.json",
            "link.json",
            "out/secret.json",
            "jobs/../../secret.json",
            "out/work folder/../secret.json",
            top.resolve("secret.json").toString(),
            "/etc/passwd",
            "/proc/self/environ",
            "out",
            "..",
            "../not-there.json",
            "out/not-there.json")) {
      for (CallToolResult result :
          List.of(
              call("check", Map.of("inputs", List.of(path))),
              call("diff", Map.of("old", path, "new", "new.json")),
              call("fit", Map.of("input", "training-roles.yaml", "jobs", List.of(path))),
              call("check", Map.of("inputs", List.of("old.json"), "policies", List.of(path))))) {
        assertThat(result.isError()).as(path).isTrue();
        assertThat(text(result))
            .as(path)
            .contains("it is outside of the folder that may be read")
            .doesNotContain("secret-data", "root:");
      }
    }
    // A spec that names files outside.
    CallToolResult named = call("check", Map.of("inputs", List.of("names-another.yaml")));
    assertThat(named.isError()).isTrue();
    assertThat(text(named))
        .contains("outside of the folder that may be read")
        .doesNotContain("secret-data");
    // Rules above the folder are not looked for, and rules outside not read.
    answered(0, "check", Map.of("inputs", List.of("training-roles.yaml")));
    assertThat(
            text(
                call(
                    "check",
                    Map.of(
                        "inputs",
                        List.of("training-roles.yaml"),
                        "organisation",
                        "../organisation.yaml"))))
        .contains("outside of the folder");
  }

  @Test
  void arguments_when_theyAreWrong_areExplained() {
    CallToolResult wrong = call("prove", Map.of("input", "old.json", "nevr", List.of("x")));
    assertThat(wrong.isError()).isTrue();
    assertThat(text(wrong)).contains("did you mean 'never'?");
    CallToolResult misspelt =
        call("prove", Map.of("input", "old.json", "never", List.of("s3:GetObjct on *")));
    assertThat(misspelt.isError()).isTrue();
    assertThat(text(misspelt)).contains("s3:GetObject");
    CallToolResult hcl = call("check", Map.of("inputs", List.of("hcl")));
    assertThat(hcl.isError()).isTrue();
    assertThat(text(hcl)).contains("TERRAFORM_IS_NOT_RUN");
    assertThatThrownBy(() -> call("apply", Map.of()))
        .isInstanceOf(McpError.class)
        .hasMessageContaining("Unknown tool");
  }

  @Test
  void calls_when_madeAtOnce_areAllAnswered() throws Exception {
    var calls = new LinkedHashMap<String, CompletableFuture<CallToolResult>>();
    for (int each = 0; each < 12; each++) {
      String tool = each % 2 == 0 ? "diff" : "check";
      Map<String, Object> arguments =
          each % 2 == 0
              ? Map.of("old", "old.json", "new", "new.json")
              : Map.of("inputs", List.of("new.json"));
      calls.put(tool + each, CompletableFuture.supplyAsync(() -> call(tool, arguments)));
    }
    var answers = new TreeMap<String, List<String>>();
    for (Map.Entry<String, CompletableFuture<CallToolResult>> call : calls.entrySet()) {
      CallToolResult result = call.getValue().get(5, TimeUnit.MINUTES);
      assertThat(result.isError()).isFalse();
      answers
          .computeIfAbsent(call.getKey().replaceAll("\\d", ""), tool -> new ArrayList<>())
          .add(content(result).toString());
    }
    // The same question has the same answer, whatever else is asked meanwhile.
    assertThat(answers.get("diff")).hasSize(6).allMatch(answers.get("diff").get(0)::equals);
    assertThat(answers.get("check")).hasSize(6).allMatch(answers.get("check").get(0)::equals);
  }

  /** Without a client: what a script sees, whose input ends. */
  @Test
  void input_when_itEnds_endsTheProgramWithoutAWord() throws Exception {
    Process process =
        new ProcessBuilder("java", "-jar", JAR, "mcp").directory(folder.toFile()).start();
    process.getOutputStream().write("rubbish\n".getBytes(UTF_8));
    process.getOutputStream().close();
    assertThat(new String(process.getInputStream().readAllBytes(), UTF_8))
        .isEqualTo(
            "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":-32700,\"message\":\"the line is"
                + " not JSON in UTF-8\"}}\n");
    assertThat(new String(process.getErrorStream().readAllBytes(), UTF_8)).isEmpty();
    assertThat(process.waitFor()).isZero();
  }
}
