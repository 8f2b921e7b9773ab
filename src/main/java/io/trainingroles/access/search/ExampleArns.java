package io.trainingroles.access.search;

import io.trainingroles.iam.Arn;
import java.util.ArrayList;
import java.util.List;

/** Fills the wildcards of resource patterns. */
final class ExampleArns {
  private static final List<String> FILLINGS =
      List.of("arn", "aws", "s3", "us-east-1", "123456789012", "example");

  private ExampleArns() {}

  static List<String> of(String service, String pattern) {
    if (pattern.equals("*")) {
      return List.of(
          "*", "arn:aws:" + service + ":us-east-1:123456789012:example", "arn:aws:s3:::example");
    }
    return List.of(filled(service, pattern, "example"), filled(service, pattern, ""));
  }

  private static String filled(String service, String pattern, String filling) {
    List<String> given = Arn.parts(pattern);
    var segments = new ArrayList<String>();
    for (int index = 0; index < Arn.PARTS; index++) {
      String segment = index < given.size() ? given.get(index) : "*";
      String whole = index == 2 ? service : FILLINGS.get(index);
      segments.add(segment.equals("*") ? whole : segment.replace("*", filling).replace("?", "x"));
    }
    return String.join(":", segments);
  }
}
