package io.trainingroles.access.search;

import io.trainingroles.access.Caller;
import io.trainingroles.access.ContextValue;
import io.trainingroles.access.Request;
import io.trainingroles.access.RequestContext;
import io.trainingroles.access.pattern.PatternToken;
import io.trainingroles.access.pattern.TextWord;
import io.trainingroles.iam.Arn;
import io.trainingroles.iam.InvalidValueException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes requests of points. A variable of which a point knows nothing gets likely values, one after
 * the other; then what looks made up is replaced by what is likely, as long as the request stays
 * what it has to be.
 */
public final class WitnessMaker {
  /** The key that says who makes a request, in lower case. */
  public static final String PRINCIPAL_ARN = "aws:principalarn";

  private static final String PRINCIPAL_ACCOUNT = "aws:principalaccount";
  private static final String RESOURCE_ACCOUNT = "aws:resourceaccount";
  private static final String REQUESTED_REGION = "aws:requestedregion";
  private static final String LIKELY = "example";
  private static final Pattern VARIABLE =
      Pattern.compile("\\$\\{([^*?$},][^},]*)(?:, '[^']*')?\\}");
  private static final int REGION_PART = 3;
  private static final int ACCOUNT_PART = 4;

  /** Any but those that a search finds first, such as twelve zeros. */
  private static final Pattern LIKELY_ACCOUNT = Pattern.compile("(?!(.)\\1*$).*");

  private static final Pattern REAL_REGION = Pattern.compile("[a-z]{2}(-[a-z]{3,})+-[1-9]");
  private static final String ROLE = "arn:aws:iam::123456789012:role/example";

  private final Caller caller;
  private final boolean standsForOthers;
  private final Map<String, String> keys;
  private final RequestExamples examples;
  private final Predicate<Request> isWitness;

  /**
   * A maker.
   *
   * @param caller who makes requests of which the point does not say it
   * @param standsForOthers whether the caller is whom a request says instead
   * @param keys the keys of conditions as the documents write them, by lower case
   */
  public WitnessMaker(
      Caller caller,
      boolean standsForOthers,
      Map<String, String> keys,
      RequestExamples examples,
      Predicate<Request> isWitness) {
    this.caller = caller;
    this.standsForOthers = standsForOthers;
    this.keys = keys;
    this.examples = examples;
    this.isWitness = isWitness;
  }

  /** A request at the point that is a witness, or null. */
  public @Nullable Request make(RequestPoint point, VariableHints hints) {
    return make(point, "s3:GetObject", hints);
  }

  /** The same, for an action where the point does not say it. */
  public @Nullable Request make(RequestPoint point, String action, VariableHints hints) {
    Map<String, String> values = hints.at(point);
    Request hinted = values.isEmpty() ? null : make(point, action, values);
    return hinted == null ? make(point, action, Map.of()) : hinted;
  }

  private @Nullable Request make(RequestPoint point, String action, Map<String, String> known) {
    Request last = null;
    for (String filling : List.of(LIKELY, "1", "*")) {
      Request request = request(point, action, filling, known);
      if (request != null && !request.equals(last) && isWitness.test(request)) {
        return request;
      }
      last = request;
    }
    return null;
  }

  private @Nullable Request request(
      RequestPoint point, String otherwise, String filling, Map<String, String> known) {
    var variables = new LinkedHashMap<>(known);
    TextWord action = point.text(Literal.Action.DIMENSION);
    TextWord resource = point.text(Literal.Resource.DIMENSION);
    var values = new Filling(point, variables, key -> filled(key, filling));
    try {
      String actionText = values.text(action, otherwise);
      String resourceText = values.text(resource, ROLE);
      Caller who = point.caller();
      RequestContext context = values.context(keys);
      return new Request(
          named(who == null ? caller : who, context), actionText, resourceText, context);
    } catch (InvalidValueException notARequest) {
      return null;
    }
  }

  /** The first value to try is one that the key may really have. */
  private String filled(String key, String filling) {
    List<String> likely = filling.equals(LIKELY) ? examples.values(key) : List.of();
    return likely.isEmpty() ? filling : likely.get(0);
  }

  /** The caller of the name that the request says; of the same kind and account as before. */
  private Caller named(Caller caller, RequestContext context) {
    return standsForOthers && context.ofLowerCase(PRINCIPAL_ARN) instanceof ContextValue.Single arn
        ? Caller.of(arn.value())
        : caller;
  }

  /** Gives variables their values. */
  private static final class Filling {
    private final RequestPoint point;
    private final Map<String, String> variables;
    private final UnaryOperator<String> filling;

    Filling(RequestPoint point, Map<String, String> variables, UnaryOperator<String> filling) {
      this.point = point;
      this.variables = variables;
      this.filling = filling;
    }

    String text(@Nullable TextWord word, String otherwise) {
      return word == null ? otherwise : word.with(this::value);
    }

    private String value(PatternToken.Variable variable) {
      if (!variables.containsKey(variable.key())
          && point.coordinates().get("key " + variable.key()) instanceof Coordinate.Key key) {
        if (key.value() instanceof KeyValue.Single single && single.value().unknown().isEmpty()) {
          return single.value().text();
        } else if (key.value() instanceof KeyValue.Absent && variable.defaultValue() != null) {
          return variable.defaultValue();
        }
      }
      return variables.computeIfAbsent(variable.key(), filling);
    }

    RequestContext context(Map<String, String> keys) {
      var context = new TreeMap<String, ContextValue>();
      point
          .coordinates()
          .forEach(
              (name, coordinate) -> {
                if (coordinate instanceof Coordinate.Key key) {
                  String lower = name.substring("key ".length());
                  put(context, keys.getOrDefault(lower, lower), key.value());
                }
              });
      variables.forEach(
          (key, value) -> context.put(keys.getOrDefault(key, key), ContextValue.of(value)));
      return RequestContext.of(context);
    }

    private void put(Map<String, ContextValue> context, String key, KeyValue value) {
      if (value instanceof KeyValue.Single single) {
        context.put(key, ContextValue.of(single.value().with(this::value)));
      } else if (value instanceof KeyValue.Multiple several) {
        context.put(
            key,
            ContextValue.of(
                several.values().stream().map(word -> word.with(this::value)).toList()));
      }
    }
  }

  /** The same witness with likelier texts, where there are any that are a witness too. */
  public Request polished(Request witness, Set<String> actions, Set<String> resources) {
    List<String> likely = proposals(actions, examples::actions);
    Set<String> named =
        resources.stream()
            .map(pattern -> withoutVariables(pattern, witness.context()))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    Request best = withResource(witness, likely, named);
    if (best == null) {
      best = withAction(witness, likely);
    }
    if (best == null) {
      best = withResource(witness, List.of(witness.action()), named);
    }
    return withAccount(withLikelyParts(withValues(best == null ? witness : best)));
  }

  /** A pattern where the variables have the values of a request. */
  private static String withoutVariables(String pattern, RequestContext context) {
    return VARIABLE
        .matcher(pattern)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    context.ofLowerCase(found.group(1).strip().toLowerCase(Locale.ROOT))
                            instanceof ContextValue.Single single
                        ? single.value()
                        : found.group()));
  }

  /** With a Region and an account as there are, instead of the first texts of their forms. */
  private Request withLikelyParts(Request witness) {
    Request inRegion = withLikelyPart(witness, REGION_PART, REAL_REGION, REQUESTED_REGION);
    return withLikelyPart(inRegion, ACCOUNT_PART, LIKELY_ACCOUNT, RESOURCE_ACCOUNT);
  }

  private Request withLikelyPart(Request witness, int part, Pattern likely, String key) {
    List<String> parts = Arn.parts(witness.resource());
    String given = parts.size() == Arn.PARTS ? parts.get(part) : "";
    if (given.isEmpty() || likely.matcher(given).matches()) {
      return witness;
    }
    for (String value : examples.values(key)) {
      var named = new ArrayList<>(parts);
      named.set(part, value);
      Request proposal =
          checked(
              witness,
              witness.action(),
              String.join(":", named),
              replaced(witness.context(), key, given, value));
      if (proposal != null) {
        return proposal;
      }
    }
    return witness;
  }

  /** With the caller in the account of the resource, or in a likely one. */
  private Request withAccount(Request witness) {
    var likely = new ArrayList<String>();
    if (witness.context().ofLowerCase(RESOURCE_ACCOUNT) instanceof ContextValue.Single single) {
      likely.add(single.value());
    }
    likely.addAll(examples.values(PRINCIPAL_ACCOUNT));
    if (!(witness.context().ofLowerCase(PRINCIPAL_ACCOUNT) instanceof ContextValue.Single given)
        || likely.contains(given.value())) {
      return witness;
    }
    for (String account : likely) {
      Request proposal =
          checked(
              witness,
              witness.action(),
              witness.resource().replace(given.value(), account),
              replaced(witness.context(), PRINCIPAL_ACCOUNT, given.value(), account));
      if (proposal != null) {
        return proposal;
      }
    }
    return witness;
  }

  private static RequestContext replaced(
      RequestContext context, String lowerCaseKey, String old, String now) {
    var values = new TreeMap<>(context.values());
    values.replaceAll(
        (key, value) ->
            key.toLowerCase(Locale.ROOT).equals(lowerCaseKey) && value.equals(ContextValue.of(old))
                ? ContextValue.of(now)
                : value);
    return RequestContext.of(values);
  }

  /** With the first action that has a likely resource of its own. */
  private @Nullable Request withResource(
      Request witness, List<String> actions, Set<String> resources) {
    for (String action : actions) {
      for (String resource : proposals(resources, pattern -> examples.resources(action, pattern))) {
        Request proposal = checked(witness, action, resource, witness.context());
        if (proposal != null) {
          return proposal;
        }
      }
    }
    return null;
  }

  private @Nullable Request withAction(Request witness, List<String> actions) {
    for (String action : actions) {
      Request proposal = checked(witness, action, witness.resource(), witness.context());
      if (proposal != null) {
        return proposal;
      }
    }
    return null;
  }

  private interface Proposer {
    List<String> propose(String pattern);
  }

  private static List<String> proposals(Set<String> patterns, Proposer proposer) {
    var proposals = new ArrayList<String>();
    patterns.stream().limit(4).forEach(pattern -> proposals.addAll(proposer.propose(pattern)));
    return proposals;
  }

  private Request withValues(Request witness) {
    Request best = witness;
    for (Map.Entry<String, ContextValue> entry : witness.context().values().entrySet()) {
      if (entry.getValue() instanceof ContextValue.Single single && single.value().length() <= 1) {
        best = withLikely(best, entry.getKey());
      }
    }
    return best;
  }

  private Request withLikely(Request witness, String key) {
    for (String value : examples.values(key)) {
      var values = new TreeMap<>(witness.context().values());
      values.put(key, ContextValue.of(value));
      Request proposal =
          checked(witness, witness.action(), witness.resource(), RequestContext.of(values));
      if (proposal != null) {
        return proposal;
      }
    }
    return witness;
  }

  private @Nullable Request checked(
      Request witness, String action, String resource, RequestContext context) {
    try {
      var proposal = new Request(witness.caller(), action, resource, context);
      return isWitness.test(proposal) ? proposal : null;
    } catch (InvalidValueException notARequest) {
      return null;
    }
  }
}
