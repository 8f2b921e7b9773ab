package io.trainingroles.cli.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.trainingroles.cli.console.ReadableFiles;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the server makes of the lines that it gets, whatever the commands do. */
final class ProtocolServerTest {
  private static final int SECONDS_TO_HANG = 120;
  private static final String CHECK = "{'inputs':['a.json']}";

  @TempDir private Path folder;

  private String served(InputStream in, CommandRunner commands) throws IOException {
    var out = new ByteArrayOutputStream();
    new ProtocolServer(commands, ReadableFiles.below(folder))
        .serve(in, new PrintStream(out, false, UTF_8));
    return out.toString(UTF_8);
  }

  private String served(ProtocolConversation conversation, CommandRunner commands)
      throws IOException {
    return served(new ByteArrayInputStream(conversation.bytes()), commands);
  }

  private static CommandRunner printing(int exitCode, String out, String err) {
    return (console, files, arguments) -> {
      console.out().print(out);
      console.err().print(err);
      return exitCode;
    };
  }

  @Test
  void line_when_itIsNoMessage_isAnsweredWithAnErrorAndTheSessionGoesOn() throws Exception {
    String written =
        served(
            ProtocolConversation.begun()
                .line("rubbish")
                .line("{\"jsonrpc\":\"2.0\",")
                .line("[]")
                .line("{}")
                .line("\"text\"")
                .line("")
                .line("\u0000")
                .line("x".repeat(1024 * 1024 + 1))
                .line("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"not/there\"}")
                .line("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/not-there\"}")
                .line("{\"jsonrpc\":\"2.0\",\"id\":99,\"result\":{}}")
                .line("{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"ping\"}"),
            printing(0, "", ""));

    List<Integer> codes =
        ProtocolConversation.messages(written).stream()
            .filter(message -> message.has("error"))
            .map(message -> message.get("error").get("code").asInt())
            .toList();
    assertThat(codes)
        .containsExactly(-32700, -32700, -32600, -32600, -32600, -32700, -32600, -32601);
    assertThat(ProtocolConversation.answer(written, 2).get("result")).isEmpty();
  }

  @Test
  void bytes_when_theyAreNoText_areAnsweredWithAnError() throws Exception {
    String written =
        served(
            new ByteArrayInputStream(new byte[] {'{', (byte) 0xFF, '}', '\n'}),
            printing(0, "", ""));
    assertThat(ProtocolConversation.messages(written))
        .singleElement()
        .satisfies(
            message -> {
              assertThat(message.get("id").isNull()).isTrue();
              assertThat(message.get("error").get("code").asInt()).isEqualTo(-32700);
            });
  }

  @Test
  void input_when_itEndsWithoutAMessage_endsTheServer() throws Exception {
    assertThat(served(InputStream.nullInputStream(), printing(0, "", ""))).isEmpty();
    // A request before the session has begun is never answered, and keeps nobody waiting.
    assertThat(
            served(
                new ByteArrayInputStream(
                    "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}".getBytes(UTF_8)),
                printing(0, "", "")))
        .isEmpty();
  }

  @Test
  void call_when_itsFormIsWrong_isAnErrorOfTheProtocol() throws Exception {
    String written =
        served(
            ProtocolConversation.begun()
                .call(1, "check", "'text'")
                .call(2, "check", "['a']")
                .call(3, "not_there", "{}")
                .line("{\"jsonrpc\":\"2.0\",\"id\":4,\"method\":\"tools/call\"}")
                .line(
                    "{\"jsonrpc\":\"2.0\",\"id\":5,\"method\":\"tools/call\",\"params\":{\"name\":7}}"),
            printing(0, "", ""));

    for (int id = 1; id <= 5; id++) {
      assertThat(ProtocolConversation.answer(written, id).at("/error/code").asInt())
          .as("%s", id)
          .isEqualTo(-32602);
    }
    assertThat(written).doesNotContain("Exception", "\tat ");
  }

  @Test
  void call_when_theInputEndsMeanwhile_isStillAnswered() throws Exception {
    String written =
        served(
            ProtocolConversation.begun().call(1, "check", CHECK),
            (console, files, arguments) -> {
              console.out().print("{\"findings\":[]}");
              return 0;
            });
    assertThat(ProtocolConversation.answer(written, 1).at("/result/structuredContent/verdict"))
        .hasToString("\"0 findings, none at or above fail_on.\"");
  }

  @Test
  void calls_when_twoAreMade_runSideBySideWithAConsoleEach() throws Exception {
    var both = new CyclicBarrier(2);
    String written =
        served(
            ProtocolConversation.begun()
                .call(1, "explain", "{'code':'ONE'}")
                .call(2, "explain", "{'code':'TWO'}"),
            (console, files, arguments) -> {
              console.out().print("the page of ");
              meet(both);
              console.out().print(arguments.get(1));
              console.err().print("a note on " + arguments.get(1));
              return 0;
            });
    assertThat(text(ProtocolConversation.answer(written, 1)))
        .isEqualTo("The page of the check.\na note on ONE|the page of ONE");
    assertThat(text(ProtocolConversation.answer(written, 2)))
        .isEqualTo("The page of the check.\na note on TWO|the page of TWO");
  }

  private static void meet(CyclicBarrier barrier) {
    try {
      barrier.await(SECONDS_TO_HANG, TimeUnit.SECONDS);
    } catch (Exception alone) {
      throw new AssertionError(alone);
    }
  }

  private static String text(JsonNode answer) {
    return String.join(
        "|",
        StreamSupport.stream(answer.at("/result/content").spliterator(), false)
            .map(block -> block.get("text").asText())
            .toList());
  }

  @Test
  void call_when_itIsCancelled_isInterruptedAndNotAnswered() throws Exception {
    var begun = new CountDownLatch(1);
    var interrupted = new CountDownLatch(1);
    CommandRunner waiting =
        (console, files, arguments) -> {
          if (arguments.contains("OTHER")) {
            return 0;
          }
          begun.countDown();
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException expected) {
            interrupted.countDown();
          }
          return 0;
        };
    try (var toServer = new PipedOutputStream();
        var in = new PipedInputStream(toServer, 1 << 16)) {
      var server = new FutureTask<>(() -> served(in, waiting));
      new Thread(server).start();
      toServer.write(ProtocolConversation.begun().call(1, "explain", "{'code':'ONE'}").bytes());
      toServer.flush();
      assertThat(begun.await(SECONDS_TO_HANG, TimeUnit.SECONDS)).isTrue();
      String cancel =
          "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":";
      // Of no call, of one that is not there, and of this one, twice.
      toServer.write((cancel + "[]}}\n" + cancel + "7}}\n").getBytes(UTF_8));
      toServer.write((cancel + "1}}\n" + cancel + "1}}\n").getBytes(UTF_8));
      toServer.flush();
      assertThat(interrupted.await(SECONDS_TO_HANG, TimeUnit.SECONDS)).isTrue();
      toServer.write("{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"ping\"}\n".getBytes(UTF_8));
      toServer.close();
      String written = server.get(SECONDS_TO_HANG, TimeUnit.SECONDS);
      assertThat(ProtocolConversation.answer(written, 1).has("none")).isTrue();
      assertThat(ProtocolConversation.answer(written, 2).get("result")).isEmpty();
    }
  }

  @Test
  void call_when_theCommandFails_isAnErrorOfTheToolWithWhatItSaid() throws Exception {
    String written =
        served(
            ProtocolConversation.begun().call(1, "check", CHECK),
            printing(2, "half of an answer", "a.json:1:1: error: it is not JSON\n"));
    JsonNode result = ProtocolConversation.answer(written, 1).get("result");
    assertThat(result.get("isError").asBoolean()).isTrue();
    assertThat(result.at("/content/0/text").asText())
        .isEqualTo("a.json:1:1: error: it is not JSON");
    assertThat(result.at("/structuredContent/exit_code").asInt()).isEqualTo(2);
    assertThat(result.at("/structuredContent/answers")).isEmpty();
  }

  @Test
  void call_when_memoryIsUsedUp_isAnsweredAndTheNextOneToo() throws Exception {
    String written =
        served(
            ProtocolConversation.begun()
                .call(1, "check", "{'inputs':['large.json']}")
                .call(2, "check", CHECK),
            (console, files, arguments) -> {
              if (arguments.contains("large.json")) {
                throw new OutOfMemoryError("made by a test");
              }
              console.out().print("{\"findings\":[]}");
              return 0;
            });
    assertThat(ProtocolConversation.answer(written, 1).at("/result/content/0/text").asText())
        .contains("more memory", "TRAINING_ROLES_JAVA_OPTS");
    assertThat(ProtocolConversation.answer(written, 2).at("/result/isError").asBoolean()).isFalse();
  }

  @Test
  void answer_when_itIsLong_keepsTheMostSevereAndSaysWhatIsLeftOut() throws Exception {
    var findings = new StringBuilder();
    for (int each = 0; each < 2000; each++) {
      String type = each == 1999 ? "ERROR" : each % 2 == 0 ? "SUGGESTION" : "WARNING";
      findings
          .append(findings.isEmpty() ? "" : ",")
          .append("{\"type\":\"" + type + "\",\"message\":\"" + "x".repeat(80) + "\"}");
    }
    String written =
        served(
            ProtocolConversation.begun().call(1, "check", CHECK),
            printing(3, "{\"findings\":[" + findings + "],\"accepted\":[]}", ""));
    JsonNode content = ProtocolConversation.answer(written, 1).at("/result/structuredContent");
    JsonNode answer = content.at("/answers/0");
    int kept = answer.get("findings").size();
    assertThat(kept).isBetween(100, 1000);
    assertThat(answer.at("/left_out/findings").asInt()).isEqualTo(2000 - kept);
    assertThat(answer.at("/findings/0/type").asText()).isEqualTo("ERROR");
    assertThat(answer.at("/findings/1/type").asText()).isEqualTo("WARNING");
    assertThat(content.get("verdict").asText()).startsWith("2000 findings");
    assertThat(answer.toString().length()).isLessThan(AnswerLimit.MAXIMUM_CHARACTERS + 1000);
    assertThat(answer.get("accepted")).isEmpty();
  }

  @Test
  void arguments_when_givenToTheCommand_areNeverOtherOptions() throws Exception {
    var seen = new java.util.concurrent.CopyOnWriteArrayList<List<String>>();
    served(
        ProtocolConversation.begun()
            .call(1, "check", "{'inputs':['--help','-','--format=text','--','-x']}")
            .call(2, "prove", "{'input':'-','never':['--help'],'role':'--conceivable'}")
            .call(3, "fit", "{'input':'a','jobs':['-'],'set':{'--x':['--y','z'],'A':'B C'}}")
            .call(4, "explain", "{'code':'--help'}"),
        (console, files, arguments) -> {
          seen.add(arguments);
          return 1;
        });
    assertThat(seen)
        .containsExactlyInAnyOrder(
            List.of("check", "--format=json", "./--help", "./-", "./--format=text", "./--", "./-x"),
            List.of("prove", "--format=json", "--never=--help", "--role=--conceivable", "./-"),
            List.of(
                "fit",
                "--format=json",
                "--job=./-",
                "--set=--x=--y",
                "--set=--x=z",
                "--set=A=B C",
                "a"),
            List.of("explain", "./--help"));
  }
}
