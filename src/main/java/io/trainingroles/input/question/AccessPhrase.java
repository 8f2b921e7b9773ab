package io.trainingroles.input.question;

import io.trainingroles.access.ContextValue;
import io.trainingroles.access.RequestContext;
import io.trainingroles.access.set.AccessPattern;
import io.trainingroles.iam.ActionPattern;
import io.trainingroles.iam.Condition;
import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.iam.ResourcePattern;
import io.trainingroles.iam.UnknownText;
import io.trainingroles.role.value.TerraformReference;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Access in one line: {@code ACTION on RESOURCE}, or {@code ACTION on RESOURCE when KEY=VALUE and
 * KEY=VALUE}.
 *
 * @param action an action, or a pattern of actions
 * @param resource an ARN, {@code *}, or a pattern of ARNs
 * @param when condition keys and their values, in the order of the text
 */
public record AccessPhrase(String action, String resource, Map<String, String> when) {
  /** The name of a value that is known only after apply may have blanks. */
  private static final Pattern FORM =
      Pattern.compile(
          "(\\S+)\\s+on\\s+((?:" + UnknownText.FORM + "|[^\\s\\uE000]++)+)(?:\\s+when\\s+(.+))?",
          Pattern.DOTALL);

  /**
   * Keeps an unchangeable copy.
   *
   * @throws InvalidValueException if the action or the resource is not valid
   */
  public AccessPhrase {
    ActionPattern.of(action);
    ResourcePattern.of(resource);
    when = Collections.unmodifiableMap(new LinkedHashMap<>(when));
  }

  /**
   * Reads the line.
   *
   * @param text such as {@code s3:Delete* on arn:aws:s3:::data/*}
   * @return the access
   * @throws InvalidValueException if the line has another form
   */
  public static AccessPhrase of(String text) {
    Matcher parts = FORM.matcher(text.strip());
    if (!parts.matches()) {
      throw new InvalidValueException(
          "'" + text + "' is not a valid description of access",
          "write 'ACTION on RESOURCE', or 'ACTION on RESOURCE when KEY=VALUE'");
    }
    return new AccessPhrase(
        parts.group(1),
        parts.group(2),
        parts.group(4) == null ? Map.of() : conditions(parts.group(4)));
  }

  private static Map<String, String> conditions(String text) {
    var conditions = new LinkedHashMap<String, String>();
    for (String pair : text.split("\\s+and\\s+", -1)) {
      int equals = pair.indexOf('=');
      if (equals < 1) {
        throw new InvalidValueException(
            "'" + pair + "' is not a condition key with a value", "write KEY=VALUE");
      }
      String key = pair.substring(0, equals);
      if (UnknownText.isIn(key)) {
        throw new InvalidValueException(
            "the condition key " + TerraformReference.shown(key) + " is known only after apply",
            "write the key itself; its value may be a reference");
      }
      conditions.put(key, pair.substring(equals + 1));
    }
    return conditions;
  }

  /**
   * The values that are known only after apply.
   *
   * @return what is referred to, in the order of the expressions
   */
  public SortedSet<TerraformReference> references() {
    var references = new TreeSet<TerraformReference>();
    Stream.concat(Stream.of(resource), when.values().stream())
        .forEach(text -> references.addAll(TerraformReference.in(text)));
    return Collections.unmodifiableSortedSet(references);
  }

  /**
   * The access with something in the place of each value that is known only after apply.
   *
   * @param instead what stands there
   * @return the access; the same if it is wholly known
   */
  public AccessPhrase with(Function<TerraformReference, String> instead) {
    var values = new LinkedHashMap<String, String>();
    when.forEach((key, value) -> values.put(key, TerraformReference.with(value, instead)));
    return new AccessPhrase(action, TerraformReference.with(resource, instead), values);
  }

  /**
   * The access with any value in the place of each that is known only after apply: no request that
   * it can mean is left out.
   *
   * @return the access
   */
  public AccessPhrase atMost() {
    return references().isEmpty() ? this : with(reference -> "*").orAnyResource();
  }

  /** Where even the beginning is not known, it may be any resource. */
  private AccessPhrase orAnyResource() {
    return resource.startsWith("*") ? new AccessPhrase(action, "*", when) : this;
  }

  /**
   * All requests that match, with {@code *} and {@code ?} for any characters.
   *
   * @return the requests
   */
  public AccessPattern pattern() {
    return new AccessPattern(
        ActionPattern.of(action),
        ResourcePattern.of(resource),
        when.entrySet().stream()
            .map(key -> Condition.of("StringLike", key.getKey(), key.getValue()))
            .toList());
  }

  /**
   * The condition keys of the one request that has this access.
   *
   * @return each key with its value
   */
  public RequestContext context() {
    var values = new LinkedHashMap<String, ContextValue>();
    when.forEach((key, value) -> values.put(key, new ContextValue.Single(value)));
    return RequestContext.of(values);
  }
}
