package io.trainingroles.cli;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The commands as a manual page, in the macros of man(7). */
final class ManualPage {
  private static final Pattern FORMAT = Pattern.compile("%n");

  private static final Map<String, String> ENVIRONMENT =
      new TreeMap<>(
          Map.of(
              "JAVA_HOME", "the JDK, 17 or newer, to run on; without it, the java of the PATH",
              "NO_COLOR", "turns colours off if it is not empty",
              "TERRAFORM_BINARY_NAME", "another program than terraform, such as tofu",
              "TRAINING_ROLES_JAVA_OPTS", "further options for Java, such as -Xmx4g",
              "TRAINING_ROLES_ORGANISATION", "the file with the rules of the organisation",
              "TRAINING_ROLES_PLUGIN_MIRROR", "a mirror of the AWS provider for plan"));

  private final StringBuilder page = new StringBuilder();

  /** The page of a program and its commands. */
  static String of(CommandSpec program) {
    return new ManualPage().written(program);
  }

  private String written(CommandSpec program) {
    page.append(".\\\" Written from the commands' own help; a test holds it to them.\n");
    page.append(".TH TRAINING-ROLES 1 \"\" \"Training Roles\" \"User Commands\"\n");
    section("NAME");
    line("training-roles \\- least-privileged IAM roles for AI training jobs, as plain Terraform");
    section("SYNOPSIS");
    page.append(".B training-roles\n.I COMMAND\n[\\fIOPTIONS\\fR] [\\fIARGUMENTS\\fR]\n");
    section("DESCRIPTION");
    text(List.of(program.usageMessage().description()));
    section("COMMANDS");
    program.subcommands().forEach((name, command) -> command(name, command.getCommandSpec()));
    section("EXIT STATUS");
    item("0", "success");
    item("1", "the program failed");
    item("2", "wrong usage, or an input that cannot be read");
    item(
        "3",
        "not as expected: findings at or above --fail-on, broader access, a broken promise, a role"
            + " that does not fit, an answer that is not known");
    line("plan exits as Terraform does.");
    section("ENVIRONMENT");
    ENVIRONMENT.forEach(this::item);
    section("FILES");
    item("training-roles.yaml", "the spec that is read if none is named");
    item("organisation.yaml", "the rules of the organisation, beside or above an input");
    section("EXAMPLES");
    example("training-roles init && training-roles synth");
    example("terraform show -json PLAN | training-roles check -");
    example("training-roles prove training-roles.yaml --never 's3:Put* on *'");
    section("SEE ALSO");
    page.append(".BR terraform (1)\n");
    return page.toString();
  }

  private void command(String name, CommandSpec command) {
    page.append(".SS training-roles ").append(escaped(name));
    for (PositionalParamSpec parameter : command.positionalParameters()) {
      String label = parameter.paramLabel() + (parameter.arity().max() > 1 ? "..." : "");
      page.append(' ').append(escaped(parameter.required() ? label : "[" + label + "]"));
    }
    page.append('\n');
    text(List.of(command.usageMessage().description()));
    for (PositionalParamSpec parameter : command.positionalParameters()) {
      item("\\fI" + escaped(parameter.paramLabel()) + "\\fR", words(parameter));
    }
    command.options().stream()
        .filter(option -> !option.hidden())
        .sorted(Comparator.comparing(OptionSpec::longestName))
        .forEach(option -> item(names(option), words(option)));
    if (command.usageMessage().footer().length > 0) {
      page.append(".PP\n");
      text(List.of(command.usageMessage().footer()));
    }
  }

  private static String names(OptionSpec option) {
    String names =
        String.join("\\fR, \\fB", Arrays.stream(option.names()).map(ManualPage::escaped).toList());
    return "\\fB"
        + names
        + "\\fR"
        + (option.arity().max() == 0 ? "" : " \\fI" + escaped(option.paramLabel()) + "\\fR");
  }

  private static String words(ArgSpec argument) {
    return FORMAT
        .matcher(String.join(" ", argument.description()))
        .replaceAll(" ")
        .replace("${DEFAULT-VALUE}", String.valueOf(argument.defaultValue()))
        .replace("%%", "%");
  }

  private void section(String name) {
    page.append(".SH ").append(name).append('\n');
  }

  private void item(String heading, String words) {
    page.append(".TP\n")
        .append(heading.startsWith("\\f") ? heading : "\\fB" + escaped(heading) + "\\fR");
    page.append('\n');
    line(words);
  }

  private void example(String command) {
    page.append(".PP\n.nf\n.RS\n").append(escaped(command)).append("\n.RE\n.fi\n");
  }

  /** Paragraphs, which empty lines separate; a line that begins with a blank stays as it is. */
  private void text(List<String> lines) {
    for (String each : lines) {
      String line = each.replace("%n", "").replace("%%", "%");
      if (line.isBlank()) {
        page.append(".PP\n");
      } else if (line.startsWith(" ")) {
        page.append(".nf\n").append(escaped(line)).append("\n.fi\n");
      } else {
        line(line);
      }
    }
  }

  private void line(String words) {
    String text = words.contains("\\-") ? words : escaped(words);
    page.append(text).append('\n');
  }

  /** What roff would read as its own is text. */
  private static String escaped(String words) {
    String text = words.replace("\\", "\\e").replace("-", "\\-").replace("…", "...");
    return text.startsWith(".") || text.startsWith("'") ? "\\&" + text : text;
  }
}
