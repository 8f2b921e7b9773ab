package io.trainingroles.policy;

import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.role.GrantedPolicy;
import io.trainingroles.role.TrainingRole;
import io.trainingroles.role.Trust;
import io.trainingroles.role.value.Deployment;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/**
 * Writes the documents of a role out of what it declares: one statement or more for each trust and
 * each grant, in their order, each with the declarations that it came from. Only documents that are
 * too large for IAM are written shorter, where it is proved that they allow the same then.
 */
public final class RoleSynthesizer {
  private final Deployment deployment;
  private final DocumentsWithinLimits limits = new DocumentsWithinLimits();

  /**
   * A synthesizer for one place.
   *
   * @param deployment where the roles are deployed to
   */
  public RoleSynthesizer(Deployment deployment) {
    this.deployment = deployment;
  }

  /**
   * The documents of a role.
   *
   * @param role the declared role
   * @return what IAM will keep of it, and where each statement came from
   * @throws io.trainingroles.iam.InvalidValueException if a trust or a grant cannot be where the
   *     role is deployed to
   */
  public SynthesizedRole synthesize(TrainingRole role) {
    SourcedDocument trust =
        SourcedDocument.of(
            role.trusts().stream().map(trusted -> trusted.statements(deployment)).toList());
    List<SourcedDocument> inline =
        limits.inline(role.inlinePolicies().stream().map(this::document).toList());
    List<SourcedDocument> managed =
        role.managedGrants().stream().map(this::document).map(limits::managed).toList();
    var detail =
        new RoleDetail(
            role.name(),
            role.attributes(),
            trust.document(),
            zipped(
                role.inlinePolicies(),
                inline,
                (policy, document) -> new InlinePolicy(policy.name(), document)),
            zipped(
                role.managedPolicies(),
                managed,
                (policy, document) ->
                    new ManagedPolicy(policy.name(), policy.attributes(), document)),
            role.attachedPolicies(),
            role.trusts().stream().anyMatch(Trust::needsInstanceProfile));
    return new SynthesizedRole(detail, trust, inline, managed);
  }

  private SourcedDocument document(GrantedPolicy policy) {
    return SourcedDocument.of(
            policy.grants().stream().map(grant -> grant.statements(deployment)).toList())
        .distinct();
  }

  private static <D, P> List<P> zipped(
      List<D> declared, List<SourcedDocument> documents, BiFunction<D, PolicyDocument, P> policy) {
    return IntStream.range(0, declared.size())
        .mapToObj(index -> policy.apply(declared.get(index), documents.get(index).document()))
        .toList();
  }
}
