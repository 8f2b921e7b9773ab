package io.trainingroles.organisation;

import static io.trainingroles.spec.schema.FormSchema.anyOf;
import static io.trainingroles.spec.schema.FormSchema.described;
import static io.trainingroles.spec.schema.FormSchema.list;
import static io.trainingroles.spec.schema.FormSchema.named;
import static io.trainingroles.spec.schema.FormSchema.object;
import static io.trainingroles.spec.schema.FormSchema.words;
import static java.util.Map.entry;

import io.trainingroles.finding.Severity;
import io.trainingroles.terraform.ConfigurationWriter;
import io.trainingroles.terraform.Value;
import io.trainingroles.terraform.Value.Mapping;
import io.trainingroles.terraform.Value.Whole;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The JSON Schema of the rules of an organisation. See <a
 * href="https://json-schema.org/draft/2020-12">JSON Schema, draft 2020-12</a>.
 */
public final class OrganisationSchema {
  static final String OFF = "off";

  /** What the type of a finding may be changed to. */
  static final List<String> TYPES =
      Stream.concat(
              Arrays.stream(Severity.values())
                  .map(severity -> severity.name().toLowerCase(Locale.ROOT)),
              Stream.of(OFF))
          .toList();

  private static final Mapping TEXT =
      Mapping.of(entry("type", Value.text("string")), entry("minLength", new Whole(1)));

  private OrganisationSchema() {}

  /**
   * The schema as a file.
   *
   * @return JSON
   */
  public static String text() {
    return new ConfigurationWriter().write(schema());
  }

  static Mapping schema() {
    Mapping root =
        object(
            List.of(
                entry("owner", described(TEXT, "the contact for questions about the rules")),
                entry(
                    "known_actions",
                    described(
                        list(TEXT),
                        "actions, services and condition keys that rules may name although the"
                            + " reference data does not have them")),
                entry("rules", list(rule())),
                entry("checks", named(check()))),
            List.of());
    return root.and(
        Mapping.of(
            entry("$schema", Value.text("https://json-schema.org/draft/2020-12/schema")),
            entry("title", Value.text("Training Roles: the rules of an organisation"))));
  }

  private static Mapping rule() {
    var keys = new ArrayList<Map.Entry<String, Mapping>>();
    for (RuleForm form : RuleForms.ALL) {
      String says = form.says() + ", such as " + form.example();
      keys.add(entry(form.word(), described(anyOf(TEXT, list(TEXT)), says)));
    }
    keys.add(entry("message", described(TEXT, "what to do about it")));
    keys.add(entry("owner", described(TEXT, "the contact for questions about it")));
    return object(keys, List.of());
  }

  private static Mapping check() {
    return object(
        List.of(
            entry("type", described(words(TYPES.stream()), "the severity of its findings, or off")),
            entry("reason", described(TEXT, "why"))),
        List.of(Value.text("type"), Value.text("reason")));
  }
}
