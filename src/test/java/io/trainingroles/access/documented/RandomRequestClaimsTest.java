package io.trainingroles.access.documented;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.iam.ActionElement;
import io.trainingroles.iam.ActionPattern;
import io.trainingroles.iam.Condition;
import io.trainingroles.iam.Effect;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.PolicyDocumentReader;
import io.trainingroles.iam.PolicyDocumentReading;
import io.trainingroles.iam.ResourceElement;
import io.trainingroles.iam.Statement;
import io.trainingroles.reference.managed.AwsManagedPolicies;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What is said of all requests about AWS's managed policies, asked of the simulator for random
 * requests as AWS has them. {@code -Dclaims.each=1} takes each policy and not only some, {@code
 * -Dclaims.requests=1000} asks for more requests, {@code -Dclaims.seed=7} for others.
 */
final class RandomRequestClaimsTest {
  private static final int EACH = Integer.getInteger("claims.each", 40);
  private static final int REQUESTS = Integer.getInteger("claims.requests", 100);
  private static final long SEED = Long.getLong("claims.seed", 1);
  private static final AwsManagedPolicies POLICIES = new AwsManagedPolicies();

  private static List<String> sample() {
    List<String> all = POLICIES.arns().stream().sorted().toList();
    var sample = new ArrayList<String>();
    for (int index = (int) (SEED % EACH); index < all.size(); index += EACH) {
      sample.add(all.get(index));
    }
    return sample;
  }

  private static PolicyDocument document(String arn) {
    String text = POLICIES.policy(arn).orElseThrow().document();
    return ((PolicyDocumentReading.Read) new PolicyDocumentReader().read(text)).document();
  }

  @Test
  void difference_when_askedOfRandomRequests_isConfirmed() {
    var claims = new DifferenceClaims();
    for (String arn : sample()) {
      var random = new Random(SEED + arn.hashCode());
      PolicyDocument document = document(arn);
      PolicyDocument other = changed(document, random);
      claims.check(arn, document, other, random, REQUESTS);
      claims.check(arn + " back", other, document, random, REQUESTS);
    }
    System.out.println(claims);
    assertThat(claims.allowed()).isGreaterThan(sample().size() * REQUESTS / 10);
    assertThat(claims.changed()).isGreaterThan(sample().size());
  }

  @Test
  void never_when_proved_isConfirmedByRandomRequests() {
    var claims = new NeverClaims();
    for (String arn : sample()) {
      claims.check(arn, document(arn), new Random(SEED + arn.hashCode()), 6, REQUESTS);
    }
    System.out.println(claims);
    assertThat(claims.proved()).isGreaterThan(10);
  }

  /** One statement without an action, a resource, a condition, or turned into a Deny. */
  private static PolicyDocument changed(PolicyDocument document, Random random) {
    var statements = new ArrayList<>(document.statements());
    int index = random.nextInt(statements.size());
    Statement old = statements.get(index);
    statements.set(
        index,
        switch (random.nextInt(5)) {
          case 0 -> with(old, withoutOne(old.action(), random), old.resource(), old.conditions());
          case 1 -> with(old, old.action(), withoutOne(old.resource(), random), old.conditions());
          case 2 -> with(old, old.action(), old.resource(), List.of());
          case 3 -> with(old, old.action(), old.resource(), List.of(condition(random)));
          default ->
              new Statement(
                  null, Effect.DENY, null, old.action(), old.resource(), old.conditions());
        });
    return PolicyDocument.of(statements);
  }

  private static Condition condition(Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> Condition.of("StringEquals", "aws:ResourceAccount", "${aws:PrincipalAccount}");
      case 1 -> Condition.of("StringEquals", "aws:ResourceTag/team", "${aws:PrincipalTag/team}");
      case 2 -> Condition.of("StringEquals", "aws:RequestedRegion", "eu-west-1");
      case 3 -> Condition.of("Bool", "aws:ViaAWSService", "true");
      default -> Condition.of("ForAllValues:StringEquals", "aws:TagKeys", "team");
    };
  }

  private static ActionElement withoutOne(ActionElement element, Random random) {
    var patterns = new ArrayList<ActionPattern>(element.patterns());
    if (patterns.size() > 1) {
      patterns.remove(random.nextInt(patterns.size()));
    }
    return element instanceof ActionElement.Actions
        ? new ActionElement.Actions(patterns)
        : new ActionElement.NotActions(patterns);
  }

  private static @Nullable ResourceElement withoutOne(
      @Nullable ResourceElement element, Random random) {
    if (!(element instanceof ResourceElement.Resources) || element.patterns().size() < 2) {
      return element;
    }
    var patterns = new ArrayList<>(element.patterns());
    patterns.remove(random.nextInt(patterns.size()));
    return new ResourceElement.Resources(patterns);
  }

  private static Statement with(
      Statement old,
      ActionElement action,
      @Nullable ResourceElement resource,
      List<Condition> conditions) {
    return new Statement(null, old.effect(), null, action, resource, conditions);
  }
}
