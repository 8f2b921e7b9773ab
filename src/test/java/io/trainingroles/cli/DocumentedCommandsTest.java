package io.trainingroles.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.DocumentedPages;
import io.trainingroles.cli.console.Console;
import io.trainingroles.cli.console.ReadableFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The commands and options that the documentation names exist, and a test runs each block of
 * commands.
 */
final class DocumentedCommandsTest {
  private static final Pattern CALL =
      Pattern.compile("(?:bin/)?training-roles ([a-z-]+)((?:[^`\\n|&;>]|\\\\\\n)*)");
  private static final Pattern CELL = Pattern.compile("(?m)^\\| `([a-z-]+)( [^`]*)?`");
  private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--?[a-z][a-z-]*");
  private static final Pattern QUOTED = Pattern.compile("'[^']*'");

  @Test
  void commands_when_named_haveTheOptionsThatTheyAreShownWith() throws IOException {
    Map<String, CommandSpec> commands = commands();
    List<String> wrong = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Path page : DocumentedPages.all()) {
      String text = Files.readString(page);
      for (MatchResult call : CALL.matcher(text).results().toList()) {
        CommandSpec command = commands.get(call.group(1));
        if (command != null && TrainingRolesCommand.NAMES.contains(call.group(1))) {
          seen.add(call.group(1));
          check(command, call.group(2), page + ": " + call.group(), wrong);
        } else if (!call.group(2).isBlank() && call.group(2).contains(" --")) {
          wrong.add(page + ": there is no command in " + call.group());
        }
      }
    }
    Path reference = Path.of("docs/commands.md");
    for (MatchResult cell : CELL.matcher(Files.readString(reference)).results().toList()) {
      CommandSpec command = commands.get(cell.group(1));
      if (command != null && cell.group(2) != null) {
        check(command, cell.group(2), cell.group(), wrong);
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(seen).containsExactlyInAnyOrderElementsOf(TrainingRolesCommand.NAMES);
  }

  @Test
  void commands_when_listed_areAllInTheReference() throws IOException {
    String reference = Files.readString(Path.of("docs/commands.md"));
    assertThat(TrainingRolesCommand.NAMES)
        .allSatisfy(name -> assertThat(reference).containsPattern("\\| `" + name + "[ `]"));
  }

  @Test
  void blocks_when_commandsStandInThem_areRunByATest() throws IOException {
    Set<String> run = new HashSet<>(DocumentedPages.OF_THE_PROJECT);
    run.addAll(DocumentedPages.OF_THEIR_OWN);
    run.addAll(DocumentedPages.OF_OTHERS.keySet());
    Set<String> pages = new HashSet<>();
    for (Path page : DocumentedPages.all()) {
      if (!DocumentedPages.blocks(page).isEmpty()) {
        pages.add(page.toString().replace('\\', '/'));
      }
    }

    assertThat(pages).containsExactlyInAnyOrderElementsOf(run);
  }

  private static void check(
      CommandSpec command, String arguments, String where, List<String> wrong) {
    String own = QUOTED.matcher(arguments.replaceAll(" -- .*", "")).replaceAll("text");
    for (MatchResult option : OPTION.matcher(own).results().toList()) {
      if (command.findOption(option.group()) == null) {
        wrong.add(where + ": " + command.name() + " has no " + option.group());
      }
    }
  }

  private static Map<String, CommandSpec> commands() {
    var nothing = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    var console = new Console(nothing, nothing, false, false);
    var program =
        new TrainingRolesCommand(
            console,
            ReadableFiles.all(InputStream.nullInputStream()),
            Map.of(),
            () -> ProgramRun.DAY,
            List.of());
    Map<String, CommandSpec> commands = new java.util.HashMap<>();
    new ParsedLine(program, console)
        .line("")
        .getSubcommands()
        .forEach((name, line) -> commands.put(name, line.getCommandSpec()));
    return commands;
  }
}
