package io.trainingroles.terraform;

import io.trainingroles.role.PolicyName;
import io.trainingroles.role.RoleName;
import io.trainingroles.role.value.ManagedPolicyArn;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The names that roles and policies have inside a Terraform configuration. Each depends on the
 * names of the role and the policy alone; only inline policies of one name are distinguished by the
 * order of their roles ({@link RoleLabels}).
 */
public final class Labels {
  private static final Pattern FOREIGN = Pattern.compile("[^A-Za-z0-9_-]");
  private static final Pattern WORD_START = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");
  private static final Pattern ACRONYM_END = Pattern.compile("(?<=[A-Z])(?=[A-Z][a-z])");

  private Labels() {}

  /**
   * The label of a role's {@code aws_iam_role}.
   *
   * @param name the role's name
   * @return the name, with an underscore for each character that Terraform does not take
   */
  public static String of(RoleName name) {
    return identifier(name.value());
  }

  /**
   * The label of a policy's {@code aws_iam_role_policy} or {@code aws_iam_policy}.
   *
   * @param name the policy's name
   * @return the name, with an underscore for each character that Terraform does not take
   */
  public static String of(PolicyName name) {
    return identifier(name.value());
  }

  /**
   * The label of an inline policy whose own name is the label of another one.
   *
   * @param role the role's name
   * @param policy the policy's name
   * @return both, with an underscore between them
   */
  public static String qualified(RoleName role, PolicyName policy) {
    return identifier(role.value() + "_" + policy.value());
  }

  /**
   * The label of the {@code aws_iam_role_policy_attachment} of a policy that is made beside the
   * role.
   *
   * @param role the role's name
   * @param policy the policy's name
   * @return both, with an underscore between them
   */
  public static String ofAttachment(RoleName role, PolicyName policy) {
    return identifier(role.value() + "_" + policy.value());
  }

  /**
   * The label of the {@code aws_iam_role_policy_attachment} of a policy that is there already.
   *
   * @param role the role's name
   * @param policy the policy
   * @return the role's name and what tells the policy from others, with an underscore between them
   */
  public static String ofAttachment(RoleName role, ManagedPolicyArn policy) {
    return identifier(role.value() + "_" + policy.label());
  }

  /**
   * The template of a role's name.
   *
   * @param roleLabel the label of the role's {@code aws_iam_role}
   * @return such as <code>${aws_iam_role.example.name}</code>
   */
  public static String nameReference(String roleLabel) {
    return "${aws_iam_role." + roleLabel + ".name}";
  }

  /**
   * The template of a managed policy's ARN.
   *
   * @param policyLabel the label of the {@code aws_iam_policy}
   * @return such as <code>${aws_iam_policy.example.arn}</code>
   */
  public static String policyArnReference(String policyLabel) {
    return "${aws_iam_policy." + policyLabel + ".arn}";
  }

  /**
   * The attribute of a role that changes exactly when Terraform replaces the role: what has to be
   * replaced with it names this attribute in {@code replace_triggered_by}.
   *
   * @param roleLabel the label of the role's {@code aws_iam_role}
   * @return the address of an attribute, such as {@code aws_iam_role.example.id}
   */
  public static String identity(String roleLabel) {
    return "aws_iam_role." + roleLabel + ".id";
  }

  /**
   * What the names of a role's outputs begin with.
   *
   * @param name the role's name, such as {@code aiTrainingRole}
   * @return its words in lower case, such as {@code ai_training_role}
   */
  public static String outputPrefix(RoleName name) {
    String words = WORD_START.matcher(identifier(name.value())).replaceAll("_");
    return ACRONYM_END.matcher(words).replaceAll("_").replace('-', '_').toLowerCase(Locale.ROOT);
  }

  private static String identifier(String name) {
    String identifier = FOREIGN.matcher(name).replaceAll("_");
    char first = identifier.charAt(0);
    return Character.isDigit(first) || first == '-' ? "_" + identifier : identifier;
  }
}
