package io.trainingroles.cli.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.trainingroles.cli.console.Console;
import io.trainingroles.cli.console.ExitCode;
import io.trainingroles.cli.console.ReadableFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers calls of tools: runs the command with a console of its own, and reads what it printed.
 */
final class ToolCall {
  /** The JSON Schema of the structured content of each answer. */
  static final String OUTPUT =
      """
      {
        "type": "object",
        "properties": {
          "verdict": {"type": "string", "description": "the answer in a sentence"},
          "exit_code": {
            "type": "integer",
            "description": "0 good, 3 not as expected, 2 wrong arguments or unreadable input, 1 failed"
          },
          "answers": {
            "type": "array",
            "items": {"type": "object"},
            "description": "what the command answers in JSON, by role or question"
          },
          "notes": {"type": "string", "description": "what else the command says"}
        },
        "required": ["verdict", "exit_code", "answers"],
        "additionalProperties": false
      }
      """;

  private final CommandRunner commands;
  private final ReadableFiles files;
  private final ObjectMapper mapper;

  /**
   * Calls.
   *
   * @param commands what runs a command
   * @param files what may be read
   * @param mapper what reads and writes JSON
   */
  ToolCall(CommandRunner commands, ReadableFiles files, ObjectMapper mapper) {
    this.commands = commands;
    this.files = files;
    this.mapper = mapper;
  }

  /** The answer to a call of a tool. */
  CallToolResult answer(CommandTool tool, @Nullable Map<String, Object> arguments) {
    var problems = new ArrayList<String>();
    List<String> line = tool.commandLine(arguments == null ? Map.of() : arguments, problems);
    if (!problems.isEmpty()) {
      return failed(ExitCode.WRONG_INPUT, "error: " + String.join("\nerror: ", problems) + "\n");
    }
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var console = new Console(printer(out), printer(err), false, false);
    int exitCode;
    try {
      exitCode = commands.run(console, files, line);
    } catch (OutOfMemoryError | StackOverflowError tooMuch) {
      return failed(
          ExitCode.FAILED,
          "error: the input needs more memory than the server has; give a smaller part of it, or"
              + " start the server with more (TRAINING_ROLES_JAVA_OPTS=-Xmx4g)\n");
    }
    console.out().flush();
    String notes = err.toString(StandardCharsets.UTF_8);
    if (exitCode != ExitCode.FINE && exitCode != ExitCode.NOT_AS_EXPECTED) {
      return failed(exitCode, notes);
    }
    try {
      return result(tool, exitCode, out.toString(StandardCharsets.UTF_8), notes);
    } catch (IOException unexpected) {
      return failed(
          ExitCode.FAILED, "error: this is a defect of training-roles: its answer is not JSON\n");
    }
  }

  private static PrintStream printer(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private CallToolResult result(CommandTool tool, int exitCode, String printed, String notes)
      throws IOException {
    List<Map<String, Object>> all =
        switch (tool.form()) {
          case JSON -> objects(printed);
          case SPEC -> List.of(Map.of("spec", printed));
          case PAGE -> List.of(Map.of("page", printed));
        };
    String verdict = Verdict.of(tool.name(), exitCode, all);
    List<Map<String, Object>> answers =
        tool.form() == CommandTool.Form.JSON ? new AnswerLimit(mapper).of(all) : all;
    var texts = new ArrayList<String>();
    texts.add(notes.isEmpty() ? verdict : verdict + "\n" + notes.stripTrailing());
    for (Map<String, Object> answer : answers) {
      texts.add(tool.form() == CommandTool.Form.JSON ? json(answer) : printed);
    }
    return CallToolResult.builder()
        .textContent(texts)
        .structuredContent(structured(verdict, exitCode, answers, notes))
        .isError(false)
        .build();
  }

  private String json(Map<String, Object> answer) throws JsonProcessingException {
    return mapper.writeValueAsString(answer);
  }

  private List<Map<String, Object>> objects(String printed) throws IOException {
    try (MappingIterator<Map<String, Object>> objects =
        mapper.readerForMapOf(Object.class).readValues(printed)) {
      return objects.readAll();
    }
  }

  private static CallToolResult failed(int exitCode, String notes) {
    return CallToolResult.builder()
        .textContent(List.of(notes.stripTrailing()))
        .structuredContent(structured("There is no answer.", exitCode, List.of(), notes))
        .isError(true)
        .build();
  }

  private static Map<String, Object> structured(
      String verdict, int exitCode, List<Map<String, Object>> answers, String notes) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("verdict", verdict);
    content.put("exit_code", exitCode);
    content.put("answers", answers);
    if (!notes.isBlank()) {
      content.put("notes", notes.stripTrailing());
    }
    return content;
  }
}
