package io.trainingroles.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the program explains its commands, and what it reports of a wrong call. */
final class CommandUsageTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "synht|there is no command 'synht'|Did you mean synth?",
        "synth --modul|unknown option '--modul'|Did you mean --module?",
        "synth a b|unexpected argument 'b'|See 'training-roles synth --help'",
        "synth -o|Missing required parameter for option '--output' (DIR)|training-roles synth --help",
        "synth -o a -o b|option '--output' (DIR) should be specified only once|--help",
        "init --force|unknown option '--force'|See 'training-roles init --help'",
        "--colour|unknown option '--colour'|See 'training-roles --help'"
      })
  void usage_when_wrong_exits2AndTeaches(String line, String problem, String hint) {
    ProgramRun usage = ProgramRun.of(line.split(" "));
    assertThat(usage.code()).isEqualTo(2);
    assertThat(usage.out()).isEmpty();
    assertThat(usage.err()).startsWith("error: " + problem).contains(hint);
  }

  @Test
  void usage_when_noCommandIsNear_namesNone() {
    assertThat(ProgramRun.of("help").err())
        .isEqualTo(
            """
            error: there is no command 'help'
            See 'training-roles --help' for the usage.
            """);
  }

  @Test
  void usage_when_nothingIsSaid_namesTheCommands() {
    ProgramRun usage = ProgramRun.of();
    assertThat(usage.code()).isEqualTo(2);
    assertThat(usage.err())
        .isEqualTo(
            """
            error: a command is missing: init, synth, plan, check, explain, simulate, diff, prove, fit, import, tighten, report, mcp
            See 'training-roles --help' for the usage.
            """);
  }

  @Test
  void usage_when_argumentsAreHostile_isSafe() {
    ProgramRun usage = ProgramRun.of("\u001B[31m\u202Ex\n");
    assertThat(usage.code()).isEqualTo(2);
    assertThat(usage.err()).contains("\\u{1b}[31m\\u{202e}x\\n").doesNotContain("\u001B");
  }

  @Test
  void help_when_asked_teaches() {
    ProgramRun help = ProgramRun.of("--help");
    assertThat(help.code()).isZero();
    assertThat(help.err()).isEmpty();
    assertThat(help.out())
        .contains("Usage: training-roles")
        .contains("init", "synth", "plan", "generate-completion")
        .contains("training-roles plan --offline")
        .contains("Exit codes: 0 success")
        .contains("source <(training-roles generate-completion)");
    assertThat(ProgramRun.of("synth", "--help").out().replaceAll("\\s+", " "))
        .contains("main.tf.json", "terraform.tf.json", "--module", "--stdout", "-o, --output=DIR")
        .contains("default: training-roles.yaml", "default: terraform.out")
        .contains("nothing is written");
    assertThat(ProgramRun.of("init", "-h").out())
        .contains("is never replaced", "default: training-roles.yaml");
    assertThat(ProgramRun.of("plan", "--help").out())
        .contains("--offline", "--plugin-mirror=DIR", "TERRAFORM_BINARY_NAME")
        .contains("TRAINING_ROLES_PLUGIN_MIRROR");
    assertThat(help.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(101));
  }

  @Test
  void version_when_asked_isThatOfThePomInOneLine() throws IOException {
    Matcher pom =
        Pattern.compile("<artifactId>training-roles</artifactId>\\s*<version>(.+?)</version>")
            .matcher(Files.readString(Path.of("pom.xml")));
    assertThat(pom.find()).isTrue();

    ProgramRun version = ProgramRun.of("--version");

    assertThat(version.code()).isZero();
    assertThat(version.out()).isEqualTo("training-roles " + pom.group(1) + System.lineSeparator());
  }

  @Test
  void completion_when_asked_isAScript() {
    ProgramRun completion = ProgramRun.of("generate-completion");
    assertThat(completion.code()).isZero();
    assertThat(completion.out()).contains("_picocli_training-roles_synth()", "--stdout");
  }
}
