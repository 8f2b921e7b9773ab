package io.trainingroles.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.DocumentedPages;
import io.trainingroles.ExpectedText;
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
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The sessions in the documentation are what the commands write. {@code -Dsnapshots.update=true}
 * rewrites them.
 */
final class DocumentedSessionsTest {
  private static final Pattern SESSION = Pattern.compile("(?s)```console\n(.*?)```");
  private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");
  private static final String PROMPT = "$ training-roles ";

  @ParameterizedTest
  @MethodSource("pages")
  void sessions_when_runAgain_showTheSame(String page) throws IOException {
    String text = Files.readString(Path.of(page));
    Matcher sessions = SESSION.matcher(text);
    String fresh =
        sessions.replaceAll(
            session -> Matcher.quoteReplacement("```console\n" + again(session.group(1)) + "```"));

    assertThat(text).contains(PROMPT);
    ExpectedText.check(Path.of(page), fresh);
  }

  private static List<String> pages() {
    return DocumentedPages.OF_THE_PROJECT;
  }

  /** The same commands, each with what it writes now. */
  private static String again(String session) {
    if (!session.startsWith(PROMPT)) {
      return session;
    }
    var fresh = new StringBuilder();
    session
        .lines()
        .filter(line -> line.startsWith(PROMPT))
        .forEach(
            line -> fresh.append(line).append('\n').append(run(line.substring(PROMPT.length()))));
    return fresh.toString();
  }

  private static String run(String line) {
    var out = new ByteArrayOutputStream();
    var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    var console = new Console(stream, stream, false, false);
    TrainingRolesCommand.run(console, Map.of(), words(line));
    return out.toString(StandardCharsets.UTF_8);
  }

  /** The arguments of a command line; a shell's quotation marks keep several words together. */
  static String[] words(String line) {
    List<String> words = new ArrayList<>();
    for (MatchResult word : WORD.matcher(line).results().toList()) {
      words.add(word.group(1) == null ? word.group(2) : word.group(1));
    }
    return words.toArray(String[]::new);
  }
}
