package io.trainingroles.access.proof;

import io.trainingroles.access.condition.ValueClause;
import io.trainingroles.access.pattern.SearchPattern;
import io.trainingroles.access.search.KeyRange;
import io.trainingroles.access.search.Literal;
import io.trainingroles.access.search.RequestKind;
import io.trainingroles.access.search.RequestSpace;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A few kinds of requests as AWS has them, as data from which both a search and formulas for a
 * solver can be made: actions on the ARNs of their types, each with the keys that it has.
 */
final class BoundedSpace implements RequestSpace {
  /**
   * Requests of one action.
   *
   * @param action in lower case
   * @param resources with {@code *} for any text
   * @param hasPrefix whether a request can have the key s3:prefix
   */
  record Kind(String action, List<String> resources, boolean hasPrefix) {}

  static final String PREFIX = "s3:prefix";
  static final String TRANSPORT = "aws:securetransport";

  /** What each request has under {@link #TRANSPORT}. */
  static final List<String> TRANSPORTS = List.of("true", "false");

  static final List<Kind> KINDS =
      List.of(
          new Kind("s3:getobject", List.of("arn:aws:s3:::?*/?*", "arn:aws-cn:s3:::?*/?*"), false),
          new Kind("s3:getobjectversion", List.of("arn:aws:s3:::?*/?*"), false),
          new Kind("s3:listbucket", List.of("arn:aws:s3:::?*"), true),
          new Kind("s3:putobject", List.of("arn:aws:s3:::b/?*"), false),
          new Kind("ec2:runinstances", List.of("arn:aws:ec2:*:*:instance/?*", "*"), false),
          new Kind("iam:passrole", List.of("arn:aws:iam::*:role/?*"), false));

  @Override
  public Iterable<RequestKind> kinds(Question question, Predicate<String> isAsked) {
    return KINDS.stream()
        .filter(kind -> isAsked.test(kind.action()))
        .map(BoundedSpace::kind)
        .toList();
  }

  private static RequestKind kind(Kind kind) {
    Set<SearchPattern> resources = new LinkedHashSet<>();
    kind.resources()
        .forEach(
            pattern ->
                resources.add(
                    pattern.equals("*")
                        ? SearchPattern.literal("*", false)
                        : SearchPattern.glob(pattern)));
    KeyRange transports =
        KeyRange.of(
                ValueClause.in(
                    TRANSPORTS.stream().map(text -> SearchPattern.literal(text, false)).toList()),
                false)
            .always();
    return new RequestKind(
        kind.action(),
        kind.action(),
        true,
        new Literal.Resource(resources, false),
        Map.of(
            PREFIX,
            kind.hasPrefix() ? KeyRange.free(false) : KeyRange.NEVER,
            TRANSPORT,
            transports));
  }

  @Override
  public boolean hasAction(String action) {
    return KINDS.stream().anyMatch(kind -> kind.action().equals(action.toLowerCase(Locale.ROOT)));
  }

  @Override
  public String date() {
    return "2026-01-01";
  }
}
