package io.trainingroles.spec;

import io.trainingroles.finding.InputIssues;
import io.trainingroles.finding.IssueCode;
import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.role.Arguments;
import io.trainingroles.role.Form;
import io.trainingroles.role.Parameter;
import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Mapping;
import io.trainingroles.yaml.KeyReader;
import java.util.List;
import java.util.Optional;

/** Reads the arguments of a grant or a trust, by its form. */
final class FormReader {
  private static final IssueCode INVALID_VALUE = InputIssues.INVALID_VALUE;

  private final Problems problems;

  FormReader(Problems problems) {
    this.problems = problems;
  }

  /** The grant or the trust, if its arguments are valid. */
  <T> Optional<T> read(Form<T> form, Tree node) {
    int before = problems.count();
    var arguments = new Arguments();
    String what = "'" + form.word() + "'";
    if (node instanceof Mapping mapping && !Reference.isOne(node)) {
      if (mapping.entries().isEmpty()
          && form.parameters().stream().anyMatch(Parameter::isRequired)) {
        problems.mapping(node, what, example(form));
      } else {
        readKeys(form, mapping, what, arguments);
      }
    } else {
      addTo(arguments, form.shorthand(), node, what);
      for (Parameter<?> other : form.parameters()) {
        if (other.isRequired() && !form.isShorthand(other)) {
          KeyReader.refuseMissing(node, what, other.name(), "write " + example(form), problems);
        }
      }
    }
    return problems.count() > before ? Optional.empty() : make(form, node, arguments);
  }

  private void readKeys(Form<?> form, Mapping mapping, String what, Arguments arguments) {
    List<String> names = form.parameters().stream().map(Parameter::name).toList();
    var keys = new KeyReader(mapping, what, names, problems);
    for (Parameter<?> parameter : form.parameters()) {
      Optional<Tree> value =
          parameter.isRequired()
              ? keys.required(parameter.name(), parameter.name() + ": " + parameter.example())
              : keys.optional(parameter.name());
      value.ifPresent(node -> addTo(arguments, parameter, node, "'" + parameter.name() + "'"));
    }
  }

  private <T> Optional<T> make(Form<T> form, Tree node, Arguments arguments) {
    try {
      return Optional.of(form.make().apply(arguments));
    } catch (InvalidValueException together) {
      problems.add(INVALID_VALUE, node.location(), together.problem(), together.remedy());
      return Optional.empty();
    }
  }

  private <T> void addTo(Arguments arguments, Parameter<T> parameter, Tree node, String what) {
    if (parameter.isList()) {
      for (Tree item : problems.items(node, what, parameter.example())) {
        String example = parameter.example().replaceAll("^\\[|]$", "");
        problems
            .value(item, "an item of " + what, example, parameter.type())
            .ifPresent(value -> arguments.add(parameter, value));
      }
    } else if (parameter.kind() == Parameter.Kind.FLAG) {
      arguments.add(parameter, parameter.type().apply(Boolean.toString(problems.flag(node, what))));
    } else {
      problems
          .value(node, what, parameter.example(), parameter.type())
          .ifPresent(value -> arguments.add(parameter, value));
    }
  }

  /** How the grant or the trust is written with its required arguments. */
  static String example(Form<?> form) {
    var keys =
        form.parameters().stream()
            .filter(Parameter::isRequired)
            .map(parameter -> parameter.name() + ": " + parameter.example())
            .toList();
    return "{" + String.join(", ", keys) + "}";
  }
}
