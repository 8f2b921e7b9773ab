package io.trainingroles.input.question;

import io.trainingroles.access.ContextValue;
import io.trainingroles.access.RequestContext;
import io.trainingroles.access.decision.Decision;
import io.trainingroles.access.decision.UnknownValue;
import io.trainingroles.access.proof.AccessProver;
import io.trainingroles.access.set.AccessPattern;
import io.trainingroles.iam.ActionPattern;
import io.trainingroles.iam.Condition;
import io.trainingroles.iam.ResourcePattern;
import io.trainingroles.iam.Statement;
import io.trainingroles.iam.UnknownText;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.SurroundingPolicies;
import io.trainingroles.input.UnseenPolicy;
import io.trainingroles.input.symbol.SymbolCase;
import io.trainingroles.input.symbol.SymbolCases;
import io.trainingroles.input.symbol.SymbolTexts;
import io.trainingroles.role.value.TerraformReference;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a role is allowed a request, whatever the values that are known only later.
 *
 * @param decision the decision
 * @param in the case that it is about: its texts are shown as {@link SymbolCase#shown} does
 */
public record RoleDecision(Decision decision, SymbolCase in) {

  /**
   * Decides a request of a role.
   *
   * @param role the role
   * @param action such as {@code s3:GetObject}
   * @param resource an ARN or {@code *}; may have values that are known only later
   * @param context the condition keys
   * @param around the policies around the role
   * @return the decision
   * @throws io.trainingroles.iam.InvalidValueException if there is no such request, or a policy has
   *     what it may not have
   */
  public static RoleDecision of(
      JudgedRole role,
      String action,
      String resource,
      RequestContext context,
      SurroundingPolicies around) {
    boolean isKnown = !UnknownText.isIn(resource);
    Decision bounded = isKnown ? around.decide(role, action, resource, context) : open(resource);
    List<UnseenPolicy> unseen = around.unseenAccess(role);
    boolean isBounded = unseen.stream().anyMatch(UnseenPolicy::isBounded);
    if (!(bounded instanceof Decision.Indeterminate) || (isKnown && !isBounded)) {
      return isBounded && isKnown
          ? inUsualCase(bounded, role, action, resource, context, around)
          : new RoleDecision(bounded, SymbolCase.OPEN);
    }
    AccessPattern asked = asked(action, resource, context);
    List<Statement> concerned =
        ConcernedStatements.of(
            unseen, SymbolCase.atMost(asked).withoutConditions(), new AccessProver());
    List<SymbolCase> cases =
        SymbolCases.of(new SymbolTexts().add(asked).add(role).add(around, role), asked, concerned);
    RoleDecision usual = null;
    for (SymbolCase each : cases) {
      String value = each.in(resource);
      if (UnknownText.isIn(value)) {
        return new RoleDecision(open(value), each);
      }
      var decided = new RoleDecision(around.decide(each.in(role), action, value, context), each);
      if (usual == null) {
        usual = decided;
      }
      if (decided.decision instanceof Decision.Indeterminate) {
        return decided;
      } else if (decided.isAllowed() != usual.isAllowed()) {
        return new RoleDecision(depending(each), SymbolCase.OPEN);
      }
    }
    return usual == null ? new RoleDecision(bounded, SymbolCase.OPEN) : usual;
  }

  /** A decision that holds for any values, with the reasons that people can read. */
  private static RoleDecision inUsualCase(
      Decision decision,
      JudgedRole role,
      String action,
      String resource,
      RequestContext context,
      SurroundingPolicies around) {
    SymbolTexts texts =
        new SymbolTexts().add(asked(action, resource, context)).add(role).add(around, role);
    SymbolCase usual = SymbolCases.usual(texts, List.of());
    Decision there = around.decide(usual.in(role), action, resource, context);
    return there.getClass().equals(decision.getClass())
        ? new RoleDecision(there, usual)
        : new RoleDecision(decision, SymbolCase.OPEN);
  }

  /**
   * Whether it is allowed.
   *
   * @return false if it is not, or not known
   */
  public boolean isAllowed() {
    return decision instanceof Decision.Allowed;
  }

  /**
   * A text of the decision as people are shown it.
   *
   * @param text such as a reason
   * @return the text with the expressions of what is known only later
   */
  public String shown(String text) {
    return in.shown(text);
  }

  private static Decision open(String resource) {
    return new Decision.Indeterminate(
        List.of(
            new UnknownValue(TerraformReference.shown(resource), "known only after apply", null)));
  }

  private static Decision depending(SymbolCase on) {
    return new Decision.Indeterminate(
        on.equalities().stream()
            .map(each -> new UnknownValue("whether " + each, "known only after apply", null))
            .toList());
  }

  private static AccessPattern asked(String action, String resource, RequestContext context) {
    var conditions = new ArrayList<Condition>();
    context
        .values()
        .forEach((key, value) -> conditions.add(new Condition("StringEquals", key, texts(value))));
    return new AccessPattern(
        ActionPattern.of(action),
        ResourcePattern.of(resource.equals("*") ? resource : ResourcePattern.literal(resource)),
        conditions);
  }

  private static List<String> texts(@Nullable ContextValue value) {
    if (value instanceof ContextValue.Single single) {
      return List.of(single.value());
    }
    return value instanceof ContextValue.Multiple several ? several.values() : List.of();
  }
}
