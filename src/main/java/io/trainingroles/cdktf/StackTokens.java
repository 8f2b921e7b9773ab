package io.trainingroles.cdktf;

import com.hashicorp.cdktf.DefaultTokenResolver;
import com.hashicorp.cdktf.ResolveOptions;
import com.hashicorp.cdktf.StringConcat;
import com.hashicorp.cdktf.TerraformDataSource;
import com.hashicorp.cdktf.TerraformElement;
import com.hashicorp.cdktf.TerraformResource;
import com.hashicorp.cdktf.TerraformStack;
import com.hashicorp.cdktf.Tokenization;
import io.trainingroles.spec.token.TokenReader;
import io.trainingroles.spec.token.TokenReading;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.constructs.Construct;
import software.constructs.IConstruct;

/**
 * Reads the tokens of an app where a role is. CDKTF does not say what a token stands for, so it is
 * resolved as at synthesis, and its text is read. The value of another stack comes out of the state
 * of that stack, and so has another expression here.
 */
final class StackTokens implements TokenReader {
  private static final Pattern WHOLE = Pattern.compile("\\$\\{([^{}]*)}");
  private static final Pattern ATTRIBUTE =
      Pattern.compile(
          "(?<data>data\\.)?(?<type>[a-z][a-z0-9]*_[a-z0-9_]+)\\.(?<name>[A-Za-z_][A-Za-z0-9_-]*)"
              + "\\.(?<attribute>[a-z0-9_]+)");
  private static final Pattern OF_OTHER_STACK =
      Pattern.compile(
          "data\\.terraform_remote_state\\.cross-stack-reference-input-(?<stack>[A-Za-z0-9_-]+)"
              + "\\.outputs\\.cross-stack-output-[A-Za-z0-9_-]+");
  private static final String ONE_BY_ONE =
      "give the one value a name, such as new TerraformLocal(scope, \"first\","
          + " \"${TYPE.NAME[0].ATTRIBUTE}\"), and pass"
          + " ResourceReference.of(local.getAsString(), VariableType.…)";

  private final Construct scope;
  private final TerraformStack stack;

  /** Of a role in this scope. */
  StackTokens(Construct scope) {
    this.scope = scope;
    this.stack = TerraformStack.of(scope);
  }

  @Override
  public TokenReading read(String token) {
    Optional<String> resolved = expression(token, scope, true);
    if (resolved.isEmpty()) {
      return new TokenReading.Refused(
          "the token does not stand for a single string", "pass the token of one attribute");
    }
    String expression = resolved.get();
    Matcher other = OF_OTHER_STACK.matcher(expression);
    return other.matches()
        ? ofOtherStack(token, expression, other.group("stack"))
        : read(expression, stack);
  }

  private TokenReading read(String expression, TerraformStack origin) {
    if (expression.contains(".*.")) {
      return new TokenReading.Refused(
          "'" + expression + "' is a list: the resource has forEach, so it has several instances",
          ONE_BY_ONE.replace("[0]", "[\\\"KEY\\\"]"));
    }
    Matcher attribute = ATTRIBUTE.matcher(expression);
    if (attribute.matches() && isCounted(attribute, origin)) {
      return new TokenReading.Refused(
          "'" + expression + "' does not say which instance: the resource has count or forEach",
          ONE_BY_ONE);
    }
    return new TokenReading.Value(
        expression, same -> new TokenReading.Value(same, StackTokens::itself));
  }

  private static TokenReading itself(String expression) {
    return new TokenReading.Value(expression, StackTokens::itself);
  }

  private TokenReading ofOtherStack(String token, String here, String name) {
    Optional<TerraformStack> origin =
        scope.getNode().getRoot().getNode().findAll().stream()
            .filter(node -> TerraformStack.isStack(node))
            .map(TerraformStack.class::cast)
            .filter(one -> foreign(one.getNode().getPath()).equals(name))
            .findFirst();
    Optional<String> there = origin.flatMap(one -> expression(token, one, false));
    if (there.isEmpty()) {
      return new TokenReading.Refused(
          "the stack of '" + here + "' is not in this app", "pass a token of this app");
    }
    if (read(there.get(), origin.get()) instanceof TokenReading.Refused refused) {
      return refused;
    }
    return new TokenReading.Value(
        there.get(),
        expression ->
            expression.equals(there.get())
                ? new TokenReading.Value(here, StackTokens::itself)
                : attribute(expression, origin.get()));
  }

  /** Another attribute of the resource, out of the state of its stack. */
  private TokenReading attribute(String expression, TerraformStack origin) {
    Matcher attribute = ATTRIBUTE.matcher(expression);
    if (attribute.matches()) {
      for (IConstruct node : origin.getNode().findAll()) {
        if (isOfType(node, attribute)
            && ((TerraformElement) node).getFriendlyUniqueId().equals(attribute.group("name"))) {
          String name = attribute.group("attribute");
          String token =
              node instanceof TerraformResource resource
                  ? resource.getStringAttribute(name)
                  : ((TerraformDataSource) node).getStringAttribute(name);
          return expression(token, scope, true).map(StackTokens::itself).orElseThrow();
        }
      }
    }
    return new TokenReading.Refused(
        "'" + expression + "' is not in the stack " + origin.getNode().getId(),
        "pass the token of that attribute");
  }

  /**
   * Asks for the names of resources with instances alone: whoever asks for a name fixes it, and an
   * {@code overrideLogicalId} after it would be ignored.
   */
  private static boolean isCounted(Matcher attribute, TerraformStack stack) {
    return stack.getNode().findAll().stream()
        .filter(node -> isOfType(node, attribute) && hasInstances(node))
        .map(TerraformElement.class::cast)
        .anyMatch(element -> element.getFriendlyUniqueId().equals(attribute.group("name")));
  }

  private static boolean isOfType(IConstruct node, Matcher attribute) {
    boolean isData = attribute.group("data") != null;
    String type =
        isData
            ? node instanceof TerraformDataSource source ? source.getTerraformResourceType() : ""
            : node instanceof TerraformResource resource ? resource.getTerraformResourceType() : "";
    return type.equals(attribute.group("type"));
  }

  private static boolean hasInstances(IConstruct node) {
    return node instanceof TerraformResource resource
        ? resource.getCount() != null || resource.getForEach() != null
        : node instanceof TerraformDataSource source
            && (source.getCount() != null || source.getForEach() != null);
  }

  /** What CDKTF leaves of the path of a stack in the name of an element. */
  private static String foreign(String path) {
    return path.replaceAll("[^A-Za-z0-9_-]", "");
  }

  /** The expression that a token resolves to, if it is one; {@code preparing} as synthesis does. */
  private static Optional<String> expression(String token, Construct scope, boolean preparing) {
    try {
      Object text =
          Tokenization.resolve(
              token,
              ResolveOptions.builder()
                  .scope(scope)
                  .resolver(new DefaultTokenResolver(new StringConcat()))
                  .preparing(preparing)
                  .build());
      return Optional.of(text)
          .filter(String.class::isInstance)
          .map(String.class::cast)
          .map(WHOLE::matcher)
          .filter(Matcher::matches)
          .map(whole -> whole.group(1));
    } catch (RuntimeException unknown) { // what CDKTF throws of a token that it has not made
      return Optional.empty();
    }
  }
}
