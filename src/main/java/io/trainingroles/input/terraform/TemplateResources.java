package io.trainingroles.input.terraform;

import io.trainingroles.finding.Location;
import io.trainingroles.iam.PolicyTexts;
import io.trainingroles.input.cloudformation.PossibleParts;
import io.trainingroles.input.cloudformation.Template;
import io.trainingroles.input.cloudformation.TemplateFunctions;
import io.trainingroles.input.cloudformation.TemplatePermissions;
import io.trainingroles.input.cloudformation.TemplateResource;
import io.trainingroles.input.cloudformation.TemplateResourcePolicy;
import io.trainingroles.tree.JsonWriter;
import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Entry;
import io.trainingroles.tree.Tree.Listing;
import io.trainingroles.tree.Tree.Mapping;
import io.trainingroles.tree.Tree.Scalar;
import io.trainingroles.tree.Tree.ScalarKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a CloudFormation template makes in IAM, as the resources of Terraform that make the same;
 * see <a
 * href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_IAM.html">CloudFormation's
 * resource types of IAM</a>.
 */
final class TemplateResources {
  /** Why a value of a template is not known. */
  static final String FUNCTION = "which is empty, or a function whose value is not known";

  /** Those who can have policies: the word of Terraform, and the list that names several. */
  private record Holder(String word, String list) {}

  private static final List<Holder> HOLDERS =
      List.of(
          new Holder("role", "Roles"), new Holder("user", "Users"), new Holder("group", "Groups"));

  private final TerraformResource stack;
  private final Location place;
  private final List<String> logicalIds;
  private final Map<String, String> conditions;
  private final List<TerraformResource> made = new ArrayList<>();

  private TemplateResources(TerraformResource stack, Location place, Template template) {
    this.stack = stack;
    this.place = place;
    this.logicalIds = template.resources().stream().map(TemplateResource::logicalId).toList();
    this.conditions =
        template.resources().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    TemplateResource::logicalId, TemplateResource::condition, (one, two) -> one));
  }

  /** The resources that {@code stack} makes of a template that is at a place. */
  static List<TerraformResource> of(TerraformResource stack, Location place, Template template) {
    var resources = new TemplateResources(stack, place, template);
    template.resources().forEach(resources::add);
    return resources.made;
  }

  /** Whether the policies of a type of CloudFormation's resources are read. */
  static boolean isRead(String type) {
    return type.startsWith("AWS::IAM::") || TemplateResourcePolicy.of(type).isPresent();
  }

  private void add(TemplateResource resource) {
    Mapping given = resource.properties();
    switch (resource.type()) {
      case "AWS::IAM::Role" -> addRole(resource);
      case "AWS::IAM::User" -> addHolder(resource, "user", "UserName");
      case "AWS::IAM::Group" -> addHolder(resource, "group", "GroupName");
      case "AWS::IAM::UserToGroupAddition" ->
          put(
              resource,
              "aws_iam_group_membership",
              Map.of("group", property(given, "GroupName"), "users", property(given, "Users")));
      case "AWS::IAM::Policy" -> addPolicies(resource);
      case "AWS::IAM::ManagedPolicy" -> addManaged(resource);
      case "AWS::IAM::InstanceProfile" -> addInstanceProfile(resource);
      case "AWS::IAM::RolePolicy" -> addInline(resource, "role", property(given, "RoleName"));
      case "AWS::IAM::UserPolicy" -> addInline(resource, "user", property(given, "UserName"));
      case "AWS::IAM::GroupPolicy" -> addInline(resource, "group", property(given, "GroupName"));
      case "AWS::Organizations::Policy" -> {
        var values = new HashMap<String, Tree>();
        copy(given, "Type", values, "type");
        values.put("content", document(property(given, "Content")));
        put(resource, "aws_organizations_policy", values);
        items(property(given, "TargetIds")).forEach(target -> putAttachment(resource, target));
      }
      default -> {
        Optional<TemplateResourcePolicy> policy = TemplateResourcePolicy.of(resource.type());
        policy
            .filter(form -> given.value(form.property()).isPresent())
            .ifPresent(
                form ->
                    put(
                        resource,
                        form.type(),
                        Map.of(form.attribute(), document(property(given, form.property())))));
        if (resource.type().equals("AWS::KMS::Key") && given.value("KeyPolicy").isEmpty()) {
          put(resource, "aws_kms_key", Map.of());
        }
        TemplatePermissions.of(resource)
            .ifPresent(permission -> putPermission(resource, permission));
        given.entries().stream()
            .filter(entry -> policy.filter(form -> form.property().equals(entry.key())).isEmpty())
            .forEach(entry -> addDocuments(resource, entry.key(), entry.value()));
        if (resource.type().equals("AWS::SSO::PermissionSet")) {
          items(property(given, "ManagedPolicies"))
              .forEach(
                  arn ->
                      put(
                          resource,
                          "aws_ssoadmin_managed_policy_attachment",
                          Map.of("managed_policy_arn", arn)));
        }
      }
    }
  }

  private void putAttachment(TemplateResource resource, Tree target) {
    Tree self = reference(resource.logicalId());
    put(
        resource,
        "aws_organizations_policy_attachment",
        Map.of("policy_id", self, "target_id", target));
  }

  private void putPermission(TemplateResource resource, TemplatePermissions permission) {
    var values = new HashMap<>(permission.values());
    values.computeIfPresent("policy", (name, policy) -> document(policy));
    put(resource, permission.type(), values);
  }

  /** Adds the policies of a property that no list has: what a policy is, its content shows. */
  private void addDocuments(TemplateResource resource, String path, Tree tree) {
    if (PolicyTexts.isPolicy(tree) || tree.asText().filter(PolicyTexts::isPolicy).isPresent()) {
      put(resource, resource.type(), Map.of(path, document(tree)));
    } else if (tree instanceof Mapping mapping) {
      mapping
          .entries()
          .forEach(entry -> addDocuments(resource, path + "/" + entry.key(), entry.value()));
    } else if (tree instanceof Listing list) {
      for (int index = 0; index < list.items().size(); index++) {
        addDocuments(resource, path + "/" + index, list.items().get(index));
      }
    }
  }

  private void addRole(TemplateResource resource) {
    Mapping given = resource.properties();
    var values = new HashMap<String, Tree>();
    copy(given, "RoleName", values, "name");
    copy(given, "Path", values, "path");
    copy(given, "Description", values, "description");
    copy(given, "PermissionsBoundary", values, "permissions_boundary");
    copy(given, "MaxSessionDuration", values, "max_session_duration");
    given
        .value("AssumeRolePolicyDocument")
        .ifPresent(trust -> putDocument(values, "assume_role_policy", trust, true));
    tags(given).ifPresent(tags -> values.put("tags", tags));
    put(resource, "aws_iam_role", values);
    addOwn(resource, "role");
  }

  private void addHolder(TemplateResource resource, String word, String name) {
    var values = new HashMap<String, Tree>();
    copy(resource.properties(), name, values, "name");
    copy(resource.properties(), "PermissionsBoundary", values, "permissions_boundary");
    put(resource, "aws_iam_" + word, values);
    addOwn(resource, word);
    resource
        .properties()
        .value("Groups")
        .ifPresent(
            groups ->
                put(
                    resource,
                    "aws_iam_user_group_membership",
                    Map.of("user", reference(resource.logicalId()), "groups", groups)));
  }

  /** The policies that a role, a user or a group lists itself. */
  private void addOwn(TemplateResource resource, String word) {
    Tree self = reference(resource.logicalId());
    Tree policies = property(resource.properties(), "Policies");
    for (Tree policy : items(policies)) {
      if (policy instanceof Mapping given && !TemplateFunctions.isFunction(policy)) {
        addInline(resource, word, self, given, PossibleParts.isCertain(policies, policy));
      } else {
        put(resource, "aws_iam_" + word + "_policy", Map.of(word, self, "policy", policy));
      }
    }
    Tree arns = property(resource.properties(), "ManagedPolicyArns");
    put(
        resource,
        "aws_iam_" + word + "_policy_attachments_exclusive",
        Map.of(word + "_name", self, "policy_arns", new Listing(arns.location(), items(arns))));
  }

  private void addPolicies(TemplateResource resource) {
    boolean isOfNobody = true;
    for (Holder holder : HOLDERS) {
      Tree names = property(resource.properties(), holder.list());
      for (Tree name : items(names)) {
        boolean isCertain = PossibleParts.isCertain(names, name) && isMadeWith(resource, name);
        addInline(resource, holder.word(), name, resource.properties(), isCertain);
        isOfNobody = false;
      }
    }
    if (isOfNobody) {
      addInline(resource, "role", function(resource), resource.properties(), false);
    }
  }

  private void addInstanceProfile(TemplateResource resource) {
    Mapping given = resource.properties();
    for (Tree role : items(property(given, "Roles"))) {
      var values = new HashMap<String, Tree>();
      copy(given, "InstanceProfileName", values, "name");
      values.put("role", role);
      put(resource, "aws_iam_instance_profile", values);
    }
  }

  private void addManaged(TemplateResource resource) {
    Mapping given = resource.properties();
    var values = new HashMap<String, Tree>();
    copy(given, "ManagedPolicyName", values, "name");
    copy(given, "Path", values, "path");
    copy(given, "Description", values, "description");
    Tree document = property(given, "PolicyDocument");
    putDocument(values, "policy", document, resource.condition().isEmpty());
    put(resource, "aws_iam_policy", values);
    var attached = new HashMap<String, Tree>();
    HOLDERS.forEach(holder -> copy(given, holder.list(), attached, holder.word() + "s"));
    attached.put("policy_arn", reference(resource.logicalId()));
    put(resource, "aws_iam_policy_attachment", attached);
  }

  private void addInline(TemplateResource resource, String word, Tree holder) {
    addInline(resource, word, holder, resource.properties(), isMadeWith(resource, holder));
  }

  /**
   * An inline policy. Of a document of which some statements are not known, the others are one
   * policy and these another.
   */
  private void addInline(
      TemplateResource resource, String word, Tree holder, Mapping given, boolean isCertain) {
    Tree document = property(given, "PolicyDocument");
    String type = "aws_iam_" + word + "_policy";
    var values = new HashMap<String, Tree>();
    copy(given, "PolicyName", values, "name");
    values.put(word, holder);
    Optional<Mapping> known = PossibleParts.of(document, isCertain);
    if (known.isPresent()) {
      var part = new HashMap<>(values);
      part.put("policy", document(known.get()));
      put(resource, type, part);
    }
    values.put(
        "policy",
        PossibleParts.isWhole(document, isCertain) ? document(document) : function(resource));
    put(resource, type, values);
  }

  /** Puts a document, or what is known of it, and then also that there is more. */
  private static void putDocument(
      Map<String, Tree> values, String name, Tree document, boolean isCertain) {
    Optional<Mapping> known = PossibleParts.of(document, isCertain);
    boolean isWhole = PossibleParts.isWhole(document, isCertain);
    Tree whole = isWhole ? document(document) : unknown(document.location());
    if (known.isPresent() && whole.asText().isEmpty()) {
      values.put(name, document(known.get()));
      values.put(TerraformPolicies.rest(name), whole);
    } else {
      values.put(name, whole);
    }
  }

  /** A document as the text that Terraform has of it; a function where it is not known. */
  private static Tree document(Tree document) {
    return document instanceof Mapping && !TemplateFunctions.hasFunction(document)
        ? text(document.location(), JsonWriter.compact(document))
        : document.asText().isPresent() ? document : unknown(document.location());
  }

  private static Optional<Tree> tags(Mapping given) {
    if (!(given.value("Tags").orElse(null) instanceof Listing tags)) {
      return given.value("Tags");
    }
    var entries = new ArrayList<Entry>();
    for (Tree tag : tags.items()) {
      Optional<String> key =
          tag instanceof Mapping each ? each.value("Key").flatMap(Tree::asText) : Optional.empty();
      if (key.isEmpty()) {
        return Optional.of(unknown(tags.location()));
      }
      entries.add(new Entry(key.get(), tag.location(), property((Mapping) tag, "Value")));
    }
    return Optional.of(new Mapping(tags.location(), entries));
  }

  private void put(TemplateResource resource, String type, Map<String, Tree> values) {
    made.add(
        new TerraformResource(
            stack.place(),
            stack.address() + "/" + resource.logicalId(),
            type,
            stack.provider(),
            new TemplateAttributes(stack.address(), logicalIds, place, Map.copyOf(values))));
  }

  private static void copy(Mapping given, String property, Map<String, Tree> values, String name) {
    given.value(property).ifPresent(value -> values.put(name, value));
  }

  /** A property; null where it is absent. */
  private static Tree property(Mapping given, String name) {
    return given.value(name).orElseGet(() -> new Scalar(given.location(), ScalarKind.NULL, "null"));
  }

  /** Whether a resource is made wherever the one is that it gives something. */
  private boolean isMadeWith(TemplateResource resource, Tree holder) {
    String condition = resource.condition();
    return condition.isEmpty()
        || TemplateFunctions.resource(holder)
            .map(id -> condition.equals(conditions.get(id)))
            .orElse(false);
  }

  /**
   * The items of a list; a function in its place is one item that is not known, beside those that
   * it may be.
   */
  private static List<Tree> items(Tree tree) {
    return PossibleParts.items(tree).stream()
        .filter(item -> !TemplateAttributes.isNoValue(item))
        .toList();
  }

  private Tree reference(String logicalId) {
    return new Mapping(place, List.of(new Entry("Ref", place, text(place, logicalId))));
  }

  private static Tree function(TemplateResource resource) {
    return unknown(resource.properties().location());
  }

  private static Tree unknown(Location place) {
    return new Mapping(
        place, List.of(new Entry("Fn::GetAtt", place, new Listing(place, List.of()))));
  }

  private static Tree text(Location place, String text) {
    return new Scalar(place, ScalarKind.TEXT, text);
  }
}
