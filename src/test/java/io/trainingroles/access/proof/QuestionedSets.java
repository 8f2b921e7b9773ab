package io.trainingroles.access.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.access.NamedPolicy;
import io.trainingroles.access.set.RequestSet;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.PolicyDocumentReader;
import io.trainingroles.iam.PolicyDocumentReading;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Sets of requests as tests write them, and answers as tests read them. */
final class QuestionedSets {
  static final String FIRST_ROLE =
      allow(
          "\"s3:GetObject\",\"s3:ListBucket\"",
          "\"arn:aws:s3:::my-ai-data-bucket\",\"arn:aws:s3:::my-ai-data-bucket/*\"",
          "");

  private QuestionedSets() {}

  static List<String> shown(AccessDifference difference) {
    assertThat(difference.undecided()).isEmpty();
    return difference.changes().stream()
        .map(
            change ->
                change.kind()
                    + " "
                    + change.cause()
                    + " "
                    + change.actions().patterns()
                    + " on "
                    + (change.resources() == null ? "" : change.resources().patterns())
                    + ": "
                    + change.witness().action()
                    + " on "
                    + change.witness().resource()
                    + " "
                    + change.witness().context())
        .toList();
  }

  static RequestSet everything() {
    return role(allow("\"s3:*\"", "\"*\"", ""));
  }

  /** A statement for each of the conditions. */
  static RequestSet statements(String conditions) {
    return role(
        document(
            Arrays.stream(conditions.replace('\'', '"').split(";", -1))
                .map(condition -> statement("Allow", "\"s3:*\"", "\"*\"", condition))
                .toArray(String[]::new)));
  }

  static RequestSet trust(String principal) {
    return RequestSet.ofResource(
        new NamedPolicy(
            "trust",
            read(
                "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Principal\":"
                    + principal
                    + ",\"Action\":\"sts:AssumeRole\"}}")));
  }

  static String allow(String actions, String resources, String condition) {
    return document(statement("Allow", actions, resources, condition));
  }

  static String statement(String effect, String actions, String resources, String condition) {
    return "{\"Effect\":\""
        + effect
        + "\",\"Action\":["
        + actions
        + "],\"Resource\":["
        + resources
        + "]"
        + (condition.isEmpty() ? "" : ",\"Condition\":" + condition)
        + "}";
  }

  static String document(String... statements) {
    return List.of(statements).stream()
        .collect(Collectors.joining(",", "{\"Version\":\"2012-10-17\",\"Statement\":[", "]}"));
  }

  static RequestSet role(String json) {
    return RequestSet.ofIdentity(read(json));
  }

  static PolicyDocument read(String json) {
    PolicyDocumentReading reading = new PolicyDocumentReader().read(json);
    assertThat(reading).isInstanceOf(PolicyDocumentReading.Read.class);
    return ((PolicyDocumentReading.Read) reading).document();
  }
}
