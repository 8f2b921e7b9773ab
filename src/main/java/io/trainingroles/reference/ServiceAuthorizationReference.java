package io.trainingroles.reference;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What AWS says about all services in its <a
 * href="https://docs.aws.amazon.com/service-authorization/latest/reference/reference.html">Service
 * Authorization Reference</a>, as of the day that {@code NOTICE} beside the data names. AWS adds
 * actions each week: one that is not there may be new. Each service is read when it is first asked
 * for; threads may share one of these.
 */
public final class ServiceAuthorizationReference {
  private static final Pattern DATE = Pattern.compile("data of ([0-9]{4}-[0-9]{2}-[0-9]{2})");

  private final Corrections corrections = Corrections.read();
  private final ApiOperations operations = ApiOperations.read();
  private final Map<String, Optional<Service>> services = new ConcurrentHashMap<>();
  private final Map<String, Optional<ConditionKey>> conditionKeys = new ConcurrentHashMap<>();
  private volatile @Nullable ResourceNames resourceNames;
  private volatile @Nullable ServicePrincipals servicePrincipals;
  private volatile @Nullable List<ConditionKey> globalConditionKeys;
  private volatile @Nullable Map<String, String> serviceNames;

  /** Reads no service yet. */
  private ServiceAuthorizationReference() {}

  /** Made when it is first asked for. */
  private static final class Shared {
    private static final ServiceAuthorizationReference REFERENCE =
        new ServiceAuthorizationReference();
  }

  /**
   * The reference. There is one: it never changes, and so nobody reads the text of a service that
   * somebody else has read.
   *
   * @return the same each time
   */
  public static ServiceAuthorizationReference ofAws() {
    return Shared.REFERENCE;
  }

  /**
   * The day that the data is of.
   *
   * @return such as {@code 2026-09-26}
   */
  public String date() {
    Matcher date = DATE.matcher(ReferenceTexts.notice());
    if (!date.find()) {
      throw new IllegalStateException("the reference data has no date");
    }
    return date.group(1);
  }

  /**
   * What is known of a service.
   *
   * @param prefix what its actions begin with, such as {@code s3}; case has no meaning
   * @return the service, or nothing where it is not known
   */
  public Optional<Service> service(String prefix) {
    return services.computeIfAbsent(
        prefix.toLowerCase(Locale.ROOT),
        lower ->
            ReferenceTexts.service(lower).map(text -> ServiceText.read(lower, text, corrections)));
  }

  /**
   * What is known of an action.
   *
   * @param action such as {@code s3:GetObject}, without wildcards; case has no meaning
   * @return the action, or which of its parts is not known
   */
  public ActionLookup action(String action) {
    int colon = action.indexOf(':');
    String prefix = action.substring(0, Math.max(0, colon));
    Optional<Service> service = service(prefix);
    if (service.isEmpty()) {
      return new ActionLookup.UnknownService(prefix);
    }
    Optional<Action> known = service.get().action(action.substring(colon + 1));
    return known.isPresent()
        ? new ActionLookup.Known(known.get())
        : new ActionLookup.UnknownAction(service.get());
  }

  /**
   * The actions that permit an API operation. Most operations have an action of their own name, but
   * not all; a policy with the name of such an operation allows nothing.
   *
   * @param operation such as {@code s3:HeadBucket}; case has no meaning
   * @return such as {@code s3:ListBucket}, each of them needed; nothing for an action, and for what
   *     is not known to be an operation
   */
  public List<String> actionsOfOperation(String operation) {
    return action(operation) instanceof ActionLookup.UnknownAction unknown
        ? operations.actions(unknown.service(), operation.substring(operation.indexOf(':') + 1))
        : List.of();
  }

  /**
   * What is known of a condition key. Of the keys of identity providers only some are known: the
   * providers make them, and not AWS.
   *
   * @param name such as {@code aws:SourceIp}, {@code s3:prefix}, or {@code
   *     token.actions.githubusercontent.com:ref}
   * @return the key, if it is one of every service, of the service that its name begins with, or of
   *     identity providers
   */
  public Optional<ConditionKey> conditionKey(String name) {
    return conditionKeys.computeIfAbsent(name, this::lookUp);
  }

  private Optional<ConditionKey> lookUp(String name) {
    String prefix = name.substring(0, Math.max(0, name.indexOf(':'))).toLowerCase(Locale.ROOT);
    Optional<ConditionKey> global =
        globalConditionKeys().stream().filter(key -> key.isNamed(name)).findFirst();
    return global.isPresent() || prefix.equals("aws")
        ? global
        : service(prefix).or(() -> service("sts")).flatMap(service -> service.conditionKey(name));
  }

  /**
   * The condition keys that requests of every service may have.
   *
   * @return the keys
   */
  public List<ConditionKey> globalConditionKeys() {
    List<ConditionKey> known = globalConditionKeys;
    if (known == null) {
      var keys = new ArrayList<ConditionKey>();
      ReferenceTexts.globalConditionKeys()
          .lines()
          .forEach(line -> keys.add(ServiceText.conditionKey("aws", line.split("\t", -1))));
      known = List.copyOf(keys);
      globalConditionKeys = known;
    }
    return known;
  }

  /**
   * All services that are known.
   *
   * @return their names, such as {@code Amazon S3}, by their prefixes
   */
  public Map<String, String> serviceNames() {
    Map<String, String> known = serviceNames;
    if (known == null) {
      var names = new TreeMap<String, String>();
      ReferenceTexts.serviceNames()
          .lines()
          .map(line -> line.split("\t", -1))
          .forEach(fields -> names.put(fields[0], fields[1]));
      known = Collections.unmodifiableMap(names);
      serviceNames = known;
    }
    return known;
  }

  /**
   * Of which characters the names in ARNs are.
   *
   * @return the same each time
   */
  public ResourceNames resourceNames() {
    ResourceNames known = resourceNames;
    if (known == null) {
      known = ResourceNames.read(corrections);
      resourceNames = known;
    }
    return known;
  }

  /**
   * The service principals that are known.
   *
   * @return the same each time
   */
  public ServicePrincipals servicePrincipals() {
    ServicePrincipals known = servicePrincipals;
    if (known == null) {
      known = new ServicePrincipals(serviceNames().keySet());
      servicePrincipals = known;
    }
    return known;
  }
}
