package io.trainingroles.cli.protocol;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.spec.McpSchema;
import io.trainingroles.cli.console.ProgramVersion;
import io.trainingroles.cli.console.ReadableFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * A server of the Model Context Protocol whose tools are commands. Calls run side by side, as many
 * as there are processors, and have nothing in common but the files that they read.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2025-11-25">The protocol</a>
 */
public final class ProtocolServer {
  private static final String INSTRUCTIONS =
      "Exact answers about AWS IAM policies and roles, of all requests and not only of examples,"
          + " without AWS and without writing a file. After each change of IAM call 'diff' with the"
          + " old and the new version to see which access it opened, then 'check'; for a role of a"
          + " training job call 'fit' with the job. Example requests in the answers (witness) are"
          + " allowed. INDETERMINATE and 'unknown' mean that it could not be decided, never that it"
          + " is denied. Options in messages are arguments: --accept-unknown is accept_unknown. Paths are"
          + " relative to the folder of the server, and stay below it.";

  private final CommandRunner commands;
  private final ReadableFiles files;

  /**
   * A server.
   *
   * @param commands what runs a command
   * @param files what the commands may read
   */
  public ProtocolServer(CommandRunner commands, ReadableFiles files) {
    this.commands = commands;
    this.files = files;
  }

  /**
   * Answers until the input ends, and what has been asked by then.
   *
   * @param in where messages come from
   * @param out where answers go, and nothing else
   * @throws IOException if the input cannot be read
   */
  public void serve(InputStream in, PrintStream out) throws IOException {
    var mapper = new ObjectMapper();
    var protocolMapper = new JacksonMcpJsonMapper(mapper);
    var transport = new LineTransport(protocolMapper, in, out);
    ExecutorService threads =
        Executors.newFixedThreadPool(Math.max(2, Runtime.getRuntime().availableProcessors()));
    try {
      Scheduler scheduler = Schedulers.fromExecutorService(threads);
      var call = new ToolCall(commands, files, mapper);
      McpServer.AsyncSpecification<?> server =
          McpServer.async(transport)
              .serverInfo("training-roles", ProgramVersion.TEXT)
              .instructions(INSTRUCTIONS)
              .capabilities(McpSchema.ServerCapabilities.builder().tools(false).build())
              .jsonMapper(protocolMapper)
              .jsonSchemaValidator(new NoSchemaValidator())
              .validateToolInputs(false);
      for (CommandTool tool : CommandTools.ALL) {
        server.toolCall(
            described(tool, protocolMapper),
            (exchange, request) ->
                Mono.fromCallable(() -> call.answer(tool, request.arguments()))
                    .subscribeOn(scheduler));
      }
      server.build();
      transport.serve();
    } finally {
      end(threads);
    }
  }

  private static void end(ExecutorService threads) {
    threads.shutdown();
    try {
      // Each command comes to an end by itself.
      threads.awaitTermination(1, TimeUnit.HOURS);
    } catch (InterruptedException interrupted) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  private static McpSchema.Tool described(CommandTool tool, McpJsonMapper mapper) {
    return McpSchema.Tool.builder(tool.name(), tool.schema())
        .title(tool.title())
        .description(tool.description())
        .outputSchema(mapper, ToolCall.OUTPUT)
        .annotations(
            McpSchema.ToolAnnotations.builder()
                .title(tool.title())
                .readOnlyHint(true)
                .destructiveHint(false)
                .idempotentHint(true)
                .openWorldHint(false)
                .build())
        .build();
  }
}
