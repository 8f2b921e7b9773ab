package io.trainingroles.role.value;

import io.trainingroles.iam.InvalidValueException;
import java.util.regex.Pattern;

/**
 * The ARN of a managed policy, of AWS or of an account. See <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html">Managed
 * policies and inline policies</a>.
 */
public sealed interface ManagedPolicyArn {
  /** How the ARN of a managed policy is written. */
  String EXAMPLE = "arn:aws:iam::123456789012:policy/OrgBaseline";

  /**
   * A policy that is known.
   *
   * @param arn the ARN
   */
  record Known(ResourceArn arn) implements ManagedPolicyArn {
    private static final Pattern POLICY = Pattern.compile("policy/[!-~]+");

    @Override
    public ManagedPolicyArn attachableIn(Deployment deployment) {
      return new Known(arn.ownedIn(deployment));
    }

    @Override
    public String label() {
      return arn.account() + "_" + arn.resource().substring("policy/".length());
    }

    @Override
    public String toString() {
      return arn.toString();
    }
  }

  /**
   * A policy that a value of Terraform's names.
   *
   * @param reference the reference
   */
  record Referenced(TerraformReference reference) implements ManagedPolicyArn {
    @Override
    public ManagedPolicyArn attachableIn(Deployment deployment) {
      return this;
    }

    @Override
    public String label() {
      return reference.expression();
    }

    @Override
    public String toString() {
      return reference.text();
    }
  }

  /**
   * A policy that is made in the same configuration.
   *
   * @param policy the policy as the spec names it
   * @param expression its ARN there, such as {@code aws_iam_policy.example.arn}
   */
  record Own(ManagedPolicyArn policy, String expression) implements ManagedPolicyArn {
    @Override
    public ManagedPolicyArn attachableIn(Deployment deployment) {
      return this;
    }

    @Override
    public String label() {
      return policy.label();
    }

    @Override
    public String toString() {
      return TerraformReference.toOwn(expression);
    }
  }

  /**
   * The policy of this text.
   *
   * @param text the ARN of a managed policy
   * @return the policy
   * @throws InvalidValueException if it is something else
   */
  static ManagedPolicyArn of(String text) {
    return TerraformReference.of(text, VariableType.POLICY)
        .<ManagedPolicyArn>map(Referenced::new)
        .orElseGet(() -> new Known(ResourceArn.of(text, "iam", Known.POLICY, EXAMPLE)));
  }

  /**
   * The policy, for a role: IAM attaches policies of the role's own account and of AWS alone.
   *
   * @param deployment where the role is deployed to
   * @return the policy
   * @throws InvalidValueException if it is in another partition or account
   */
  ManagedPolicyArn attachableIn(Deployment deployment);

  /**
   * What tells the policy from others in the names of a configuration.
   *
   * @return its account, path and name, or its reference
   */
  String label();
}
