package io.trainingroles.input.terraform;

import io.trainingroles.finding.Location;
import io.trainingroles.iam.UnknownText;
import io.trainingroles.input.GatheredRole;
import io.trainingroles.input.InputProblems;
import io.trainingroles.input.JudgedKind;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.SeenAttributes;
import io.trainingroles.input.SeenValue;
import io.trainingroles.input.UnseenPolicy.UnseenEffect;
import io.trainingroles.input.terraform.TerraformHolders.HolderResource;
import io.trainingroles.input.terraform.TerraformHolders.Target;
import io.trainingroles.input.terraform.TerraformValue.Known;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts roles, users and groups together out of the resources of Terraform: <a
 * href="https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_role">aws_iam_role</a>,
 * its policies and what attaches them. What is not known makes the roles that it could belong to
 * unseen in part; nothing is left out. A policy that belongs to none of them is judged alone, under
 * its own address.
 */
final class TerraformRoles {
  private final InputProblems problems;
  private final TerraformPolicies policies;
  private final Set<Superseded> superseded;
  private final Map<String, String> unread;
  private final TerraformHolders holders;
  private final StandalonePolicies alone;
  private final UnreadResources unreadResources;

  /** What some resource may give to each role, and why that is not known. */
  private final Map<String, String> forAnyRole = new LinkedHashMap<>();

  /** Something on a role that a resource of the input put there, and that is that resource's. */
  record Superseded(String role, String policy) {}

  /** {@code unread} has what else may apply to each role, and why it is not known. */
  TerraformRoles(InputProblems problems, Set<Superseded> superseded, Map<String, String> unread) {
    this.policies = new TerraformPolicies(problems);
    this.holders = new TerraformHolders(problems.source());
    this.alone = new StandalonePolicies(problems);
    this.unreadResources = new UnreadResources();
    this.superseded = superseded;
    this.unread = new LinkedHashMap<>(unread);
    this.problems = problems;
  }

  /** All that the resources give policies to, and the policies that belong to none of them. */
  List<JudgedRole> of(List<TerraformResource> given) {
    List<TerraformResource> resources =
        new StackResources(problems.source(), unreadResources, alone).of(given);
    // What was read of a policy may be older than the resource, which comes last and so counts.
    ofType(resources, "data.aws_iam_policy").forEach(policies::add);
    ofType(resources, "aws_iam_policy").forEach(policies::add);
    ofType(resources, "aws_iam_role").forEach(this::addRole);
    ofType(resources, "aws_iam_user").forEach(user -> addHolder(user, JudgedKind.USER));
    ofType(resources, "aws_iam_group").forEach(group -> addHolder(group, JudgedKind.GROUP));
    resources.forEach(this::addUnread);
    for (HolderResource form : HolderResource.values()) {
      ofType(resources, form.type()).forEach(resource -> give(resource, form));
    }
    ofType(resources, "aws_iam_policy_attachment").forEach(this::attachToAll);
    ofType(resources, "aws_iam_role").forEach(this::addOwnPolicies);
    ofType(resources, "aws_iam_instance_profile").forEach(this::addInstanceProfile);
    holders.join(resources);
    policies.unattached().forEach((resource, managed) -> alone.addManaged(resource, managed));
    return judged(resources);
  }

  private List<JudgedRole> judged(List<TerraformResource> resources) {
    var location = new Location.Source(problems.source());
    unread.forEach((what, why) -> unreadResources.add(what, location, what, why));
    for (GatheredRole role : holders.roles()) {
      unreadResources.forAnyRole().forEach(role::addElsewhere);
      forAnyRole.forEach(role::addElsewhere);
    }
    List<JudgedRole> all = new ArrayList<>(holders.judged());
    alone.addOthers(resources, all);
    all.addAll(alone.judged());
    if (all.isEmpty()) {
      unread.forEach(
          (what, why) -> problems.add("no role was found, and " + what + " is not known: " + why));
    }
    all.addAll(unreadResources.judged());
    return all;
  }

  private static List<TerraformResource> ofType(List<TerraformResource> resources, String type) {
    return resources.stream().filter(resource -> resource.type().equals(type)).toList();
  }

  /** What can give roles something, and is of a kind that is not read. */
  private void addUnread(TerraformResource resource) {
    if (resource.type().equals("awscc_iam_role")) {
      String name =
          resource.attributes().text("role_name") instanceof Known known
              ? known.text()
              : resource.address();
      var role = new GatheredRole(name, "/", SeenAttributes.none(resource.element()));
      role.addUnknown(
          "all of " + resource.address(), UnreadResources.PROVIDER, UnseenEffect.GRANTS);
      holders.put(resource, JudgedKind.ROLE, name, role);
    } else if (UnreadResources.isOfOtherProvider(resource)) {
      if (resource.attributes().text("policy_document") instanceof Known) {
        alone.at(resource, UnreadResources.PROVIDER);
        forAnyRole.put("who has " + resource.address(), UnreadResources.PROVIDER);
      } else {
        unreadResources.add(resource);
      }
    }
  }

  private void addRole(TerraformResource resource) {
    TerraformAttributes given = resource.attributes();
    var role = new GatheredRole(resource.name(), path(resource), attributes(resource));
    holders.put(resource, JudgedKind.ROLE, resource.name(), role);
    policies.setTrust(role, resource);
    policies.limit(role, resource, given.text("permissions_boundary"));
  }

  private void addHolder(TerraformResource resource, JudgedKind kind) {
    String name = TerraformHolders.shownName(kind, resource.name());
    var holder = new GatheredRole(kind, name, "/", SeenAttributes.none(resource.element()));
    holders.put(resource, kind, resource.name(), holder);
    policies.limit(holder, resource, resource.attributes().text("permissions_boundary"));
  }

  private static SeenAttributes attributes(TerraformResource resource) {
    TerraformAttributes given = resource.attributes();
    var attributes =
        new SeenAttributes(
                resource.element(),
                SeenTrees.number(given.tree("max_session_duration")),
                SeenTrees.text(given.text("permissions_boundary")),
                SeenTrees.texts(given.tree("tags")))
            .withDescription(SeenTrees.text(given.text("description")));
    if (given.text("arn") instanceof Known arn) {
      return attributes.withArn(new SeenValue.Known<>(arn.text()));
    }
    if (!(given.text("name") instanceof Known)) {
      return attributes.withArn(new SeenValue.Unknown<>("its name is not known"));
    }
    return UnknownText.isIn(path(resource))
        ? attributes.withArn(new SeenValue.Unknown<>("its path is not known"))
        : attributes;
  }

  /** The path of a role or an instance profile; one that is not known is not the default. */
  private static String path(TerraformResource resource) {
    TerraformValue path = resource.attributes().text("path");
    if (path instanceof Known known) {
      return known.text();
    }
    return path instanceof TerraformValue.Absent
        ? "/"
        : UnknownText.named(resource.address() + ".path");
  }

  /** Gives what a resource has to whom it names. */
  private void give(TerraformResource resource, HolderResource form) {
    Target target =
        target(resource, form.kind(), form.holder(), resource.attributes().text(form.holder()));
    if (form.isInline()) {
      addInline(target, resource);
    } else {
      attach(target, resource, form.given());
    }
  }

  private void addInline(Target target, TerraformResource resource) {
    for (GatheredRole holder : target.holders()) {
      if (target.isCertain()) {
        policies.addInline(holder, resource.name(), resource, resource.attributes());
      } else {
        holder.addUnknown(
            "the inline policy '" + resource.name() + "'", target.why(), UnseenEffect.GRANTS);
      }
    }
    if (!target.isCertain()) {
      policies.addInline(
          alone.at(resource, target.why()), resource.name(), resource, resource.attributes());
    }
  }

  private void attachToAll(TerraformResource resource) {
    for (JudgedKind kind : List.of(JudgedKind.ROLE, JudgedKind.USER, JudgedKind.GROUP)) {
      String attribute = kind.plural();
      for (TerraformValue each : resource.attributes().texts(attribute)) {
        attach(target(resource, kind, attribute, each), resource, "policy_arn");
      }
    }
  }

  private void attach(Target target, TerraformResource resource, String attribute) {
    String path = resource.address() + "." + attribute;
    List<TerraformValue> arns =
        attribute.equals("policy_arns")
            ? resource.attributes().texts(attribute)
            : List.of(resource.attributes().text(attribute));
    for (GatheredRole holder : target.holders()) {
      if (target.isCertain()) {
        arns.forEach(arn -> policies.attach(holder, path, arn));
      } else {
        holder.addUnknown("an attached policy", target.why(), UnseenEffect.GRANTS);
      }
    }
    if (!target.isCertain()) {
      GatheredRole unknown = alone.at(resource, target.why());
      arns.forEach(arn -> policies.attach(unknown, path, arn));
    }
  }

  /** What the role's own arguments, or its state, say of its policies. */
  private void addOwnPolicies(TerraformResource resource) {
    GatheredRole role = holders.at(resource.address());
    TerraformAttributes given = resource.attributes();
    for (TerraformAttributes block : given.blocks("inline_policy")) {
      if (block.text("name") instanceof Known name && isOwn(role, given, "inline_policy", name)) {
        policies.addInline(role, name.text(), resource, block);
      } else if (!(block.text("name") instanceof Known)) {
        policies.addInline(role, "inline_policy", resource, block);
      }
    }
    for (TerraformValue arn : given.texts("managed_policy_arns")) {
      if (!(arn instanceof Known known) || isOwn(role, given, "managed_policy_arns", known)) {
        policies.attach(role, resource.address() + ".managed_policy_arns", arn);
      }
    }
  }

  private void addInstanceProfile(TerraformResource resource) {
    TerraformAttributes given = resource.attributes();
    String path = path(resource);
    if (given.text("name") instanceof Known name) {
      holders
          .role(resource, given.text("role"))
          .filter(role -> role.path().equals(path))
          .ifPresent(role -> role.addInstanceProfile(name.text()));
    }
  }

  /** Where only the provider says it, it says what other resources did before they change. */
  private boolean isOwn(
      GatheredRole role, TerraformAttributes given, String attribute, Known policy) {
    return given.isSet(attribute)
        || !superseded.contains(new Superseded(role.name(), policy.text()));
  }

  /** Whom a resource is about; what may be about any role is not known of all of them. */
  private Target target(
      TerraformResource resource, JudgedKind kind, String attribute, TerraformValue value) {
    String path = resource.address() + "." + attribute;
    Target target = holders.target(kind, resource, path, value);
    if (!target.isCertain() && target.holders().isEmpty() && kind == JudgedKind.ROLE) {
      forAnyRole.put("the role of " + path, target.why());
    }
    return target;
  }
}
