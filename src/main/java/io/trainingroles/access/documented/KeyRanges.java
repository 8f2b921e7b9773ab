package io.trainingroles.access.documented;

import io.trainingroles.access.Caller;
import io.trainingroles.access.CallerRights;
import io.trainingroles.access.condition.ValueClause;
import io.trainingroles.access.condition.ValueOrder;
import io.trainingroles.access.pattern.CharacterClass;
import io.trainingroles.access.pattern.FormatPattern;
import io.trainingroles.access.pattern.SearchPattern;
import io.trainingroles.access.search.KeyRange;
import io.trainingroles.access.search.RequestSpace.Likeness;
import io.trainingroles.access.search.RequestSpace.Question;
import io.trainingroles.iam.Partition;
import io.trainingroles.reference.Action;
import io.trainingroles.reference.ActionResource;
import io.trainingroles.reference.ConditionKey;
import io.trainingroles.reference.ServiceAuthorizationReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What requests may say under condition keys, as the page of the action and that of the <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html">global
 * keys</a> say it.
 */
final class KeyRanges {
  /** In calls that a service makes itself, on behalf of a resource. */
  private static final Set<String> OF_SERVICE_CALLS =
      Set.of(
          "aws:sourcearn",
          "aws:sourceaccount",
          "aws:sourceorgid",
          "aws:sourceorgpaths",
          "aws:sourceowner",
          "aws:principalservicename",
          "aws:principalservicenameslist");

  /** In requests of roles and users. */
  private static final Set<String> OF_IDENTITIES =
      Set.of(
          "aws:assumedroot",
          "aws:calledvia",
          "aws:calledviafirst",
          "aws:calledvialast",
          "aws:ec2instancesourceprivateipv4",
          "aws:ec2instancesourcevpc",
          "aws:federatedprovider",
          "aws:multifactorauthage",
          "aws:multifactorauthpresent",
          "aws:principalorgid",
          "aws:principalorgpaths",
          "aws:sourceidentity",
          "aws:tokenissuetime");

  /** In every request. */
  private static final Set<String> ALWAYS =
      Set.of(
          "aws:currenttime",
          "aws:epochtime",
          "aws:requestedregion",
          "aws:securetransport",
          "aws:useragent",
          "aws:viaawsservice");

  /** Services some of whose actions lack {@code aws:ResourceAccount}, as its page lists them. */
  private static final Set<String> WITHOUT_RESOURCE_ACCOUNT =
      Set.of(
          "ebs",
          "ec2",
          "es",
          "events",
          "guardduty",
          "lambda",
          "macie2",
          "route53",
          "securityhub",
          "workspaces");

  private static final KeyRange TAG =
      new KeyRange(true, true, false, true, List.of(ValueClause.ANYTHING));

  private final ServiceAuthorizationReference reference;
  private final Question question;
  private final QuestionTexts texts;
  private final Set<String> ofSessions;

  /**
   * The ranges for the requests of one question.
   *
   * @param ofSessions the keys of role sessions, in lower case
   */
  KeyRanges(
      ServiceAuthorizationReference reference,
      Set<String> ofSessions,
      Question question,
      QuestionTexts texts) {
    this.reference = reference;
    this.ofSessions = ofSessions;
    this.question = question;
    this.texts = texts;
  }

  /** The keys that a service puts into the requests of what it runs, in lower case. */
  static Set<String> ofSessions(ServiceAuthorizationReference reference) {
    return reference.globalConditionKeys().stream()
        .map(key -> key.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * The accounts that requests of one kind have.
   *
   * @param caller that of the caller; null for any
   * @param resource that of the resource; null for any
   */
  record Accounts(@Nullable String caller, @Nullable String resource) {}

  /** The range of a key in lower case; {@code action} is null where it is not known. */
  KeyRange range(String key, @Nullable Action action, Accounts accounts) {
    KeyRange general = ofEveryRequest(key, action, accounts);
    if (general != null) {
      return general;
    }
    int colon = key.indexOf(':');
    String prefix = key.substring(0, Math.max(0, colon));
    Optional<ConditionKey> known = known(key, action);
    if (known.isEmpty() || ConditionKey.isOfProvider(key)) {
      return KeyRange.free(/* mayHaveSeveral= */ true);
    }
    KeyRange range = special(key, known.get());
    if (prefix.equals("aws")) {
      return ALWAYS.contains(key) ? range.always() : range;
    }
    return action == null || isOfSessions(key) || lists(action, key) ? range : KeyRange.NEVER;
  }

  /** The definition of a key, whose prefix need not be that of the service on whose page it is. */
  private Optional<ConditionKey> known(String key, @Nullable Action action) {
    Optional<ConditionKey> known = reference.conditionKey(key);
    return known.isPresent() || action == null
        ? known
        : reference.service(action.service()).flatMap(service -> service.conditionKey(key));
  }

  /** Role-session keys that a service puts into the requests of what it runs. */
  private boolean isOfSessions(String key) {
    return ofSessions.contains(key);
  }

  private @Nullable KeyRange ofEveryRequest(
      String key, @Nullable Action action, Accounts accounts) {
    boolean isIdentity =
        CallerRights.hasIdentity(question.caller()) || question.caller() instanceof Caller.RootUser;
    boolean isService = question.caller() instanceof Caller.Service;
    if (key.startsWith("aws:principaltag/")) {
      return isIdentity ? TAG : KeyRange.NEVER;
    } else if (key.startsWith("aws:requesttag/")) {
      return action == null || action.mayHaveRequestTags() ? TAG : KeyRange.NEVER;
    } else if (key.equals("aws:tagkeys")) {
      return action == null || action.mayNameTagKeys() ? several() : KeyRange.NEVER;
    } else if (key.startsWith("aws:resourcetag/")) {
      return action == null || !action.resources().isEmpty() || lists(action, key)
          ? TAG
          : KeyRange.NEVER;
    } else if (OF_SERVICE_CALLS.contains(key) && !isService) {
      return KeyRange.NEVER;
    } else if (OF_IDENTITIES.contains(key) && !isIdentity) {
      return KeyRange.NEVER;
    }
    return switch (key) {
      case "aws:sourceaccount" -> KeyRange.of(account(null), false);
      case "aws:resourceaccount", "s3:resourceaccount" -> {
        KeyRange range = KeyRange.of(account(accounts.resource()), false);
        boolean isAlways =
            action != null
                && !action.resources().isEmpty()
                && !WITHOUT_RESOURCE_ACCOUNT.contains(action.service());
        yield isAlways && key.startsWith("aws:") ? range.always() : range;
      }
      case "aws:principalisawsservice" ->
          KeyRange.of(text(Boolean.toString(isService)), false).always();
      case "aws:principalarn",
          "aws:principalaccount",
          "aws:principaltype",
          "aws:userid",
          "aws:username" ->
          ofCaller(key, accounts.caller());
      default -> null;
    };
  }

  private static KeyRange several() {
    return new KeyRange(true, true, true, false, List.of(ValueClause.ANYTHING));
  }

  private KeyRange ofCaller(String key, @Nullable String account) {
    Caller caller = question.caller();
    boolean isRole = question.likeness() == Likeness.ANY_ROLE;
    if (isRole || question.likeness() == Likeness.ANY_IDENTITY) {
      List<String> types = isRole ? List.of("role/") : List.of("role/", "user/");
      return switch (key) {
        case "aws:principalarn" ->
            KeyRange.of(ValueClause.in(identities(types, account)), false).always();
        case "aws:principalaccount" -> KeyRange.of(account(account), false).always();
        case "aws:principaltype" ->
            KeyRange.of(isRole ? text("AssumedRole") : texts("AssumedRole", "User"), false)
                .always();
        case "aws:userid" -> KeyRange.of(ValueClause.ANYTHING, false).always();
        default ->
            isRole ? KeyRange.NEVER : KeyRange.of(ValueClause.in(List.of(userName())), false);
      };
    } else if (caller.account().isEmpty()) {
      boolean isAnonymous = caller instanceof Caller.Anonymous;
      return isAnonymous && key.equals("aws:principaltype")
          ? KeyRange.of(text("Anonymous"), false).always()
          : isAnonymous ? KeyRange.NEVER : KeyRange.free(false);
    }
    return switch (key) {
      case "aws:principalarn" -> KeyRange.of(ValueClause.in(List.of(arn(caller))), false).always();
      case "aws:principalaccount" ->
          KeyRange.of(account(caller.account().orElseThrow()), false).always();
      case "aws:principaltype" -> KeyRange.of(text(type(caller)), false).always();
      case "aws:userid" -> KeyRange.of(ValueClause.ANYTHING, false).always();
      default -> userNameOf(caller);
    };
  }

  private static SearchPattern userName() {
    return new FormatPattern().some(CharacterClass.PATH).pattern();
  }

  private KeyRange userNameOf(Caller caller) {
    if (!(caller instanceof Caller.User user)) {
      return KeyRange.NEVER;
    }
    String path = user.arn().resource();
    return question.likeness() == Likeness.ITSELF
        ? KeyRange.of(text(path.substring(path.lastIndexOf('/') + 1)), false).always()
        : KeyRange.of(ValueClause.in(List.of(userName())), false).always();
  }

  private static String type(Caller caller) {
    if (caller instanceof Caller.User) {
      return "User";
    } else if (caller instanceof Caller.RootUser) {
      return "Account";
    }
    return caller instanceof Caller.FederatedUser ? "FederatedUser" : "AssumedRole";
  }

  private List<SearchPattern> identities(List<String> types, @Nullable String account) {
    var patterns = new ArrayList<SearchPattern>();
    for (String partition : texts.partitions()) {
      for (String type : types) {
        var pattern = new FormatPattern().text("arn:" + partition + ":iam::");
        ArnLanguage.addAccount(pattern, account);
        patterns.add(pattern.text(":" + type).some(CharacterClass.PATH).pattern());
      }
    }
    return patterns;
  }

  /** The ARN of the caller, or of those whom it stands for. */
  private SearchPattern arn(Caller caller) {
    if (caller instanceof Caller.RoleSession session) {
      return SearchPattern.literal(session.role().toString(), false);
    }
    String arn = caller.toString();
    boolean isNamed =
        caller instanceof Caller.Role
            || caller instanceof Caller.User
            || caller instanceof Caller.FederatedUser;
    if (question.likeness() == Likeness.ITSELF || !isNamed) {
      return SearchPattern.literal(arn, false);
    }
    return new FormatPattern()
        .text(arn.substring(0, arn.indexOf('/') + 1))
        .some(CharacterClass.PATH)
        .pattern();
  }

  private static ValueClause account(@Nullable String account) {
    var pattern = new FormatPattern();
    ArnLanguage.addAccount(pattern, account);
    return ValueClause.in(List.of(pattern.pattern()));
  }

  private static ValueClause text(String text) {
    return texts(text);
  }

  private static ValueClause texts(String... texts) {
    return ValueClause.in(
        List.of(texts).stream().map(text -> SearchPattern.literal(text, false)).toList());
  }

  /** Keys whose values have a form that their type does not say. */
  private static KeyRange special(String key, ConditionKey known) {
    return switch (key) {
      case "aws:requestedregion" -> {
        var region = new FormatPattern();
        ArnLanguage.addRegion(region);
        yield KeyRange.of(ValueClause.in(List.of(region.pattern())), false);
      }
      case "aws:epochtime" -> KeyRange.of(ValueClause.of(ValueOrder.NUMERIC), false);
      case "kms:calleraccount" -> KeyRange.of(account(null), false);
      case "kms:viaservice" -> KeyRange.of(ValueClause.in(regionalHosts()), false);
      default -> ofType(known.type(), known.isMultivalued());
    };
  }

  /** The hosts of services in the Regions of all partitions. */
  private static List<SearchPattern> regionalHosts() {
    return Stream.of(Partition.values())
        .map(Partition::dnsSuffix)
        .distinct()
        .map(
            suffix -> {
              var host = new FormatPattern().some(CharacterClass.NAME).text(".");
              ArnLanguage.addRegion(host);
              return host.text("." + suffix).pattern();
            })
        .toList();
  }

  private static KeyRange ofType(ConditionKey.ValueType type, boolean isMultivalued) {
    return switch (type) {
      case STRING -> new KeyRange(true, true, isMultivalued, true, List.of(ValueClause.ANYTHING));
      case BOOL -> KeyRange.of(texts("true", "false"), isMultivalued);
      case ARN ->
          KeyRange.of(
              ValueClause.in(List.of(SearchPattern.glob("arn:aws*:?*:*:*:?*"))), isMultivalued);
      case NUMERIC -> KeyRange.of(ValueClause.of(ValueOrder.NUMERIC), isMultivalued);
      case DATE -> KeyRange.of(ValueClause.of(ValueOrder.DATE), isMultivalued);
      case IP_ADDRESS -> KeyRange.of(ValueClause.of(ValueOrder.IP_ADDRESS), isMultivalued);
    };
  }

  /** Whether the action, or a resource that it acts on, has the key. */
  private static boolean lists(Action action, String key) {
    if (action.conditionKeys().stream().anyMatch(name -> isNamed(name, key))) {
      return true;
    }
    for (ActionResource on : action.resources()) {
      if (on.conditionKeys().stream().anyMatch(name -> isNamed(name, key))
          || on.type().conditionKeys().stream().anyMatch(name -> isNamed(name, key))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isNamed(String name, String key) {
    int free = name.indexOf("${");
    return free < 0
        ? name.equalsIgnoreCase(key)
        : key.length() > free && key.regionMatches(true, 0, name, 0, free);
  }
}
