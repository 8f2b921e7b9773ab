package io.trainingroles.spec;

import static io.trainingroles.finding.Quotation.quoted;

import io.trainingroles.finding.IssueCode;
import io.trainingroles.finding.Location;
import io.trainingroles.finding.NearestWord;
import io.trainingroles.role.value.VariableReference;
import io.trainingroles.role.value.VariableType;
import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Entry;
import io.trainingroles.tree.Tree.Mapping;
import io.trainingroles.tree.Tree.Scalar;
import io.trainingroles.tree.Tree.ScalarKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a text that refers to Terraform's variables, written as {@code {reference:
 * "…${var.NAME}…"}}. What is not such a reference in it stays text.
 */
final class Reference {
  private static final IssueCode UNDECLARED = new IssueCode("UNDECLARED_VARIABLE");
  private static final IssueCode NO_REFERENCE = new IssueCode("NO_REFERENCE");
  private static final String KEY = "reference";
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{var\\.([^}]*)}");

  private final Problems problems;
  private final Map<String, VariableType> declared;

  Reference(Problems problems, Map<String, VariableType> declared) {
    this.problems = problems;
    this.declared = declared;
  }

  /** Whether a value is written as a reference. */
  static boolean isOne(Tree node) {
    return node instanceof Mapping mapping
        && mapping.entries().size() == 1
        && mapping.entries().get(0).key().equals(KEY);
  }

  /** A text as the spec has it, its references written out. */
  static String shown(String text) {
    return VariableReference.replaced(text, name -> "${var." + name + "}");
  }

  /** The text with its references; nothing, and findings, where one is wrong. */
  Optional<String> text(Mapping mapping) {
    Entry entry = mapping.entries().get(0);
    if (!(entry.value() instanceof Scalar scalar)
        || scalar.kind() != ScalarKind.TEXT
        || !VARIABLE.matcher(scalar.text()).find()) {
      problems.add(
          NO_REFERENCE,
          entry.value().location(),
          "the reference does not refer to a variable",
          "write reference: \"${var.NAME}\", or the plain string without 'reference'");
      return Optional.empty();
    }
    var text = new StringBuilder();
    Matcher found = VARIABLE.matcher(scalar.text());
    boolean known = true;
    while (found.find()) {
      String name = found.group(1);
      VariableType type = declared.get(name);
      if (type == null) {
        refuse(entry.value().location(), name);
        known = false;
      } else {
        String reference = new VariableReference(type, name).text();
        found.appendReplacement(text, Matcher.quoteReplacement(reference));
      }
    }
    return known ? Optional.of(found.appendTail(text).toString()) : Optional.empty();
  }

  private void refuse(Location location, String name) {
    String nearest =
        NearestWord.to(name, List.copyOf(declared.keySet()))
            .map(word -> "did you mean '" + word + "'? ")
            .orElse("");
    problems.add(
        UNDECLARED,
        location,
        "the variable " + quoted(name) + " is not declared",
        nearest
            + "declare it: terraform: {variables: {NAME: {type: "
            + String.join(" | ", VariableType.words())
            + "}}} (the keys of 'terraform' cannot refer to variables)");
  }
}
