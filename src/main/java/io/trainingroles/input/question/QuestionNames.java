package io.trainingroles.input.question;

import static io.trainingroles.finding.Quotation.quoted;

import io.trainingroles.access.ContextValue;
import io.trainingroles.access.RequestContext;
import io.trainingroles.finding.NearestWord;
import io.trainingroles.iam.Arn;
import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.reference.Action;
import io.trainingroles.reference.ArnFormat;
import io.trainingroles.reference.ConditionKey;
import io.trainingroles.reference.Service;
import io.trainingroles.reference.ServiceAuthorizationReference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks the names in a question about access. A question with a misspelt action can never be true,
 * and an answer to it would be calm about nothing; so what is likely a slip is refused with the
 * right name. AWS adds actions each week: what is unlike all that the reference data has may be
 * newer than the data, and is reported as such.
 */
public final class QuestionNames {
  private static final Pattern OPEN = Pattern.compile(".*[*?$].*");
  private static final Pattern ACCOUNT = Pattern.compile("[0-9*?]*|aws");
  private static final int ACCOUNT_PART = 4;

  /** As many formats of ARNs as a message has. */
  private static final int FORMATS_SHOWN = 3;

  /** Shared, as it only remembers what is in the jar: many files may be read in one process. */
  private static final ServiceAuthorizationReference REFERENCE =
      ServiceAuthorizationReference.ofAws();

  private final Set<String> accepted;

  /**
   * A check.
   *
   * @param accepted actions, services and condition keys that are right although the reference data
   *     does not have them; case has no meaning
   */
  public QuestionNames(Collection<String> accepted) {
    this.accepted =
        accepted.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
  }

  /**
   * Checks a question.
   *
   * @param question the question
   * @return what could not be checked, one sentence each
   * @throws InvalidValueException if a name is likely a slip, the resource can be no ARN, or no
   *     request has such a value
   */
  public List<String> check(AccessPhrase question) {
    return check(question.action(), question.resource(), question.context());
  }

  /**
   * Checks a request.
   *
   * @param action its action, or a pattern of actions
   * @param resource its ARN, or a pattern of ARNs
   * @param context its condition keys
   * @return what could not be checked, one sentence each
   * @throws InvalidValueException if a name is likely a slip, the resource can be no ARN, or no
   *     request has such a value
   */
  public List<String> check(String action, String resource, RequestContext context) {
    checkResource(resource);
    var unknown = new ArrayList<String>();
    checkAction(action).ifPresent(unknown::add);
    context.values().keySet().forEach(key -> checkKey(key, action).ifPresent(unknown::add));
    context
        .values()
        .forEach((key, value) -> values(value).forEach(single -> checkValue(key, single)));
    return unknown;
  }

  private static List<String> values(ContextValue value) {
    if (value instanceof ContextValue.Single single) {
      return List.of(single.value());
    }
    return value instanceof ContextValue.Multiple several ? several.values() : List.of();
  }

  /**
   * Checks an action alone.
   *
   * @param action an action, or a pattern of actions
   * @return what could not be checked
   * @throws InvalidValueException if the name is likely a slip
   */
  public Optional<String> checkAction(String action) {
    int colon = action.indexOf(':');
    String prefix = action.substring(0, Math.max(0, colon));
    if (colon < 0 || OPEN.matcher(prefix).matches() || isAccepted(action) || isAccepted(prefix)) {
      return Optional.empty();
    }
    Optional<Service> service = REFERENCE.service(prefix);
    if (service.isEmpty()) {
      refuseSlip("the service", prefix, REFERENCE.serviceNames().keySet());
      return unknown("the service", prefix);
    }
    String name = action.substring(colon + 1);
    if (!service.get().actionsMatching(name).isEmpty()) {
      return Optional.empty();
    }
    if (OPEN.matcher(name).matches()) {
      throw new InvalidValueException(
          quoted(action) + " matches no action of AWS",
          "look the action up at the service's page; " + acceptance(action));
    }
    List<String> permitting = REFERENCE.actionsOfOperation(action);
    if (!permitting.isEmpty()) {
      throw new InvalidValueException(
          "AWS does not have the action "
              + quoted(action)
              + "; the API operation of that name needs "
              + String.join(" and ", permitting),
          "ask about " + permitting.get(0) + "; " + acceptance(action));
    }
    refuseSlip(
        "the action",
        action,
        service.get().actions().stream()
            .map(Action::name)
            .map(known -> service.get().prefix() + ":" + known)
            .toList());
    return unknown("the action", action);
  }

  /**
   * Whether an action is asked about on what it never acts on: no request of AWS is that.
   *
   * @param question the question
   * @return one sentence, with what the action acts on; nothing where there are such requests, and
   *     where the reference data lacks the action
   */
  public Optional<String> neverAsked(AccessPhrase question) {
    int colon = question.action().indexOf(':');
    List<Action> actions =
        REFERENCE.service(question.action().substring(0, Math.max(0, colon))).stream()
            .flatMap(
                service -> service.actionsMatching(question.action().substring(colon + 1)).stream())
            .toList();
    if (actions.isEmpty()
        || actions.stream().anyMatch(action -> action.actsOn(question.resource()))) {
      return Optional.empty();
    }
    String formats =
        actions.get(0).resources().stream()
            .flatMap(on -> on.type().formats().stream())
            .map(ArnFormat::toString)
            .distinct()
            .sorted(Comparator.comparingInt(String::length))
            .limit(FORMATS_SHOWN)
            .collect(Collectors.joining(", "));
    return Optional.of(
        question.action()
            + " is never requested on "
            + quoted(question.resource())
            + "; it is requested on "
            + (formats.isEmpty() ? "*" : formats));
  }

  private Optional<String> checkKey(String key, String action) {
    if (isAccepted(key) || isOfIdentityProvider(key) || REFERENCE.conditionKey(key).isPresent()) {
      return Optional.empty();
    }
    int colon = action.indexOf(':');
    String prefix = action.substring(0, Math.max(0, colon));
    refuseSlip(
        "the condition key",
        key,
        Stream.concat(
                REFERENCE.globalConditionKeys().stream(),
                REFERENCE.service(prefix).stream()
                    .flatMap(service -> service.conditionKeys().stream()))
            .map(ConditionKey::name)
            .toList());
    return unknown("the condition key", key);
  }

  /** No request has another value of these types, so that an answer would be about nothing. */
  private static void checkValue(String key, String value) {
    ConditionKey.ValueType type =
        REFERENCE.conditionKey(key).map(ConditionKey::type).orElse(ConditionKey.ValueType.STRING);
    if (type == ConditionKey.ValueType.BOOL && !value.equals("true") && !value.equals("false")) {
      throw new InvalidValueException(
          key + " must be true or false, not " + quoted(value), "write it in lower case");
    }
    if (type == ConditionKey.ValueType.IP_ADDRESS && value.indexOf('/') >= 0) {
      throw new InvalidValueException(
          quoted(value) + " is a range of addresses, and a request comes from one address",
          "give one address of the range as " + key);
    }
  }

  /** Keys of identity providers begin with their host; the providers define them, not AWS. */
  private static boolean isOfIdentityProvider(String key) {
    return key.substring(0, Math.max(0, key.indexOf(':'))).contains(".");
  }

  /** A star can stand for colons, so a pattern may have fewer parts than an ARN. */
  private static void checkResource(String resource) {
    List<String> parts = Arn.parts(resource);
    if (!parts.get(0).equals("arn")) {
      return;
    }
    boolean isShort = parts.size() < Arn.PARTS && !parts.get(parts.size() - 1).endsWith("*");
    boolean isWrong =
        parts.size() > ACCOUNT_PART && !ACCOUNT.matcher(parts.get(ACCOUNT_PART)).matches();
    if (isShort || isWrong) {
      throw new InvalidValueException(
          quoted(resource) + " is not a valid ARN, nor a pattern of ARNs",
          "write arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE, such as arn:aws:s3:::data/*");
    }
  }

  private boolean isAccepted(String name) {
    return accepted.contains(name.toLowerCase(Locale.ROOT));
  }

  private static void refuseSlip(String what, String given, Collection<String> known) {
    Optional<String> meant = NearestWord.slip(given, known);
    if (meant.isPresent()) {
      throw new InvalidValueException(
          "AWS does not have " + what + " " + quoted(given),
          "did you mean " + quoted(meant.get()) + "? " + acceptance(given));
    }
  }

  private static String acceptance(String name) {
    return "if it is new, accept it with --accept-unknown "
        + name
        + ", or in a file with known_actions: ["
        + quoted(name)
        + "]";
  }

  private static Optional<String> unknown(String what, String name) {
    return Optional.of(
        what + " " + quoted(name) + " is not in the reference data of " + REFERENCE.date());
  }
}
