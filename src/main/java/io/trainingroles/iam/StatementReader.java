package io.trainingroles.iam;

import io.trainingroles.finding.Location;
import io.trainingroles.iam.PolicyDocumentReading.Problem;
import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Entry;
import io.trainingroles.tree.Tree.Listing;
import io.trainingroles.tree.Tree.Mapping;
import io.trainingroles.tree.Tree.Scalar;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns the JSON of one document into its values and collects what is wrong on the way. */
final class StatementReader {
  private static final Set<String> DOCUMENT_KEYS = Set.of("Version", "Id", "Statement");
  private static final Set<String> STATEMENT_KEYS =
      Set.of(
          "Sid",
          "Effect",
          "Principal",
          "NotPrincipal",
          "Action",
          "NotAction",
          "Resource",
          "NotResource",
          "Condition");

  private final List<Problem> problems = new ArrayList<>();

  /** The problems along the text. */
  List<Problem> problems() {
    return problems.stream()
        .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
        .toList();
  }

  @Nullable PolicyDocument document(Tree tree) {
    if (!(tree instanceof Mapping mapping)) {
      add(
          "$",
          tree,
          "a policy document must be a JSON object, not " + tree.described(),
          "write {\"Version\": …, \"Statement\": …}");
      return null;
    }
    if (isOtherThanPolicy(mapping)) {
      add(
          "$",
          tree,
          "this is not a policy document: it has no Statement",
          "give a document of the form {\"Statement\": [{\"Effect\": …, \"Action\": …}]}");
      return null;
    }
    refuseUnknown("$", mapping, DOCUMENT_KEYS);
    PolicyVersion version = version(value(mapping, "Version"));
    Tree idTree = value(mapping, "Id");
    String id = idTree == null ? null : text("$.Id", idTree);
    List<Statement> statements = statements(mapping);
    return problems.isEmpty() ? new PolicyDocument(version, id, statements) : null;
  }

  /** Whether it is another kind of file, of which each key would be a problem of its own. */
  private static boolean isOtherThanPolicy(Mapping mapping) {
    return mapping.entries().size() > 1
        && mapping.entries().stream()
            .noneMatch(entry -> DOCUMENT_KEYS.stream().anyMatch(entry.key()::equalsIgnoreCase));
  }

  private @Nullable PolicyVersion version(@Nullable Tree tree) {
    if (tree == null) {
      return null;
    }
    for (PolicyVersion version : PolicyVersion.values()) {
      if (isText(tree, version.json())) {
        return version;
      }
    }
    add(
        "$.Version",
        tree,
        tree.described() + " is not a version of the policy language",
        "write \"2012-10-17\" or \"2008-10-17\"");
    return null;
  }

  private List<Statement> statements(Mapping document) {
    Tree tree = value(document, "Statement");
    if (tree == null) {
      add("$", document, "the document has no Statement", "add a statement");
      return List.of();
    }
    var statements = new ArrayList<Statement>();
    if (tree instanceof Listing list) {
      if (list.items().isEmpty()) {
        add("$.Statement", tree, "the list of statements is empty", "add a statement");
      }
      for (int index = 0; index < list.items().size(); index++) {
        addStatement(statements, "$.Statement[" + index + "]", list.items().get(index));
      }
    } else {
      addStatement(statements, "$.Statement", tree);
    }
    return statements;
  }

  private void addStatement(List<Statement> statements, String path, Tree tree) {
    if (!(tree instanceof Mapping mapping)) {
      add(
          path,
          tree,
          "a statement must be a JSON object, not " + tree.described(),
          "write {\"Effect\": …, \"Action\": …}");
      return;
    }
    int before = problems.size();
    refuseUnknown(path, mapping, STATEMENT_KEYS);
    Tree sidTree = value(mapping, "Sid");
    String sid = sidTree == null ? null : text(path + ".Sid", sidTree);
    Effect effect = effect(path, mapping);
    PrincipalElement principal = principal(path, mapping);
    ActionElement action = action(path, mapping);
    ResourceElement resource = resource(path, mapping);
    List<Condition> conditions =
        new ConditionReader(problems).conditions(path, value(mapping, "Condition"));
    if (problems.size() > before || effect == null || action == null) {
      return;
    }
    try {
      statements.add(new Statement(sid, effect, principal, action, resource, conditions));
    } catch (InvalidValueException invalid) {
      add(path + ".Sid", sidTree == null ? mapping : sidTree, invalid.problem(), invalid.remedy());
    }
  }

  private @Nullable Effect effect(String path, Mapping statement) {
    Tree tree = value(statement, "Effect");
    if (tree == null) {
      add(path, statement, "the statement has no Effect", "write \"Allow\" or \"Deny\"");
      return null;
    }
    for (Effect effect : Effect.values()) {
      if (isText(tree, effect.json())) {
        return effect;
      }
    }
    add(
        path + ".Effect",
        tree,
        "Effect must be \"Allow\" or \"Deny\", not " + tree.described(),
        "write \"Allow\" or \"Deny\"");
    return null;
  }

  private @Nullable ActionElement action(String path, Mapping statement) {
    Tree plain = value(statement, "Action");
    Tree negated = value(statement, "NotAction");
    if ((plain == null) == (negated == null)) {
      add(
          path,
          statement,
          plain == null
              ? "the statement has no Action"
              : "the statement has both Action and NotAction",
          "write either Action or NotAction");
      return null;
    }
    if (plain != null) {
      var patterns = values(path + ".Action", plain, ActionPattern::of);
      return patterns.isEmpty() ? null : new ActionElement.Actions(patterns);
    }
    var patterns = values(path + ".NotAction", negated, ActionPattern::of);
    return patterns.isEmpty() ? null : new ActionElement.NotActions(patterns);
  }

  private @Nullable ResourceElement resource(String path, Mapping statement) {
    Tree plain = value(statement, "Resource");
    Tree negated = value(statement, "NotResource");
    if (plain != null && negated != null) {
      add(path, statement, "the statement has both Resource and NotResource", "write one of them");
      return null;
    }
    if (plain != null) {
      var patterns = values(path + ".Resource", plain, ResourcePattern::of);
      return patterns.isEmpty() ? null : new ResourceElement.Resources(patterns);
    }
    if (negated != null) {
      var patterns = values(path + ".NotResource", negated, ResourcePattern::of);
      return patterns.isEmpty() ? null : new ResourceElement.NotResources(patterns);
    }
    return null;
  }

  private @Nullable PrincipalElement principal(String path, Mapping statement) {
    Tree plain = value(statement, "Principal");
    Tree negated = value(statement, "NotPrincipal");
    if (plain != null && negated != null) {
      add(
          path,
          statement,
          "the statement has both Principal and NotPrincipal",
          "write one of them");
      return null;
    }
    if (plain != null) {
      List<Principal> principals = principals(path + ".Principal", plain);
      return principals.isEmpty() ? null : new PrincipalElement.Principals(principals);
    }
    if (negated != null) {
      List<Principal> principals = principals(path + ".NotPrincipal", negated);
      return principals.isEmpty() ? null : new PrincipalElement.NotPrincipals(principals);
    }
    return null;
  }

  private List<Principal> principals(String path, Tree tree) {
    if (isText(tree, "*")) {
      return List.of(new Principal.Everyone());
    }
    if (!(tree instanceof Mapping mapping) || mapping.entries().isEmpty()) {
      add(
          path,
          tree,
          (tree instanceof Mapping ? "an empty object" : tree.described()) + " is not a principal",
          "write \"*\" or {\"Service\": …}, {\"AWS\": …}, …");
      return List.of();
    }
    refuseUnknown(path, mapping, Set.of("Service", "AWS", "Federated", "CanonicalUser"));
    var principals = new ArrayList<Principal>();
    for (Entry entry : mapping.entries()) {
      Function<String, Principal> type =
          switch (entry.key()) {
            case "Service" -> Principal.Service::new;
            case "AWS" -> Principal.Aws::new;
            case "Federated" -> Principal.Federated::new;
            default -> Principal.CanonicalUser::new;
          };
      principals.addAll(values(path + "." + entry.key(), entry.value(), type));
    }
    return principals;
  }

  private <T> List<T> values(String path, @Nullable Tree tree, Function<String, T> type) {
    if (tree == null) {
      return List.of();
    }
    var values = new ArrayList<T>();
    if (tree instanceof Listing list) {
      if (list.items().isEmpty()) {
        add(path, tree, "the list is empty", "write at least one value, or remove the statement");
      }
      for (int index = 0; index < list.items().size(); index++) {
        addValue(values, path + "[" + index + "]", list.items().get(index), type);
      }
    } else {
      addValue(values, path, tree, type);
    }
    return values;
  }

  private <T> void addValue(List<T> values, String path, Tree tree, Function<String, T> type) {
    String text = text(path, tree);
    if (text == null) {
      return;
    }
    try {
      values.add(type.apply(text));
    } catch (InvalidValueException invalid) {
      add(path, tree, invalid.problem(), invalid.remedy());
    }
  }

  private @Nullable String text(String path, Tree tree) {
    if (tree.asText().isEmpty()) {
      add(
          path,
          tree,
          "the value must be a string, not " + tree.described(),
          "write a string in quotation marks");
    }
    return tree.asText().orElse(null);
  }

  private void refuseUnknown(String path, Mapping mapping, Set<String> allowed) {
    var seen = new HashSet<String>();
    for (Entry entry : mapping.entries()) {
      if (!allowed.contains(entry.key())) {
        String known = String.join(", ", allowed.stream().sorted().toList());
        add(
            path + "." + entry.key(),
            entry.location(),
            "'" + entry.key() + "' is not an element of the policy language",
            "allowed: " + known);
      } else if (!seen.add(entry.key())) {
        add(
            path + "." + entry.key(),
            entry.location(),
            "'" + entry.key() + "' is defined twice",
            "keep one of them, with the values of both");
      }
    }
  }

  private static @Nullable Tree value(Mapping mapping, String key) {
    return mapping.value(key).orElse(null);
  }

  private static boolean isText(Tree tree, String text) {
    return tree.asText().filter(text::equals).isPresent();
  }

  private void add(String path, Tree tree, String problem, String remedy) {
    add(path, tree.location(), problem, remedy);
  }

  private void add(String path, Location location, String problem, String remedy) {
    problems.add(new Problem(path, location, problem, remedy));
  }

  /** Conditions: operators, their keys, and values that may be strings, numbers or booleans. */
  private record ConditionReader(List<Problem> problems) {

    List<Condition> conditions(String path, @Nullable Tree tree) {
      if (tree == null) {
        return List.of();
      }
      var conditions = new ArrayList<Condition>();
      var operators = new HashSet<String>();
      var seen = new HashSet<List<String>>();
      for (Entry operator : members(path + ".Condition", tree)) {
        String operatorPath = path + ".Condition." + operator.key();
        if (!operators.add(operator.key())) {
          add(
              operatorPath,
              operator.location(),
              "'" + operator.key() + "' is defined twice",
              "write its keys into one object");
        }
        for (Entry key : members(operatorPath, operator.value())) {
          String keyPath = operatorPath + "." + key.key();
          if (operator.key().isEmpty() || key.key().isEmpty()) {
            add(keyPath, key.location(), "an operator or a key is empty", "write its name");
          } else if (!seen.add(List.of(operator.key(), key.key()))) {
            add(
                keyPath,
                key.location(),
                "'" + key.key() + "' is defined twice",
                "write its values as one list");
          } else {
            conditions.add(
                new Condition(operator.key(), key.key(), conditionValues(keyPath, key.value())));
          }
        }
      }
      return conditions;
    }

    private List<Entry> members(String path, Tree tree) {
      if (tree instanceof Mapping mapping) {
        return mapping.entries();
      }
      add(
          path,
          tree.location(),
          "the value must be a JSON object, not " + tree.described(),
          "write {\"StringEquals\": {\"key\": …}}");
      return List.of();
    }

    private List<String> conditionValues(String path, Tree tree) {
      List<Tree> items = tree instanceof Listing list ? list.items() : List.of(tree);
      var values = new ArrayList<String>();
      for (Tree item : items) {
        if (item instanceof Scalar scalar && !item.isNull()) {
          values.add(scalar.text());
        } else {
          add(
              path,
              item.location(),
              "a condition value must be a string, a number or a boolean, not " + item.described(),
              "write a string or a list of strings");
        }
      }
      return values;
    }

    private void add(String path, Location location, String problem, String remedy) {
      problems.add(new Problem(path, location, problem, remedy));
    }
  }
}
