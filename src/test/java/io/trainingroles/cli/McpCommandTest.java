package io.trainingroles.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.harrel.jsonschema.ValidatorFactory;
import io.trainingroles.ExpectedText;
import io.trainingroles.cli.protocol.ProtocolConversation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tools with the commands behind them. */
final class McpCommandTest {
  /** A file of the page, behind its name. */
  private static final Pattern PAGE_FILE =
      Pattern.compile("`([\\w-]+\\.json)`:\n\n```json\n(.*?)```\n", Pattern.DOTALL);

  /** A call of the page, and what it shows as its answer. */
  private static final Pattern PAGE_CALL =
      Pattern.compile("`(\\w+)` with\n\n```json\n(.*?)```\n\n```text\n.*?```\n", Pattern.DOTALL);

  private static final String CHECKS = "src/test/resources/fixtures/check";

  private static String written(ProtocolConversation conversation) {
    ProgramRun run = ProgramRun.withInput(conversation.bytes(), "mcp");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err()).isEmpty();
    return run.out();
  }

  private static JsonNode called(String tool, String arguments) throws Exception {
    String written = written(ProtocolConversation.begun().call(1, tool, arguments));
    return ProtocolConversation.answer(written, 1).get("result");
  }

  private static List<JsonNode> tools() throws Exception {
    String written =
        written(
            ProtocolConversation.begun()
                .line("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}"));
    JsonNode tools = ProtocolConversation.answer(written, 1).at("/result/tools");
    return StreamSupport.stream(tools.spliterator(), false).toList();
  }

  @Test
  void tools_when_listed_areReadOnlyAndHaveSchemas() throws Exception {
    List<JsonNode> tools = tools();
    assertThat(tools)
        .extracting(tool -> tool.get("name").asText())
        .containsExactly("check", "simulate", "diff", "prove", "fit", "init", "explain");
    for (JsonNode tool : tools) {
      assertThat(tool.at("/annotations/readOnlyHint").asBoolean()).isTrue();
      assertThat(tool.at("/annotations/destructiveHint").asBoolean(true)).isFalse();
      assertThat(tool.at("/annotations/openWorldHint").asBoolean(true)).isFalse();
      assertThat(tool.get("description").asText().length()).isBetween(50, 400);
      assertThat(tool.at("/inputSchema/additionalProperties").asBoolean(true)).isFalse();
      // The library refuses a schema that is none.
      assertThat(isValid(tool.get("inputSchema"), "7")).isFalse();
    }
  }

  private static boolean isValid(JsonNode schema, String value) {
    return new ValidatorFactory().validate(schema.toString(), value).isValid();
  }

  /** What the schema refuses, the tool refuses, and the other way round. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          check | {} | 'inputs' is missing
          check | {'inputs':[]} | 'inputs' must be a list of strings
          check | {'inputs':'a'} | 'inputs' must be a list of strings
          check | {'inputs':[7]} | 'inputs' must be a list of strings
          check | {'inputs':['a'],'type':'x'} | 'type' must be one of identity, trust, boundary, resource
          check | {'inputs':['a'],'polices':['b']} | did you mean 'policies'?
          check | {'inputs':['a'],'format':'text'} | there is no 'format'
          prove | {'input':'a','who_can_assume':'yes'} | 'who_can_assume' must be true or false
          prove | {'input':null} | 'input' must be a string
          simulate | {'input':'a','action':'b','resource':'c','context':{'k':7}} | 'context' must be an object
          simulate | {'input':'a','action':'b','resource':'c','context':['k=7']} | 'context' must be an object
          """)
  void call_when_anArgumentIsWrong_saysWhatIsWrongWithIt(
      String tool, String arguments, String expected) throws Exception {
    JsonNode result = called(tool, arguments);
    assertThat(result.get("isError").asBoolean()).isTrue();
    assertThat(result.at("/content/0/text").asText()).contains(expected);
    JsonNode schema =
        tools().stream()
            .filter(each -> each.get("name").asText().equals(tool))
            .findFirst()
            .orElseThrow()
            .get("inputSchema");
    assertThat(isValid(schema, arguments.replace('\'', '"'))).isFalse();
  }

  @Test
  void call_when_severalArgumentsAreWrong_namesAll() throws Exception {
    String text = called("fit", "{'jobs':7,'rol':'x'}").at("/content/0/text").asText();
    assertThat(text.lines()).hasSize(3);
    assertThat(text).contains("'input' is missing", "'jobs' must be", "did you mean 'role'?");
  }

  @Test
  void diff_when_accessWasOpened_showsAWitness() throws Exception {
    JsonNode result =
        called(
            "diff",
            "{'old':'training-roles.yaml','new':'examples/sagemaker-team/training-roles.yaml'}");
    assertThat(result.get("isError").asBoolean()).isFalse();
    JsonNode content = result.get("structuredContent");
    assertThat(content.get("exit_code").asInt()).isEqualTo(3);
    assertThat(content.get("verdict").asText()).startsWith("Access was opened");
    assertThat(content.at("/answers/0/changes/0/witness/action").asText()).isNotEmpty();
    // The texts say the same, for clients that read only those.
    assertThat(result.at("/content/0/text").asText()).startsWith(content.get("verdict").asText());
    assertThat(result.at("/content/1/text").asText())
        .isEqualTo(content.at("/answers/0").toString());
  }

  @Test
  void check_when_aPolicyIsBad_namesTheCode() throws Exception {
    Path bad = Path.of(CHECKS, "SERVICE_WILDCARD", "bad.identity.json");
    JsonNode content = called("check", "{'inputs':['" + bad + "']}").get("structuredContent");
    assertThat(content.at("/answers/0/findings").findValuesAsText("code"))
        .contains("SERVICE_WILDCARD");
  }

  @Test
  void prove_when_severalQuestionsAreAsked_answersEach() throws Exception {
    JsonNode content =
        called(
                "prove",
                "{'input':'training-roles.yaml','never':['s3:Delete* on *','s3:GetObject on *']}")
            .get("structuredContent");
    assertThat(content.at("/answers").findValuesAsText("result"))
        .containsExactly("PROVED", "COUNTER_EXAMPLE");
    assertThat(content.get("verdict").asText())
        .isEqualTo(
            "s3:Delete* on *: aiTrainingRole PROVED."
                + " s3:GetObject on *: aiTrainingRole COUNTER_EXAMPLE.");
  }

  @Test
  void questions_when_theyCannotBeTrue_areRefused() throws Exception {
    JsonNode result =
        called(
            "simulate",
            "{'input':'training-roles.yaml','action':'s3:GetObjct','resource':'arn:aws:s3:::a/b'}");
    assertThat(result.get("isError").asBoolean()).isTrue();
    assertThat(result.at("/content/0/text").asText()).contains("s3:GetObject");
  }

  @Test
  void paths_when_theyLeadOut_areRefusedWhateverTheyAreFor() throws Exception {
    var conversation = ProtocolConversation.begun();
    List<String> calls =
        List.of(
            "check {'inputs':['/etc/passwd']}",
            "check {'inputs':['../../../../../../../../etc']}",
            "check {'inputs':['training-roles.yaml','/etc/hostname']}",
            "check {'inputs':['training-roles.yaml'],'policies':['/etc']}",
            "check {'inputs':['training-roles.yaml'],'organisation':'/etc/passwd'}",
            "diff {'old':'/etc/passwd','new':'training-roles.yaml'}",
            "simulate {'input':'training-roles.yaml','action':'s3:GetObject','resource':"
                + "'arn:aws:s3:::b/k','boundary':'/etc/passwd'}",
            "prove {'input':'training-roles.yaml','never':['s3:* on *'],'scp':['/etc']}",
            "prove {'input':'training-roles.yaml','never':['s3:* on *'],"
                + "'session_policies':['/etc/passwd']}",
            "prove {'input':'training-roles.yaml','never':['s3:* on *'],"
                + "'resource_policy':'/etc/passwd'}",
            "prove {'input':'training-roles.yaml','never':['s3:* on *'],"
                + "'kms_grants':['/etc/passwd']}",
            "fit {'input':'training-roles.yaml','jobs':['/etc/passwd']}",
            "init {'jobs':['/etc/passwd']}");
    for (String call : calls) {
      String[] parts = call.split(" ", 2);
      conversation.call(calls.indexOf(call), parts[0], parts[1]);
    }
    String written = written(conversation);
    var reached = new ArrayList<String>();
    for (String call : calls) {
      String text =
          ProtocolConversation.answer(written, calls.indexOf(call))
              .at("/result/content/0/text")
              .asText();
      if (!text.contains("outside of the folder")) {
        reached.add(call + ": " + text);
      }
    }
    assertThat(reached).isEmpty();
    assertThat(written).doesNotContain("root:");
  }

  @Test
  void folder_when_itHasHcl_isRefusedAsTerraformIsNotRun() throws Exception {
    JsonNode result = called("check", "{'inputs':['examples/bucket-and-key']}");
    assertThat(result.get("isError").asBoolean()).isTrue();
    assertThat(result.at("/content/0/text").asText())
        .contains("TERRAFORM_IS_NOT_RUN", "terraform show -json");
  }

  @Test
  void spec_when_madeOfAJob_isTheAnswer() throws Exception {
    JsonNode content =
        called("init", "{'jobs':['examples/from-a-job/jobs/segmentation.json']}")
            .get("structuredContent");
    assertThat(content.at("/answers/0/spec").asText())
        .contains("segmentationTraining", "jobs/segmentation.json", "write_logs");
  }

  /**
   * The files, the calls and the answers of docs/agents.md; {@code -Dsnapshots.update=true} writes
   * the answers.
   */
  @Test
  void page_when_itsCallsAreMade_showsTheirAnswers() throws Exception {
    Path page = Path.of("docs/agents.md");
    String text = Files.readString(page);
    Files.createDirectories(Path.of("target"));
    Path folder = Files.createTempDirectory(Path.of("target"), "agents");
    for (MatchResult file : PAGE_FILE.matcher(text).results().toList()) {
      Files.writeString(folder.resolve(file.group(1)), file.group(2));
    }
    int calls = 0;
    var shown = new StringBuilder();
    Matcher call = PAGE_CALL.matcher(text);
    while (call.find()) {
      String arguments =
          call.group(2).strip().replaceAll("\"([\\w-]+\\.json)\"", "\"" + folder + "/$1\"");
      JsonNode content = called(call.group(1), arguments).get("content");
      var answer = new StringBuilder();
      content.forEach(block -> answer.append(block.get("text").asText()).append('\n'));
      call.appendReplacement(
          shown,
          Matcher.quoteReplacement(
              "`"
                  + call.group(1)
                  + "` with\n\n```json\n"
                  + call.group(2)
                  + "```\n\n```text\n"
                  + answer.toString().replace(folder + "/", "")
                  + "```\n"));
      calls++;
    }
    call.appendTail(shown);
    assertThat(calls).isEqualTo(4);
    ExpectedText.check(page, shown.toString());
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  @Test
  void start_when_inTheHomeFolder_isRefused() {
    String here = Path.of("").toAbsolutePath().toString();
    ProgramRun run = ProgramRun.in(Map.of("HOME", here), "mcp");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("an agent could read all files in it", "cd FOLDER");
    assertThat(run.out()).isEmpty();
  }
}
