package io.trainingroles.check.rules;

import io.trainingroles.check.Check;
import java.util.List;

/** The checks of what policies say in the language of IAM. */
final class LanguageChecks {
  static final List<Check> ALL =
      List.of(
          new UnknownAction(),
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
          new MfaOfAService(),
          new WildcardInExactOperator(),
          new InvalidConditionValue(),
          new PrivateSourceIp(),
          new UnknownPolicyVariable(),
          new VariableInOldVersion(),
          new OldVersion(),
          new DuplicateSid(),
          new UnknownService(),
          new ActionSpelling(),
          new ActionNeverOnResource(),
          new ResourceWithoutAction(),
          new InvalidArn(),
          new RedundantAction(),
          new RedundantResource(),
          new BadCharacter(),
          new StrayBlank(),
          new ElementNotAllowed(),
          new MissingResource(),
          new MissingPrincipal(),
          new StatementNeverMatches(),
          new GrantOutsideBoundary(),
          new RedundantStatement(),
          new DenyThatNeverMatters());

  private LanguageChecks() {}
}
