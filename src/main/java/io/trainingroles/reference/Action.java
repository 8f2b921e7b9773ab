package io.trainingroles.reference;

import io.trainingroles.iam.Wildcards;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * An action of a service. See <a
 * href="https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html">Actions,
 * resources, and condition keys for AWS services</a>.
 *
 * @param service the prefix of its service, such as {@code s3}
 * @param name as AWS spells it, such as {@code GetObject}
 * @param level what it does
 * @param resources the resource types on which it is authorized; where there are none, only {@code
 *     "Resource": "*"} allows it
 * @param conditionKeys the names of the condition keys that its requests may have, besides those of
 *     the resource types and those of every request
 * @param isAlwaysOnOne whether its requests are always about a resource of one of the types, also
 *     where none of them is required
 */
public record Action(
    String service,
    String name,
    AccessLevel level,
    List<ActionResource> resources,
    List<String> conditionKeys,
    boolean isAlwaysOnOne) {
  /** Keeps unchangeable copies. */
  public Action {
    Objects.requireNonNull(service);
    Objects.requireNonNull(name);
    Objects.requireNonNull(level);
    resources = List.copyOf(resources);
    conditionKeys = List.copyOf(conditionKeys);
  }

  /**
   * Whether a resource in a policy can be one of the action's own.
   *
   * @param pattern such as {@code arn:aws:s3:::my-ai-data-bucket/*}, or {@code *}
   * @return true if the pattern matches an ARN of one of the resource types; for an action without
   *     any, if it is {@code *}
   */
  public boolean actsOn(String pattern) {
    return resources.isEmpty()
        ? pattern.equals("*")
        : resources.stream().anyMatch(on -> on.type().example(pattern).isPresent());
  }

  /**
   * Whether a request may be about no resource, and so only be allowed on {@code *}.
   *
   * @return true where no type is required, and nothing else says that requests name one
   */
  public boolean mayNameNothing() {
    return !isAlwaysOnOne && resources.stream().noneMatch(ActionResource::isRequired);
  }

  /**
   * Whether a statement can name single resources for the action.
   *
   * @return false if it has no resource types, or only such as stand for every resource
   */
  public boolean canBeScoped() {
    return resources.stream()
        .map(ActionResource::type)
        .filter(type -> !type.standsForAll())
        .flatMap(type -> type.formats().stream())
        .anyMatch(ArnFormat::namesOne);
  }

  /**
   * Whether a request may name keys of tags ({@code aws:TagKeys}).
   *
   * @return true where its own row names a condition key of tags in the request
   */
  public boolean mayNameTagKeys() {
    return ownKeys().anyMatch(key -> key.equals("aws:TagKeys")) || listsRequestTags();
  }

  /**
   * Whether a request may have tags with values ({@code aws:RequestTag/…}). Some rows name {@code
   * aws:TagKeys} alone, also of actions that set tags; those that remove tags name only their keys.
   *
   * @return true where its own row names a condition key of tags in the request, but those of
   *     {@code Untag…} only where it names the key with the values
   */
  public boolean mayHaveRequestTags() {
    return listsRequestTags() || (mayNameTagKeys() && !name.startsWith("Untag"));
  }

  private boolean listsRequestTags() {
    return ownKeys().anyMatch(key -> key.startsWith("aws:RequestTag/"));
  }

  private Stream<String> ownKeys() {
    return Stream.concat(
        conditionKeys.stream(), resources.stream().flatMap(on -> on.conditionKeys().stream()));
  }

  /**
   * Whether an action in a policy names this one; case has no meaning.
   *
   * @param pattern such as {@code s3:Get*}, or {@code *}
   * @return true if it does
   */
  public boolean isNamedBy(String pattern) {
    return Wildcards.match(pattern.toLowerCase(Locale.ROOT), toString().toLowerCase(Locale.ROOT));
  }

  /** The service and the name, as a policy writes them. */
  @Override
  public String toString() {
    return service + ":" + name;
  }
}
