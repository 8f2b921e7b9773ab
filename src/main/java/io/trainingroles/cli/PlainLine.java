package io.trainingroles.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Sets the fields of a command to what its command line says, where that has nothing but options
 * and values that are right. Whatever else it has (a mistake, {@code --help}, a form that is seldom
 * written) is left to picocli, which knows the same options by their annotations, and needs half of
 * the start of a command to read those.
 *
 * <p>The options are in {@code options.txt} beside this class, which a test writes from picocli's
 * model: of each its kind, its field and its names; of the positional parameters how many there may
 * be.
 */
final class PlainLine {
  private static final String OPTIONS = "options.txt";

  /** One option, or the positional parameters. */
  private record Row(String kind, String field, int least, int most) {
    boolean isSeveral() {
      return kind.equals("texts") || kind.equals("paths");
    }
  }

  private final Map<String, Row> options = new HashMap<>();
  private final Map<Row, List<String>> given = new HashMap<>();
  private final List<String> positionals = new ArrayList<>();
  private @Nullable Row positional;

  private PlainLine() {}

  /**
   * Sets the fields of a command, or leaves all of them as they are.
   *
   * @param name the command's name
   * @param command the command
   * @param arguments what follows its name
   * @return whether they are set
   */
  static boolean assign(String name, Object command, List<String> arguments) {
    var line = new PlainLine();
    return line.readOptions(name) && line.read(arguments) && line.set(command);
  }

  /** Whether the command has a list of them: one with an option that must be given has none. */
  private boolean readOptions(String name) {
    String text;
    try (InputStream stream = PlainLine.class.getResourceAsStream(OPTIONS)) {
      text = new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    int begin = text.indexOf("\n" + name + "\n");
    int end = text.indexOf("\n\n", begin);
    int next = begin + name.length() + 2;
    while (begin >= 0 && next < end) {
      int stop = text.indexOf('\n', next);
      readRow(words(text.substring(next, stop)));
      next = stop + 1;
    }
    return begin >= 0;
  }

  private void readRow(List<String> words) {
    String last = words.get(2);
    if (last.startsWith("-")) {
      var row = new Row(words.get(0), words.get(1), 0, 1);
      for (String option : words.subList(2, words.size())) {
        options.put(option, row);
      }
    } else {
      int least = last.charAt(0) - '0';
      int most = last.endsWith("*") ? Integer.MAX_VALUE : last.charAt(last.length() - 1) - '0';
      positional = new Row(words.get(0), words.get(1), least, most);
    }
  }

  private static List<String> words(String line) {
    var words = new ArrayList<String>();
    int begin = 0;
    for (int end = line.indexOf(' '); end >= 0; end = line.indexOf(' ', begin)) {
      words.add(line.substring(begin, end));
      begin = end + 1;
    }
    words.add(line.substring(begin));
    return words;
  }

  private boolean read(List<String> arguments) {
    for (int index = 0; index < arguments.size(); index++) {
      String argument = arguments.get(index);
      if (!argument.startsWith("-") || argument.equals("-")) {
        positionals.add(argument);
        continue;
      }
      int equals = options.containsKey(argument) ? -1 : argument.indexOf('=');
      Row row = options.get(equals < 0 ? argument : argument.substring(0, equals));
      if (row == null) {
        return false;
      }
      String value = "";
      if (equals >= 0) {
        value = argument.substring(equals + 1);
      } else if (!row.kind().equals("flag")) {
        index++;
        value = index < arguments.size() ? arguments.get(index) : "";
      }
      if (!take(row, value)) {
        return false;
      }
    }
    return isEnough();
  }

  private boolean take(Row row, String value) {
    List<String> values = given.get(row);
    boolean isFlag = row.kind().equals("flag");
    if (isFlag != value.isEmpty() || (values != null && !row.isSeveral()) || !isPlain(value)) {
      return false;
    }
    if (values == null) {
      values = new ArrayList<>();
      given.put(row, values);
    }
    values.add(value);
    return true;
  }

  /** What begins with a hyphen may be meant as an option, and quotation marks may be taken away. */
  private static boolean isPlain(String value) {
    return (value.equals("-") || !value.startsWith("-")) && value.indexOf('"') < 0;
  }

  private boolean isEnough() {
    Row row = positional;
    int count = positionals.size();
    if (row == null) {
      return count == 0;
    }
    for (String value : positionals) {
      if (value.isEmpty() || !isPlain(value)) {
        return false;
      }
    }
    if (count > 0) {
      given.put(row, positionals);
    }
    return count >= row.least() && count <= row.most();
  }

  private boolean set(Object command) {
    var targets = new ArrayList<Target>();
    for (Map.Entry<Row, List<String>> entry : given.entrySet()) {
      Target target = target(command, entry.getKey(), entry.getValue());
      if (target == null) {
        return false;
      }
      targets.add(target);
    }
    for (Target target : targets) {
      target.set();
    }
    return true;
  }

  /** A field and what it will be. */
  private record Target(Object object, Field field, Object value) {
    void set() {
      try {
        field.set(object, value);
      } catch (IllegalAccessException unexpected) {
        throw new IllegalStateException(unexpected);
      }
    }
  }

  private static @Nullable Target target(Object command, Row row, List<String> values) {
    Object object = command;
    String name = row.field();
    try {
      for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.')) {
        object = Objects.requireNonNull(field(object, name.substring(0, dot)).get(object));
        name = name.substring(dot + 1);
      }
      Field field = field(object, name);
      Object value = value(row, field.getType(), values);
      return value == null ? null : new Target(object, field, value);
    } catch (ReflectiveOperationException unexpected) {
      throw new IllegalStateException(OPTIONS + " names a field that is not there", unexpected);
    }
  }

  private static Field field(Object object, String name) throws NoSuchFieldException {
    Field field = object.getClass().getDeclaredField(name);
    field.setAccessible(true);
    return field;
  }

  /** What the values mean; null where it takes picocli to say what is wrong with them. */
  private static @Nullable Object value(Row row, Class<?> type, List<String> values) {
    try {
      return switch (row.kind()) {
        case "flag" -> true;
        case "text" -> values.get(0);
        case "path" -> Path.of(values.get(0));
        case "texts" -> new ArrayList<>(values);
        case "paths" -> paths(values);
        case "word" -> word(type, values.get(0));
        default -> null;
      };
    } catch (InvalidPathException noPath) {
      return null;
    }
  }

  private static List<Path> paths(List<String> values) {
    var paths = new ArrayList<Path>();
    for (String value : values) {
      paths.add(Path.of(value));
    }
    return paths;
  }

  private static @Nullable Object word(Class<?> type, String value) {
    for (Object constant : type.getEnumConstants()) {
      if (constant.toString().equalsIgnoreCase(value)) {
        return constant;
      }
    }
    return null;
  }
}
