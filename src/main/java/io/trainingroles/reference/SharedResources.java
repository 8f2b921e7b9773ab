package io.trainingroles.reference;

import io.trainingroles.iam.Arn;
import io.trainingroles.iam.Wildcards;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which resources a principal of another account can be given access to: by a policy of the
 * resource, by an attribute of it, or by AWS Resource Access Manager. See <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_aws-services-that-work-with-iam.html">AWS
 * services that work with IAM</a> and <a
 * href="https://docs.aws.amazon.com/ram/latest/userguide/shareable.html">Shareable AWS
 * resources</a>.
 */
public final class SharedResources {
  private static final String ALL = "*";

  private final Map<String, List<String>> beginnings = new HashMap<>();

  /**
   * Reads the table.
   *
   * @throws IllegalArgumentException if a line has other fields
   */
  public SharedResources() {
    ReferenceTexts.shared().lines().filter(line -> !line.startsWith("#")).forEach(this::add);
  }

  private void add(String line) {
    String[] fields = line.split("\t", -1);
    if (fields.length != 2 || beginnings.containsKey(fields[0])) {
      throw new IllegalArgumentException("shared resources that cannot be read: " + line);
    }
    beginnings.put(fields[0], List.of(fields[1].split(" ", -1)));
  }

  /**
   * Whether a pattern of a policy matches the ARN of such a resource.
   *
   * @param arn such as {@code arn:aws:kms:*:*:key/*}
   * @return true if so, whatever its account is; also where its service has a wildcard
   */
  public boolean mayMatch(Arn arn) {
    return beginnings.entrySet().stream()
        .filter(entry -> Wildcards.match(arn.service(), entry.getKey()))
        .flatMap(entry -> entry.getValue().stream())
        .anyMatch(
            beginning ->
                beginning.equals(ALL)
                    || Wildcards.overlap(arn.resource(), beginning)
                    || Wildcards.overlap(arn.resource(), beginning + "/" + ALL)
                    || Wildcards.overlap(arn.resource(), beginning + ":" + ALL));
  }
}
