package io.trainingroles.spec;

import io.trainingroles.finding.Location.Field;
import io.trainingroles.input.question.QuestionNames;
import io.trainingroles.role.RoleAttributes;
import io.trainingroles.role.value.Deployment;
import io.trainingroles.role.value.VariableType;
import io.trainingroles.spec.declaration.DeclaredRole;
import io.trainingroles.spec.declaration.DeclaredSpec;
import io.trainingroles.terraform.TerraformSettings;
import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Entry;
import io.trainingroles.tree.Tree.Listing;
import io.trainingroles.tree.Tree.Mapping;
import io.trainingroles.tree.Tree.Scalar;
import io.trainingroles.tree.Tree.ScalarKind;
import java.util.ArrayList;
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

  private String name;
  private final List<Pair> values = new ArrayList<>();
  private final Map<String, String> jobs = new HashMap<>();
  private final Map<String, VariableType> variables = new HashMap<>();

  /**
   * A key of a spec and its value.
   *
   * @param key the key, such as {@code description}
   * @param value a string, a boolean, a list of values, or a list of pairs for a mapping
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
   * @param value a string
   */
  public void set(String key, String value) {
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
   * @param item a string, or a list of pairs for a mapping
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
   * @return a spec of this role, and all that is wrong with it
   */
  public DeclaredSpec read(Deployment deployment) {
    var problems = new Problems();
    variables.forEach(problems::declare);
    var declared = new Entry(name, Field.of("name"), mapping(WHOLE_ROLE, List.of(), values));
    new ForbiddenText(problems).refuse(new Mapping(WHOLE_ROLE, List.of(declared)));
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

  private static Tree node(List<String> path, Object value) {
    Field place = new Field(path);
    if (value instanceof List<?> list) {
      boolean isMapping = !list.isEmpty() && list.stream().allMatch(Pair.class::isInstance);
      return isMapping ? mapping(place, path, list) : listing(place, path, list);
    }
    ScalarKind kind = value instanceof Boolean ? ScalarKind.BOOLEAN : ScalarKind.TEXT;
    return new Scalar(place, kind, value.toString());
  }

  private static Mapping mapping(Field place, List<String> path, List<?> pairs) {
    var entries = new ArrayList<Entry>();
    for (Object item : pairs) {
      var pair = (Pair) item;
      List<String> below = child(path, pair.key());
      entries.add(new Entry(pair.key(), new Field(below), node(below, pair.value())));
    }
    return new Mapping(place, entries);
  }

  private static Listing listing(Field place, List<String> path, List<?> items) {
    var nodes = new ArrayList<Tree>();
    for (Object item : items) {
      nodes.add(node(child(path, Integer.toString(nodes.size())), item));
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
        .map(entry -> new Pair(entry.getKey(), entry.getValue()))
        .toList();
  }
}
