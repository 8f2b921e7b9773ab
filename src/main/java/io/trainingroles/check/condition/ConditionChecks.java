package io.trainingroles.check.condition;

import io.trainingroles.check.Check;
import java.util.List;

/** The checks of conditions in the policy language. */
public final class ConditionChecks {
  /** The checks, each code once. */
  public static final List<Check> ALL =
      List.of(
          new UnknownOperator(),
          new UnknownConditionKey(),
          new ConditionKeyNotOfAction(),
          new WrongOperatorForKey(),
          new EmptyCondition(),
          new SetOperatorOnSingleValuedKey(),
          new SingleOperatorOnMultivaluedKey(),
          new ForAllValuesWithoutNull(),
          new IfExistsInAllow(),
          new MfaDenyWithoutIfExists(),
          new MfaAbsentAllows(),
          new SourceKeyInIdentityPolicy(),
          new MfaOfAService(),
          new WildcardInExactOperator(),
          new InvalidConditionValue(),
          new PlaceholderInCondition(),
          new PrivateSourceIp(),
          new UnknownPolicyVariable(),
          new VariableNotOfAction(),
          new VariableInOldVersion());

  private ConditionChecks() {}
}
