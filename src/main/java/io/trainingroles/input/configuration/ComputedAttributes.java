package io.trainingroles.input.configuration;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The attributes that providers compute, by the types of resources and data sources. Those of AWS
 * are from the schema of provider 5.100.0. A type that is not in it has the three that nearly all
 * have.
 */
final class ComputedAttributes {
  private static final List<String> FILES = List.of("computed.txt", "others.txt");
  private static final List<String> USUAL = List.of("arn", "id", "name");

  private final Map<String, List<String>> byType = new HashMap<>();

  ComputedAttributes() {
    for (String file : FILES) {
      for (String line : ConfigurationTexts.lines(file)) {
        List<String> words = List.of(line.split(" ", -1));
        byType.put(words.get(0), words.subList(1, words.size()));
      }
    }
  }

  /** Their names; with {@code []} behind that of a list or a set of texts. */
  List<String> of(String type) {
    return byType.getOrDefault(type, USUAL);
  }
}
