package io.trainingroles.iam;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One statement of a policy: requests that match all of its elements get its effect. See <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_statement.html">IAM
 * JSON policy elements: Statement</a>.
 *
 * @param sid the statement's name in its policy, or null; only letters and digits in the policies
 *     that IAM and AWS Organizations keep for identities, any printable text where a principal is
 *     named: <a
 *     href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies.html">bucket
 *     policies</a> and key policies of AWS's own pages have blanks and full stops in it
 * @param effect what it does
 * @param principal whose requests; null in identity policies and boundaries
 * @param action which actions
 * @param resource which resources; null in trust policies
 * @param conditions what else must hold, an operator and key at most once
 */
public record Statement(
    @Nullable String sid,
    Effect effect,
    @Nullable PrincipalElement principal,
    ActionElement action,
    @Nullable ResourceElement resource,
    List<Condition> conditions) {

  private static final Pattern SID = Pattern.compile("[A-Za-z0-9]*");
  private static final Pattern SID_OF_RESOURCE = Pattern.compile("\\P{Cntrl}*");

  /**
   * Keeps an unchangeable copy.
   *
   * @throws InvalidValueException if the sid has a character that is not allowed in that kind of
   *     policy
   * @throws IllegalArgumentException if two conditions have the same operator and key
   */
  public Statement {
    Objects.requireNonNull(effect);
    Objects.requireNonNull(action);
    Pattern allowed = principal == null ? SID : SID_OF_RESOURCE;
    if (sid != null && !allowed.matcher(sid).matches()) {
      throw new InvalidValueException(
          "'" + sid + "' is not a valid Sid",
          principal == null
              ? "use the letters A-Z and a-z and digits only"
              : "remove the control characters");
    }
    conditions = List.copyOf(conditions);
    var seen = new HashSet<List<String>>();
    for (Condition condition : conditions) {
      if (!seen.add(List.of(condition.operator(), condition.key()))) {
        throw new IllegalArgumentException(
            "two conditions for " + condition.operator() + " on " + condition.key());
      }
    }
  }

  /**
   * A statement of an identity policy that allows actions on resources.
   *
   * @param action which actions
   * @param resource which resources
   * @param conditions what else must hold
   * @return the statement
   */
  public static Statement allow(
      ActionElement action, ResourceElement resource, Condition... conditions) {
    return new Statement(null, Effect.ALLOW, null, action, resource, List.of(conditions));
  }

  /**
   * A statement of a trust policy that lets a principal do actions of AWS STS.
   *
   * @param principal who
   * @param action such as {@code sts:AssumeRole}
   * @param conditions what else must hold
   * @return the statement
   */
  public static Statement trust(
      PrincipalElement principal, ActionElement action, Condition... conditions) {
    return new Statement(null, Effect.ALLOW, principal, action, null, List.of(conditions));
  }

  /**
   * Whether none of its texts has a part that is known only later.
   *
   * @return true if it can be judged as it is
   * @see UnknownText
   */
  public boolean isKnown() {
    // It is asked often, and most statements have actions and resources only.
    if (resource != null) {
      for (ResourcePattern pattern : resource.patterns()) {
        if (UnknownText.isIn(pattern.value())) {
          return false;
        }
      }
    }
    for (ActionPattern pattern : action.patterns()) {
      if (UnknownText.isIn(pattern.value())) {
        return false;
      }
    }
    return (principal == null && conditions.isEmpty()) || texts().noneMatch(UnknownText::isIn);
  }

  /**
   * The texts of its principals, actions, resources, condition keys and values.
   *
   * @return each of them
   */
  public Stream<String> texts() {
    return Stream.of(
            principal == null
                ? Stream.<String>of()
                : principal.principals().stream().map(Principal::text),
            action.patterns().stream().map(ActionPattern::value),
            resource == null
                ? Stream.<String>of()
                : resource.patterns().stream().map(ResourcePattern::value),
            conditions.stream().map(Condition::key),
            conditions.stream().flatMap(condition -> condition.values().stream()))
        .flatMap(texts -> texts);
  }

  /** The statement with other texts as its principals, resources and values of conditions. */
  Statement with(UnaryOperator<String> text) {
    return new Statement(
        sid,
        effect,
        principal == null ? null : with(principal, text),
        action,
        resource == null ? null : with(resource, text),
        conditions.stream()
            .map(
                condition ->
                    new Condition(
                        condition.operator(),
                        condition.key(),
                        condition.values().stream().map(text).toList()))
            .toList());
  }

  private static PrincipalElement with(PrincipalElement element, UnaryOperator<String> text) {
    List<Principal> principals =
        element.principals().stream()
            .map(
                principal ->
                    principal instanceof Principal.Aws aws
                        ? new Principal.Aws(text.apply(aws.id()))
                        : principal)
            .toList();
    return element instanceof PrincipalElement.NotPrincipals
        ? new PrincipalElement.NotPrincipals(principals)
        : new PrincipalElement.Principals(principals);
  }

  private static ResourceElement with(ResourceElement element, UnaryOperator<String> text) {
    List<ResourcePattern> patterns =
        element.patterns().stream()
            .map(pattern -> ResourcePattern.of(text.apply(pattern.value())))
            .toList();
    return element instanceof ResourceElement.NotResources
        ? new ResourceElement.NotResources(patterns)
        : new ResourceElement.Resources(patterns);
  }
}
