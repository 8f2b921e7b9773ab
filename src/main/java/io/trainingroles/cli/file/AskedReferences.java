package io.trainingroles.cli.file;

import io.trainingroles.cli.console.ExitCode;
import io.trainingroles.cli.console.FailedException;
import io.trainingroles.finding.NearestWord;
import io.trainingroles.iam.Statement;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.role.value.Deployment;
import io.trainingroles.role.value.TerraformReference;
import io.trainingroles.role.value.VariableType;
import io.trainingroles.spec.AttributeTypes;
import io.trainingroles.terraform.Variable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Terraform's addresses in a question, such as <code>${aws_s3_bucket.data.arn}/train/x</code>. */
final class AskedReferences {
  private static final Pattern EXPRESSION =
      Pattern.compile("\\$\\{((?:module|data|var|local|[a-z][a-z0-9]*_\\w+)\\.[^}:$]+)}");

  private static final Pattern ATTRIBUTE =
      Pattern.compile("((?:data\\.)?[a-z][a-z0-9]*_\\w+)\\.([\\w-]+(?:\\[[^]]*])?)\\.(\\w+)");

  private static final int MOST_SHOWN = 8;

  private final Map<String, String> named;
  private final List<JudgedRole> roles;
  private final @Nullable Deployment ofSpec;

  /**
   * Those that a question about an input may have.
   *
   * @param named the texts of the attributes of its resources, by {@code ADDRESS.ATTRIBUTE}
   * @param roles its roles
   * @param ofSpec where the roles of a spec are deployed to; null for another input
   */
  AskedReferences(
      Map<String, String> named, Collection<JudgedRole> roles, @Nullable Deployment ofSpec) {
    this.named = Map.copyOf(named);
    this.roles = List.copyOf(roles);
    this.ofSpec = ofSpec;
  }

  /** What a question may name of the variables of a spec. */
  static Map<String, String> variables(List<Variable> declared) {
    return declared.stream()
        .map(each -> new TerraformReference(each.type(), "var." + each.name()))
        .collect(Collectors.toMap(TerraformReference::expression, TerraformReference::text));
  }

  /**
   * A question with what its addresses stand for.
   *
   * @param text a question, or a part of it
   * @return the question; what is known only later of it is marked
   * @throws FailedException if the input does not have what it names
   */
  String in(String text) throws FailedException {
    var resolved = new StringBuilder();
    Matcher expression = EXPRESSION.matcher(text);
    while (expression.find()) {
      Optional<String> value = value(expression.group(1));
      if (value.isEmpty()) {
        throw new FailedException(ExitCode.WRONG_INPUT, unknown(expression.group(1)));
      }
      expression.appendReplacement(resolved, Matcher.quoteReplacement(value.get()));
    }
    return expression.appendTail(resolved).toString();
  }

  /** What a question names and a spec does not: in the configuration beside it, or a slip. */
  List<String> notUsed(String asked) {
    Set<TerraformReference> all = used().collect(Collectors.toSet());
    return ofSpec == null
        ? List.of()
        : TerraformReference.in(asked).stream()
            .filter(each -> !all.contains(each))
            .map(TerraformReference::toString)
            .toList();
  }

  /** What an address stands for, with its attribute; nothing where the input does not have it. */
  Optional<String> value(String expression) {
    return ofSpec == null || named.containsKey(expression)
        ? Optional.ofNullable(named.get(expression))
        : ofSpec(expression, ofSpec);
  }

  private Optional<String> ofSpec(String expression, Deployment deployment) {
    Matcher attribute = ATTRIBUTE.matcher(expression);
    if (!attribute.matches()) {
      return used()
          .filter(each -> each.expression().equals(expression))
          .map(TerraformReference::text)
          .findFirst();
    }
    boolean isArn = attribute.group(3).equals("arn");
    return AttributeTypes.reference(attribute.group(1), attribute.group(2), attribute.group(3))
        .filter(each -> isArn || !each.type().isArn())
        .map(
            each ->
                each.type() == VariableType.BUCKET && isArn
                    ? "arn:" + deployment.partitionId() + ":s3:::" + each.text()
                    : each.text());
  }

  /** What the roles refer to. */
  private Stream<TerraformReference> used() {
    return roles.stream()
        .flatMap(role -> role.unseen().stream())
        .flatMap(policy -> Stream.ofNullable(policy.statement()))
        .flatMap(Statement::texts)
        .flatMap(text -> TerraformReference.in(text).stream());
  }

  private String unknown(String expression) {
    var all = new TreeSet<String>(named.keySet());
    used().map(TerraformReference::expression).forEach(all::add);
    String has =
        all.isEmpty()
            ? "it has no Terraform references"
            : all.size() > MOST_SHOWN
                ? "did you mean " + NearestWord.to(expression, all).orElse(all.first()) + "?"
                : "it has " + all.stream().collect(Collectors.joining(", "));
    return "the input has no '" + expression + "'; " + has;
  }
}
