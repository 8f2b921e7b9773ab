package io.trainingroles.report;

import io.trainingroles.access.Caller;
import io.trainingroles.access.ContextValue;
import io.trainingroles.access.PolicyKind;
import io.trainingroles.access.PolicyStatement;
import io.trainingroles.access.Request;
import io.trainingroles.access.proof.AccessChange;
import io.trainingroles.access.proof.Oddity;
import io.trainingroles.iam.ActionElement;
import io.trainingroles.iam.ActionPattern;
import io.trainingroles.iam.Condition;
import io.trainingroles.iam.Principal;
import io.trainingroles.iam.PrincipalElement;
import io.trainingroles.iam.ResourceElement;
import io.trainingroles.iam.ResourcePattern;
import io.trainingroles.iam.Statement;
import io.trainingroles.input.question.RoleDifference;
import io.trainingroles.role.value.TerraformReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Access as phrases, such as {@code s3:GetObject on arn:aws:s3:::bucket/key}. */
public final class AccessPhrases {
  /** As many values of a list as are shown. */
  private static final int MAXIMUM_VALUES = 4;

  /** As many condition keys of a request as are shown. */
  static final int MAXIMUM_KEYS = 3;

  private AccessPhrases() {}

  /**
   * What a change is about.
   *
   * @param change the change
   * @return such as {@code s3:PutObject on arn:aws:s3:::bucket/*}
   */
  public static String subject(AccessChange change) {
    String on = change.resources() == null ? "" : " on " + resources(change);
    return actions(change) + on;
  }

  private static String actions(AccessChange change) {
    String all =
        listed(
            change.actions().patterns().stream().map(ActionPattern::value).toList(),
            MAXIMUM_VALUES);
    return change.actions() instanceof ActionElement.NotActions ? "all but " + all : all;
  }

  /** A resource, with the expressions of what is known only later. */
  static String shown(ResourcePattern resource) {
    return TerraformReference.shown(resource.value());
  }

  private static String resources(AccessChange change) {
    ResourceElement element = change.resources();
    if (element == null) {
      return "";
    }
    String all =
        listed(element.patterns().stream().map(AccessPhrases::shown).toList(), MAXIMUM_VALUES);
    return element instanceof ResourceElement.NotResources ? "all but " + all : all;
  }

  /**
   * A condition of a statement.
   *
   * @param condition the condition
   * @return such as {@code aws:SourceAccount StringEquals 111122223333}
   */
  public static String condition(Condition condition) {
    String values =
        condition.values().isEmpty() ? "(no value)" : String.join(", ", condition.values());
    return TerraformReference.shown(condition.key() + " " + condition.operator() + " " + values);
  }

  /**
   * The actions of a statement.
   *
   * @param actions the element
   * @return such as {@code s3:GetObject, s3:PutObject}, or {@code all but iam:*}
   */
  public static String actions(ActionElement actions) {
    String all =
        actions.patterns().stream().map(ActionPattern::value).collect(Collectors.joining(", "));
    return TerraformReference.shown(
        actions instanceof ActionElement.NotActions ? "all but " + all : all);
  }

  /**
   * The resources of a statement.
   *
   * @param resource the element; null where the statement has none
   * @return such as {@code arn:aws:s3:::data/*}, or {@code all but arn:aws:s3:::data/*}
   */
  public static String resources(@Nullable ResourceElement resource) {
    if (resource == null) {
      return "*";
    }
    String all =
        resource.patterns().stream().map(AccessPhrases::shown).collect(Collectors.joining(", "));
    return resource instanceof ResourceElement.NotResources ? "all but " + all : all;
  }

  /**
   * A statement without its effect.
   *
   * @param statement the statement
   * @return such as {@code s3:* on arn:aws:s3:::data/* if aws:SecureTransport Bool false}
   */
  public static String statement(Statement statement) {
    String conditions =
        statement.conditions().stream()
            .map(AccessPhrases::condition)
            .collect(Collectors.joining(" and "));
    return actions(statement.action())
        + " on "
        + resources(statement.resource())
        + (conditions.isEmpty() ? "" : " if " + conditions);
  }

  /**
   * A request in words.
   *
   * @param request the request
   * @return such as {@code s3:GetObject on arn:aws:s3:::bucket/key with aws:SourceIp 203.0.113.1}
   */
  public static String request(Request request) {
    var text = new StringBuilder(request.action()).append(" on ").append(request.resource());
    var context = new ArrayList<String>();
    for (Map.Entry<String, ContextValue> key : request.context().values().entrySet()) {
      context.add(key.getKey() + " " + value(key.getValue()));
    }
    if (!context.isEmpty()) {
      text.append(" with ").append(String.join(", ", context));
    }
    return text.toString();
  }

  /** Why a request is unusual, one sentence for each reason. */
  static List<String> oddities(List<Oddity> oddities) {
    return oddities.stream().map(AccessPhrases::oddity).toList();
  }

  /** Why a request is unusual, and whether each such request is. */
  static String oddity(Oddity oddity) {
    return (oddity.isOfAll()
            ? "the only such requests "
            : "no other such requests were found than those that ")
        + clause(oddity);
  }

  private static String clause(Oddity oddity) {
    return switch (oddity.kind()) {
      case STAR_MATCHES_COLONS ->
          "need a * within " + oddity.value() + " to match colons; name each part of the ARN";
      case UNUSUAL_REGION -> "are in a Region with an unusual name (" + oddity.value() + ")";
      case UNUSUAL_CHARACTERS -> "have unusual characters in the resource (" + oddity.value() + ")";
      case UNKNOWN_ACTION ->
          "have an action that is not in the reference data ("
              + oddity.value()
              + "): it is newer, or misspelt";
    };
  }

  /**
   * For which requests an answer holds.
   *
   * @param documentedOn the day of the documentation; null for every possible request
   * @return such as {@code for every possible request}
   */
  public static String scope(@Nullable String documentedOn) {
    return documentedOn == null
        ? "for every possible request"
        : "for every request that AWS documents (data of " + documentedOn + ")";
  }

  /** The same, of all roles together. */
  static String scope(List<RoleDifference> differences) {
    return scope(documentedOn(differences).orElse(null));
  }

  /** That nothing differs, of all roles together, and how far that is known. */
  static String same(List<RoleDifference> differences) {
    boolean isAllShown =
        differences.stream().allMatch(each -> each.assumptions().samePolicies().isEmpty());
    return "both allow the same"
        + (isAllShown ? "" : " as far as the inputs show")
        + ", "
        + scope(differences)
        + ".";
  }

  /** The day of the documentation that an answer depends on. */
  static Optional<String> documentedOn(List<RoleDifference> differences) {
    return differences.stream()
        .map(RoleDifference::documentedOn)
        .filter(Objects::nonNull)
        .findFirst();
  }

  /**
   * A request that AWS does not document and that differs, such as {@code s3:GetObject on
   * arn:aws:s3:::bucket}.
   */
  static Optional<String> undocumentedExample(List<RoleDifference> differences) {
    return differences.stream()
        .flatMap(difference -> difference.undocumented().stream())
        .findFirst()
        .map(change -> request(change.witness()) + caller(change));
  }

  /**
   * What a comparison takes for granted, one sentence for each assumption.
   *
   * @param differences one for each role
   * @return such as {@code this assumes that …}
   */
  public static List<String> assumptions(List<RoleDifference> differences) {
    var sentences = new ArrayList<String>();
    List<String> same =
        differences.stream()
            .flatMap(difference -> difference.assumptions().samePolicies().stream())
            .distinct()
            .toList();
    if (!same.isEmpty()) {
      sentences.add(
          "this assumes that "
              + listed(same, MAXIMUM_VALUES)
              + (same.size() == 1
                  ? ", which is in neither input, is"
                  : ", which are in neither input, are")
              + " the same on both sides.");
    }
    differences.stream()
        .flatMap(difference -> difference.assumptions().liftedDenials().stream())
        .map(
            change ->
                "this assumes that no other policy allows what "
                    + place(change.statement())
                    + " no longer denies, such as "
                    + request(change.witness())
                    + ".")
        .forEach(sentences::add);
    return sentences;
  }

  /**
   * What has the policies that are compared.
   *
   * @param difference the comparison
   * @return such as {@code role training}; the names of users and groups say what they are
   */
  static String holder(RoleDifference difference) {
    return switch (difference.kind()) {
      case USER, GROUP -> difference.role();
      case ROLE, DOCUMENT, RESOURCE -> difference.kind().word() + " " + difference.role();
    };
  }

  /**
   * Who may assume a new role.
   *
   * @param added the role
   * @return the principals, or that there is no known one
   */
  static String trusted(RoleDifference added) {
    List<String> trusted =
        added.trusting().stream()
            .flatMap(statement -> principals(statement.principal()))
            .distinct()
            .toList();
    return trusted.isEmpty() ? "no known principal" : listed(trusted, MAXIMUM_VALUES);
  }

  private static Stream<String> principals(@Nullable PrincipalElement element) {
    if (element == null) {
      return Stream.of();
    }
    boolean isNegated = element instanceof PrincipalElement.NotPrincipals;
    return element.principals().stream()
        .map(Principal::text)
        .map(principal -> isNegated ? "all but " + principal : principal);
  }

  /**
   * Who makes the request of a change, where that is what changed.
   *
   * @param change the change
   * @return such as {@code by service sagemaker.amazonaws.com}, or an empty text
   */
  public static String caller(AccessChange change) {
    Caller caller = change.witness().caller();
    return change.statement().kind() == PolicyKind.RESOURCE ? " by " + caller : "";
  }

  /**
   * A request that a change is about, with what makes the difference.
   *
   * @param change the change
   * @return such as {@code s3:ListBucket on arn:aws:s3:::data without s3:prefix}
   */
  public static String example(AccessChange change) {
    return request(change.witness()) + caller(change) + without(change);
  }

  /** The keys that the request does not have, such as {@code without s3:prefix}. */
  static String without(AccessChange change) {
    return change.absentKeys().isEmpty()
        ? ""
        : " without " + listed(change.absentKeys(), MAXIMUM_KEYS);
  }

  /**
   * Where a statement is.
   *
   * @param place the statement
   * @return such as {@code statement 2 of data}
   */
  public static String place(PolicyStatement place) {
    return "statement " + (place.index() + 1) + " of " + place.policy();
  }

  static String value(ContextValue value) {
    if (value instanceof ContextValue.Single single) {
      return single.value().isEmpty() ? "''" : single.value();
    }
    return value instanceof ContextValue.Multiple several ? several.values().toString() : "unknown";
  }

  /** Values behind each other; of more than a maximum, how many more there are. */
  static String listed(List<String> values, int maximum) {
    String listed = String.join(", ", values.subList(0, Math.min(maximum, values.size())));
    return values.size() > maximum
        ? listed + " and " + (values.size() - maximum) + " more"
        : listed;
  }
}
