package io.trainingroles.terraform;

import static java.util.Map.entry;

import io.trainingroles.role.RoleAttributes;
import io.trainingroles.terraform.Value.Listing;
import io.trainingroles.terraform.Value.Mapping;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The policies of a role as the only ones that it has: Terraform removes all others. See <a
 * href="https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_role_policies_exclusive">aws_iam_role_policies_exclusive</a>
 * and <a
 * href="https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_role_policy_attachments_exclusive">aws_iam_role_policy_attachments_exclusive</a>.
 */
public final class ExclusivePolicies {
  /** The type of the resource with the names of all inline policies. */
  public static final String INLINE = "aws_iam_role_policies_exclusive";

  /** The type of the resource with the ARNs of all attached policies. */
  public static final String ATTACHED = "aws_iam_role_policy_attachments_exclusive";

  /** The first version of the AWS provider that has both. */
  public static final String LOWEST_PROVIDER = "5.72";

  private ExclusivePolicies() {}

  /**
   * What names an inline policy. The reference lets Terraform make the policy first.
   *
   * @param label the label of the {@code aws_iam_role_policy}
   * @return an expression
   */
  public static String inlinePolicy(String label) {
    return "aws_iam_role_policy." + label + ".name";
  }

  /**
   * What comes first of the resource with the attached policies: the same ARNs are in both, and so
   * Terraform would not know.
   *
   * @param label the label of the {@code aws_iam_role_policy_attachment}
   * @return an address
   */
  public static String attachment(String label) {
    return "aws_iam_role_policy_attachment." + label;
  }

  /**
   * The versions of the AWS provider that roles can be made with.
   *
   * @param allowed those that the configuration takes otherwise
   * @param roles the attributes of the roles
   * @return the same if no role has exclusive policies; nothing if all that are allowed are too old
   */
  public static Optional<ProviderVersion> provider(
      ProviderVersion allowed, Stream<RoleAttributes> roles) {
    return roles.anyMatch(RoleAttributes::isExclusive)
        ? allowed.atLeast(LOWEST_PROVIDER)
        : Optional.of(allowed);
  }

  /** The attributes of one of the two, without its lifecycle. */
  static Mapping attributes(String type, Value role, List<Value> policies) {
    return Mapping.of(entry("role_name", role), entry(listOf(type), new Listing(policies)));
  }

  /**
   * The attribute that has the policies.
   *
   * @param type the type of the resource
   * @return its name
   */
  public static String listOf(String type) {
    return type.equals(INLINE) ? "policy_names" : "policy_arns";
  }
}
