package io.trainingroles.cdktf;

import com.hashicorp.cdktf.TerraformElement;
import com.hashicorp.cdktf.TerraformResource;
import com.hashicorp.cdktf.TerraformResourceConfig;
import com.hashicorp.cdktf.providers.aws.iam_instance_profile.IamInstanceProfile;
import com.hashicorp.cdktf.providers.aws.iam_policy.IamPolicy;
import com.hashicorp.cdktf.providers.aws.iam_role.IamRole;
import com.hashicorp.cdktf.providers.aws.iam_role_policy.IamRolePolicy;
import com.hashicorp.cdktf.providers.aws.iam_role_policy_attachment.IamRolePolicyAttachment;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.PolicyDocumentWriter;
import io.trainingroles.policy.InlinePolicy;
import io.trainingroles.policy.ManagedPolicy;
import io.trainingroles.policy.RoleDetail;
import io.trainingroles.role.PolicyDescription;
import io.trainingroles.role.PolicyName;
import io.trainingroles.role.RoleAttributes;
import io.trainingroles.role.RoleName;
import io.trainingroles.role.RolePath;
import io.trainingroles.role.value.CurrentValue;
import io.trainingroles.role.value.ManagedPolicyArn;
import io.trainingroles.role.value.Tag;
import io.trainingroles.terraform.ExclusivePolicies;
import io.trainingroles.terraform.Labels;
import io.trainingroles.terraform.Precondition;
import io.trainingroles.terraform.RoleLabels;
import io.trainingroles.terraform.Template;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.constructs.Construct;

/** The typed resources of one role, below its construct. */
final class RoleResources {
  /** A value that {@link RoleAddress} replaces; no role and no policy has such a name. */
  private static final String UNTIL_SYNTHESIS = "(written at synthesis)";

  private final PolicyDocumentWriter documents = new PolicyDocumentWriter();
  private final Construct scope;
  private final boolean inStack;
  private final boolean checksVariables;
  private final RoleDetail detail;
  private final RoleName name;
  private final RoleAttributes attributes;
  private final IamRole role;
  private final RoleAddress address;
  private final @Nullable IamInstanceProfile instanceProfile;
  private final Map<PolicyName, IamRolePolicy> inlinePolicies = new LinkedHashMap<>();
  private final Map<PolicyName, PolicyDocument> inlineDocuments = new HashMap<>();
  private final Map<IamRolePolicyAttachment, Supplier<String>> attached = new LinkedHashMap<>();
  private final Map<String, String> currentLabels = new HashMap<>();

  /** Makes them; directly in a stack, with the addresses that the generator gives them. */
  RoleResources(
      Construct scope,
      boolean inStack,
      RoleDetail detail,
      RoleLabels labels,
      boolean checksVariables) {
    this.scope = scope;
    this.inStack = inStack;
    this.checksVariables = checksVariables;
    this.detail = detail;
    this.name = detail.name();
    this.attributes = detail.attributes();
    this.role = addressed(makeRole(), Labels.of(name));
    this.address = new RoleAddress(role);
    address.writeChecks(role, checks(Precondition.textsOf(detail)));
    for (int index = 0; index < detail.inlinePolicies().size(); index++) {
      addInlinePolicy(detail.inlinePolicies().get(index), labels.inlinePolicies().get(index));
    }
    detail.managedPolicies().forEach(this::addManagedPolicy);
    for (ManagedPolicyArn policy : detail.attachedPolicies()) {
      attach(Labels.ofAttachment(name, policy), policy.toString());
    }
    this.instanceProfile = detail.hasInstanceProfile() ? instanceProfile() : null;
    if (attributes.isExclusive()) {
      addExclusive(
          ExclusivePolicies.INLINE,
          () ->
              inlinePolicies.values().stream()
                  .map(
                      policy ->
                          "${" + ExclusivePolicies.inlinePolicy(policy.getFriendlyUniqueId()) + "}")
                  .toList(),
          List::of);
      addExclusive(
          ExclusivePolicies.ATTACHED,
          () -> attached.values().stream().map(Supplier::get).toList(),
          () ->
              attached.keySet().stream()
                  .map(each -> ExclusivePolicies.attachment(each.getFriendlyUniqueId()))
                  .toList());
    }
    address.writeLastIn(scope);
  }

  IamRole role() {
    return role;
  }

  @Nullable IamInstanceProfile getInstanceProfile() {
    return instanceProfile;
  }

  /** Gives the role what it has been granted since; {@code claims} the label of a new policy. */
  void grant(RoleDetail granted, Predicate<String> claims) {
    for (InlinePolicy policy : granted.inlinePolicies()) {
      IamRolePolicy known = inlinePolicies.get(policy.name());
      if (known != null) {
        inlineDocuments.put(policy.name(), policy.document());
        known.setPolicy(text(policy.document()));
      } else {
        String bare = Labels.of(policy.name());
        String label = claims.test(bare) ? bare : Labels.qualified(name, policy.name());
        addInlinePolicy(policy, label);
      }
    }
    address.writeLastIn(scope);
  }

  private IamRole makeRole() {
    var builder =
        IamRole.Builder.create(scope, Labels.of(name))
            .name(Template.literal(name.value()))
            .assumeRolePolicy(text(detail.trustPolicy()))
            .path(path(attributes.path()))
            .tags(tags(attributes.tags()));
    if (attributes.description() != null) {
      builder.description(Template.literal(attributes.description().value()));
    }
    if (attributes.maximumSession() != null) {
      builder.maxSessionDuration(attributes.maximumSession().seconds());
    }
    if (attributes.permissionsBoundary() != null) {
      builder.permissionsBoundary(Template.literal(attributes.permissionsBoundary().toString()));
    }
    return builder.build();
  }

  private void addInlinePolicy(InlinePolicy policy, String label) {
    IamRolePolicy resource =
        addressed(
            IamRolePolicy.Builder.create(scope, "inline-policy-" + label)
                .name(Template.literal(policy.name().value()))
                .policy(text(policy.document()))
                .role(UNTIL_SYNTHESIS)
                .build(),
            label);
    inlinePolicies.put(policy.name(), resource);
    inlineDocuments.put(policy.name(), policy.document());
    address.writeInto(
        resource,
        resource::setRole,
        () -> checked(List.of(documents.write(inlineDocuments.get(policy.name())))));
  }

  private void addManagedPolicy(ManagedPolicy policy) {
    String label = Labels.of(policy.name());
    IamPolicy resource =
        addressed(
            IamPolicy.Builder.create(scope, "managed-policy-" + label)
                .name(Template.literal(policy.name().value()))
                .policy(text(policy.document()))
                .description(description(policy.attributes().description()))
                .path(path(policy.attributes().path()))
                .tags(tags(policy.attributes().tags()))
                .build(),
            label);
    address.writeChecks(resource, checks(Precondition.textsOf(policy)));
    IamRolePolicyAttachment attachment =
        attach(Labels.ofAttachment(name, policy.name()), UNTIL_SYNTHESIS);
    address.writeArn(resource, attachment::setPolicyArn);
    attached.put(attachment, () -> Labels.policyArnReference(resource.getFriendlyUniqueId()));
  }

  private IamRolePolicyAttachment attach(String label, String policyArn) {
    IamRolePolicyAttachment resource =
        addressed(
            IamRolePolicyAttachment.Builder.create(scope, "attachment-" + label)
                .policyArn(Template.literal(policyArn))
                .role(UNTIL_SYNTHESIS)
                .build(),
            label);
    address.writeInto(resource, resource::setRole, checks(List.of(policyArn)));
    attached.put(resource, () -> Template.literal(policyArn));
    return resource;
  }

  private IamInstanceProfile instanceProfile() {
    IamInstanceProfile resource =
        addressed(
            IamInstanceProfile.Builder.create(scope, "instance-profile")
                .name(Template.literal(name.value()))
                .role(UNTIL_SYNTHESIS)
                .path(path(attributes.path()))
                .tags(tags(attributes.tags()))
                .build(),
            Labels.of(name));
    address.writeInto(resource, resource::setRole, checks(Precondition.tags(detail)));
    return resource;
  }

  /** CDKTF's provider has no class for it; the lists are those at synthesis. */
  private void addExclusive(
      String type, Supplier<List<String>> policies, Supplier<List<String>> after) {
    TerraformResource resource =
        addressed(
            new TerraformResource(
                scope, type, TerraformResourceConfig.builder().terraformResourceType(type).build()),
            Labels.of(name));
    address.writeInto(
        resource,
        role -> {
          resource.addOverride("role_name", role);
          resource.addOverride(ExclusivePolicies.listOf(type), policies.get());
          if (!after.get().isEmpty()) {
            resource.addOverride("depends_on", after.get());
          }
        },
        List::of);
  }

  private static @Nullable String description(@Nullable PolicyDescription description) {
    return description == null ? null : Template.literal(description.value());
  }

  private static @Nullable String path(@Nullable RolePath path) {
    return path == null ? null : Template.literal(path.value());
  }

  private static @Nullable Map<String, String> tags(List<Tag> given) {
    if (given.isEmpty()) {
      return null;
    }
    var tags = new TreeMap<String, String>();
    for (Tag tag : given) {
      tags.put(Template.literal(tag.key()), Template.literal(tag.value()));
    }
    return tags;
  }

  private Supplier<List<com.hashicorp.cdktf.Precondition>> checks(List<String> texts) {
    return () -> checked(texts);
  }

  private List<com.hashicorp.cdktf.Precondition> checked(List<String> texts) {
    return Precondition.of(texts, checksVariables).stream()
        .<com.hashicorp.cdktf.Precondition>map(
            check ->
                com.hashicorp.cdktf.Precondition.builder()
                    .condition("${" + check.condition() + "}")
                    .errorMessage(Template.literal(check.errorMessage()))
                    .build())
        .toList();
  }

  private String text(PolicyDocument document) {
    String text = CurrentValue.attributes(documents.write(document), this::currentLabel);
    return Template.literal(text);
  }

  /** The label of a data source, which is made for the first text that needs it. */
  private String currentLabel(String type) {
    return currentLabels.computeIfAbsent(
        type,
        needed ->
            CurrentData.in(scope, needed, inStack ? Labels.of(name) : null).getFriendlyUniqueId());
  }

  private <T extends TerraformElement> T addressed(T element, String label) {
    if (inStack) {
      element.overrideLogicalId(label);
    }
    return element;
  }
}
