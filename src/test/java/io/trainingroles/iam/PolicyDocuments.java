package io.trainingroles.iam;

import io.trainingroles.HostileTexts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.quicktheories.core.Gen;
import org.quicktheories.core.RandomnessSource;
import org.quicktheories.generators.Generate;
import org.quicktheories.impl.Constraint;

/** Random documents with every element of the language, in the order that the writer keeps. */
final class PolicyDocuments {
  private static final List<String> ACTIONS =
      List.of("*", "s3:GetObject", "s3:Get*", "sts:AssumeRole", "s3-object-lambda:W?ite*", "*:*");
  private static final List<String> SIDS = List.of("", "a", "ReadData1");

  private PolicyDocuments() {}

  static Gen<PolicyDocument> any() {
    return PolicyDocuments::document;
  }

  private static PolicyDocument document(RandomnessSource random) {
    return new PolicyDocument(
        oneOf(random, 3) == 0 ? null : Generate.enumValues(PolicyVersion.class).generate(random),
        oneOf(random, 3) == 0 ? text(random) : null,
        some(random, 1, 3, index -> statement(random)));
  }

  private static Statement statement(RandomnessSource random) {
    List<ActionPattern> actions =
        some(random, 1, 3, index -> ActionPattern.of(Generate.pick(ACTIONS).generate(random)));
    List<ResourcePattern> resources = some(random, 1, 3, index -> resource(random));
    List<Principal> principals = principals(random);
    int shape = oneOf(random, 27);
    return new Statement(
        oneOf(random, 2) == 0 ? Generate.pick(SIDS).generate(random) : null,
        Generate.enumValues(Effect.class).generate(random),
        switch (shape % 3) {
          case 0 -> null;
          case 1 -> new PrincipalElement.Principals(principals);
          default -> new PrincipalElement.NotPrincipals(principals);
        },
        shape / 9 == 0 ? new ActionElement.NotActions(actions) : new ActionElement.Actions(actions),
        switch (shape / 3 % 3) {
          case 0 -> null;
          case 1 -> new ResourceElement.Resources(resources);
          default -> new ResourceElement.NotResources(resources);
        },
        conditions(random));
  }

  private static ResourcePattern resource(RandomnessSource random) {
    return oneOf(random, 4) == 0
        ? ResourcePattern.ANY
        : ResourcePattern.of("arn:aws:s3:::" + text(random) + "x");
  }

  private static List<Principal> principals(RandomnessSource random) {
    if (oneOf(random, 4) == 0) {
      return List.of(new Principal.Everyone());
    }
    var principals = new ArrayList<Principal>();
    principals.addAll(some(random, 1, 2, index -> new Principal.Service(text(random))));
    principals.addAll(some(random, 0, 2, index -> new Principal.Aws(text(random))));
    principals.addAll(some(random, 0, 2, index -> new Principal.Federated(text(random))));
    principals.addAll(some(random, 0, 1, index -> new Principal.CanonicalUser(text(random))));
    return principals;
  }

  /** The number makes each operator and key another one, whatever the random text. */
  private static List<Condition> conditions(RandomnessSource random) {
    var conditions = new ArrayList<Condition>();
    for (int operator = oneOf(random, 3); operator > 0; operator--) {
      String name = operator + text(random);
      conditions.addAll(
          some(
              random,
              1,
              2,
              index ->
                  new Condition(
                      name, index + text(random), some(random, 0, 3, value -> text(random)))));
    }
    return conditions;
  }

  private static <T> List<T> some(
      RandomnessSource random, int least, int most, IntFunction<T> element) {
    var elements = new ArrayList<T>();
    int count = least + oneOf(random, most - least + 1);
    for (int index = 0; index < count; index++) {
      elements.add(element.apply(index));
    }
    return elements;
  }

  private static String text(RandomnessSource random) {
    return HostileTexts.any().generate(random);
  }

  private static int oneOf(RandomnessSource random, int count) {
    return (int) random.next(Constraint.between(0, count - 1L));
  }
}
