package io.trainingroles.reference;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A kind of resource that a service knows.
 *
 * @param name such as {@code bucket}
 * @param formats how its ARNs are made; mostly one
 * @param conditionKeys the names of the condition keys of requests on such a resource
 */
public record ResourceType(String name, List<ArnFormat> formats, List<String> conditionKeys) {
  /** Keeps unchangeable copies. */
  public ResourceType {
    Objects.requireNonNull(name);
    formats = List.copyOf(formats);
    conditionKeys = List.copyOf(conditionKeys);
  }

  /**
   * Whether this is what AWS asks about where a request names nothing, such as all buckets.
   *
   * @return true for the types that only the corrections of the reference have for this
   */
  public boolean standsForAll() {
    return name.startsWith("every-");
  }

  /**
   * An ARN of a resource of this type.
   *
   * @param pattern a resource in a policy, such as {@code arn:aws:s3:::my-ai-data-bucket*}, or
   *     {@code *}
   * @return one that the pattern matches, or nothing where it matches none
   */
  public Optional<String> example(String pattern) {
    return formats.stream().flatMap(format -> format.example(pattern).stream()).findFirst();
  }
}
