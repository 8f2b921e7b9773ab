package io.trainingroles.access.pattern;

import io.trainingroles.iam.PolicyVersion;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A value of a policy that texts of a request are matched against: characters, wildcards and policy
 * variables, as tokens.
 *
 * @param tokens in the order of the text; literals never stand side by side
 */
public record TextPattern(List<PatternToken> tokens) {
  /** Keeps an unchangeable copy. */
  public TextPattern {
    tokens = List.copyOf(tokens);
  }

  /**
   * A value of {@code Action} or {@code NotAction}, which matches actions in lower case.
   *
   * @param value such as {@code s3:Get*}
   * @return the pattern
   */
  public static TextPattern action(String value) {
    return new PatternReader(
            value.toLowerCase(Locale.ROOT), PatternReader.Wildcards.ANYWHERE, false)
        .read();
  }

  /**
   * A value of {@code StringLike}: wildcards stand for any characters.
   *
   * @param value such as <code>home/${aws:username}/*</code>
   * @param version that of the document
   * @return the pattern
   */
  public static TextPattern like(String value, PolicyVersion version) {
    return new PatternReader(value, PatternReader.Wildcards.ANYWHERE, hasVariables(version)).read();
  }

  /**
   * A value of {@code StringEquals}: wildcards are characters, variables are variables.
   *
   * @param value such as <code>${aws:PrincipalTag/team}</code>
   * @param version that of the document
   * @return the pattern
   */
  public static TextPattern exact(String value, PolicyVersion version) {
    return new PatternReader(value, PatternReader.Wildcards.NONE, hasVariables(version)).read();
  }

  /**
   * A value of {@code Resource} or {@code NotResource}, read by segment. The segments of an ARN are
   * the five parts before its fifth colon and the rest, which may have colons of its own. {@code ?}
   * and {@code *} stay within their segment, but a {@code *} that ends a segment may reach beyond
   * colons. Variables have a meaning only behind the fifth colon; before it they are the characters
   * they are written with, and so match no ARN. See <a
   * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html">IAM
   * JSON policy elements: Resource</a> and <a
   * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-wheretouse">Where
   * you can use policy variables</a>.
   *
   * <p>Where AWS is silent: colons of the resource part are no borders, so a wildcard there matches
   * them; and the segment of a wildcard is determined by the colons of the pattern, not of the ARN.
   *
   * @param value such as {@code arn:aws:s3:::my-ai-data-bucket/*}
   * @param version that of the document
   * @return the pattern
   */
  public static TextPattern resource(String value, PolicyVersion version) {
    return new PatternReader(value, PatternReader.Wildcards.BY_SEGMENT, hasVariables(version))
        .read();
  }

  /**
   * A value of an ARN operator: each of the six segments is compared by itself. See <a
   * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN">ARN
   * condition operators</a>.
   *
   * @param value such as {@code arn:aws:sagemaker:*:123456789012:training-job/*}
   * @param version that of the document
   * @return the pattern, or null where the value does not have six segments
   */
  public static @Nullable TextPattern arn(String value, PolicyVersion version) {
    var reader =
        new PatternReader(value, PatternReader.Wildcards.IN_THEIR_SEGMENT, hasVariables(version));
    TextPattern pattern = reader.read();
    return reader.segments() < PatternReader.ARN_SEGMENTS ? null : pattern;
  }

  private static boolean hasVariables(PolicyVersion version) {
    return version == PolicyVersion.V2012_10_17;
  }

  /**
   * Whether the pattern means something else for each request.
   *
   * @return whether there is a variable in it
   */
  public boolean hasVariables() {
    return tokens.stream().anyMatch(PatternToken.Variable.class::isInstance);
  }
}
