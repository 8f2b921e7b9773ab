package io.trainingroles.terraform;

import static java.util.Map.entry;

import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.PolicyDocumentWriter;
import io.trainingroles.policy.InlinePolicy;
import io.trainingroles.policy.ManagedPolicy;
import io.trainingroles.policy.RoleDetail;
import io.trainingroles.role.RoleAttributes;
import io.trainingroles.role.RolePath;
import io.trainingroles.role.value.ManagedPolicyArn;
import io.trainingroles.role.value.Tag;
import io.trainingroles.terraform.Value.Expression;
import io.trainingroles.terraform.Value.Mapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The resources of one role. See <a
 * href="https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_role">aws_iam_role</a>,
 * <a
 * href="https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_role_policy">aws_iam_role_policy</a>,
 * <a
 * href="https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_policy">aws_iam_policy</a>
 * and their neighbours.
 */
final class RoleBlocks {
  private final PolicyDocumentWriter documents = new PolicyDocumentWriter();
  private final RoleDetail role;
  private final String label;
  private final RoleLabels labels;

  /** One resource. */
  record Block(String type, String label, Mapping attributes) {}

  RoleBlocks(RoleDetail role, RoleLabels labels) {
    this.role = role;
    this.labels = labels;
    this.label = Labels.of(role.name());
  }

  /** All resources of the role, itself first. */
  List<Block> all() {
    var blocks = new ArrayList<Block>();
    var attached = new LinkedHashMap<String, Value>();
    blocks.add(new Block("aws_iam_role", label, role()));
    for (int index = 0; index < role.inlinePolicies().size(); index++) {
      blocks.add(
          inlinePolicy(role.inlinePolicies().get(index), labels.inlinePolicies().get(index)));
    }
    for (ManagedPolicy policy : role.managedPolicies()) {
      String policyLabel = Labels.of(policy.name());
      blocks.add(managedPolicy(policy, policyLabel));
      Value arn = new Expression("aws_iam_policy." + policyLabel + ".arn");
      attached.put(Labels.ofAttachment(role.name(), policy.name()), arn);
      blocks.add(attachment(Labels.ofAttachment(role.name(), policy.name()), arn));
    }
    for (ManagedPolicyArn policy : role.attachedPolicies()) {
      Value arn = Value.text(policy.toString());
      attached.put(Labels.ofAttachment(role.name(), policy), arn);
      blocks.add(attachment(Labels.ofAttachment(role.name(), policy), arn));
    }
    if (role.hasInstanceProfile()) {
      blocks.add(new Block("aws_iam_instance_profile", label, instanceProfile()));
    }
    if (role.attributes().isExclusive()) {
      blocks.add(exclusiveInline());
      blocks.add(exclusiveAttached(attached));
    }
    return List.copyOf(blocks);
  }

  private Block exclusiveInline() {
    List<Value> names =
        labels.inlinePolicies().stream()
            .<Value>map(policy -> new Expression(ExclusivePolicies.inlinePolicy(policy)))
            .toList();
    return exclusive(ExclusivePolicies.INLINE, names, List.of());
  }

  /** {@code attached} has the ARNs by the labels of the attachments. */
  private Block exclusiveAttached(Map<String, Value> attached) {
    List<Value> attachments =
        attached.keySet().stream()
            .map(attachment -> Value.text(ExclusivePolicies.attachment(attachment)))
            .toList();
    return exclusive(ExclusivePolicies.ATTACHED, List.copyOf(attached.values()), attachments);
  }

  private Block exclusive(String type, List<Value> policies, List<Value> after) {
    Mapping attributes =
        ExclusivePolicies.attributes(type, roleName(), policies)
            .and(Mapping.of(entry("lifecycle", replacedWithRole(List.of()))));
    return new Block(
        type,
        label,
        after.isEmpty()
            ? attributes
            : attributes.and(Mapping.of(entry("depends_on", new Value.Listing(after)))));
  }

  private Mapping role() {
    RoleAttributes given = role.attributes();
    var attributes = new TreeMap<String, Value>();
    attributes.put("assume_role_policy", document(role.trustPolicy()));
    attributes.put("name", Value.text(role.name().value()));
    if (given.description() != null) {
      attributes.put("description", Value.text(given.description().value()));
    }
    if (given.maximumSession() != null) {
      attributes.put("max_session_duration", new Value.Whole(given.maximumSession().seconds()));
    }
    if (given.permissionsBoundary() != null) {
      attributes.put("permissions_boundary", Value.text(given.permissionsBoundary().toString()));
    }
    putPathAndTags(attributes);
    lifecycle(Precondition.textsOf(role))
        .ifPresent(checked -> attributes.put("lifecycle", checked));
    return new Mapping(attributes);
  }

  private Block inlinePolicy(InlinePolicy policy, String policyLabel) {
    String document = documents.write(policy.document());
    Mapping attributes =
        Mapping.of(
            entry("lifecycle", replacedWithRole(List.of(document))),
            entry("name", Value.text(policy.name().value())),
            entry("policy", Value.text(document)),
            entry("role", roleName()));
    return new Block("aws_iam_role_policy", policyLabel, attributes);
  }

  private Block managedPolicy(ManagedPolicy policy, String policyLabel) {
    var attributes = new TreeMap<String, Value>();
    attributes.put("name", Value.text(policy.name().value()));
    attributes.put("policy", document(policy.document()));
    if (policy.attributes().description() != null) {
      attributes.put("description", Value.text(policy.attributes().description().value()));
    }
    putPathAndTags(attributes, policy.attributes().path(), policy.attributes().tags());
    lifecycle(Precondition.textsOf(policy))
        .ifPresent(conditions -> attributes.put("lifecycle", conditions));
    return new Block("aws_iam_policy", policyLabel, new Mapping(attributes));
  }

  private Block attachment(String attachmentLabel, Value policyArn) {
    return new Block(
        "aws_iam_role_policy_attachment",
        attachmentLabel,
        Mapping.of(
            entry(
                "lifecycle",
                replacedWithRole(
                    policyArn instanceof Value.Text text ? List.of(text.text()) : List.of())),
            entry("policy_arn", policyArn),
            entry("role", roleName())));
  }

  private Mapping instanceProfile() {
    var attributes = new TreeMap<String, Value>();
    attributes.put("lifecycle", replacedWithRole(Precondition.tags(role)));
    attributes.put("name", Value.text(role.name().value()));
    attributes.put("role", roleName());
    putPathAndTags(attributes);
    return new Mapping(attributes);
  }

  private void putPathAndTags(Map<String, Value> attributes) {
    putPathAndTags(attributes, role.attributes().path(), role.attributes().tags());
  }

  private static void putPathAndTags(
      Map<String, Value> attributes, @Nullable RolePath path, List<Tag> given) {
    if (path != null) {
      attributes.put("path", Value.text(path.value()));
    }
    if (!given.isEmpty()) {
      var tags = new TreeMap<String, Value>();
      for (Tag tag : given) {
        tags.put(tag.key(), Value.text(tag.value()));
      }
      attributes.put("tags", new Mapping(tags));
    }
  }

  private Value roleName() {
    return new Expression("aws_iam_role." + label + ".name");
  }

  /**
   * Replaces what belongs to the role whenever the role is replaced. A role whose path changes is
   * deleted and created again under the same name, and the deletion takes what belongs to it along;
   * without this, Terraform sees no change in {@code role} and leaves the new role without its
   * policies. Never on a managed policy: others may use it. An address in JSON is a bare text; see
   * <a
   * href="https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle#replace_triggered_by">replace_triggered_by</a>.
   */
  private Mapping replacedWithRole(List<String> texts) {
    Mapping replaced =
        Mapping.of(
            entry(
                "replace_triggered_by",
                new Value.Listing(List.of(Value.text(Labels.identity(label))))));
    return lifecycle(texts).map(replaced::and).orElse(replaced);
  }

  /** The conditions of a resource with these texts, if there are any. */
  private static Optional<Mapping> lifecycle(List<String> texts) {
    List<Value> conditions =
        Precondition.of(texts).stream().<Value>map(Precondition::block).toList();
    return conditions.isEmpty()
        ? Optional.empty()
        : Optional.of(Mapping.of(entry("precondition", new Value.Listing(conditions))));
  }

  private Value document(PolicyDocument document) {
    return Value.text(documents.write(document));
  }
}
