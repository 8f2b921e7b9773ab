package io.trainingroles.access.search;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Proposes what a real request might look like. A proposal is only ever used if the simulator
 * decides the request as the proof needs it, so it may be wrong.
 */
public interface RequestExamples {
  /** Fills wildcards with the word <em>example</em>, and regions and accounts with likely ones. */
  RequestExamples PLAIN = new RequestExamples() {};

  /**
   * Actions that a pattern matches.
   *
   * @param pattern such as {@code s3:Get*}
   * @return such as {@code s3:GetObject}, best first
   */
  default List<String> actions(String pattern) {
    String filled = pattern.equals("*") ? "s3:*" : pattern;
    return List.of(
        filled.replace("*", "Example").replace("?", "X"),
        filled.replace("*", "").replace("?", "X"));
  }

  /**
   * Resources that a pattern matches.
   *
   * @param action the action of the request
   * @param pattern such as {@code arn:aws:s3:::my-ai-data-bucket/*}, or {@code *}
   * @return such as {@code arn:aws:s3:::my-ai-data-bucket/example}, best first
   */
  default List<String> resources(String action, String pattern) {
    String service = action.substring(0, Math.max(0, action.indexOf(':')));
    return ExampleArns.of(service.toLowerCase(Locale.ROOT), pattern);
  }

  /**
   * Values that a request may have under a key.
   *
   * @param key such as {@code aws:SourceIp}
   * @return such as {@code 203.0.113.1}, best first
   */
  default List<String> values(String key) {
    return LIKELY_VALUES.getOrDefault(key.toLowerCase(Locale.ROOT), List.of("example"));
  }

  /** Values of the keys that most requests have. */
  Map<String, List<String>> LIKELY_VALUES =
      Map.of(
          "aws:sourceip", List.of("203.0.113.1", "198.51.100.1", "2001:db8::1"),
          "aws:requestedregion", List.of("us-east-1", "eu-west-1", "ap-south-1"),
          "aws:securetransport", List.of("true", "false"),
          "aws:multifactorauthpresent", List.of("true", "false"),
          "aws:principalarn", List.of("arn:aws:iam::123456789012:role/example"),
          "aws:principalaccount", List.of("123456789012", "111122223333"),
          "aws:sourceaccount", List.of("123456789012", "111122223333"),
          "aws:resourceaccount", List.of("123456789012", "111122223333"));
}
