package io.trainingroles.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the text of a service; {@code src/reference/README.md} says what its lines mean. */
final class ServiceText {
  private static final Map<String, ConditionKey.ValueType> VALUE_TYPES =
      Map.of(
          "String", ConditionKey.ValueType.STRING,
          "ARN", ConditionKey.ValueType.ARN,
          "Bool", ConditionKey.ValueType.BOOL,
          "Numeric", ConditionKey.ValueType.NUMERIC,
          "Date", ConditionKey.ValueType.DATE,
          "IPAddress", ConditionKey.ValueType.IP_ADDRESS);
  private static final String SEVERAL = "ArrayOf";

  private final String prefix;
  private final List<ConditionKey> keys = new ArrayList<>();
  private final Map<String, ResourceType> types = new HashMap<>();
  private final List<Action> actions = new ArrayList<>();

  private ServiceText(String prefix) {
    this.prefix = prefix;
  }

  /**
   * Reads a text.
   *
   * @throws IllegalArgumentException if a line is none of those that are known
   */
  static Service read(String prefix, String text, Corrections corrections) {
    var reader = new ServiceText(prefix);
    List<String[]> lines = text.lines().map(line -> line.split("\t", -1)).toList();
    // Actions name resource types, wherever these stand.
    lines.stream().filter(line -> !line[0].equals("action")).forEach(reader::readKeyOrType);
    List<Corrections.Line> corrected = corrections.of(prefix);
    corrected.forEach(reader::correctType);
    lines.stream().filter(line -> line[0].equals("action")).forEach(reader::readActions);
    corrected.forEach(reader::require);
    corrected.forEach(reader::correctActions);
    return new Service(
        prefix, reader.actions, List.copyOf(reader.types.values()), List.copyOf(reader.keys));
  }

  private void readKeyOrType(String[] line) {
    if (line[0].equals("key")) {
      keys.add(conditionKey(prefix, line));
    } else if (line[0].equals("type")) {
      expect(line, 4);
      List<ArnFormat> formats =
          words(line[2]).stream().map(format -> new ArnFormat(arn(format))).toList();
      types.put(line[1], new ResourceType(line[1], formats, keyNames(prefix, line[3])));
    } else {
      throw unreadable(line);
    }
  }

  private void correctType(Corrections.Line line) {
    if (line.kind() == Corrections.Kind.FORMATS) {
      ResourceType before =
          types.getOrDefault(line.name(), new ResourceType(line.name(), List.of(), List.of()));
      var formats = new ArrayList<>(before.formats());
      line.words().forEach(format -> formats.add(new ArnFormat(arn(format))));
      types.put(line.name(), new ResourceType(line.name(), formats, before.conditionKeys()));
    }
  }

  private void correctActions(Corrections.Line line) {
    if (line.kind() == Corrections.Kind.ACTIONS) {
      ResourceType type = types.get(line.name());
      if (type == null) {
        throw new IllegalArgumentException("a correction of a type that is not known: " + line);
      }
      actions.replaceAll(
          action -> line.words().contains(action.name()) ? with(action, type) : action);
    }
  }

  private void require(Corrections.Line line) {
    if (line.kind() == Corrections.Kind.REQUIRED) {
      actions.replaceAll(
          action -> line.words().contains(action.name()) ? requiring(action) : action);
    }
  }

  private static Action requiring(Action action) {
    return new Action(
        action.service(),
        action.name(),
        action.level(),
        action.resources(),
        action.conditionKeys(),
        /* isAlwaysOnOne= */ true);
  }

  /** Each request of such an action is about the type, although a user can only say {@code *}. */
  private static Action with(Action action, ResourceType type) {
    var resources = new ArrayList<>(action.resources());
    resources.add(new ActionResource(type, /* isRequired= */ true, List.of()));
    return new Action(
        action.service(),
        action.name(),
        action.level(),
        resources,
        action.conditionKeys(),
        action.isAlwaysOnOne());
  }

  static ConditionKey conditionKey(String prefix, String[] line) {
    expect(line, 3);
    boolean isMultivalued = line[2].startsWith(SEVERAL);
    ConditionKey.ValueType type =
        VALUE_TYPES.get(isMultivalued ? line[2].substring(SEVERAL.length()) : line[2]);
    if (type == null) {
      throw unreadable(line);
    }
    return new ConditionKey(keyNames(prefix, line[1]).get(0), type, isMultivalued);
  }

  private void readActions(String[] line) {
    expect(line, 5);
    AccessLevel level =
        Arrays.stream(AccessLevel.values())
            .filter(each -> each.word().equals(line[1]))
            .findFirst()
            .orElseThrow(() -> unreadable(line));
    List<ActionResource> resources =
        line[2].isEmpty()
            ? List.of()
            : Arrays.stream(line[2].split(",", -1)).map(word -> resource(line, word)).toList();
    List<String> conditionKeys = keyNames(prefix, line[3]);
    for (String name : words(line[4])) {
      actions.add(
          new Action(prefix, name, level, resources, conditionKeys, /* isAlwaysOnOne= */ false));
    }
  }

  private ActionResource resource(String[] line, String word) {
    int equals = word.indexOf('=');
    String written = equals < 0 ? word : word.substring(0, equals);
    boolean isRequired = written.endsWith("*");
    ResourceType type =
        types.get(isRequired ? written.substring(0, written.length() - 1) : written);
    if (type == null) {
      throw unreadable(line);
    }
    List<String> only = equals < 0 ? List.of() : keyNames(prefix, word.substring(equals + 1));
    return new ActionResource(type, isRequired, only);
  }

  private String arn(String format) {
    return format.startsWith("~")
        ? "arn:${Partition}:" + prefix + ":${Region}:${Account}:" + format.substring(1)
        : format;
  }

  private static List<String> keyNames(String prefix, String words) {
    return words(words).stream().map(word -> word.startsWith(":") ? prefix + word : word).toList();
  }

  private static List<String> words(String field) {
    return field.isEmpty() ? List.of() : List.of(field.split(" ", -1));
  }

  private static void expect(String[] line, int fields) {
    if (line.length != fields) {
      throw unreadable(line);
    }
  }

  private static IllegalArgumentException unreadable(String[] line) {
    return new IllegalArgumentException(
        "the reference data has a line that cannot be read: " + String.join("\t", line));
  }
}
