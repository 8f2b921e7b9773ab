package io.trainingroles.access.documented;

import io.trainingroles.access.Caller;
import io.trainingroles.access.Request;
import io.trainingroles.access.RequestContext;
import io.trainingroles.iam.ActionElement;
import io.trainingroles.iam.ActionPattern;
import io.trainingroles.iam.Condition;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.ResourceElement;
import io.trainingroles.iam.Statement;
import io.trainingroles.reference.Action;
import io.trainingroles.reference.Service;
import io.trainingroles.reference.ServiceAuthorizationReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Random requests as AWS has them, near what documents say: of their actions and of those beside
 * them, on ARNs that their patterns match and on others, with the condition keys that the action
 * has. They are made of the reference data, by none of the code that searches.
 */
final class AwsRequests {
  static final Caller ROLE = Caller.of("arn:aws:iam::123456789012:role/example");

  private static final ServiceAuthorizationReference REFERENCE =
      ServiceAuthorizationReference.ofAws();
  private static final List<String> SERVICES =
      List.of("s3", "kms", "iam", "sagemaker", "logs", "ecr", "ec2", "sts", "sqs", "dynamodb");

  private final Random random;
  private final AwsArns arns;
  private final AwsContexts contexts;
  private final List<Statement> statements;
  private final List<String> resources;
  private final Map<String, List<Action>> named = new HashMap<>();

  AwsRequests(Random random, List<PolicyDocument> near) {
    this.random = random;
    this.arns = new AwsArns(random);
    this.statements = near.stream().flatMap(document -> document.statements().stream()).toList();
    List<Condition> conditions =
        statements.stream().flatMap(statement -> statement.conditions().stream()).toList();
    this.resources = statements.stream().flatMap(AwsRequests::resources).toList();
    this.contexts = new AwsContexts(random, arns, conditions, resources);
  }

  private static Stream<String> resources(Statement statement) {
    ResourceElement resource = statement.resource();
    return resource == null
        ? Stream.of()
        : resource.patterns().stream().map(pattern -> pattern.value());
  }

  /** The next one. */
  Request next() {
    return near(arns.pick(statements));
  }

  /** One that a statement may be about. */
  Request near(Statement statement) {
    Action action = action(statement);
    return on(action, statement);
  }

  private Request on(Action action, Statement statement) {
    List<String> own = resources(statement).toList();
    String pattern =
        own.isEmpty() || random.nextInt(5) == 0
            ? resources.isEmpty() ? "*" : arns.pick(resources)
            : arns.pick(own);
    var values = new HashMap<String, String>();
    String known = contexts.withoutVariables(pattern, values);
    String resource = arns.resource(action, known.equals("*") ? null : known);
    RequestContext context = contexts.context(action, resource, statement.conditions(), values);
    return new Request(ROLE, action.toString(), resource, context);
  }

  private Action action(Statement statement) {
    for (int attempt = 0; attempt < 10; attempt++) {
      List<ActionPattern> patterns = statement.action().patterns();
      boolean isOther =
          statement.action() instanceof ActionElement.NotActions
              ? random.nextInt(4) > 0
              : random.nextInt(6) == 0;
      String pattern = arns.pick(patterns).value().toLowerCase(Locale.ROOT);
      List<Action> actions = isOther ? beside(pattern) : named(pattern);
      if (!actions.isEmpty()) {
        return arns.pick(actions);
      }
    }
    return arns.pick(ofService("s3"));
  }

  /** Other actions of the same service, or of any. */
  private List<Action> beside(String pattern) {
    int colon = pattern.indexOf(':');
    boolean isOfOne = colon > 0 && pattern.substring(0, colon).matches("[a-z0-9-]+");
    return isOfOne && random.nextInt(3) > 0
        ? ofService(pattern.substring(0, colon))
        : ofService(arns.pick(SERVICES));
  }

  private static List<Action> ofService(String prefix) {
    return REFERENCE.service(prefix).map(Service::actions).orElse(List.of());
  }

  private List<Action> named(String pattern) {
    return named.computeIfAbsent(pattern, AwsRequests::find);
  }

  private static List<Action> find(String pattern) {
    int colon = pattern.indexOf(':');
    String prefix = colon < 0 ? "" : pattern.substring(0, colon);
    if (prefix.matches("[a-z0-9-]+")) {
      return REFERENCE
          .service(prefix)
          .map(service -> service.actionsMatching(pattern.substring(colon + 1)))
          .orElse(List.of());
    }
    var found = new ArrayList<Action>();
    Stream<String> services =
        pattern.equals("*") ? SERVICES.stream() : REFERENCE.serviceNames().keySet().stream();
    services
        .map(REFERENCE::service)
        .flatMap(Optional::stream)
        .flatMap(service -> service.actions().stream())
        .filter(action -> action.isNamedBy(pattern))
        .forEach(found::add);
    return found;
  }
}
