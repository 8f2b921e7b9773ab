package io.trainingroles.spec;

import static io.trainingroles.finding.Quotation.quoted;

import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.role.value.VariableType;
import io.trainingroles.terraform.Variable;
import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Entry;
import io.trainingroles.tree.Tree.Mapping;
import io.trainingroles.yaml.KeyReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the variables that a spec declares. */
final class VariablesReader {
  private static final String EXAMPLE =
      "a variable and its type, such as {data_bucket: {type: bucket}}";

  private final Problems problems;

  VariablesReader(Problems problems) {
    this.problems = problems;
  }

  List<Variable> read(Tree node) {
    Optional<Mapping> mapping = problems.mapping(node, "'variables'", EXAMPLE);
    if (mapping.isEmpty()) {
      return List.of();
    }
    KeyReader.refuseDuplicates(mapping.get(), problems);
    var variables = new ArrayList<Variable>();
    for (Entry entry : mapping.get().entries()) {
      read(entry)
          .filter(read -> variables.stream().noneMatch(other -> other.name().equals(read.name())))
          .ifPresent(variables::add);
    }
    return variables;
  }

  private Optional<Variable> read(Entry entry) {
    String what = "the variable " + quoted(entry.key());
    Optional<Mapping> mapping = problems.mapping(entry.value(), what, "{type: bucket}");
    if (mapping.isEmpty()) {
      return Optional.empty();
    }
    var keys =
        new KeyReader(mapping.get(), what, List.of("type", "description", "default"), problems);
    Optional<VariableType> type =
        keys.required("type", "type: bucket")
            .flatMap(value -> problems.value(value, "'type'", "bucket", VariablesReader::type));
    Optional<String> description =
        keys.optional("description")
            .flatMap(value -> problems.text(value, "'description'", "\"What it is for\""));
    if (type.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> ifUnset =
        keys.optional("default")
            .flatMap(value -> problems.value(value, "'default'", "a value", type.get()::checked));
    return problems.value(
        entry.location(),
        entry.key(),
        name -> new Variable(name, type.get(), description.orElse(null), ifUnset.orElse(null)));
  }

  private static VariableType type(String word) {
    return VariableType.of(word)
        .orElseThrow(
            () ->
                new InvalidValueException(
                    quoted(word) + " is not a type of a variable",
                    "allowed: " + String.join(", ", VariableType.words())));
  }
}
