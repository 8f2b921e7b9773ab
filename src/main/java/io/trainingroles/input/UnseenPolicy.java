package io.trainingroles.input;

import io.trainingroles.iam.Arn;
import io.trainingroles.iam.Effect;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.PolicyDocumentWriter;
import io.trainingroles.iam.Statement;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A policy whose document is not known, or a statement of which a part is not.
 *
 * @param name what it is to the role, such as {@code the attached policy}
 * @param arn its ARN, or why it is not known, or the statement
 * @param effect what it could turn around
 * @param extent what of it is known
 * @param values the values in the ARN or the statement that are known only later
 * @param statement the statement, if it is one
 */
public record UnseenPolicy(
    String name,
    String arn,
    UnseenEffect effect,
    UnseenExtent extent,
    UnknownValues values,
    @Nullable Statement statement) {
  /**
   * A policy whose name has no value that is known only later.
   *
   * @param name what it is to the role
   * @param arn its ARN, or why it is not known
   * @param effect what it could turn around
   * @param extent what of it is known
   */
  public UnseenPolicy(String name, String arn, UnseenEffect effect, UnseenExtent extent) {
    this(name, arn, effect, extent, UnknownValues.NONE, null);
  }

  /**
   * A policy that is known by its ARN only.
   *
   * @param name what it is to the role
   * @param arn its ARN
   * @param mayGrant whether it could allow what no other policy allows
   */
  public UnseenPolicy(String name, String arn, boolean mayGrant) {
    this(name, arn, mayGrant ? UnseenEffect.GRANTS : UnseenEffect.LIMITS, UnseenExtent.DOCUMENT);
  }

  /**
   * The statements of a policy with a text that is known only later.
   *
   * @param policy the policy
   * @param shown how the text of a statement is shown
   * @return one for each such statement; nothing where all is known
   */
  static List<UnseenPolicy> of(RolePolicy policy, UnaryOperator<String> shown) {
    UnseenEffect effect =
        switch (policy.use()) {
          case TRUST -> UnseenEffect.TRUSTS;
          case PERMISSIONS_BOUNDARY -> UnseenEffect.LIMITS;
          default -> UnseenEffect.GRANTS;
        };
    return policy.unknown().stream()
        .map(
            statement ->
                new UnseenPolicy(
                    "a statement of '" + policy.name() + "' with a value that is known only later",
                    shown.apply(new PolicyDocumentWriter().write(statement)),
                    effect,
                    UnseenExtent.VARIABLES,
                    UnknownValues.in(statement.texts().collect(Collectors.joining("\n"))),
                    statement))
        .toList();
  }

  /** The same with what defines its values in its input. */
  UnseenPolicy defined(Function<String, Optional<String>> definition) {
    return new UnseenPolicy(name, arn, effect, extent, values.defined(definition), statement);
  }

  /**
   * The same where more of its statement is known.
   *
   * @param more the statement
   * @return the policy
   */
  public UnseenPolicy with(Statement more) {
    return new UnseenPolicy(name, arn, effect, extent, values, more);
  }

  /**
   * Whether another input has the same, but for what its values depend on.
   *
   * @param other what the other input has
   * @return true if both have the same text
   */
  public boolean isWrittenAs(UnseenPolicy other) {
    return name.equals(other.name) && arn.equals(other.arn) && effect == other.effect;
  }

  /**
   * Whether only the values of some texts in a statement are not known.
   *
   * @return true if the bounds of the policies take account of it
   */
  public boolean isBounded() {
    return extent == UnseenExtent.VARIABLES;
  }

  /**
   * Whether two inputs that both say this speak of the same policy.
   *
   * @return false where the document is only known later, or it is not known what a value in it
   *     depends on
   */
  public boolean isNamed() {
    return (extent == UnseenExtent.DOCUMENT || extent == UnseenExtent.VARIABLES)
        && values.areDefined();
  }

  /**
   * Whether it is a managed policy that is attached, of which the ARN is known.
   *
   * @return false for a boundary, and for what is not a policy of its own
   */
  public boolean isAttached() {
    return extent == UnseenExtent.DOCUMENT && mayGrant() && Arn.of(arn).isPresent();
  }

  /**
   * What it matches at most, where it is a statement.
   *
   * @return a policy that allows that
   */
  public Optional<PolicyDocument> matchedAtMost() {
    return Optional.ofNullable(statement)
        .map(StatementBounds::atMost)
        .map(
            most ->
                PolicyDocument.of(
                    List.of(
                        new Statement(
                            null, Effect.ALLOW, null, most.action(), most.resource(), List.of()))));
  }

  /**
   * Whether it could allow what no other policy allows.
   *
   * @return true if so
   */
  public boolean mayGrant() {
    return effect == UnseenEffect.GRANTS;
  }

  /**
   * Whether it could change what the role may do.
   *
   * @return false if it only says who may assume the role
   */
  public boolean isAboutAccess() {
    return effect != UnseenEffect.TRUSTS;
  }

  /** How much of a policy is not known. */
  public enum UnseenExtent {
    /** All of it. */
    ALL,
    /** All of it; it is that of a resource, which is judged on its own and has the finding. */
    ELSEWHERE,
    /** Its document; its ARN is. */
    DOCUMENT,
    /** Its document; its ARN is, and it is that of a user's group, which has the finding. */
    OF_GROUP,
    /** The values of the variables that stand in a statement. */
    VARIABLES
  }

  /** What a policy that is not known could do. */
  public enum UnseenEffect {
    /** Allow, or deny. */
    GRANTS,
    /** Take away what other policies allow. */
    LIMITS,
    /** Let somebody assume the role. */
    TRUSTS
  }
}
