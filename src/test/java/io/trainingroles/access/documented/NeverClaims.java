package io.trainingroles.access.documented;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.access.Request;
import io.trainingroles.access.decision.Decision;
import io.trainingroles.access.decision.Simulator;
import io.trainingroles.access.proof.AccessProver;
import io.trainingroles.access.proof.Proof;
import io.trainingroles.access.set.AccessPattern;
import io.trainingroles.access.set.RequestSet;
import io.trainingroles.iam.ActionElement;
import io.trainingroles.iam.ActionPattern;
import io.trainingroles.iam.Condition;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.ResourceElement;
import io.trainingroles.iam.ResourcePattern;
import io.trainingroles.iam.Statement;
import io.trainingroles.iam.Wildcards;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** That requests of a kind are never allowed, asked of the simulator for random ones of it. */
final class NeverClaims {
  private final AccessProver prover = DocumentedAccess.prover();
  private int proved;
  private int possible;
  private int open;
  private int requests;

  /** Asks some questions about a policy, and for some requests of each kind. */
  void check(String name, PolicyDocument document, Random random, int questions, int count) {
    RequestSet set = RequestSet.ofIdentity(document);
    for (int number = 0; number < questions; number++) {
      AccessPattern pattern = question(document.statements(), random);
      Proof proof = prover.never(set, pattern);
      if (proof instanceof Proof.Indeterminate) {
        open++;
        continue;
      }
      Statement asked = statement(pattern);
      var samples = new AwsRequests(random, List.of(PolicyDocument.of(List.of(asked)), document));
      var isOfKind = new Simulator(pattern.policies());
      int allowed = 0;
      for (int each = 0; each < count; each++) {
        Request request = samples.near(asked);
        // What needs no permission is allowed whatever the kind.
        if (isNamed(pattern, request) && isOfKind.decide(request) instanceof Decision.Allowed) {
          requests++;
          allowed += set.allows(request) ? 1 : 0;
          if (proof instanceof Proof.Proved && set.allows(request)) {
            assertThat(request).as("%s: %s is proved never", name, pattern).isNull();
          }
        }
      }
      proved += proof instanceof Proof.Proved ? 1 : 0;
      possible += allowed > 0 ? 1 : 0;
    }
  }

  private static boolean isNamed(AccessPattern pattern, Request request) {
    return Wildcards.match(
        pattern.action().value().toLowerCase(Locale.ROOT), request.lowerCaseAction());
  }

  private static Statement statement(AccessPattern pattern) {
    return Statement.allow(
        new ActionElement.Actions(List.of(pattern.action())),
        new ResourceElement.Resources(List.of(pattern.resource())),
        pattern.conditions().toArray(Condition[]::new));
  }

  /** What one statement says of actions, and one of resources, often narrowed or turned around. */
  private static AccessPattern question(List<Statement> statements, Random random) {
    Statement of = statements.get(random.nextInt(statements.size()));
    Statement other =
        random.nextInt(3) == 0 ? statements.get(random.nextInt(statements.size())) : of;
    List<ActionPattern> actions = of.action().patterns();
    ActionPattern action = actions.get(random.nextInt(actions.size()));
    ResourceElement element = other.resource();
    ResourcePattern resource =
        element == null || random.nextInt(3) == 0
            ? ResourcePattern.of("*")
            : element.patterns().get(random.nextInt(element.patterns().size()));
    if (resource.value().contains("${")) {
      resource = ResourcePattern.of("*");
    }
    var conditions = new ArrayList<Condition>();
    for (Condition condition : of.conditions()) {
      boolean isPlain =
          condition.operator().matches("String(Not)?(Equals|Like)|Bool|Arn(Not)?(Equals|Like)")
              && condition.values().stream().noneMatch(value -> value.contains("${"));
      if (isPlain && random.nextBoolean()) {
        String value = condition.values().get(random.nextInt(condition.values().size()));
        String operator =
            switch (condition.operator()) {
              case "Bool" -> "Bool";
              default -> random.nextBoolean() ? "StringNotLike" : "StringLike";
            };
        String asked =
            operator.equals("Bool") && random.nextBoolean()
                ? String.valueOf(value.equals("false"))
                : value;
        conditions.add(Condition.of(operator, condition.key(), asked));
      }
    }
    return new AccessPattern(action, resource, conditions);
  }

  int proved() {
    return proved;
  }

  @Override
  public String toString() {
    return "%d proved, %d shown to be possible by a random request, %d not known; %d requests"
        .formatted(proved, possible, open, requests);
  }
}
