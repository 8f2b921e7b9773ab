package io.trainingroles.spec;

import static io.trainingroles.finding.Quotation.quoted;

import io.trainingroles.finding.IssueCode;
import io.trainingroles.finding.Location;
import io.trainingroles.finding.NearestWord;
import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.role.value.TerraformReference;
import io.trainingroles.role.value.VariableType;
import io.trainingroles.spec.token.DeclaredTokens;
import io.trainingroles.spec.token.TokenReader;
import io.trainingroles.spec.token.TokenReading;
import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Mapping;
import io.trainingroles.tree.Tree.Scalar;
import io.trainingroles.tree.Tree.ScalarKind;
import io.trainingroles.yaml.KeyReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a text that refers to values of Terraform's, written as {@code {reference:
 * "…${EXPRESSION}…"}}: a variable, an attribute of a resource or data source, a local value or the
 * output of a module. The expression is parsed and written again, so that nothing else of
 * Terraform's language gets into a configuration; what names no value of Terraform's, such as a
 * policy variable of IAM, stays text.
 */
final class Reference {
  private static final IssueCode UNDECLARED = new IssueCode("UNDECLARED_VARIABLE");
  private static final IssueCode NO_REFERENCE = new IssueCode("NO_REFERENCE");
  private static final String KEY = "reference";
  private static final String AS = "as";
  private static final AttributeTypes ATTRIBUTES = new AttributeTypes();

  private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([^}:]*)}");
  private static final String NAME = "[A-Za-z_][A-Za-z0-9_-]*";
  private static final String INSTANCE = NAME + "(?:\\[[0-9]{1,6}])?";
  private static final Pattern VARIABLE = Pattern.compile("var\\.(.*)");
  private static final Pattern ATTRIBUTE =
      Pattern.compile(
          "((?:data\\.)?[a-z][a-z0-9]*_[a-z0-9_]+)\\.(" + INSTANCE + ")\\.([a-z0-9_]+)");
  private static final Pattern NAMED =
      Pattern.compile("local\\." + NAME + "|module\\." + INSTANCE + "\\." + NAME);
  private static final Pattern ELSEWHERE =
      Pattern.compile("(each|count|self|path|terraform)\\..*", Pattern.DOTALL);

  private final Problems problems;
  private final Map<String, VariableType> declared;

  Reference(Problems problems, Map<String, VariableType> declared) {
    this.problems = problems;
    this.declared = declared;
  }

  /** Whether a value is written as a reference. */
  static boolean isOne(Tree node) {
    return node instanceof Mapping mapping
        && mapping.entry(KEY).isPresent()
        && mapping.entries().stream()
            .allMatch(entry -> entry.key().equals(KEY) || entry.key().equals(AS));
  }

  /** The text with its references; nothing, and findings, where one is wrong. */
  Optional<String> text(Mapping mapping) {
    KeyReader.refuseDuplicates(mapping, problems);
    Tree value = mapping.value(KEY).orElseThrow();
    Optional<VariableType> as = Optional.empty();
    if (mapping.entry(AS).isPresent()) {
      as = problems.value(mapping.value(AS).orElseThrow(), "'as'", "bucket", Reference::type);
      if (as.isEmpty()) {
        return Optional.empty();
      }
    }
    if (!(value instanceof Scalar scalar)
        || scalar.kind() != ScalarKind.TEXT
        || !EXPRESSION.matcher(scalar.text()).find()) {
      problems.add(
          NO_REFERENCE,
          value.location(),
          "the reference does not refer to a value of Terraform",
          "write reference: \"${var.NAME}\" or \"${aws_s3_bucket.NAME.bucket}\", or the plain string"
              + " without 'reference'");
      return Optional.empty();
    }
    var text = new StringBuilder();
    Matcher found = EXPRESSION.matcher(scalar.text());
    boolean known = true;
    while (found.find()) {
      Optional<TerraformReference> reference =
          reference(found.group(1), as, value.location(), false);
      known &= reference.isPresent();
      found.appendReplacement(
          text, Matcher.quoteReplacement(reference.map(TerraformReference::text).orElse("")));
    }
    return known ? Optional.of(found.appendTail(text).toString()) : Optional.empty();
  }

  /**
   * The text with a reference in the place of each token; nothing, and findings, if one is wrong.
   */
  Optional<String> text(Scalar scalar, DeclaredTokens tokens) {
    Optional<VariableType> as = tokens.kind(scalar);
    var text = new StringBuilder();
    Matcher found = TokenReader.FORM.matcher(scalar.text());
    boolean known = true;
    while (found.find()) {
      Optional<TerraformReference> reference =
          ofToken(tokens.read(found.group()), as, scalar.location());
      known &= reference.isPresent();
      found.appendReplacement(
          text, Matcher.quoteReplacement(reference.map(TerraformReference::text).orElse("")));
    }
    return known ? Optional.of(found.appendTail(text).toString()) : Optional.empty();
  }

  private Optional<TerraformReference> ofToken(
      TokenReading reading, Optional<VariableType> as, Location location) {
    if (reading instanceof TokenReading.Refused refused) {
      refuse(location, refused.problem(), refused.remedy());
      return Optional.empty();
    }
    var value = (TokenReading.Value) reading;
    Optional<TerraformReference> reference = reference(value.expression(), as, location, true);
    if (reference.isEmpty()) {
      return reference;
    }
    TokenReading here = value.here().apply(reference.get().expression());
    if (here instanceof TokenReading.Refused refused) {
      refuse(location, refused.problem(), refused.remedy());
      return Optional.empty();
    }
    return Optional.of(
        new TerraformReference(reference.get().type(), ((TokenReading.Value) here).expression()));
  }

  private Optional<TerraformReference> reference(
      String expression, Optional<VariableType> as, Location location, boolean isToken) {
    Matcher variable = VARIABLE.matcher(expression);
    if (variable.matches()) {
      return isToken && as.isPresent()
          ? as.map(type -> new TerraformReference(type, expression))
          : ofVariable(variable.group(1), location, isToken);
    }
    Matcher attribute = ATTRIBUTE.matcher(expression);
    if (attribute.matches()) {
      return ofAttribute(
          attribute.group(1), attribute.group(2), attribute.group(3), as, location, isToken);
    }
    if (NAMED.matcher(expression).matches()) {
      if (as.isEmpty()) {
        refuse(
            location,
            quoted(expression) + " does not show what kind of value it has",
            kinds(isToken));
      }
      return as.map(type -> new TerraformReference(type, expression));
    }
    refuse(
        location,
        quoted(expression)
            + (ELSEWHERE.matcher(expression).matches()
                ? " has a value only inside a resource or module of its own"
                : " is not a reference"),
        isToken
            ? DeclaredTokens.LOCAL
            : "write var.NAME, TYPE.NAME.ATTRIBUTE, data.TYPE.NAME.ATTRIBUTE, local.NAME or module.NAME.OUTPUT"
                + " between ${ and }, with an index such as [0] at most; give anything else a name in 'locals'");
    return Optional.empty();
  }

  private static String kinds(boolean isToken) {
    return isToken
        ? DeclaredTokens.KIND
        : "write the kind of its value beside the reference: as: "
            + String.join(" | ", VariableType.words());
  }

  private Optional<TerraformReference> ofVariable(String name, Location location, boolean isToken) {
    VariableType type = declared.get(name);
    if (type == null && isToken) {
      refuse(
          location,
          quoted("var." + name) + " does not show what kind of value it has",
          DeclaredTokens.KIND);
      return Optional.empty();
    }
    if (type == null) {
      refuseUndeclared(location, name);
      return Optional.empty();
    }
    return Optional.of(new TerraformReference(type, "var." + name));
  }

  private Optional<TerraformReference> ofAttribute(
      String resourceType,
      String name,
      String attribute,
      Optional<VariableType> as,
      Location location,
      boolean isToken) {
    Optional<AttributeTypes.Attribute> known = ATTRIBUTES.of(resourceType, attribute);
    String address = resourceType + "." + name + ".";
    if (as.isPresent() && known.isEmpty()) {
      return as.map(type -> new TerraformReference(type, address + attribute));
    }
    if (known.isEmpty()) {
      Set<String> others = ATTRIBUTES.ofType(resourceType);
      refuse(
          location,
          "it is not known what kind of value '" + attribute + "' of " + resourceType + " is",
          others.isEmpty()
              ? kinds(isToken)
              : (isToken ? "pass the token of " : "refer to ") + String.join(" or ", others));
      return Optional.empty();
    }
    if (as.isPresent() && as.get() != known.get().type()) {
      refuse(
          location,
          "'"
              + attribute
              + "' of "
              + resourceType
              + " is a "
              + known.get().type().word()
              + ", and not a "
              + as.get().word(),
          isToken ? "pass the token alone" : "remove 'as'");
      return Optional.empty();
    }
    return Optional.of(new TerraformReference(known.get().type(), address + known.get().written()));
  }

  private void refuse(Location location, String problem, String remedy) {
    problems.add(NO_REFERENCE, location, problem, remedy);
  }

  private static VariableType type(String word) {
    return VariableType.of(word)
        .orElseThrow(
            () ->
                new InvalidValueException(
                    quoted(word) + " is not a kind of value",
                    "allowed: " + String.join(", ", VariableType.words())));
  }

  private void refuseUndeclared(Location location, String name) {
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
