package io.trainingroles.spec.declaration;

import io.trainingroles.finding.Finding;
import io.trainingroles.finding.Severity;
import io.trainingroles.role.value.Deployment;
import io.trainingroles.terraform.TerraformSettings;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a spec declares, as far as it can be read.
 *
 * @param roles the roles, in the order of the spec; with an error among the findings, those that
 *     could be read
 * @param terraform what the Terraform configuration has only once
 * @param deployment where the roles are deployed to, as far as it is known
 * @param places where the fields of the spec are
 * @param readerFindings what the reader found outside of these roles, in the order of the file
 */
public record DeclaredSpec(
    List<DeclaredRole> roles,
    TerraformSettings terraform,
    Deployment deployment,
    FieldPlaces places,
    List<Finding> readerFindings) {
  /** Keeps unchangeable copies. */
  public DeclaredSpec {
    roles = List.copyOf(roles);
    readerFindings = List.copyOf(readerFindings);
  }

  /**
   * All that the reader found, in the roles and outside of them.
   *
   * @return the findings in the order of the file, each once
   */
  public List<Finding> findings() {
    return Stream.concat(
            readerFindings.stream(), roles.stream().flatMap(role -> role.readerFindings().stream()))
        .sorted()
        .distinct()
        .toList();
  }

  /**
   * Whether the spec is wrong.
   *
   * @return true with an error among the findings
   */
  public boolean hasErrors() {
    return findings().stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
  }
}
