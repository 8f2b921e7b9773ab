package io.trainingroles.access;

import io.trainingroles.iam.Arn;
import io.trainingroles.iam.InvalidValueException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One request to AWS: who wants to do what, with which resource, under which circumstances. It
 * names one action and one resource; wildcards have no meaning in it.
 */
public final class Request {
  private final Caller caller;
  private final String action;
  private final String lowerCaseAction;
  private final String resource;
  private final @Nullable Arn arn;
  private final RequestContext context;

  /**
   * A request.
   *
   * @param caller who makes it
   * @param action a service prefix and an action, such as {@code s3:GetObject}, in any case
   * @param resource the ARN of the resource, or {@code *} for an action that has none
   * @param context its condition keys
   * @throws InvalidValueException if the action or the resource is none
   */
  public Request(Caller caller, String action, String resource, RequestContext context) {
    this.caller = Objects.requireNonNull(caller);
    this.action = checkedAction(action);
    this.lowerCaseAction = action.toLowerCase(Locale.ROOT);
    this.arn = resource.equals("*") ? null : Arn.of(resource).orElse(null);
    if (arn == null && !resource.equals("*")) {
      throw new InvalidValueException(
          "'" + resource + "' is not the ARN of a resource",
          "write it as arn:aws:s3:::bucket/key, or * for an action without a resource");
    }
    this.resource = resource;
    this.context = Objects.requireNonNull(context);
  }

  private Request(Request of, String resource, RequestContext context) {
    this.caller = of.caller;
    this.action = of.action;
    this.lowerCaseAction = of.lowerCaseAction;
    this.arn = Arn.of(resource).orElse(null);
    this.resource = resource;
    this.context = context;
  }

  /**
   * The request as people are shown it, with names in the place of values that are known only
   * later.
   *
   * @param shown gives the text that is shown for a resource, or the value of a condition key
   * @return a request that is not to be decided
   */
  public Request shown(UnaryOperator<String> shown) {
    var values = new TreeMap<String, ContextValue>();
    context
        .values()
        .forEach(
            (key, value) ->
                values.put(
                    key,
                    value instanceof ContextValue.Single single
                        ? ContextValue.of(shown.apply(single.value()))
                        : value instanceof ContextValue.Multiple several
                            ? ContextValue.of(several.values().stream().map(shown).toList())
                            : value));
    return new Request(this, shown.apply(resource), RequestContext.of(values));
  }

  private static String checkedAction(String action) {
    int colon = action.indexOf(':');
    boolean fits = colon > 0 && colon < action.length() - 1;
    for (int index = 0; fits && index < action.length(); index++) {
      char character = action.charAt(index);
      boolean isLetterOrDigit =
          (character >= 'a' && character <= 'z')
              || (character >= 'A' && character <= 'Z')
              || (character >= '0' && character <= '9');
      fits = isLetterOrDigit || index == colon || character == '-';
    }
    if (!fits) {
      throw new InvalidValueException(
          "'" + action + "' is not one action", "write it as s3:GetObject, without wildcards");
    }
    return action;
  }

  /**
   * Who makes the request.
   *
   * @return the caller
   */
  public Caller caller() {
    return caller;
  }

  /**
   * What is to be done.
   *
   * @return the action as it was given
   */
  public String action() {
    return action;
  }

  /** The action in lower case, as patterns have it. */
  public String lowerCaseAction() {
    return lowerCaseAction;
  }

  /**
   * What it is to be done with.
   *
   * @return an ARN, or {@code *}
   */
  public String resource() {
    return resource;
  }

  /**
   * The resource by its parts.
   *
   * @return the ARN; nothing for {@code *}
   */
  public Optional<Arn> resourceArn() {
    return Optional.ofNullable(arn);
  }

  /**
   * The circumstances.
   *
   * @return the condition keys
   */
  public RequestContext context() {
    return context;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Request request
        && caller.equals(request.caller)
        && lowerCaseAction.equals(request.lowerCaseAction)
        && resource.equals(request.resource)
        && context.equals(request.context);
  }

  @Override
  public int hashCode() {
    return Objects.hash(caller, lowerCaseAction, resource, context);
  }

  @Override
  public String toString() {
    return caller + " " + action + " on " + resource + " " + context;
  }
}
