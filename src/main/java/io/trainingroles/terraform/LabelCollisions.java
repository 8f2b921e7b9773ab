package io.trainingroles.terraform;

import io.trainingroles.finding.Finding;
import io.trainingroles.finding.IssueCode;
import io.trainingroles.finding.Location;
import io.trainingroles.finding.Location.Field;
import io.trainingroles.policy.InlinePolicy;
import io.trainingroles.policy.RoleDetail;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds roles and policies that would have the same address in one configuration, where the second
 * would silently take the place of the first.
 */
public final class LabelCollisions {
  private static final IssueCode CODE = new IssueCode("SAME_TERRAFORM_ADDRESS");

  private final List<Finding> findings = new ArrayList<>();

  private LabelCollisions() {}

  /**
   * The collisions among the roles of one configuration.
   *
   * @param roles the roles
   * @return an error for the second and each further holder of an address
   */
  public static List<Finding> among(List<RoleDetail> roles) {
    var collisions = new LabelCollisions();
    var byRole = new HashMap<String, String>();
    var byPolicy = new HashMap<String, String>();
    var byOutput = new HashMap<String, String>();
    for (RoleDetail role : roles) {
      String name = role.name().value();
      Field place = Field.of("roles", name);
      boolean fresh =
          collisions.claim(byRole, "aws_iam_role." + Labels.of(role.name()), name, place);
      if (fresh) {
        String output = "output." + Labels.outputPrefix(role.name()) + "_name";
        collisions.claim(byOutput, output, name, place);
      }
      for (InlinePolicy policy : role.inlinePolicies()) {
        collisions.claim(
            byPolicy,
            "aws_iam_role_policy." + Labels.of(policy.name()),
            policy.name() + " of " + name,
            Field.of("roles", name, "inline_policies", policy.name().value()));
      }
    }
    return List.copyOf(collisions.findings);
  }

  private boolean claim(Map<String, String> holders, String address, String name, Location place) {
    String holder = holders.putIfAbsent(address, name);
    if (holder == null) {
      return true;
    }
    findings.add(
        Finding.error(
            CODE,
            place,
            "'" + name + "' and '" + holder + "' would both be " + address + " in Terraform",
            "give one of them another name"));
    return false;
  }
}
