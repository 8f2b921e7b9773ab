package io.trainingroles.cdktf;

import com.hashicorp.cdktf.TerraformStack;
import io.trainingroles.finding.Finding;
import io.trainingroles.finding.IssueCode;
import io.trainingroles.finding.Location.Field;
import io.trainingroles.policy.RoleDetail;
import io.trainingroles.terraform.RoleLabels;
import io.trainingroles.terraform.address.LabelCollisions;
import java.util.ArrayList;
import java.util.List;
import software.constructs.Construct;
import software.constructs.IConstruct;

/**
 * Refuses a role with an address that another role of the stack already has. CDKTF silently merges
 * two resources of one address. A claim is an empty construct, since the names of constructs are
 * unique.
 */
final class AddressClaims {
  private static final IssueCode CODE = LabelCollisions.CODE;

  private AddressClaims() {}

  /** Claims the addresses of a role, and gives its labels: those that are still free. */
  static RoleLabels claim(Construct scope, RoleDetail role) {
    if (!TerraformStack.isStack(scope)) {
      return RoleLabels.of(role, label -> false);
    }
    RoleLabels labels =
        RoleLabels.of(
            role, label -> scope.getNode().tryFindChild("aws_iam_role_policy." + label) != null);
    List<LabelCollisions.Claim> claims =
        LabelCollisions.claims(role, labels).stream()
            .filter(claim -> !claim.address().startsWith("output."))
            .toList();
    var findings = new ArrayList<Finding>();
    for (LabelCollisions.Claim claim : claims) {
      if (scope.getNode().tryFindChild(claim.address()) != null) {
        findings.add(
            Finding.error(
                CODE,
                claim.place().path().isEmpty() ? Field.of("name") : claim.place(),
                "the stack already has " + claim.address(),
                "rename one of the two, or put each into a construct of its own"));
      }
    }
    if (!findings.isEmpty()) {
      throw new InvalidTrainingRoleException(findings);
    }
    claims.forEach(claim -> new Construct(scope, claim.address()));
    return labels;
  }

  /** Claims the address of an inline policy that a role gets later; false if it is taken. */
  static boolean claimInlinePolicy(IConstruct scope, String label) {
    String address = "aws_iam_role_policy." + label;
    if (!(scope instanceof TerraformStack stack)) {
      return true;
    }
    if (stack.getNode().tryFindChild(address) != null) {
      return false;
    }
    new Construct(stack, address);
    return true;
  }
}
