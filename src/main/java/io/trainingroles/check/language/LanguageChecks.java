package io.trainingroles.check.language;

import io.trainingroles.check.Check;
import java.util.List;

/** The checks of actions, resources and statements in the policy language. */
public final class LanguageChecks {
  /** The checks, each code once. */
  public static final List<Check> ALL =
      List.of(
          new UnknownAction(),
          new OldVersion(),
          new DuplicateSid(),
          new UnknownService(),
          new ActionSpelling(),
          new ActionNeverOnResource(),
          new ResourceWithoutAction(),
          new InvalidArn(),
          new PlaceholderInResource(),
          new RedundantAction(),
          new RedundantResource(),
          new BadCharacter(),
          new StrayBlank(),
          new ElementNotAllowed(),
          new MissingResource(),
          new MissingPrincipal(),
          new InvalidPrincipal(),
          new AllowWithNotPrincipal(),
          new StatementNeverMatches(),
          new GrantOutsideBoundary(),
          new RedundantStatement(),
          new DenyThatNeverMatters(),
          new PolicyTooLarge(),
          new TrustPolicyTooLarge(),
          new TooManyPolicies());

  private LanguageChecks() {}
}
