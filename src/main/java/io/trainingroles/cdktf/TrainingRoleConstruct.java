package io.trainingroles.cdktf;

import com.hashicorp.cdktf.TerraformElement;
import com.hashicorp.cdktf.TerraformStack;
import com.hashicorp.cdktf.providers.aws.iam_role.IamRole;
import com.hashicorp.cdktf.providers.aws.iam_role_policy.IamRolePolicy;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.PolicyDocumentWriter;
import io.trainingroles.policy.InlinePolicy;
import io.trainingroles.policy.RoleDetail;
import io.trainingroles.role.Deployment;
import io.trainingroles.spec.RoleDeclaration;
import io.trainingroles.spec.SpecReading;
import io.trainingroles.terraform.Labels;
import io.trainingroles.terraform.Template;
import software.constructs.Construct;

/**
 * The IAM role that training jobs run as, with its policies.
 *
 * <pre>{@code
 * TrainingRoleConstruct role =
 *     TrainingRoleConstruct.Builder.create(this, "aiTrainingRole")
 *         .trusts("sagemaker")
 *         .inlinePolicy("aiTrainingPolicy", Grants.read("s3://my-ai-data-bucket"))
 *         .build();
 * role.getArn(); // a token, to hand to another resource
 * }</pre>
 *
 * <p>Directly in a stack, the role and its policies have the Terraform addresses that the generator
 * gives them, such as {@code aws_iam_role.aiTrainingRole}. Inside another construct they have the
 * unique addresses that CDKTF gives, so that the construct around them can be used more than once.
 */
public final class TrainingRoleConstruct extends Construct {
  private final IamRole role;

  /**
   * A role with these documents.
   *
   * @param scope the construct around it
   * @param id the construct's name, unique in its scope
   * @param detail the role
   */
  public TrainingRoleConstruct(Construct scope, String id, RoleDetail detail) {
    super(scope, id);
    boolean inStack = TerraformStack.isStack(scope);
    var documents = new PolicyDocumentWriter();
    var roleBuilder =
        IamRole.Builder.create(this, Labels.of(detail.name()))
            .name(Template.literal(detail.name().value()))
            .assumeRolePolicy(text(documents, detail.trustPolicy()));
    if (detail.description() != null) {
      roleBuilder.description(Template.literal(detail.description().value()));
    }
    this.role = roleBuilder.build();
    address(role, Labels.of(detail.name()), inStack);
    for (InlinePolicy policy : detail.inlinePolicies()) {
      String label = Labels.of(policy.name());
      IamRolePolicy resource =
          IamRolePolicy.Builder.create(this, "inline-policy-" + label)
              .name(Template.literal(policy.name().value()))
              .policy(text(documents, policy.document()))
              .role(role.getName())
              .build();
      address(resource, label, inStack);
    }
  }

  /**
   * The role's name.
   *
   * @return a token
   */
  public String getName() {
    return role.getName();
  }

  /**
   * The role's ARN.
   *
   * @return a token
   */
  public String getArn() {
    return role.getArn();
  }

  /**
   * The role itself, for what this construct has no words for.
   *
   * @return the {@code aws_iam_role}
   */
  public IamRole getRole() {
    return role;
  }

  private static void address(TerraformElement element, String label, boolean inStack) {
    if (inStack) {
      element.overrideLogicalId(label);
    }
  }

  private static String text(PolicyDocumentWriter documents, PolicyDocument document) {
    return Template.literal(documents.write(document));
  }

  /** Declares a training role with the words of a spec. */
  public static final class Builder implements software.amazon.jsii.Builder<TrainingRoleConstruct> {
    private final Construct scope;
    private final String id;
    private final RoleDeclaration declaration;
    private Deployment deployment = new Deployment(null, null);

    private Builder(Construct scope, String id) {
      this.scope = scope;
      this.id = id;
      this.declaration = new RoleDeclaration(id);
    }

    /**
     * Begins a role.
     *
     * @param scope the construct around it
     * @param id the construct's name, unique in its scope; also the role's name unless it gets
     *     another
     * @return the builder
     */
    public static Builder create(Construct scope, String id) {
      return new Builder(scope, id);
    }

    /**
     * Names the role.
     *
     * @param name 1 to 64 letters, digits and {@code +=,.@_-}
     * @return this builder
     */
    public Builder name(String name) {
      declaration.name(name);
      return this;
    }

    /**
     * Says what the role is for.
     *
     * @param description up to 1,000 characters
     * @return this builder
     */
    public Builder description(String description) {
      declaration.description(description);
      return this;
    }

    /**
     * Lets services assume the role.
     *
     * @param services such as {@code sagemaker}
     * @return this builder
     */
    public Builder trusts(String... services) {
      declaration.trusts(services);
      return this;
    }

    /**
     * Gives the role an inline policy.
     *
     * @param name the policy's name
     * @param grants what it grants, at least one
     * @return this builder
     */
    public Builder inlinePolicy(String name, RoleDeclaration.Grant... grants) {
      declaration.inlinePolicy(name, grants);
      return this;
    }

    /**
     * Says where the role is deployed to, which decides the partition of its ARNs.
     *
     * @param target the account and the Region, as far as they are known
     * @return this builder
     */
    public Builder deployment(Deployment target) {
      this.deployment = target;
      return this;
    }

    /**
     * Makes the construct.
     *
     * @return the role in its scope
     * @throws InvalidTrainingRoleException if the declaration is wrong; it names every wrong field
     */
    @Override
    public TrainingRoleConstruct build() {
      SpecReading<RoleDetail> reading = declaration.read(deployment);
      if (reading instanceof SpecReading.Refused<RoleDetail> refused) {
        throw new InvalidTrainingRoleException(refused.findings());
      }
      RoleDetail detail = ((SpecReading.Read<RoleDetail>) reading).value();
      AddressClaims.claim(scope, detail);
      return new TrainingRoleConstruct(scope, id, detail);
    }
  }
}
