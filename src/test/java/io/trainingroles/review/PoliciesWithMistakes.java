package io.trainingroles.review;

import io.trainingroles.iam.ActionElement;
import io.trainingroles.iam.Condition;
import io.trainingroles.iam.Effect;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.PolicyDocumentReader;
import io.trainingroles.iam.PolicyDocumentReading;
import io.trainingroles.iam.ResourceElement;
import io.trainingroles.iam.Statement;
import io.trainingroles.reference.Action;
import io.trainingroles.reference.ConditionKey;
import io.trainingroles.reference.Service;
import io.trainingroles.reference.ServiceAuthorizationReference;
import io.trainingroles.reference.managed.AwsManagedPolicies;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Parts of AWS's managed policies with what people get wrong: actions, resources, keys and
 * variables that do not belong together, statements that say again what another one says, denials
 * of what nothing allows. Most of the changes are mistakes, and some are none.
 */
final class PoliciesWithMistakes {
  private static final AwsManagedPolicies POLICIES = new AwsManagedPolicies();
  private static final List<String> ARNS = POLICIES.arns().stream().sorted().toList();
  private static final ServiceAuthorizationReference REFERENCE =
      ServiceAuthorizationReference.ofAws();
  private static final int MOST_STATEMENTS = 4;
  private static final int MOST_VALUES = 6;

  private final Random random;

  PoliciesWithMistakes(Random random) {
    this.random = random;
  }

  /** A document as AWS has it, or a part of one that is large. */
  PolicyDocument ofAws() {
    while (true) {
      String text = POLICIES.policy(pick(ARNS)).orElseThrow().document();
      PolicyDocument document =
          ((PolicyDocumentReading.Read) new PolicyDocumentReader().read(text)).document();
      List<Statement> statements =
          document.statements().stream()
              .filter(statement -> statement.action() instanceof ActionElement.Actions)
              .filter(statement -> statement.resource() instanceof ResourceElement.Resources)
              .map(this::shorter)
              .toList();
      if (!statements.isEmpty()) {
        int from = random.nextInt(statements.size());
        int to = Math.min(statements.size(), from + MOST_STATEMENTS);
        return PolicyDocument.of(statements.subList(from, to));
      }
    }
  }

  /** A document with some changes. */
  PolicyDocument next() {
    var statements = new ArrayList<>(ofAws().statements());
    int changes = 1 + random.nextInt(3);
    for (int change = 0; change < changes; change++) {
      int index = random.nextInt(statements.size());
      Statement old = statements.get(index);
      switch (random.nextInt(8)) {
        case 0 -> statements.set(index, withActions(old, added(actions(old), otherAction(old))));
        case 1 -> statements.set(index, withResources(old, added(resources(old), resource())));
        case 2 -> statements.add(narrowed(old));
        case 3 -> statements.add(denied(old));
        case 4 -> statements.set(index, withConditions(old, contradiction(old)));
        case 5 -> statements.set(index, withConditions(old, List.of(condition(old))));
        case 6 -> statements.set(index, withVariable(old));
        default -> statements.set(index, withNarrowerValue(old));
      }
    }
    return PolicyDocument.of(statements);
  }

  private Statement shorter(Statement statement) {
    return withResources(
        withActions(statement, some(actions(statement))), some(resources(statement)));
  }

  private List<String> some(List<String> values) {
    if (values.size() <= MOST_VALUES) {
      return values;
    }
    int from = random.nextInt(values.size() - MOST_VALUES);
    return values.subList(from, from + MOST_VALUES);
  }

  /** An action of the same service, or of any. */
  private String otherAction(Statement statement) {
    String pattern = pick(actions(statement));
    int colon = pattern.indexOf(':');
    String prefix =
        colon < 0 || random.nextInt(3) == 0
            ? pick(List.copyOf(REFERENCE.serviceNames().keySet()))
            : pattern.substring(0, colon);
    List<Action> actions = REFERENCE.service(prefix).map(Service::actions).orElse(List.of());
    if (actions.isEmpty()) {
      return "s3:GetObject";
    }
    String name = pick(actions).toString();
    int end = name.length() - random.nextInt(name.length() - name.indexOf(':'));
    return random.nextInt(3) == 0 ? name.substring(0, end) + "*" : name;
  }

  private String resource() {
    return pick(resources(pick(ofAws().statements())));
  }

  /** The same with fewer actions, and on less. */
  private Statement narrowed(Statement old) {
    List<String> actions = actions(old);
    Statement fewer =
        random.nextBoolean() ? withActions(old, List.of(pick(actions))) : withNarrowerValue(old);
    return random.nextInt(3) == 0 ? withConditions(fewer, List.of(condition(old))) : fewer;
  }

  private Statement denied(Statement old) {
    ResourceElement resource =
        random.nextBoolean() ? ResourceElement.Resources.of(resource()) : old.resource();
    List<Condition> conditions = random.nextBoolean() ? old.conditions() : List.of(condition(old));
    return new Statement(null, Effect.DENY, null, old.action(), resource, conditions);
  }

  private Statement withNarrowerValue(Statement old) {
    if (random.nextBoolean()) {
      String action = pick(actions(old));
      String wider = action.substring(0, Math.max(action.indexOf(':') + 2, action.length() - 3));
      return action.length() < 4 ? old : withActions(old, added(actions(old), wider + "*"));
    }
    String resource = pick(resources(old));
    String narrower = resource.equals("*") ? "arn:aws:s3:::example" : resource + "/a";
    return withResources(old, added(resources(old), narrower));
  }

  private Statement withVariable(Statement old) {
    String variable =
        pick(
            List.of(
                "${aws:username}",
                "${aws:userid}",
                "${aws:RequestTag/team}",
                "${aws:ResourceTag/team}",
                "${aws:PrincipalTag/team}",
                "${aws:SourceAccount}",
                "${" + key(old).name().replace("${TagKey}", "team") + "}"));
    String resource = pick(resources(old));
    String longer = resource.equals("*") ? "arn:aws:s3:::example/" : resource;
    return withResources(old, added(resources(old), longer + variable));
  }

  private Condition condition(Statement old) {
    ConditionKey key = key(old);
    String name = key.name().replaceAll("\\$\\{[^}]*}", "team");
    String set = random.nextInt(6) == 0 ? "ForAnyValue:" : "";
    String ifExists = random.nextInt(6) == 0 ? "IfExists" : "";
    return Condition.of(set + operator(key) + ifExists, name, value(key));
  }

  private String operator(ConditionKey key) {
    boolean isNegated = random.nextInt(4) == 0;
    return switch (key.type()) {
      case STRING -> isNegated ? "StringNotLike" : "StringLike";
      case ARN -> isNegated ? "ArnNotLike" : "ArnLike";
      case BOOL -> "Bool";
      case NUMERIC -> isNegated ? "NumericLessThan" : "NumericGreaterThan";
      case DATE -> isNegated ? "DateLessThan" : "DateGreaterThan";
      case IP_ADDRESS -> isNegated ? "NotIpAddress" : "IpAddress";
    };
  }

  private String value(ConditionKey key) {
    return switch (key.type()) {
      case STRING -> pick(List.of("a", "example*", "t?am", "train/*", "*", "team"));
      case ARN -> pick(List.of("arn:aws:s3:::example", "arn:aws:iam::123456789012:role/*"));
      case BOOL -> pick(List.of("true", "false"));
      case NUMERIC -> pick(List.of("5", "10", "0"));
      case DATE -> pick(List.of("2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z"));
      case IP_ADDRESS -> pick(List.of("192.0.2.0/24", "192.0.2.0/28", "203.0.113.7/32"));
    };
  }

  /** Two conditions on one key, which may exclude each other. */
  private List<Condition> contradiction(Statement old) {
    ConditionKey key = key(old);
    String name = key.name().replaceAll("\\$\\{[^}]*}", "team");
    Condition one = Condition.of(operator(key), name, value(key));
    Condition other =
        switch (random.nextInt(3)) {
          case 0 -> Condition.of("Null", name, pick(List.of("true", "false")));
          case 1 -> Condition.of("ForAllValues:" + operator(key), name, value(key));
          default -> Condition.of(operator(key), name, value(key));
        };
    return one.operator().equals(other.operator()) ? List.of(one) : List.of(one, other);
  }

  private ConditionKey key(Statement statement) {
    String pattern = pick(actions(statement));
    int colon = pattern.indexOf(':');
    String prefix = colon < 0 ? "s3" : pattern.substring(0, colon);
    List<ConditionKey> own =
        REFERENCE.service(prefix).map(Service::conditionKeys).orElse(List.of());
    return own.isEmpty() || random.nextInt(4) == 0
        ? pick(REFERENCE.globalConditionKeys())
        : pick(own);
  }

  private static List<String> actions(Statement statement) {
    return statement.action().patterns().stream().map(pattern -> pattern.value()).toList();
  }

  private static List<String> resources(Statement statement) {
    ResourceElement resource = statement.resource();
    return resource == null
        ? List.of("*")
        : resource.patterns().stream().map(pattern -> pattern.value()).toList();
  }

  private static List<String> added(List<String> values, String value) {
    return Stream.concat(values.stream(), Stream.of(value)).distinct().toList();
  }

  private static Statement withActions(Statement old, List<String> actions) {
    var action = ActionElement.Actions.of(actions.toArray(new String[0]));
    return new Statement(null, old.effect(), null, action, old.resource(), old.conditions());
  }

  private static Statement withResources(Statement old, List<String> resources) {
    var resource = ResourceElement.Resources.of(resources.toArray(new String[0]));
    return new Statement(null, old.effect(), null, old.action(), resource, old.conditions());
  }

  private static Statement withConditions(Statement old, List<Condition> conditions) {
    return new Statement(null, old.effect(), null, old.action(), old.resource(), conditions);
  }

  private <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
