package io.trainingroles.access.set;

import io.trainingroles.access.NamedPolicy;
import io.trainingroles.access.PolicyKind;
import io.trainingroles.access.PolicyLevel;
import io.trainingroles.access.PolicyStatement;
import io.trainingroles.access.PrincipalMatch;
import io.trainingroles.access.search.Literal;
import io.trainingroles.access.search.RequestBox;
import io.trainingroles.iam.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Policies of one kind: of the requests that are allowed, each is in one of the first boxes and in
 * none of the others.
 *
 * @param isGiven whether the boxes are statements that somebody wrote
 */
public record PolicyLayer(List<RequestBox> allows, List<RequestBox> denies, boolean isGiven) {
  static PolicyLayer of(PolicyKind kind, List<NamedPolicy> policies) {
    return of(kind, policies, PrincipalMatch.ACCOUNT, false);
  }

  /** A layer for each level of an organization. */
  static List<PolicyLayer> ofLevels(PolicyKind kind, List<PolicyLevel> levels) {
    return levels.stream().map(level -> of(kind, level.policies())).toList();
  }

  /**
   * What resource control policies deny.
   *
   * @param limited which requests they limit
   */
  static List<RequestBox> ofResourceControl(List<PolicyLevel> levels, List<Literal> limited) {
    return ofLevels(PolicyKind.RESOURCE_CONTROL, levels).stream()
        .flatMap(layer -> layer.denies().stream())
        .map(box -> box.where(limited))
        .toList();
  }

  /** The layer of a resource's policy, for callers whom it names at least as closely as this. */
  static PolicyLayer ofResource(NamedPolicy policy, PrincipalMatch least, boolean isBounded) {
    return of(PolicyKind.RESOURCE, List.of(policy), least, isBounded);
  }

  private static PolicyLayer of(
      PolicyKind kind, List<NamedPolicy> policies, PrincipalMatch least, boolean isBounded) {
    var allows = new ArrayList<RequestBox>();
    var denies = new ArrayList<RequestBox>();
    for (NamedPolicy policy : policies) {
      List<Statement> statements = policy.document().statements();
      for (int index = 0; index < statements.size(); index++) {
        var place = new PolicyStatement(kind, policy.name(), index, statements.get(index));
        RequestBox box =
            RequestBox.of(place, policy.document().effectiveVersion(), least, isBounded);
        (box.allows() ? allows : denies).add(box);
      }
    }
    return new PolicyLayer(List.copyOf(allows), List.copyOf(denies), true);
  }

  /** What is left of a box where boxes that are written alike are taken away; null for nothing. */
  public static @Nullable RequestBox remainder(RequestBox box, List<RequestBox> others) {
    Literal.Action action = box.action();
    Set<Literal> rest = new HashSet<>(box.others());
    var patterns = new LinkedHashSet<>(action.patterns());
    for (RequestBox other : others) {
      Literal.Action otherAction = other.action();
      if (otherAction.equals(action) || !(action.negated() || otherAction.negated())) {
        if (rest.equals(new HashSet<>(other.others()))) {
          patterns.removeAll(otherAction.patterns());
        }
      }
    }
    if (patterns.isEmpty()) {
      return null;
    }
    return action.negated() || patterns.size() == action.patterns().size()
        ? box
        : box.withActions(new Literal.Action(patterns, false));
  }
}
