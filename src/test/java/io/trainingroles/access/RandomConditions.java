package io.trainingroles.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trainingroles.access.condition.Comparison;
import io.trainingroles.access.condition.ConditionOperator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/** Conditions with every operator, and contexts that they meet about half of the time. */
final class RandomConditions {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Keys of one value, by the type of their operators. */
  private static final Map<Comparison.Type, List<String>> SINGLE_KEYS =
      Map.of(
          Comparison.Type.STRING,
          List.of("aws:PrincipalTag/team", "aws:username", "aws:SourceVpc"),
          Comparison.Type.NUMERIC,
          List.of("aws:MultiFactorAuthAge"),
          Comparison.Type.DATE,
          List.of("aws:CurrentTime", "aws:TokenIssueTime"),
          Comparison.Type.BOOL,
          List.of("aws:SecureTransport", "aws:ViaAWSService"),
          Comparison.Type.BINARY,
          List.of("aws:PrincipalTag/bytes"),
          Comparison.Type.IP_ADDRESS,
          List.of("aws:SourceIp", "aws:VpcSourceIp"),
          Comparison.Type.ARN,
          List.of("aws:PrincipalArn", "aws:SourceArn"));

  private static final List<String> MULTIPLE_KEYS = List.of("aws:TagKeys", "aws:CalledVia");

  private static final Map<Comparison.Type, List<String>> REQUEST_VALUES =
      Map.of(
          Comparison.Type.STRING,
          List.of("red", "Red", "blue", "re*", "rexd", "vision", "a:b", "r.d"),
          Comparison.Type.NUMERIC,
          List.of("1", "2", "10", "10.0", "-5", "0.5", "007", "1000000000000", "abc", "1e1"),
          Comparison.Type.DATE,
          List.of(
              "2026-01-01T00:00:00Z",
              "2025-12-31T23:59:59Z",
              "2026-01-01T01:00:00+01:00",
              "2026-06-01T12:00:00.500Z",
              "2026-01-01",
              "2026-02-30T00:00:00Z",
              "yesterday"),
          Comparison.Type.BOOL,
          List.of("true", "false", "True", "yes"),
          Comparison.Type.BINARY,
          List.of("QmluYXJ5", "YWJj", "no base64!"),
          Comparison.Type.IP_ADDRESS,
          List.of(
              "10.0.0.1",
              "10.1.2.3",
              "203.0.113.7",
              "2001:db8::1",
              "2001:DB8:0:0:1::",
              "::1",
              "10.0.0.256",
              "10.0.0"),
          Comparison.Type.ARN,
          List.of(
              RandomRequests.ROLE,
              "arn:aws:sagemaker:eu-west-1:123456789012:training-job/vision-1",
              "arn:aws:sns:eu-west-1:999999999999:a:b",
              "arn:aws:s3:::data",
              "data"));

  private static final Map<Comparison.Type, List<String>> POLICY_VALUES =
      Map.of(
          Comparison.Type.STRING,
          List.of(
              "red",
              "RED",
              "blue",
              "re*",
              "r?d",
              "*",
              "r*d",
              "?ed",
              "vi*i*n",
              "${*}",
              "re${*}",
              "${aws:username}",
              "${aws:PrincipalTag/team}",
              "${aws:PrincipalTag/none, 'red'}",
              "${aws:PrincipalTag/none}",
              "a*"),
          Comparison.Type.NUMERIC,
          List.of("1", "2", "10", "-5", "0.5", "7", "1.0", "abc", "1e1"),
          Comparison.Type.DATE,
          List.of(
              "2026-01-01T00:00:00Z",
              "2025-01-01",
              "2026-12-31T23:59:59Z",
              "2026-01-01",
              "1767225600",
              "yesterday"),
          Comparison.Type.BOOL,
          List.of("true", "false", "TRUE", "yes"),
          Comparison.Type.BINARY,
          List.of("QmluYXJ5", "YWJj", "no base64!"),
          Comparison.Type.IP_ADDRESS,
          List.of(
              "10.0.0.0/8",
              "10.0.0.1",
              "203.0.113.0/24",
              "0.0.0.0/0",
              "::/0",
              "2001:db8::/32",
              "2001:db8::1/128",
              "10.1.0.0/15",
              "10.0.0.0/33",
              "home"),
          Comparison.Type.ARN,
          List.of(
              "arn:aws:iam::123456789012:role/*",
              "arn:aws:iam::*:role/vi?ion",
              "arn:aws:s3:::data",
              "arn:aws:s3:::*",
              "arn:*:sagemaker:*:*:training-job/vision-*",
              "arn:aws:sns:*:999999999999:*",
              "arn:aws:iam::123456789012:role/${aws:PrincipalTag/team}",
              "arn:aws:iam*",
              "*"));

  private final Random random;

  RandomConditions(Random random) {
    this.random = random;
  }

  ObjectNode context() {
    ObjectNode context = JSON.createObjectNode();
    for (Comparison.Type type : Comparison.Type.values()) {
      for (String key : SINGLE_KEYS.getOrDefault(type, List.of())) {
        if (chance(60)) {
          context.put(key, pick(of(REQUEST_VALUES, type)));
        }
      }
    }
    for (String key : MULTIPLE_KEYS) {
      if (chance(65)) {
        ArrayNode values = context.putArray(key);
        for (int count = random.nextInt(4); count > 0; count--) {
          values.add(pick(of(REQUEST_VALUES, Comparison.Type.STRING)));
        }
      }
    }
    return context;
  }

  /** A Condition element. */
  ObjectNode element() {
    ObjectNode element = JSON.createObjectNode();
    for (int count = random.nextInt(10) < 6 ? 1 : 2; count > 0; count--) {
      addCondition(element);
    }
    return element;
  }

  private void addCondition(ObjectNode element) {
    Comparison comparison = pick(List.of(Comparison.values()));
    if (comparison == Comparison.NULL) {
      String key = chance(50) ? pick(MULTIPLE_KEYS) : pick(of(SINGLE_KEYS, anyType()));
      element.withObject("/Null").set(key, values(List.of("true", "false")));
      return;
    }
    var quantifier =
        chance(35)
            ? pick(
                List.of(
                    ConditionOperator.Quantifier.FOR_ALL_VALUES,
                    ConditionOperator.Quantifier.FOR_ANY_VALUE))
            : ConditionOperator.Quantifier.NONE;
    var operator = new ConditionOperator(quantifier, comparison, chance(25));
    boolean isMultiple =
        comparison.type() == Comparison.Type.STRING
            && chance(quantifier == ConditionOperator.Quantifier.NONE ? 5 : 80);
    String key = isMultiple ? pick(MULTIPLE_KEYS) : pick(of(SINGLE_KEYS, comparison.type()));
    if (chance(15)) {
      key = key.toUpperCase(Locale.ROOT);
    }
    ObjectNode keys =
        element.has(operator.toString())
            ? (ObjectNode) element.get(operator.toString())
            : element.putObject(operator.toString());
    keys.set(key, values(of(POLICY_VALUES, comparison.type())));
  }

  private Comparison.Type anyType() {
    return pick(
        List.of(Comparison.Type.STRING, Comparison.Type.IP_ADDRESS, Comparison.Type.NUMERIC));
  }

  private JsonNode values(List<String> choices) {
    if (chance(50)) {
      return JSON.getNodeFactory().textNode(pick(choices));
    }
    ArrayNode values = JSON.createArrayNode();
    for (int count = random.nextInt(3); count >= 0; count--) {
      values.add(pick(choices));
    }
    return values;
  }

  private static List<String> of(Map<Comparison.Type, List<String>> lists, Comparison.Type type) {
    return Objects.requireNonNull(lists.get(type));
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }
}
