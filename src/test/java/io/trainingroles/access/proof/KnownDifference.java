package io.trainingroles.access.proof;

import static io.trainingroles.access.condition.ConditionOperator.Quantifier.FOR_ANY_VALUE;
import static io.trainingroles.access.condition.ConditionOperator.Quantifier.NONE;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trainingroles.access.PolicyKind;
import io.trainingroles.access.PrincipalMatch;
import io.trainingroles.access.RequestContext;
import io.trainingroles.access.RequestParts;
import io.trainingroles.access.RequestParts.OneCondition;
import io.trainingroles.access.RequestParts.OneStatement;
import io.trainingroles.access.Truth;
import io.trainingroles.access.condition.Comparison;
import io.trainingroles.access.decision.ResourceControl;
import io.trainingroles.access.pattern.PatternReader;
import io.trainingroles.access.pattern.TextMatcher;
import io.trainingroles.access.pattern.TextPattern;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Situations in which the other evaluator does not decide as AWS documents it. Each is a row of
 * {@code docs/access/differences.md}, and a case of the simulator.
 */
public enum KnownDifference {
  /** {@code ForAnyValue:…IfExists} about a key that the request does not have. */
  ANY_VALUE_IF_EXISTS_WITHOUT_KEY(
      "Does `ForAnyValue:…IfExists` hold without the key?",
      inCondition(
          (condition, request) ->
              condition.operator().quantifier() == FOR_ANY_VALUE
                  && condition.operator().ifExists()
                  && request.values(condition.key()).isEmpty())),

  /** An empty list of values, compared without a set operator. */
  EMPTY_LIST_WITHOUT_SET_OPERATOR(
      "Is an empty list the same as no key?",
      inCondition(
          (condition, request) ->
              condition.operator().quantifier() == NONE
                  && request.has(condition.key())
                  && request.values(condition.key()).isEmpty())),

  /** A negated operator with a variable that has no value. */
  NEGATED_VARIABLE_WITHOUT_VALUE(
      "Does a negated operator match a variable without a value?",
      inCondition(
          (condition, request) ->
              condition.operator().comparison().isNegated()
                  && condition.hasVariables()
                  && condition.values().stream().anyMatch(request::hasVariableWithoutValue))),

  /** A special character as a variable, in an operator without wildcards. */
  SPECIAL_CHARACTER_WITHOUT_WILDCARDS(
      "Are `${*}`, `${?}`, `${$}` characters in operators without wildcards?",
      inCondition(
          (condition, request) ->
              condition.hasVariables()
                  && request.has(condition.key())
                  && switch (condition.operator().comparison()) {
                    case STRING_EQUALS,
                        STRING_NOT_EQUALS,
                        STRING_EQUALS_IGNORE_CASE,
                        STRING_NOT_EQUALS_IGNORE_CASE ->
                        condition.values().stream().anyMatch(value -> value.contains("${*}"));
                    default -> false;
                  })),

  /** All addresses of IPv4. */
  RANGE_OF_ALL_IPV4(
      "Is every IPv4 address in `0.0.0.0/0`?",
      inCondition(
          (condition, request) ->
              condition.operator().comparison().type() == Comparison.Type.IP_ADDRESS
                  && condition.values().contains("0.0.0.0/0")
                  && request.values(condition.key()).stream().anyMatch(ip -> ip.contains(".")))),

  /** A negated operator with an address of one family, and a request with one of the other. */
  NOT_ADDRESS_OF_OTHER_FAMILY(
      "Is an address of one family in the negation of one of the other?",
      inCondition(
          (condition, request) ->
              condition.operator().comparison() == Comparison.NOT_IP_ADDRESS
                  && condition.values().stream()
                      .anyMatch(
                          address ->
                              !address.contains("/")
                                  && request.values(condition.key()).stream()
                                      .anyMatch(ip -> ip.contains(":") != address.contains(":"))))),

  /** What would be a variable, in a document of the version that has none. */
  VARIABLE_IN_OLD_VERSION(
      "Are variables replaced in 2008-10-17, or without a version?",
      request ->
          request.statements().stream()
              .anyMatch(
                  statement ->
                      !statement.hasVariables() && statement.json().toString().contains("${"))),

  /** A {@code NotResource} with a variable that has no value. */
  NOT_RESOURCE_WITH_VARIABLE_WITHOUT_VALUE(
      "Is `NotResource` with a variable without a value about every resource?",
      request ->
          request.resources("NotResource").stream().anyMatch(request::hasVariableWithoutValue)),

  /** A {@code NotResource} that ends before its sixth segment. */
  NOT_RESOURCE_OF_FEW_SEGMENTS(
      "Is a `NotResource` of fewer than six segments about all others?",
      request ->
          request.resources("NotResource").stream()
              .anyMatch(pattern -> pattern.split(":", 6).length < 6 && !pattern.equals("*"))),

  /** A date in seconds since 1970. */
  DATE_IN_SECONDS(
      "May dates be seconds since 1970?",
      inValues(Comparison.Type.DATE, value -> value.matches("[0-9]{5,}"))),

  /** A day that no calendar has. */
  DAY_THAT_IS_NONE(
      "Is 30 February a date?",
      inValues(Comparison.Type.DATE, value -> value.startsWith("2026-02-30"))),

  /** A number with an exponent. */
  NUMBER_WITH_EXPONENT(
      "Is `1e1` a number?", inValues(Comparison.Type.NUMERIC, value -> value.contains("e"))),

  /** Bytes that are not written in Base64. */
  BYTES_NOT_IN_BASE64(
      "Does `BinaryEquals` compare texts that are not Base64?",
      inValues(Comparison.Type.BINARY, value -> value.contains("!"))),

  /** A {@code *} at the end of one of the first five segments that has to reach beyond it. */
  STAR_BEYOND_ITS_SEGMENT(
      "Does a `*` that ends a segment reach beyond colons?",
      inResource((pattern, request) -> reachesBeyond(pattern, request))),

  /** A wildcard in a part of the resource's type. */
  WILDCARD_IN_RESOURCE_TYPE(
      "Does a wildcard in a resource type match?",
      inResource(
          (pattern, request) ->
              hasWildcardInType(pattern)
                  && (pattern.contains("${")
                      || matches(pattern, request, PatternReader.Wildcards.BY_SEGMENT)))),

  /** A role in the same account that has no trust policy. */
  ASSUMED_ROLE_WITHOUT_TRUST_POLICY(
      "Can an identity policy alone allow a role to be assumed?",
      request -> request.text("action").startsWith("sts:") && !request.has("resource_policy")),

  /** The root user, to whom all is allowed that nothing denies. */
  ROOT_USER(
      "Is everything allowed to the root user?",
      request -> request.text("principal").endsWith(":root")),

  /** A federated user without a session policy, to whom only the resource policy can grant. */
  FEDERATED_USER_WITHOUT_SESSION_POLICY(
      "Does a federated user have any access without a session policy?",
      request ->
          request.text("principal").contains(":federated-user/") && !request.has("session_policy")),

  /** A service under service control policies, which are not about services. */
  SERVICE_UNDER_SERVICE_CONTROL(
      "Do service control policies limit services?",
      request -> request.text("principal").endsWith(".amazonaws.com") && request.has("scps")),

  /** A service-linked role under the policies of an organization, which are not about it. */
  SERVICE_LINKED_ROLE_UNDER_ORGANIZATION(
      "Do an organization's policies limit service-linked roles?",
      request ->
          request.text("principal").contains(":role/aws-service-role/")
              && (request.has("scps") || request.has("rcps"))),

  /** A resource policy that grants to the session itself, beside a session policy. */
  DIRECT_GRANT_WITH_SESSION_POLICY(
      "Does a session policy limit what a resource policy grants to the session, or to everyone?",
      request ->
          request.has("session_policy")
              && request.statements().stream()
                  .anyMatch(
                      statement ->
                          statement.kind() == PolicyKind.RESOURCE
                              && statement.allows()
                              && statement.principal("Principal") == PrincipalMatch.DIRECT)),

  /** A {@code NotPrincipal} that lists the caller or its account, and not both. */
  NOT_PRINCIPAL_WITH_HALF_OF_CALLER(
      "Is the caller excepted where `NotPrincipal` lists only it, or only its account?",
      request -> request.statements().stream().anyMatch(OneStatement::exceptsHalfOfCaller)),

  /** A key of AWS KMS whose key policy the request does not give. */
  KEY_POLICY_NOT_GIVEN(
      "May an identity policy allow the use of a key whose policy is not given?",
      request ->
          request.text("action").toLowerCase(Locale.ROOT).startsWith("kms:")
              && request.text("resource").contains(":key/")
              && request.statements().stream()
                  .noneMatch(statement -> statement.kind() == PolicyKind.RESOURCE)),

  /** A root user that assumes a role. */
  ROOT_USER_ASSUMES_A_ROLE(
      "May a root user assume a role that trusts it?",
      request ->
          request.text("action").equalsIgnoreCase("sts:AssumeRole")
              && request.text("principal").endsWith(":root")),

  /** A service that AWS does not list as one that resource control policies limit. */
  RESOURCE_CONTROL_OF_ANOTHER_SERVICE(
      "Do resource control policies limit a service that AWS does not list?",
      request ->
          request.has("rcps")
              && !ResourceControl.SERVICES.contains(
                  request.text("action").toLowerCase(Locale.ROOT).replaceFirst(":.*", ""))),

  /** An action that needs no permission. */
  ACTION_WITHOUT_PERMISSION(
      "Does `sts:GetCallerIdentity` need a permission?",
      request ->
          request
              .text("action")
              .toLowerCase(Locale.ROOT)
              .matches("sts:(getcalleridentity|getsessiontoken|getaccesskeyinfo)"));

  private final String question;

  @SuppressWarnings("ImmutableEnumChecker") // A predicate that keeps nothing.
  private final Predicate<RequestParts> situation;

  KnownDifference(String question, Predicate<RequestParts> situation) {
    this.question = question;
    this.situation = situation;
  }

  /** The question as the row of {@code docs/access/differences.md} has it. */
  public String question() {
    return question;
  }

  public boolean applies(ObjectNode request) {
    return situation.test(new RequestParts(request));
  }

  private interface Situation<T> {
    boolean applies(T part, RequestParts request);
  }

  private static Predicate<RequestParts> inCondition(Situation<OneCondition> situation) {
    return request ->
        request.conditions().stream().anyMatch(part -> situation.applies(part, request));
  }

  /** In the policies' values or the request's, for a condition of this type. */
  private static Predicate<RequestParts> inValues(
      Comparison.Type type, Predicate<String> situation) {
    return inCondition(
        (condition, request) ->
            condition.operator().comparison().type() == type
                && request.has(condition.key())
                && Stream.concat(
                        condition.values().stream(), request.values(condition.key()).stream())
                    .anyMatch(situation));
  }

  private static Predicate<RequestParts> inResource(Situation<String> situation) {
    return request ->
        Stream.of("Resource", "NotResource")
            .flatMap(element -> request.resources(element).stream())
            .anyMatch(part -> situation.applies(part, request));
  }

  private static boolean reachesBeyond(String pattern, RequestParts request) {
    boolean reaching = matches(pattern, request, PatternReader.Wildcards.BY_SEGMENT);
    return !pattern.equals("*")
        && reaching != matches(pattern, request, PatternReader.Wildcards.IN_THEIR_SEGMENT);
  }

  private static boolean matches(
      String pattern, RequestParts request, PatternReader.Wildcards wildcards) {
    TextPattern read = new PatternReader(pattern, wildcards, false).read();
    return new TextMatcher(read).matches(request.text("resource"), RequestContext.EMPTY)
        == Truth.TRUE;
  }

  private static boolean hasWildcardInType(String pattern) {
    String[] segments = pattern.split(":", 6);
    if (segments.length < 6 || segments[2].equals("sqs") || pattern.startsWith("arn:aws:s3:::")) {
      return false;
    }
    String type = segments[5].split("[/:]", 2)[0];
    return !segments[5].equals("*") && (type.contains("*") || type.contains("?"));
  }
}
