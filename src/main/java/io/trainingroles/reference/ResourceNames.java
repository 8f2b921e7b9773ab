package io.trainingroles.reference;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Of which characters the names in ARNs are, as AWS documents it: in the models of its APIs, or on
 * its pages. A name that is not here may have any.
 */
public final class ResourceNames {
  private static final int FIELDS = 3;

  private final Map<String, NameForm> forms = new HashMap<>();

  /** Those that end with a text, such as the ids of a service; in the order of the file. */
  private final Map<String, NameForm> ends = new HashMap<>();

  private ResourceNames() {}

  /** Reads both tables; what a page says goes before what a model says. */
  static ResourceNames read(Corrections corrections) {
    var names = new ResourceNames();
    for (String text : ReferenceTexts.names().lines().toList()) {
      if (!text.startsWith("#")) {
        String[] fields = text.split("\t", -1);
        if (fields.length != FIELDS) {
          throw new IllegalArgumentException("names that cannot be read: " + text);
        }
        names.add(fields[0], NameForm.of(fields[1]), List.of(fields[2].split(" ", -1)));
      }
    }
    for (Corrections.Line line : corrections.names()) {
      names.add(line.service(), NameForm.of(line.name()), line.words());
    }
    return names;
  }

  private void add(String service, NameForm form, List<String> words) {
    for (String word : words) {
      if (word.startsWith("*")) {
        ends.put(service + ":" + word.substring(1), form);
      } else {
        forms.put(service + ":" + word, form);
      }
    }
  }

  /**
   * The characters of a name.
   *
   * @param service the service of the ARN, such as {@code s3}
   * @param name as the format has it in braces, such as {@code BucketName}
   * @return the form, if it is documented
   */
  public Optional<NameForm> form(String service, String name) {
    NameForm known = forms.get(service + ":" + name);
    return known != null ? Optional.of(known) : ofEnd(service, name);
  }

  private Optional<NameForm> ofEnd(String service, String name) {
    return ends.entrySet().stream()
        .filter(
            end ->
                end.getKey().startsWith(service + ":")
                    && name.endsWith(end.getKey().substring(service.length() + 1)))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
