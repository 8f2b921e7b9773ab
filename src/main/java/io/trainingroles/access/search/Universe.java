package io.trainingroles.access.search;

import io.trainingroles.access.Caller;
import io.trainingroles.access.pattern.PatternToken;
import io.trainingroles.access.pattern.SearchPattern;
import io.trainingroles.access.pattern.TextPattern;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What requests there are: which actions, resources and callers, and which keys may have several
 * values.
 *
 * @param callers one of each kind that the documents can tell apart
 * @param multivalued the keys, in lower case, that may have several values
 * @param ranges what requests may say under a key, in lower case, where that is known
 * @param stepsOfOneSearch how long to look in one dimension
 */
public record Universe(
    List<Caller> callers,
    Set<String> multivalued,
    Map<String, KeyRange> ranges,
    long stepsOfOneSearch) {
  /**
   * Global keys that may have several values, whatever a document compares them with. See <a
   * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html">AWS
   * global condition context keys</a>.
   */
  public static final Set<String> MULTIVALUED =
      Set.of(
          "aws:calledvia",
          "aws:principalorgpaths",
          "aws:principalservicenameslist",
          "aws:resourceorgpaths",
          "aws:sourceorgpaths",
          "aws:tagkeys",
          "aws:vpceorgpaths");

  /** A service prefix and a name. */
  static final List<SearchPattern> ACTIONS =
      List.of(
          SearchPattern.of(
              new TextPattern(
                  List.of(
                      new PatternToken.AnyCharacter(true),
                      new PatternToken.AnyText(true),
                      new PatternToken.Literal(":"),
                      new PatternToken.AnyCharacter(true),
                      new PatternToken.AnyText(true))),
              false));

  /**
   * What an action without a resource has in its place, and ARNs. The last part of an ARN may be
   * empty: queues are listed on {@code arn:aws:sqs:REGION:ACCOUNT:}.
   */
  static final List<SearchPattern> RESOURCES =
      List.of(
          SearchPattern.literal("*", false),
          SearchPattern.of(
              new TextPattern(
                  List.of(
                      new PatternToken.Literal("arn:"),
                      new PatternToken.AnyCharacter(true),
                      new PatternToken.AnyText(true),
                      new PatternToken.Literal(":"),
                      new PatternToken.AnyCharacter(true),
                      new PatternToken.AnyText(true),
                      new PatternToken.Literal(":"),
                      new PatternToken.AnyText(true),
                      new PatternToken.Literal(":"),
                      new PatternToken.AnyText(true),
                      new PatternToken.Literal(":"),
                      new PatternToken.AnyText(false))),
              false));

  public Universe {
    callers = List.copyOf(callers);
    multivalued = Set.copyOf(multivalued);
    ranges = Map.copyOf(ranges);
  }

  /** What requests may say under a key. */
  KeyRange range(String key) {
    KeyRange known = ranges.get(key);
    return known == null ? KeyRange.free(multivalued.contains(key)) : known;
  }
}
