package io.trainingroles.spec.schema;

import static io.trainingroles.spec.schema.FormSchema.FLAG;
import static io.trainingroles.spec.schema.FormSchema.TEXT;
import static io.trainingroles.spec.schema.FormSchema.anyOf;
import static io.trainingroles.spec.schema.FormSchema.described;
import static io.trainingroles.spec.schema.FormSchema.keys;
import static io.trainingroles.spec.schema.FormSchema.list;
import static io.trainingroles.spec.schema.FormSchema.named;
import static io.trainingroles.spec.schema.FormSchema.object;
import static io.trainingroles.spec.schema.FormSchema.words;
import static java.util.Map.entry;

import io.trainingroles.job.JobOption;
import io.trainingroles.role.Form;
import io.trainingroles.role.intent.Intents;
import io.trainingroles.role.intent.StartJobs;
import io.trainingroles.role.intent.StatementGrant;
import io.trainingroles.role.trust.StatementTrust;
import io.trainingroles.role.trust.Trusts;
import io.trainingroles.role.value.VariableType;
import io.trainingroles.terraform.Backends;
import io.trainingroles.terraform.ConfigurationWriter;
import io.trainingroles.terraform.Value;
import io.trainingroles.terraform.Value.Mapping;
import io.trainingroles.terraform.Value.Whole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The JSON Schema of a spec, made of the forms that its reader works from. See <a
 * href="https://json-schema.org/draft/2020-12">JSON Schema, draft 2020-12</a>.
 */
public final class SpecSchema {
  private static final Mapping ANY_TEXT = Mapping.of(entry("type", Value.text("string")));

  private static final Mapping TAG_VALUE = anyOf(ANY_TEXT, reference());

  private static final Mapping TAGS = named(TAG_VALUE);

  private SpecSchema() {}

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
                entry("terraform", terraform()),
                entry(
                    "account",
                    described(TEXT, "the AWS account, 12 digits in quotation marks, or current")),
                entry("defaults", object(attributes(), List.of())),
                entry(
                    "known_actions",
                    described(
                        list(TEXT),
                        "actions, services and condition keys that 'never' and 'expect' may name"
                            + " although the reference data does not have them")),
                entry("roles", named(ref("role")))),
            List.of(Value.text("roles")));
    return root.and(
        Mapping.of(
            entry("$schema", Value.text("https://json-schema.org/draft/2020-12/schema")),
            entry("title", Value.text("Training Roles: a spec of IAM roles for training jobs")),
            entry("$defs", definitions())));
  }

  private static Mapping definitions() {
    return Mapping.of(
        entry("text", anyOf(string(), reference())),
        entry("principal", anyOf(ANY_TEXT, reference())),
        entry("role", role()),
        entry("policies", named(anyOf(list(ref("grant")), policy(List.of())))),
        entry("grant", grant()),
        entry("trust", trust()),
        entry("run", anyOf(TEXT, run())),
        entry("acceptance", acceptance()),
        entry("start", anyOf(TEXT, keys(StartJobs.FORM), startOfJob())));
  }

  private static Mapping role() {
    var keys = new ArrayList<>(attributes());
    keys.add(entry("trusts", list(ref("trust"))));
    keys.add(entry(StatementTrust.WORD, trustPolicy()));
    keys.add(entry("runs", anyOf(ref("run"), list(ref("run")))));
    keys.add(entry("jobs", anyOf(ref("run"), list(ref("run")))));
    keys.add(entry("starts", anyOf(ref("start"), list(ref("start")))));
    keys.add(entry("inline_policies", ref("policies")));
    keys.add(entry("managed_policies", named(anyOf(list(ref("grant")), managedPolicy()))));
    keys.add(entry("attached_policies", list(TEXT)));
    keys.add(
        entry(
            "never",
            described(list(TEXT), "ACTION on RESOURCE that must never be allowed; proved")));
    keys.add(
        entry("expect", described(list(TEXT), "allow ACTION on RESOURCE, or deny …: simulated")));
    keys.add(entry("accept", list(ref("acceptance"))));
    keys.add(
        entry("adopt", described(FLAG, "the role exists, and Terraform takes it over as it is")));
    keys.add(entry("was", described(TEXT, "the name under which the state has the role")));
    return object(keys, List.of())
        .and(
            Mapping.of(
                entry(
                    "anyOf",
                    new Value.Listing(
                        List.of(requires("trusts"), requires(StatementTrust.WORD))))));
  }

  /** A policy with what it has beside its grants. */
  private static Mapping policy(List<Map.Entry<String, Mapping>> attributes) {
    var keys = new ArrayList<>(attributes);
    keys.add(entry("was", described(TEXT, "the name under which the state has the policy")));
    keys.add(entry("grants", list(ref("grant"))));
    return object(keys, List.of(Value.text("grants")));
  }

  private static Mapping managedPolicy() {
    return policy(
        List.of(
            entry("description", described(TEXT, "what the policy is for, up to 1,000 characters")),
            entry("path", described(TEXT, "such as /training/, otherwise that of the role")),
            entry(
                "tags",
                described(
                    Mapping.of(
                        entry("type", Value.text("object")),
                        entry("additionalProperties", TAG_VALUE)),
                    "otherwise those of the role; {} for none"))));
  }

  private static Mapping requires(String key) {
    return Mapping.of(entry("required", new Value.Listing(List.of(Value.text(key)))));
  }

  private static Mapping acceptance() {
    return object(
        List.of(
            entry("finding", described(TEXT, "the code of the finding")),
            entry("on", described(TEXT, "the subject, as the finding shows it")),
            entry("reason", described(TEXT, "why it is accepted")),
            entry(
                "until",
                described(TEXT, "the last day on which it is accepted, such as 2027-12-31"))),
        List.of(Value.text("finding"), Value.text("on"), Value.text("reason")));
  }

  private static List<Map.Entry<String, Mapping>> attributes() {
    return List.of(
        entry("description", described(TEXT, "what the role is for, up to 1,000 characters")),
        entry("path", described(TEXT, "such as /training/")),
        entry("max_session", described(TEXT, "1h to 12h")),
        entry("permissions_boundary", described(TEXT, "the ARN of a managed policy")),
        entry("tags", TAGS),
        entry(
            "exclusive",
            described(FLAG, "Terraform removes policies of the role that are not in the spec")));
  }

  private static Mapping grant() {
    var intents = new ArrayList<Map.Entry<String, Mapping>>();
    for (Form<?> form : Intents.ALL) {
      intents.add(entry(form.word(), FormSchema.value(form)));
    }
    intents.add(
        entry(
            StatementGrant.WORD, described(statement(), "One statement of IAM, with any element")));
    return object(intents, List.of()).and(Mapping.of(entry("maxProperties", new Whole(1))));
  }

  /** Statements are checked by their own reader; editors get the list of elements. */
  private static Mapping statement() {
    var elements = new ArrayList<Map.Entry<String, Mapping>>();
    elements.add(entry("Sid", ANY_TEXT));
    elements.add(entry("Effect", words(List.of("Allow", "Deny").stream())));
    Mapping texts = anyOf(string(), list(string()));
    for (String element : List.of("Action", "NotAction")) {
      elements.add(entry(element, texts));
    }
    Mapping arns = anyOf(TEXT, list(TEXT));
    for (String element : List.of("Resource", "NotResource")) {
      elements.add(entry(element, arns));
    }
    Mapping principals = anyOf(ref("principal"), list(ref("principal")));
    for (String element : List.of("Principal", "NotPrincipal")) {
      elements.add(entry(element, anyOf(string(), named(principals))));
    }
    elements.add(entry("Condition", Mapping.of(entry("type", Value.text("object")))));
    return object(elements, List.of(Value.text("Effect")));
  }

  private static Mapping trustPolicy() {
    return described(
        object(
            List.of(
                entry("Version", string()),
                entry("Statement", anyOf(statement(), list(statement())))),
            List.of(Value.text("Statement"))),
        "the trust policy, or a part of it, as it is");
  }

  private static Mapping trust() {
    var forms = new ArrayList<Mapping>(List.of(TEXT));
    for (Form<?> form : Trusts.ALL) {
      forms.add(described(keys(form), form.says() + ". " + form.source()));
    }
    return anyOf(forms.toArray(Mapping[]::new));
  }

  private static Mapping run() {
    var keys = new ArrayList<Map.Entry<String, Mapping>>();
    keys.add(entry("job", described(TEXT, "the file of the job")));
    keys.add(
        entry("as", anyOf(words(List.of("job_role", "execution_role").stream()), reference())));
    Mapping locations = anyOf(TEXT, list(TEXT));
    keys.add(entry("reads", described(locations, "the data that the definition does not contain")));
    keys.add(entry("writes", described(locations, "where its code writes")));
    keys.add(entry("set", set()));
    for (JobOption option : JobOption.values()) {
      keys.add(entry(option.word(), described(FLAG, "the job " + option.says())));
    }
    return object(keys, List.of(Value.text("job")));
  }

  private static Mapping startOfJob() {
    var properties = new ArrayList<>(FormSchema.properties(StartJobs.FORM));
    properties.add(entry("job", described(TEXT, "the file of the job")));
    properties.add(entry("set", set()));
    return object(properties, List.of(Value.text("job")));
  }

  private static Mapping set() {
    return described(named(TEXT), "the values of the job's placeholders, by their names");
  }

  private static Mapping terraform() {
    List<Map.Entry<String, Mapping>> backends =
        Backends.ALL.stream().map(form -> entry(form.word(), FormSchema.value(form))).toList();
    return object(
        List.of(
            entry("region", described(TEXT, "a Region's code, such as eu-west-1, or current")),
            entry("aws_provider", described(TEXT, "a version constraint, such as ~> 5.0")),
            entry("variables", named(variable())),
            entry(
                "outputs",
                described(
                    words(List.of("map").stream()), "map for one more output, training_roles")),
            entry(
                "backend",
                object(backends, List.of()).and(Mapping.of(entry("maxProperties", new Whole(1)))))),
        List.of());
  }

  private static Mapping variable() {
    return object(
        List.of(
            entry("type", words(VariableType.words().stream())),
            entry("description", TEXT),
            entry("default", string())),
        List.of(Value.text("type")));
  }

  private static Mapping reference() {
    Mapping text =
        Mapping.of(
            entry("type", Value.text("string")),
            entry("pattern", Value.text("[$][{][^}:]*[.][^}:]*[}]")));
    return object(
        List.of(entry("reference", text), entry("as", words(VariableType.words().stream()))),
        List.of(Value.text("reference")));
  }

  private static Mapping string() {
    return Mapping.of(entry("type", Value.text("string")), entry("minLength", new Whole(1)));
  }

  private static Mapping ref(String definition) {
    return Mapping.of(entry("$ref", Value.text("#/$defs/" + definition)));
  }
}
