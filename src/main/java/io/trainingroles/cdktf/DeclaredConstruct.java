package io.trainingroles.cdktf;

import io.trainingroles.finding.Finding;
import io.trainingroles.finding.Severity;
import io.trainingroles.organisation.Organisation;
import io.trainingroles.policy.RoleDetail;
import io.trainingroles.role.value.Deployment;
import io.trainingroles.spec.RoleDeclaration;
import io.trainingroles.spec.RoleDeclaration.Pair;
import io.trainingroles.spec.SpecReading;
import io.trainingroles.spec.token.TokenReader;
import io.trainingroles.synthesis.SpecSynthesizer;
import io.trainingroles.synthesis.SynthesizedSpec;
import java.time.LocalDate;
import java.util.List;

/**
 * A role that is declared in Java, judged as one of a spec is.
 *
 * @param declaration its fields
 * @param deployment where it is deployed to
 * @param tokens what reads the tokens in its fields
 * @param role what IAM will keep of it
 * @param warnings what the review warns of, one line each
 */
record DeclaredConstruct(
    RoleDeclaration declaration,
    Deployment deployment,
    TokenReader tokens,
    RoleDetail role,
    List<String> warnings) {
  /** What the name of a role is followed by in that of the policy with later grants. */
  private static final String POLICY_SUFFIX = "Grants";

  DeclaredConstruct {
    warnings = List.copyOf(warnings);
  }

  /**
   * Judges a declaration.
   *
   * @throws InvalidTrainingRoleException if it is wrong; it names every wrong field
   */
  static DeclaredConstruct of(
      RoleDeclaration declaration, Deployment deployment, TokenReader tokens) {
    SpecReading<SynthesizedSpec> reading =
        SpecSynthesizer.synthesize(declaration.read(deployment, tokens));
    if (reading instanceof SpecReading.Refused<SynthesizedSpec> refused) {
      throw new InvalidTrainingRoleException(refused.findings());
    }
    SynthesizedSpec spec = ((SpecReading.Read<SynthesizedSpec>) reading).value();
    // No day changes what is an error.
    List<Finding> reviewed =
        Organisation.NONE.review(LocalDate.EPOCH, Severity.SECURITY_WARNING).beforeDeployment(spec);
    if (reviewed.stream().anyMatch(finding -> finding.severity() == Severity.ERROR)) {
      throw new InvalidTrainingRoleException(reviewed);
    }
    List<String> warnings =
        reviewed.stream()
            .map(finding -> finding.location() + ": " + finding.problem() + "; " + finding.remedy())
            .toList();
    return new DeclaredConstruct(declaration, deployment, tokens, spec.roles().get(0), warnings);
  }

  /**
   * The role with more grants.
   *
   * @throws InvalidTrainingRoleException if one of them is wrong
   */
  DeclaredConstruct with(List<Pair> grants) {
    RoleDeclaration more = declaration.copy();
    more.addGrants(role.name().value() + POLICY_SUFFIX, grants);
    return of(more, deployment, tokens);
  }
}
