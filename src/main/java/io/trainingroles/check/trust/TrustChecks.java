package io.trainingroles.check.trust;

import io.trainingroles.check.Check;
import java.util.List;

/** The checks of who may assume a role, or use a resource. */
public final class TrustChecks {
  /** The checks, each code once. */
  public static final List<Check> ALL =
      List.of(
          new AnyoneTrusted(),
          new ResourcePublic(),
          new AccountTrustedWhole(),
          new ExternalIdMissing(),
          new ServiceNotOfTraining(),
          new UnknownServicePrincipal(),
          new ConfusedDeputy(),
          new SourceArnTooBroad(),
          new SourceAccountsDiffer(),
          new SourceKeyNotSent(),
          new UnconditionedUndoesConditioned(),
          new NotPrincipalInTrust(),
          new TrustAction(),
          new TrustActionNeverMatches(),
          new OidcWithoutAudience(),
          new OidcWithoutSubject(),
          new OidcSubjectTooBroad(),
          new SamlWithoutAudience(),
          new DeletedPrincipal(),
          new LongSession(),
          new TagSessionByAnyone(),
          new RoleAssumesItself(),
          new SeveralServicesTrusted(),
          new PodIdentityWithoutNamespace(),
          new PodIdentityWithoutTagSession());

  private TrustChecks() {}
}
