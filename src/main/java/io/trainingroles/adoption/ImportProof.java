package io.trainingroles.adoption;

import io.trainingroles.access.documented.DocumentedAccess;
import io.trainingroles.input.InputProblems.ReadDocument;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.PolicyUse;
import io.trainingroles.input.RolePolicy;
import io.trainingroles.input.UnseenPolicy.UnseenEffect;
import io.trainingroles.input.question.RoleDifference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Whether the roles of a spec allow what those of the input do, and let the same principals assume
 * them.
 *
 * @param differences one for each role
 * @param hasSameBoundaries whether each role has the same boundary
 */
public record ImportProof(List<RoleDifference> differences, boolean hasSameBoundaries) {

  /** Keeps an unchangeable copy. */
  public ImportProof {
    differences = List.copyOf(differences);
  }

  /**
   * Compares both in both directions. The boundaries are left out, so that the policies are the
   * same whatever a boundary lets through; their ARNs are compared.
   *
   * @param input the roles of the input
   * @param spec those of the spec, with the documents of the policies that they only name
   * @return what differs
   */
  public static ImportProof of(List<JudgedRole> input, List<JudgedRole> spec) {
    return new ImportProof(
        RoleDifference.between(
            input.stream().map(ImportProof::withoutBoundary).toList(),
            spec.stream().map(ImportProof::withoutBoundary).toList(),
            DocumentedAccess.prover()),
        IntStream.range(0, input.size())
            .allMatch(index -> boundary(input.get(index)).equals(boundary(spec.get(index)))));
  }

  private static Optional<String> boundary(JudgedRole role) {
    return role.attributes().boundary().known();
  }

  private static JudgedRole withoutBoundary(JudgedRole role) {
    return new JudgedRole(
        role.name(),
        role.path(),
        role.policies().stream()
            .filter(policy -> policy.use() != PolicyUse.PERMISSIONS_BOUNDARY)
            .toList(),
        role.unseen().stream().filter(policy -> policy.effect() != UnseenEffect.LIMITS).toList(),
        role.attributes(),
        role.kind());
  }

  /**
   * The documents that the input has of managed policies, which a spec only names.
   *
   * @param roles the roles of the input
   * @return the documents by the ARNs of their policies
   */
  public static Map<String, ReadDocument> documents(List<JudgedRole> roles) {
    var byArn = new HashMap<String, ReadDocument>();
    for (JudgedRole role : roles) {
      for (RolePolicy policy : role.policies()) {
        if (policy.managed() != null) {
          var read = new ReadDocument(policy.document(), policy.source());
          policy.managed().arn().known().ifPresent(arn -> byArn.put(arn, read));
        }
      }
    }
    return byArn;
  }

  /**
   * Whether both are proved to be the same.
   *
   * @return true if no request and no principal makes a difference
   */
  public boolean isSame() {
    return hasSameBoundaries
        && differences.stream()
            .allMatch(
                each ->
                    each.presence() == RoleDifference.Presence.BOTH
                        && each.changes().isEmpty()
                        && each.unknown().isEmpty());
  }
}
