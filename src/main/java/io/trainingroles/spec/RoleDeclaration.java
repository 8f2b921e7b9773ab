package io.trainingroles.spec;

import io.trainingroles.finding.Location;
import io.trainingroles.finding.Location.Field;
import io.trainingroles.input.question.QuestionNames;
import io.trainingroles.role.RoleAttributes;
import io.trainingroles.role.value.Deployment;
import io.trainingroles.role.value.VariableType;
import io.trainingroles.spec.declaration.DeclaredRole;
import io.trainingroles.spec.declaration.DeclaredSpec;
import io.trainingroles.spec.token.DeclaredTokens;
import io.trainingroles.spec.token.ResourceReference;
import io.trainingroles.spec.token.TokenReader;
import io.trainingroles.terraform.TerraformSettings;
import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Entry;
import io.trainingroles.tree.Tree.Listing;
import io.trainingroles.tree.Tree.Mapping;
import io.trainingroles.tree.Tree.Scalar;
import io.trainingroles.tree.Tree.ScalarKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A role declared in Java with the fields of a spec. It is read as a spec is, so that both have the
 * same fields and refuse the same mistakes; the findings name fields where those of a file name
 * lines.
 */
public final class RoleDeclaration {
  private static final Field WHOLE_ROLE = Field.of("role");
  private static final String INLINE = "inline_policies";

  private String name;
  private final List<Pair> values = new ArrayList<>();
  private final Map<String, String> jobs = new HashMap<>();
  private final Map<String, VariableType> variables = new HashMap<>();

  /**
   * A key of a spec and its value.
   *
   * @param key the key, such as {@code description}
   * @param value a string, a boolean, a {@link ResourceReference}, a list of values, or a list of
   *     pairs for a mapping
   */
  public record Pair(String key, Object value) {}

  /**
   * Begins a role.
   *
   * @param name the role's name
   */
  public RoleDeclaration(String name) {
    this.name = name;
  }

  /**
   * Renames the role.
   *
   * @param newName the role's name
   */
  public void name(String newName) {
    this.name = newName;
  }

  /**
   * Sets the value of a key, in place of the one that it had.
   *
   * @param key a key of a role in a spec
   * @param value a string, or a {@link ResourceReference}
   */
  public void set(String key, Object value) {
    values.removeIf(pair -> pair.key().equals(key));
    values.add(new Pair(key, value));
  }

  /**
   * Lets the values of the role refer to a variable of the configuration around it.
   *
   * @param variable the variable's name
   * @param type what its value is
   */
  public void declare(String variable, VariableType type) {
    variables.put(variable, type);
  }

  /**
   * Adds an item to the list of a key.
   *
   * @param key a key of a role in a spec, such as {@code trusts}
   * @param item a string, a {@link ResourceReference}, or a list of pairs for a mapping
   */
  public void addItem(String key, Object item) {
    add(key, item);
  }

  /**
   * Adds an entry to the mapping of a key.
   *
   * @param key a key of a role in a spec, such as {@code inline_policies}
   * @param entry the entry
   */
  public void addEntry(String key, Pair entry) {
    add(key, entry);
  }

  /**
   * The same declaration once more.
   *
   * @return a copy that can be changed alone
   */
  public RoleDeclaration copy() {
    var copy = new RoleDeclaration(name);
    copy.values.addAll(values);
    copy.jobs.putAll(jobs);
    copy.variables.putAll(variables);
    return copy;
  }

  /**
   * Adds grants to an inline policy, which is made if it is not there.
   *
   * @param policy the policy's name
   * @param grants the grants
   */
  public void addGrants(String policy, List<Pair> grants) {
    List<Object> policies = new ArrayList<>();
    List<Object> items = new ArrayList<>();
    values.stream()
        .filter(pair -> pair.key().equals(INLINE))
        .flatMap(pair -> ((List<?>) pair.value()).stream())
        .forEach(
            declared -> {
              if (declared instanceof Pair pair && pair.key().equals(policy)) {
                items.addAll((List<?>) pair.value());
              } else {
                policies.add(declared);
              }
            });
    grants.forEach(grant -> items.add(List.of(grant)));
    policies.add(new Pair(policy, List.copyOf(items)));
    values.removeIf(pair -> pair.key().equals(INLINE));
    values.add(new Pair(INLINE, List.copyOf(policies)));
  }

  /**
   * Adds a job that runs as the role.
   *
   * @param jobName what the findings call the job's definition, such as its file name
   * @param text the definition, in JSON or YAML
   */
  public void addJob(String jobName, String text) {
    addJob("runs", jobName, text, List.of());
  }

  /**
   * Adds a job that runs as the role, that it is compared with, or that it starts.
   *
   * @param key {@code runs}, {@code jobs} or {@code starts}
   * @param jobName what the findings call the job's definition, such as its file name
   * @param text the definition, in JSON or YAML
   * @param fields the fields beside the job
   */
  public void addJob(String key, String jobName, String text, List<Pair> fields) {
    jobs.put(jobName, text);
    var pairs = new ArrayList<Pair>(List.of(new Pair("job", jobName)));
    pairs.addAll(fields);
    add(key, pairs);
  }

  private JobFiles.JobFile job(String jobName) {
    String text = jobs.get(jobName);
    return text == null ? JobFiles.NONE.read(jobName) : new JobFiles.Text(jobName, text);
  }

  private void add(String key, Object item) {
    List<Object> items = new ArrayList<>();
    Optional<Pair> present = values.stream().filter(pair -> pair.key().equals(key)).findFirst();
    present.ifPresent(pair -> items.addAll((List<?>) pair.value()));
    items.add(item);
    values.removeIf(pair -> pair.key().equals(key));
    values.add(new Pair(key, items));
  }

  /**
   * Reads the declaration.
   *
   * @param deployment where the role is deployed to
   * @param tokens what reads the tokens in its texts
   * @return a spec of this role, and all that is wrong with it
   */
  public DeclaredSpec read(Deployment deployment, TokenReader tokens) {
    var kinds = new HashMap<Location, VariableType>();
    var declared = new Entry(name, Field.of("name"), mapping(WHOLE_ROLE, List.of(), values, kinds));
    var problems = new Problems(new DeclaredTokens(tokens, kinds));
    variables.forEach(problems::declare);
    new ForbiddenText(problems, true).refuse(new Mapping(WHOLE_ROLE, List.of(declared)));
    Optional<DeclaredRole> role =
        new RoleReader(
                deployment,
                RoleAttributes.NONE,
                this::job,
                RolePaths.none(),
                new QuestionNames(List.of()))
            .read(declared, problems);
    return new DeclaredSpec(
        role.stream().toList(),
        TerraformSettings.DEFAULT,
        deployment,
        RoleDeclaration::place,
        problems.findings());
  }

  /** The field as the construct has it: without "roles" and the role's name. */
  private static Field place(Field field) {
    List<String> path = field.path().subList(2, field.path().size());
    return path.isEmpty() ? WHOLE_ROLE : new Field(path);
  }

  private static Tree node(List<String> path, Object value, Map<Location, VariableType> kinds) {
    Field place = new Field(path);
    if (value instanceof List<?> list) {
      boolean isMapping = !list.isEmpty() && list.stream().allMatch(Pair.class::isInstance);
      return isMapping ? mapping(place, path, list, kinds) : listing(place, path, list, kinds);
    }
    if (value instanceof ResourceReference reference) {
      if (reference.kind() != null) {
        kinds.put(place, reference.kind());
      }
      return new Scalar(place, ScalarKind.TEXT, reference.text());
    }
    ScalarKind kind = value instanceof Boolean ? ScalarKind.BOOLEAN : ScalarKind.TEXT;
    return new Scalar(place, kind, value.toString());
  }

  /** {@code kinds} gets what the tokens of a place are, where the declaration says it. */
  private static Mapping mapping(
      Field place, List<String> path, List<?> pairs, Map<Location, VariableType> kinds) {
    var entries = new ArrayList<Entry>();
    for (Object item : pairs) {
      var pair = (Pair) item;
      List<String> below = child(path, pair.key());
      entries.add(new Entry(pair.key(), new Field(below), node(below, pair.value(), kinds)));
    }
    return new Mapping(place, entries);
  }

  private static Listing listing(
      Field place, List<String> path, List<?> items, Map<Location, VariableType> kinds) {
    var nodes = new ArrayList<Tree>();
    for (Object item : items) {
      nodes.add(node(child(path, Integer.toString(nodes.size())), item, kinds));
    }
    return new Listing(place, nodes);
  }

  private static List<String> child(List<String> path, String step) {
    var below = new ArrayList<>(path);
    below.add(step);
    return below;
  }

  /**
   * A mapping of these keys and values.
   *
   * @param values the values by their keys, in any order
   * @return the pairs in the order of their keys
   */
  public static List<Pair> pairs(Map<String, ?> values) {
    return values.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> new Pair(entry.getKey(), plain(entry.getValue())))
        .toList();
  }

  private static Object plain(Object value) {
    if (value instanceof Map<?, ?> mapping) {
      return mapping.entrySet().stream()
          .map(entry -> new Pair(entry.getKey().toString(), plain(entry.getValue())))
          .sorted(Comparator.comparing(Pair::key))
          .toList();
    }
    return value instanceof List<?> list
        ? list.stream().map(RoleDeclaration::plain).toList()
        : value;
  }
}
