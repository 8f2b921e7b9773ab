package io.trainingroles.terraform.address;

import io.trainingroles.finding.Finding;
import io.trainingroles.finding.IssueCode;
import io.trainingroles.finding.Location.Field;
import io.trainingroles.policy.InlinePolicy;
import io.trainingroles.policy.ManagedPolicy;
import io.trainingroles.policy.RoleDetail;
import io.trainingroles.role.value.ManagedPolicyArn;
import io.trainingroles.terraform.Labels;
import io.trainingroles.terraform.RoleLabels;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds roles and policies that would have the same address in one configuration, where the second
 * would silently take the place of the first.
 */
public final class LabelCollisions {
  /** Two resources of a configuration have the same address. */
  public static final IssueCode CODE = new IssueCode("SAME_TERRAFORM_ADDRESS");

  private final List<Finding> findings = new ArrayList<>();
  private final Map<String, String> holders = new HashMap<>();

  private LabelCollisions() {}

  /**
   * An address that a role holds.
   *
   * @param address such as {@code aws_iam_role.example}
   * @param holder who holds it, for a sentence
   * @param place the field that gives it its name, from the role's own fields on
   */
  public record Claim(String address, String holder, Field place) {}

  /**
   * The addresses that a role holds.
   *
   * @param role the role
   * @param labels the labels of its inline policies
   * @return the addresses of its resources and outputs, its own first
   */
  public static List<Claim> claims(RoleDetail role, RoleLabels labels) {
    String name = role.name().value();
    Field itself = new Field(List.of());
    var claims = new ArrayList<Claim>();
    claims.add(new Claim("aws_iam_role." + Labels.of(role.name()), name, itself));
    claims.add(new Claim("output." + Labels.outputPrefix(role.name()) + "_name", name, itself));
    for (int index = 0; index < role.inlinePolicies().size(); index++) {
      InlinePolicy policy = role.inlinePolicies().get(index);
      claims.add(
          new Claim(
              "aws_iam_role_policy." + labels.inlinePolicies().get(index),
              policy.name() + " of " + name,
              Field.of("inline_policies", policy.name().value())));
    }
    for (ManagedPolicy policy : role.managedPolicies()) {
      Field place = Field.of("managed_policies", policy.name().value());
      String holder = policy.name() + " of " + name;
      claims.add(new Claim("aws_iam_policy." + Labels.of(policy.name()), holder, place));
      String attachment = Labels.ofAttachment(role.name(), policy.name());
      claims.add(new Claim("aws_iam_role_policy_attachment." + attachment, holder, place));
    }
    for (ManagedPolicyArn policy : role.attachedPolicies()) {
      String attachment = Labels.ofAttachment(role.name(), policy);
      claims.add(
          new Claim(
              "aws_iam_role_policy_attachment." + attachment,
              policy + " of " + name,
              Field.of("attached_policies")));
    }
    return List.copyOf(claims);
  }

  /**
   * The collisions among the roles of one configuration.
   *
   * @param roles the roles
   * @return an error for the second and each further holder of an address
   */
  public static List<Finding> among(List<RoleDetail> roles) {
    var collisions = new LabelCollisions();
    List<RoleLabels> labels = RoleLabels.of(roles);
    for (int index = 0; index < roles.size(); index++) {
      RoleDetail role = roles.get(index);
      String alreadySaid = "";
      for (Claim claim : claims(role, labels.get(index))) {
        if (!claim.holder().equals(alreadySaid) && collisions.isTaken(claim, role)) {
          alreadySaid = claim.holder();
        }
      }
    }
    return List.copyOf(collisions.findings);
  }

  private boolean isTaken(Claim claim, RoleDetail role) {
    String other = holders.putIfAbsent(claim.address(), claim.holder());
    if (other == null) {
      return false;
    }
    var path = new ArrayList<>(List.of("roles", role.name().value()));
    path.addAll(claim.place().path());
    findings.add(
        Finding.error(
            CODE,
            new Field(path),
            "'"
                + claim.holder()
                + "' and '"
                + other
                + "' would both be "
                + claim.address()
                + " in Terraform",
            "give one of them another name"));
    return true;
  }
}
