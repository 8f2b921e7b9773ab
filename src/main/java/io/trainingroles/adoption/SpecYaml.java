package io.trainingroles.adoption;

import io.trainingroles.adoption.RecognisedPolicy.Item;
import io.trainingroles.iam.PolicyDocumentWriter;
import io.trainingroles.iam.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** The values of a spec as YAML. A text that YAML would read as another type is quoted. */
final class SpecYaml {
  private static final DumpSettings SETTINGS =
      DumpSettings.builder()
          .setDefaultFlowStyle(FlowStyle.BLOCK)
          .setIndent(2)
          .setIndicatorIndent(2)
          .setIndentWithIndicator(true)
          .setSplitLines(false)
          .build();

  private SpecYaml() {}

  /** Mappings, lists and scalars as one document. */
  static String of(Map<String, Object> spec) {
    return new Dump(SETTINGS).dumpToString(spec);
  }

  /** A grant as an item of a list, in lines of which the first begins with a hyphen. */
  static String item(Item item) {
    return new Dump(SETTINGS)
        .dumpToString(List.of(grant(item)))
        .lines()
        .map(line -> line.substring(Math.min(2, line.length())))
        .collect(Collectors.joining("\n"));
  }

  /** A grant of a policy. */
  static Object grant(Item item) {
    return item instanceof Item.Intent intent
        ? loaded(intent.grant().yaml())
        : Map.of("statement", statement(((Item.AsItIs) item).statement()));
  }

  /** A statement in the policy language; JSON is YAML. */
  static Object statement(Statement statement) {
    return loaded(new PolicyDocumentWriter().write(statement));
  }

  /** A trust, in one word where its first argument is its only one. */
  static Object trust(Map<String, List<String>> trust) {
    if (trust.size() == 1 && trust.containsKey("service")) {
      return trust.get("service").get(0);
    }
    var all = new LinkedHashMap<String, Object>();
    trust.forEach(
        (name, values) ->
            all.put(
                name,
                name.equals("subjects")
                    ? values
                    : name.equals("tags_sessions") ? true : values.get(0)));
    return all;
  }

  private static Object loaded(String yaml) {
    return new Load(LoadSettings.builder().build()).loadFromString(yaml);
  }
}
