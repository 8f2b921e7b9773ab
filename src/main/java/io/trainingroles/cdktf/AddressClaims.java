package io.trainingroles.cdktf;

import com.hashicorp.cdktf.TerraformStack;
import io.trainingroles.finding.Finding;
import io.trainingroles.finding.IssueCode;
import io.trainingroles.finding.Location;
import io.trainingroles.finding.Location.Field;
import io.trainingroles.policy.InlinePolicy;
import io.trainingroles.policy.RoleDetail;
import io.trainingroles.terraform.Labels;
import java.util.ArrayList;
import java.util.List;
import software.constructs.Construct;

/**
 * Refuses a role whose addresses in a stack another has already. CDKTF merges two resources of one
 * address in silence. A claim is an empty construct, since the names of constructs are unique.
 */
final class AddressClaims {
  private static final IssueCode CODE = new IssueCode("SAME_TERRAFORM_ADDRESS");

  private AddressClaims() {}

  static void claim(Construct scope, RoleDetail role) {
    if (!TerraformStack.isStack(scope)) {
      return;
    }
    var findings = new ArrayList<Finding>();
    var claims = new ArrayList<String>();
    check(scope, "aws_iam_role." + Labels.of(role.name()), Field.of("name"), findings, claims);
    for (InlinePolicy policy : role.inlinePolicies()) {
      String address = "aws_iam_role_policy." + Labels.of(policy.name());
      Location place = Field.of("inline_policies", policy.name().value());
      check(scope, address, place, findings, claims);
    }
    if (!findings.isEmpty()) {
      throw new InvalidTrainingRoleException(List.copyOf(findings));
    }
    claims.forEach(claim -> new Construct(scope, claim));
  }

  private static void check(
      Construct scope,
      String address,
      Location place,
      List<Finding> findings,
      List<String> claims) {
    if (claims.contains(address) || scope.getNode().tryFindChild(address) != null) {
      findings.add(
          Finding.error(
              CODE,
              place,
              address + " is in this stack already",
              "give one of the two another name, or put them into constructs of their own"));
    } else {
      claims.add(address);
    }
  }
}
