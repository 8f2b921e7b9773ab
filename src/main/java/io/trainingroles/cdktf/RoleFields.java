package io.trainingroles.cdktf;

import io.trainingroles.role.value.Deployment;
import io.trainingroles.role.value.VariableType;
import io.trainingroles.spec.RoleDeclaration;
import io.trainingroles.spec.RoleDeclaration.Pair;
import io.trainingroles.spec.token.ResourceReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The fields of a role that is declared in Java: those of a role in a spec. */
abstract class RoleFields<B extends RoleFields<B>> {
  private final RoleDeclaration declaration;
  private Deployment deployment = new Deployment(null, null);

  /** Of a role with this name. */
  RoleFields(String name) {
    this.declaration = new RoleDeclaration(name);
  }

  abstract B self();

  RoleDeclaration declaration() {
    return declaration;
  }

  Deployment deployment() {
    return deployment;
  }

  /**
   * Names the role.
   *
   * @param name 1 to 64 letters, digits and {@code +=,.@_-}
   * @return this builder
   */
  public final B name(String name) {
    declaration.name(name);
    return self();
  }

  /**
   * Sets the description of the role.
   *
   * @param description up to 1,000 characters
   * @return this builder
   */
  public final B description(String description) {
    declaration.set("description", description);
    return self();
  }

  /**
   * Puts the role under a path.
   *
   * @param path such as {@code /training/}
   * @return this builder
   */
  public final B path(String path) {
    declaration.set("path", path);
    return self();
  }

  /**
   * Sets the longest session of the role; it does not limit AWS services.
   *
   * @param length 1 to 12 hours, such as {@code 4h}
   * @return this builder
   */
  public final B maxSession(String length) {
    declaration.set("max_session", length);
    return self();
  }

  /**
   * Bounds the role.
   *
   * @param policyArn the ARN of a managed policy
   * @return this builder
   */
  public final B permissionsBoundary(String policyArn) {
    declaration.set("permissions_boundary", policyArn);
    return self();
  }

  /**
   * Bounds the role by a policy of the app.
   *
   * @param policy the managed policy
   * @return this builder
   */
  public final B permissionsBoundary(ResourceReference policy) {
    declaration.set("permissions_boundary", policy);
    return self();
  }

  /**
   * Lets Terraform remove policies that the role has and that are not declared here, with {@code
   * aws_iam_role_policies_exclusive} and {@code aws_iam_role_policy_attachments_exclusive}, for
   * which the stack needs the AWS provider 5.72 or newer.
   *
   * @return this builder
   */
  public final B exclusive() {
    declaration.set("exclusive", true);
    return self();
  }

  /**
   * Tags the role.
   *
   * @param key the key, unique in the role without regard to case
   * @param value the value
   * @return this builder
   */
  public final B tag(String key, String value) {
    declaration.addEntry("tags", new Pair(key, value));
    return self();
  }

  /**
   * Tags the role with a text that is known only after apply.
   *
   * @param key the key, unique in the role without regard to case
   * @param value the value
   * @return this builder
   */
  public final B tag(String key, ResourceReference value) {
    declaration.addEntry("tags", new Pair(key, value));
    return self();
  }

  /**
   * Lets services assume the role.
   *
   * @param services such as {@code sagemaker}
   * @return this builder
   */
  public final B trusts(String... services) {
    for (String service : services) {
      declaration.addItem("trusts", service);
    }
    return self();
  }

  /**
   * Lets a principal assume the role under conditions.
   *
   * @param fields the fields of the trust in a spec, such as {@code service} and {@code jobs}
   * @return this builder
   */
  public final B trusts(Map<String, ?> fields) {
    declaration.addItem("trusts", RoleDeclaration.pairs(fields));
    return self();
  }

  /**
   * Gives the role an inline policy.
   *
   * @param name the policy's name
   * @param grants what it grants, at least one
   * @return this builder
   */
  public final B inlinePolicy(String name, Pair... grants) {
    declaration.addEntry("inline_policies", policy(name, grants));
    return self();
  }

  /**
   * Makes a managed policy and attaches it to the role.
   *
   * @param name the policy's name
   * @param grants what it grants, at least one
   * @return this builder
   */
  public final B managedPolicy(String name, Pair... grants) {
    declaration.addEntry("managed_policies", policy(name, grants));
    return self();
  }

  /**
   * Makes a managed policy with attributes of its own and attaches it to the role.
   *
   * @param name the policy's name
   * @param fields {@code description}, {@code path} and {@code tags} of the policy in a spec; the
   *     path and the tags are otherwise those of the role
   * @param grants what it grants, at least one
   * @return this builder
   */
  public final B managedPolicy(String name, Map<String, ?> fields, Pair... grants) {
    var value = new ArrayList<>(RoleDeclaration.pairs(fields));
    value.add(new Pair("grants", Arrays.stream(grants).map(List::of).toList()));
    declaration.addEntry("managed_policies", new Pair(name, value));
    return self();
  }

  /**
   * Attaches a policy that exists already.
   *
   * @param policyArn the ARN of a managed policy
   * @return this builder
   */
  public final B attachedPolicy(String policyArn) {
    declaration.addItem("attached_policies", policyArn);
    return self();
  }

  /**
   * Attaches a policy of the app.
   *
   * @param policy the managed policy
   * @return this builder
   */
  public final B attachedPolicy(ResourceReference policy) {
    declaration.addItem("attached_policies", policy);
    return self();
  }

  /**
   * Grants what a job needs that runs as the role, as the inline policy {@code ROLEJob}.
   *
   * @param jobName what the findings call the job's definition, such as its file name
   * @param definition the definition, in JSON or YAML: a request of SageMaker's, a job definition
   *     of AWS Batch or a task definition of Amazon ECS
   * @return this builder
   */
  public final B runsJob(String jobName, String definition) {
    declaration.addJob(jobName, definition);
    return self();
  }

  /**
   * Grants what a job needs, with options that its definition does not contain.
   *
   * @param jobName what the findings call the job's definition, such as its file name
   * @param definition the definition, in JSON or YAML
   * @param fields the fields beside the job in a spec, such as {@code deletes_checkpoints}
   * @return this builder
   */
  public final B runsJob(String jobName, String definition, Map<String, ?> fields) {
    declaration.addJob("runs", jobName, definition, RoleDeclaration.pairs(fields));
    return self();
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
  public final B comparedWithJob(String jobName, String definition, Map<String, ?> fields) {
    declaration.addJob("jobs", jobName, definition, RoleDeclaration.pairs(fields));
    return self();
  }

  /**
   * Lets the role start SageMaker jobs, as the inline policy {@code ROLEStarts}.
   *
   * @param fields their fields in a spec, such as {@code jobs_as}: the ARN of the role that they
   *     run as
   * @return this builder
   */
  public final B starts(Map<String, ?> fields) {
    declaration.addItem("starts", RoleDeclaration.pairs(fields));
    return self();
  }

  /**
   * Lets the role start jobs like the given one, limited to what its definition contains.
   *
   * @param jobName what the findings call the job's definition, such as its file name
   * @param definition the definition, in JSON or YAML: a request of SageMaker's
   * @param fields the fields beside the job in a spec, which take precedence
   * @return this builder
   */
  public final B startsJob(String jobName, String definition, Map<String, ?> fields) {
    declaration.addJob("starts", jobName, definition, RoleDeclaration.pairs(fields));
    return self();
  }

  /**
   * Lets the values of the role refer to a variable of the stack, as {@code Map.of("reference",
   * "${var.NAME}")}. Let the variable refuse what is not of the type: {@link VariableType#form()}.
   *
   * @param name the variable's name
   * @param type what its value is
   * @return this builder
   */
  public final B variable(String name, VariableType type) {
    declaration.declare(name, type);
    return self();
  }

  /**
   * Proves at each synthesis that the role's own policies never allow something.
   *
   * @param access such as {@code s3:Delete* on *}
   * @return this builder
   */
  public final B never(String access) {
    declaration.addItem("never", access);
    return self();
  }

  /**
   * Simulates a request at each synthesis.
   *
   * @param request such as {@code allow s3:GetObject on arn:aws:s3:::vision-data/train/0.rec}
   * @return this builder
   */
  public final B expect(String request) {
    declaration.addItem("expect", request);
    return self();
  }

  /**
   * Sets where the role is deployed to, which decides the partition of its ARNs.
   *
   * @param target the account and the Region, as far as they are known
   * @return this builder
   */
  public final B deployment(Deployment target) {
    this.deployment = target;
    return self();
  }

  private static Pair policy(String name, Pair... grants) {
    return new Pair(name, Arrays.stream(grants).map(List::of).toList());
  }
}
