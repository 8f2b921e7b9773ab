package io.trainingroles.cli.protocol;

import io.trainingroles.finding.NearestWord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A command as a tool.
 *
 * @param name the name of the tool, which is that of its command
 * @param title its name for people
 * @param description what it answers, for the agent that chooses among the tools
 * @param fixed the arguments that each call has
 * @param parameters what an agent may give
 * @param form the form of what the command prints
 */
record CommandTool(
    String name,
    String title,
    String description,
    List<String> fixed,
    List<ToolParameter> parameters,
    Form form) {

  /** The form of what a command prints. */
  enum Form {
    /** One JSON object after the other, as docs/output describes it. */
    JSON,
    /** The text of a spec. */
    SPEC,
    /** The page of a check. */
    PAGE
  }

  CommandTool {
    fixed = List.copyOf(fixed);
    parameters = List.copyOf(parameters);
  }

  /** The JSON Schema of the arguments of a call. */
  Map<String, Object> schema() {
    Map<String, Object> properties = new LinkedHashMap<>();
    parameters.forEach(each -> properties.put(each.name(), each.schema()));
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("properties", properties);
    schema.put(
        "required",
        parameters.stream().filter(ToolParameter::isRequired).map(ToolParameter::name).toList());
    schema.put("additionalProperties", false);
    return schema;
  }

  /**
   * The command line of a call.
   *
   * @param given the arguments of the call
   * @param problems where is added what is wrong with them
   */
  List<String> commandLine(Map<String, Object> given, List<String> problems) {
    Set<String> unknown = new TreeSet<>(given.keySet());
    var options = new ArrayList<String>();
    var positionals = new ArrayList<String>();
    for (ToolParameter parameter : parameters) {
      unknown.remove(parameter.name());
      if (given.containsKey(parameter.name())) {
        List<String> arguments = parameter.arguments(given.get(parameter.name()), problems);
        (parameter.option().isEmpty() ? positionals : options).addAll(arguments);
      } else if (parameter.isRequired()) {
        problems.add("'" + parameter.name() + "' is missing: " + parameter.description());
      }
    }
    List<String> names = parameters.stream().map(ToolParameter::name).toList();
    unknown.forEach(each -> problems.add(unknown(each, names)));
    var line = new ArrayList<String>();
    line.add(name);
    line.addAll(fixed);
    line.addAll(options);
    line.addAll(positionals);
    return line;
  }

  private static String unknown(String given, Collection<String> names) {
    return "there is no '"
        + given
        + "'; "
        + NearestWord.to(given, names)
            .map(near -> "did you mean '" + near + "'?")
            .orElse("the arguments are " + String.join(", ", names));
  }
}
