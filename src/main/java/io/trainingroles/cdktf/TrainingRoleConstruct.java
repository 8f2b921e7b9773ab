package io.trainingroles.cdktf;

import com.hashicorp.cdktf.Annotations;
import com.hashicorp.cdktf.TerraformStack;
import com.hashicorp.cdktf.providers.aws.iam_instance_profile.IamInstanceProfile;
import com.hashicorp.cdktf.providers.aws.iam_role.IamRole;
import io.trainingroles.finding.Finding;
import io.trainingroles.finding.Severity;
import io.trainingroles.organisation.Organisation;
import io.trainingroles.policy.RoleDetail;
import io.trainingroles.role.value.Deployment;
import io.trainingroles.role.value.VariableType;
import io.trainingroles.spec.RoleDeclaration;
import io.trainingroles.spec.RoleDeclaration.Pair;
import io.trainingroles.spec.SpecReading;
import io.trainingroles.synthesis.SpecSynthesizer;
import io.trainingroles.synthesis.SynthesizedSpec;
import io.trainingroles.terraform.RoleLabels;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
public final class TrainingRoleConstruct extends Construct {
  private final IamRole role;
  private final @Nullable IamInstanceProfile instanceProfile;

  /**
   * A role with these documents.
   *
   * @param scope the construct around it
   * @param id the construct's name, unique in its scope
   * @param detail the role
   */
  public TrainingRoleConstruct(Construct scope, String id, RoleDetail detail) {
    this(scope, id, detail, RoleLabels.of(detail, label -> false));
  }

  /** A role whose inline policies have these labels. */
  TrainingRoleConstruct(Construct scope, String id, RoleDetail detail, RoleLabels labels) {
    super(scope, id);
    var resources = new RoleResources(this, TerraformStack.isStack(scope), detail, labels);
    this.role = resources.role();
    this.instanceProfile = resources.getInstanceProfile();
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
   * The role itself, for what this construct does not cover.
   *
   * @return the {@code aws_iam_role}
   */
  public IamRole getRole() {
    return role;
  }

  /**
   * The instance profile that passes the role to instances of Amazon EC2.
   *
   * @return the {@code aws_iam_instance_profile}, or null if the role does not trust EC2
   */
  public @Nullable IamInstanceProfile getInstanceProfile() {
    return instanceProfile;
  }

  /** Declares a training role with the fields of a spec. */
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
     * Sets the description of the role.
     *
     * @param description up to 1,000 characters
     * @return this builder
     */
    public Builder description(String description) {
      declaration.set("description", description);
      return this;
    }

    /**
     * Puts the role under a path.
     *
     * @param path such as {@code /training/}
     * @return this builder
     */
    public Builder path(String path) {
      declaration.set("path", path);
      return this;
    }

    /**
     * Sets the longest session of the role; it does not limit AWS services.
     *
     * @param length 1 to 12 hours, such as {@code 4h}
     * @return this builder
     */
    public Builder maxSession(String length) {
      declaration.set("max_session", length);
      return this;
    }

    /**
     * Bounds the role.
     *
     * @param policyArn the ARN of a managed policy
     * @return this builder
     */
    public Builder permissionsBoundary(String policyArn) {
      declaration.set("permissions_boundary", policyArn);
      return this;
    }

    /**
     * Tags the role.
     *
     * @param key the key, unique in the role without regard to case
     * @param value the value
     * @return this builder
     */
    public Builder tag(String key, String value) {
      declaration.addEntry("tags", new Pair(key, value));
      return this;
    }

    /**
     * Lets services assume the role.
     *
     * @param services such as {@code sagemaker}
     * @return this builder
     */
    public Builder trusts(String... services) {
      for (String service : services) {
        declaration.addItem("trusts", service);
      }
      return this;
    }

    /**
     * Lets a principal assume the role under conditions.
     *
     * @param fields the fields of the trust in a spec, such as {@code service} and {@code jobs}
     * @return this builder
     */
    public Builder trusts(Map<String, ?> fields) {
      declaration.addItem("trusts", RoleDeclaration.pairs(fields));
      return this;
    }

    /**
     * Gives the role an inline policy.
     *
     * @param name the policy's name
     * @param grants what it grants, at least one
     * @return this builder
     */
    public Builder inlinePolicy(String name, Pair... grants) {
      declaration.addEntry("inline_policies", policy(name, grants));
      return this;
    }

    /**
     * Makes a managed policy and attaches it to the role.
     *
     * @param name the policy's name
     * @param grants what it grants, at least one
     * @return this builder
     */
    public Builder managedPolicy(String name, Pair... grants) {
      declaration.addEntry("managed_policies", policy(name, grants));
      return this;
    }

    /**
     * Attaches a policy that exists already.
     *
     * @param policyArn the ARN of a managed policy
     * @return this builder
     */
    public Builder attachedPolicy(String policyArn) {
      declaration.addItem("attached_policies", policyArn);
      return this;
    }

    /**
     * Grants what a job needs that runs as the role, as the inline policy {@code ROLEJob}.
     *
     * @param jobName what the findings call the job's definition, such as its file name
     * @param definition the definition, in JSON or YAML: a request of SageMaker's, a job definition
     *     of AWS Batch or a task definition of Amazon ECS
     * @return this builder
     */
    public Builder runsJob(String jobName, String definition) {
      declaration.addJob(jobName, definition);
      return this;
    }

    /**
     * Grants what a job needs, with options that its definition does not contain.
     *
     * @param jobName what the findings call the job's definition, such as its file name
     * @param definition the definition, in JSON or YAML
     * @param fields the fields beside the job in a spec, such as {@code deletes_checkpoints}
     * @return this builder
     */
    public Builder runsJob(String jobName, String definition, Map<String, ?> fields) {
      declaration.addJob("runs", jobName, definition, RoleDeclaration.pairs(fields));
      return this;
    }

    /**
     * Names a job that runs as the role: the role is compared with what it needs, and granted
     * nothing.
     *
     * @param jobName what the findings call the job's definition, such as its file name
     * @param definition the definition, in JSON or YAML
     * @param fields the fields beside the job in a spec, such as {@code reads}
     * @return this builder
     */
    public Builder comparedWithJob(String jobName, String definition, Map<String, ?> fields) {
      declaration.addJob("jobs", jobName, definition, RoleDeclaration.pairs(fields));
      return this;
    }

    /**
     * Lets the role start SageMaker jobs, as the inline policy {@code ROLEStarts}.
     *
     * @param fields their fields in a spec, such as {@code jobs_as}: the ARN of the role that they
     *     run as
     * @return this builder
     */
    public Builder starts(Map<String, ?> fields) {
      declaration.addItem("starts", RoleDeclaration.pairs(fields));
      return this;
    }

    /**
     * Lets the role start jobs like the given one, limited to what its definition contains.
     *
     * @param jobName what the findings call the job's definition, such as its file name
     * @param definition the definition, in JSON or YAML: a request of SageMaker's
     * @param fields the fields beside the job in a spec, which take precedence
     * @return this builder
     */
    public Builder startsJob(String jobName, String definition, Map<String, ?> fields) {
      declaration.addJob("starts", jobName, definition, RoleDeclaration.pairs(fields));
      return this;
    }

    /**
     * Lets the values of the role refer to a variable of the stack, as {@code Map.of("reference",
     * "${var.NAME}")}. Let the variable refuse what is not of the type: {@link
     * VariableType#form()}.
     *
     * @param name the variable's name
     * @param type what its value is
     * @return this builder
     */
    public Builder variable(String name, VariableType type) {
      declaration.declare(name, type);
      return this;
    }

    /**
     * Proves at each synthesis that the role's own policies never allow something.
     *
     * @param access such as {@code s3:Delete* on *}
     * @return this builder
     */
    public Builder never(String access) {
      declaration.addItem("never", access);
      return this;
    }

    /**
     * Simulates a request at each synthesis.
     *
     * @param request such as {@code allow s3:GetObject on arn:aws:s3:::vision-data/train/0.rec}
     * @return this builder
     */
    public Builder expect(String request) {
      declaration.addItem("expect", request);
      return this;
    }

    private static Pair policy(String name, Pair... grants) {
      return new Pair(name, Arrays.stream(grants).map(List::of).toList());
    }

    /**
     * Sets where the role is deployed to, which decides the partition of its ARNs.
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
      SpecReading<SynthesizedSpec> reading =
          SpecSynthesizer.synthesize(declaration.read(deployment));
      if (reading instanceof SpecReading.Refused<SynthesizedSpec> refused) {
        throw new InvalidTrainingRoleException(refused.findings());
      }
      SynthesizedSpec spec = ((SpecReading.Read<SynthesizedSpec>) reading).value();
      List<Finding> reviewed =
          Organisation.NONE
              .review(LocalDate.EPOCH, Severity.SECURITY_WARNING)
              .beforeDeployment(spec);
      if (reviewed.stream().anyMatch(finding -> finding.severity() == Severity.ERROR)) {
        throw new InvalidTrainingRoleException(reviewed);
      }
      RoleDetail role = spec.roles().get(0);
      RoleLabels labels = AddressClaims.claim(scope, role);
      var construct = new TrainingRoleConstruct(scope, id, role, labels);
      reviewed.stream()
          .map(finding -> finding.location() + ": " + finding.problem() + "; " + finding.remedy())
          .forEach(Annotations.of(construct)::addWarning);
      return construct;
    }
  }
}
