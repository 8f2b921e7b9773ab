package io.trainingroles.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.ExpectedText;
import io.trainingroles.cli.console.Console;
import io.trainingroles.cli.console.ReadableFiles;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;

/** A plain command line means the same as it does to picocli, and every other one is left to it. */
final class PlainLineTest {
  private static final Path OPTIONS =
      Path.of("src", "main", "resources", "io", "trainingroles", "cli", "options.txt");

  private static final List<String> NAMES = TrainingRolesCommand.NAMES;

  @Test
  void options_when_readFromTheModelOfPicocli_areThoseOfTheFile() throws IOException {
    var text =
        new StringBuilder("# Written by PlainLineTest from the annotations of the commands.\n\n");
    for (String name : NAMES) {
      if (hasRequiredOption(name)) {
        continue;
      }
      text.append(name).append('\n');
      rows(spec(name), "").forEach(row -> text.append(row).append('\n'));
      text.append('\n');
    }

    ExpectedText.check(OPTIONS, text.toString());
  }

  @ParameterizedTest
  @FieldSource("NAMES")
  void field_when_itsOptionIsNotGiven_hasTheValueThatPicocliWouldGiveIt(String name) {
    for (ArgSpec argument : spec(name).args()) {
      if (argument.defaultValue() != null) {
        assertThat(String.valueOf((Object) argument.getValue()))
            .as(argument.toString())
            .isEqualTo(argument.defaultValue());
      }
    }
  }

  @ParameterizedTest
  @FieldSource("NAMES")
  void assign_when_optionsAreGiven_setsWhatPicocliSets(String name) {
    if (hasRequiredOption(name)) {
      assertThat(PlainLine.assign(name, command(name), List.of("a"))).isFalse();
      assertThat(PlainLine.assign(name, command(name), List.of())).isFalse();
      return;
    }
    int assigned = 0;
    for (ArgSpec argument : spec(name).args()) {
      for (List<String> words : plainWords(argument)) {
        var line = new ArrayList<>(argument.isOption() ? positionals(name) : List.of());
        line.addAll(words);
        Object plain = command(name);
        if (PlainLine.assign(name, plain, line)) {
          assigned++;
          Object parsed = command(name);
          parse(parsed, line);
          assertThat(values(plain)).as("%s %s", name, line).isEqualTo(values(parsed));
        }
      }
      if (argument instanceof OptionSpec option && !isHelp(argument) && !kind(argument).isEmpty()) {
        var line = new ArrayList<>(positionals(name));
        line.addAll(plainWords(option).get(0));
        assertThat(PlainLine.assign(name, command(name), line)).as("%s %s", name, line).isTrue();
      }
    }
    if (spec(name).args().stream().allMatch(PlainLineTest::isHelp)) {
      // Nothing but --help: a line that is right has no arguments.
      assertThat(PlainLine.assign(name, command(name), List.of())).isTrue();
    } else {
      assertThat(assigned).isPositive();
    }
  }

  @ParameterizedTest
  @FieldSource("NAMES")
  void assign_when_theLineIsNotPlain_setsNothing(String name) {
    for (List<String> line :
        List.of(
            List.of("--help"),
            List.of("-V"),
            List.of("--no-such-option"),
            List.of("a", "--no-such-option=b"),
            List.of("a", "b", "--format"),
            List.of("a", "b", "--format="),
            List.of("a", "b", "--format", "no-such-format"),
            List.of("a", "b", "--format=text", "--format=text"),
            List.of("a", "b", "--role", "--type"),
            List.of("a", "--", "b"),
            List.of("a\0b", "-oout"),
            List.of("\"a\"", "b"),
            List.of(""))) {
      if (!isParsed(name, line) || line.contains("--help") || line.contains("-V")) {
        Object plain = command(name);
        Map<String, Object> before = values(plain);

        assertThat(PlainLine.assign(name, plain, line)).as("%s %s", name, line).isFalse();
        assertThat(values(plain)).isEqualTo(before);
      }
    }
  }

  private static boolean isHelp(ArgSpec argument) {
    return argument.toString().contains("help") || argument.toString().contains("ersion");
  }

  // --- What picocli knows ----------------------------------------------------------------------

  private static Object command(String name) {
    var console = new Console(System.out, System.err, false, false);
    return Objects.requireNonNull(
        new TrainingRolesCommand(
                console, ReadableFiles.all(System.in), Map.of(), () -> LocalDate.EPOCH, List.of())
            .command(name));
  }

  private static CommandSpec spec(String name) {
    return CommandSpec.forAnnotatedObject(command(name));
  }

  /** Such a command is left to picocli. */
  private static boolean hasRequiredOption(String name) {
    return spec(name).options().stream().anyMatch(OptionSpec::required);
  }

  private static boolean isParsed(String name, List<String> line) {
    try {
      parse(command(name), line);
      return true;
    } catch (ParameterException wrong) {
      return false;
    }
  }

  private static void parse(Object command, List<String> line) {
    new CommandLine(command)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExpandAtFiles(false)
        .parseArgs(line.toArray(String[]::new));
  }

  private static List<String> rows(CommandSpec spec, String path) {
    var rows = new ArrayList<String>();
    var inherited = new ArrayList<Object>();
    spec.mixins()
        .forEach(
            (name, mixin) -> {
              mixin.args().forEach(argument -> inherited.add(argument.userObject()));
              if (!name.equals("mixinStandardHelpOptions")) {
                rows.addAll(rows(mixin, path + name + "."));
              }
            });
    for (ArgSpec argument : spec.args()) {
      if (!inherited.contains(argument.userObject()) && !kind(argument).isEmpty()) {
        rows.add(
            kind(argument)
                + " "
                + path
                + ((Field) argument.userObject()).getName()
                + names(argument));
      }
    }
    rows.sort(null);
    return rows;
  }

  private static String names(ArgSpec argument) {
    if (argument instanceof OptionSpec option) {
      return " " + String.join(" ", option.names());
    }
    return " " + ((PositionalParamSpec) argument).arity();
  }

  /** Empty where picocli is left to read it. */
  private static String kind(ArgSpec argument) {
    assertThat(argument.splitRegex()).as(argument.toString()).isEmpty();
    Class<?> type = argument.type();
    Class<?> item = argument.auxiliaryTypes().length == 0 ? type : argument.auxiliaryTypes()[0];
    if (type.equals(boolean.class)) {
      return "flag";
    } else if (type.isEnum()) {
      return "word";
    } else if (List.class.equals(type)) {
      return item.equals(Path.class) ? "paths" : "texts";
    } else if (type.equals(Path.class)) {
      return "path";
    }
    return type.equals(String.class) ? "text" : "";
  }

  // --- Lines -----------------------------------------------------------------------------------

  /** As many positional parameters as the command needs. */
  private static List<String> positionals(String name) {
    var words = new ArrayList<String>();
    for (PositionalParamSpec positional : spec(name).positionalParameters()) {
      for (int number = 0; number < Math.max(1, positional.arity().min()); number++) {
        words.add("input" + number);
      }
    }
    return words;
  }

  /** Some ways to give an option; for positional parameters, one more and two more of them. */
  private static List<List<String>> plainWords(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option)) {
      return List.of(List.of(), List.of("a b"), List.of("a", "@b"), List.of("a", "b", "c"));
    }
    var ways = new ArrayList<List<String>>();
    for (String name : option.names()) {
      if (argument.type().equals(boolean.class)) {
        ways.add(List.of(name));
        ways.add(List.of(name, name));
        continue;
      }
      String value =
          argument.type().isEnum()
              ? argument.type().getEnumConstants()[0].toString().toUpperCase(Locale.ROOT)
              : "a=b,c:d\\e";
      ways.add(List.of(name, value));
      ways.add(List.of(name + "=" + value));
      ways.add(List.of(name, value, name, value));
      ways.add(List.of(name, "-"));
    }
    return ways;
  }

  // --- Fields ----------------------------------------------------------------------------------

  /** The values of all options, by their fields. */
  private static Map<String, Object> values(Object command) {
    var values = new TreeMap<String, Object>();
    for (ArgSpec argument : CommandSpec.forAnnotatedObject(command).args()) {
      values.put(
          Arrays.toString(argument.isOption() ? ((OptionSpec) argument).names() : new String[0]),
          String.valueOf((Object) argument.getValue()));
    }
    return values;
  }
}
