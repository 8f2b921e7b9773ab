package io.trainingroles.adoption;

import io.trainingroles.iam.ActionElement;
import io.trainingroles.iam.Condition;
import io.trainingroles.iam.Effect;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.PrincipalElement;
import io.trainingroles.iam.ResourceElement;
import io.trainingroles.iam.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Whether Terraform's AWS provider takes two policy documents for the same, so that a plan has no
 * change: it <a href="https://github.com/hashicorp/awspolicyequivalence">compares</a> versions,
 * statements with their {@code Sid}s, actions, resources and values as sets, and does not ask what
 * they mean.
 */
final class SameDocument {
  private SameDocument() {}

  /** Compares two documents. */
  static boolean is(PolicyDocument one, PolicyDocument other) {
    return one.effectiveVersion() == other.effectiveVersion()
        && one.statements().size() == other.statements().size()
        && shapes(one).equals(shapes(other));
  }

  private static Set<Shape> shapes(PolicyDocument document) {
    var shapes = new HashSet<Shape>();
    document.statements().forEach(statement -> shapes.add(Shape.of(statement)));
    return shapes;
  }

  private record Shape(
      String sid,
      Effect effect,
      Element principal,
      Element action,
      Element resource,
      Set<Condition> conditions) {
    static Shape of(Statement statement) {
      PrincipalElement principal = statement.principal();
      ResourceElement resource = statement.resource();
      var conditions = new HashSet<Condition>();
      for (Condition each : statement.conditions()) {
        List<String> values = each.values().stream().distinct().sorted().toList();
        conditions.add(new Condition(each.operator(), each.key(), values));
      }
      return new Shape(
          Objects.requireNonNullElse(statement.sid(), ""),
          statement.effect(),
          new Element(
              principal instanceof PrincipalElement.NotPrincipals,
              principal == null ? Set.of() : Set.copyOf(principal.principals())),
          new Element(
              statement.action() instanceof ActionElement.NotActions,
              Set.copyOf(statement.action().patterns())),
          new Element(
              resource instanceof ResourceElement.NotResources,
              resource == null ? Set.of() : Set.copyOf(resource.patterns())),
          conditions);
    }
  }

  private record Element(boolean isNegated, Set<?> values) {}
}
