package io.trainingroles.cdktf;

import com.hashicorp.cdktf.Annotations;
import com.hashicorp.cdktf.TerraformStack;
import com.hashicorp.cdktf.providers.aws.iam_instance_profile.IamInstanceProfile;
import com.hashicorp.cdktf.providers.aws.iam_role.IamRole;
import io.trainingroles.policy.RoleDetail;
import io.trainingroles.spec.RoleDeclaration.Pair;
import io.trainingroles.terraform.RoleLabels;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
 * role.getArn(); // a token, to pass to another resource
 *
 * TrainingRoleConstruct.Builder.create(this, "visionPipeline")
 *     .deployment(new Deployment(new AccountId("123456789012"), new Region("eu-west-1")))
 *     .trusts(Map.of("account", "123456789012"))
 *     .starts(Map.of("jobs_as", "arn:aws:iam::123456789012:role/aiTrainingRole"))
 *     .build();
 * }</pre>
 *
 * <p>Directly in a stack, the role and its policies have the Terraform addresses that the generator
 * gives them, such as {@code aws_iam_role.aiTrainingRole}. Inside another construct they have the
 * unique addresses that CDKTF gives, so that the construct around them can be used more than once.
 */
public final class TrainingRoleConstruct extends GrantedConstruct {
  private final RoleResources resources;
  private @Nullable DeclaredConstruct declared;

  /**
   * A role with these documents.
   *
   * @param scope the construct around it
   * @param id the construct's name, unique in its scope
   * @param detail the role
   */
  public TrainingRoleConstruct(Construct scope, String id, RoleDetail detail) {
    this(scope, id, detail, RoleLabels.of(detail, label -> false), true);
  }

  /** A role whose inline policies have these labels; it checks variables unless the stack does. */
  TrainingRoleConstruct(
      Construct scope, String id, RoleDetail detail, RoleLabels labels, boolean checksVariables) {
    super(scope, id);
    this.resources =
        new RoleResources(this, TerraformStack.isStack(scope), detail, labels, checksVariables);
  }

  /**
   * The role's name.
   *
   * @return a token
   */
  public String getName() {
    return getRole().getName();
  }

  /**
   * The role's ARN.
   *
   * @return a token
   */
  public String getArn() {
    return getRole().getArn();
  }

  /**
   * The role itself, for what this construct does not cover.
   *
   * @return the {@code aws_iam_role}
   */
  public IamRole getRole() {
    return resources.role();
  }

  /**
   * The instance profile that passes the role to instances of Amazon EC2.
   *
   * @return the {@code aws_iam_instance_profile}, or null if the role does not trust EC2
   */
  public @Nullable IamInstanceProfile getInstanceProfile() {
    return resources.getInstanceProfile();
  }

  /**
   * Grants the role more, as its inline policy {@code ROLEGrants}. The role is reviewed again with
   * it, and its promises are checked again.
   *
   * @param grants what it is granted, at least one
   * @return this role
   * @throws InvalidTrainingRoleException if a grant is wrong; the role stays as it was then
   * @throws IllegalStateException if the role was not declared with a {@link Builder}
   */
  @Override
  public TrainingRoleConstruct grant(Pair... grants) {
    if (declared == null) {
      throw new IllegalStateException(
          "the role comes from a spec; add the grants to the spec, or use the Builder");
    }
    DeclaredConstruct granted = declared.with(List.of(grants));
    granted.warnings().stream()
        .filter(warning -> !declared.warnings().contains(warning))
        .forEach(Annotations.of(this)::addWarning);
    resources.grant(
        granted.role(), label -> AddressClaims.claimInlinePolicy(getNode().getScope(), label));
    declared = granted;
    return this;
  }

  /** Declares a training role with the fields of a spec. */
  public static final class Builder extends RoleFields<Builder>
      implements software.amazon.jsii.Builder<TrainingRoleConstruct> {
    private final Construct scope;
    private final String id;

    private Builder(Construct scope, String id) {
      super(id);
      this.scope = scope;
      this.id = id;
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

    @Override
    Builder self() {
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
      var declared = DeclaredConstruct.of(declaration(), deployment(), new StackTokens(scope));
      RoleLabels labels = AddressClaims.claim(scope, declared.role());
      var construct = new TrainingRoleConstruct(scope, id, declared.role(), labels, true);
      construct.declared = declared;
      declared.warnings().forEach(Annotations.of(construct)::addWarning);
      return construct;
    }
  }
}
