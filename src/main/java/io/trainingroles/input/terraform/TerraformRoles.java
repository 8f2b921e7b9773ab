package io.trainingroles.input.terraform;

import io.trainingroles.finding.Location;
import io.trainingroles.input.GatheredRole;
import io.trainingroles.input.InputProblems;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.JudgedRole.UnseenEffect;
import io.trainingroles.input.SeenAttributes;
import io.trainingroles.input.SeenValue;
import io.trainingroles.input.terraform.TerraformValue.Known;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Puts roles together out of the resources of Terraform: <a
 * href="https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_role">aws_iam_role</a>,
 * its policies and what attaches them. What is not known makes the roles that it could belong to
 * unseen in part; nothing is left out.
 */
final class TerraformRoles {
  private static final Set<String> UNREAD =
      Set.of("awscc_iam_role_policy", "awscc_iam_managed_policy", "awscc_iam_policy");

  private final InputProblems problems;
  private final TerraformPolicies policies;
  private final Set<Superseded> superseded;
  private final Map<String, String> unread;
  private final Map<String, GatheredRole> byAddress = new LinkedHashMap<>();
  private final Map<String, List<GatheredRole>> byName = new HashMap<>();

  /** Something on a role that a resource of the input put there, and that is that resource's. */
  record Superseded(String role, String policy) {}

  /** {@code unread} has what else may apply to each role, and why it is not known. */
  TerraformRoles(InputProblems problems, Set<Superseded> superseded, Map<String, String> unread) {
    this.policies = new TerraformPolicies(problems);
    this.superseded = superseded;
    this.unread = new LinkedHashMap<>(unread);
    this.problems = problems;
  }

  /** All roles of the resources, and those that they attach something to. */
  List<JudgedRole> of(List<TerraformResource> resources) {
    // What was read of a policy may be older than the resource, which comes last and so counts.
    ofType(resources, "data.aws_iam_policy").forEach(policies::add);
    ofType(resources, "aws_iam_policy").forEach(policies::add);
    ofType(resources, "aws_iam_role").forEach(this::addRole);
    resources.forEach(this::addUnread);
    ofType(resources, "aws_iam_role_policy").forEach(this::addInline);
    ofType(resources, "aws_iam_role_policy_attachment").forEach(this::attach);
    ofType(resources, "aws_iam_policy_attachment").forEach(this::attachToAll);
    ofType(resources, "aws_iam_role_policy_attachments_exclusive").forEach(this::attachAll);
    ofType(resources, "aws_iam_role").forEach(this::addOwnPolicies);
    if (byAddress.isEmpty()) {
      unread.forEach(
          (what, why) -> problems.add("no role was found, and " + what + " is not known: " + why));
    }
    byAddress
        .values()
        .forEach(
            role -> unread.forEach((what, why) -> role.addUnknown(what, why, UnseenEffect.GRANTS)));
    return byAddress.entrySet().stream()
        .map(each -> each.getValue().judged(shownName(each.getKey(), each.getValue())))
        .toList();
  }

  private static List<TerraformResource> ofType(List<TerraformResource> resources, String type) {
    return resources.stream().filter(resource -> resource.type().equals(type)).toList();
  }

  /** What can give roles something, and is of a provider whose resources are not read. */
  private void addUnread(TerraformResource resource) {
    String why = "its provider's resources are not read";
    if (resource.type().equals("awscc_iam_role")) {
      String name =
          resource.attributes().text("role_name") instanceof Known known
              ? known.text()
              : resource.address();
      var role = new GatheredRole(name, "/", SeenAttributes.none(place(resource)));
      role.addUnknown("all of " + resource.address(), why, UnseenEffect.GRANTS);
      put(resource.address(), role);
    } else if (UNREAD.contains(resource.type())) {
      unread.put("the content of " + resource.address(), why);
    }
  }

  private static Location place(TerraformResource resource) {
    return new Location.Element(resource.place(), resource.address(), "");
  }

  /** Two accounts may each have a role of the same name. */
  private String shownName(String address, GatheredRole role) {
    return named(role.name()).size() == 1 ? role.name() : address;
  }

  private List<GatheredRole> named(String name) {
    return byName.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
  }

  private void put(String address, GatheredRole role) {
    byAddress.put(address, role);
    byName
        .computeIfAbsent(role.name().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
        .add(role);
  }

  private void addRole(TerraformResource resource) {
    TerraformAttributes given = resource.attributes();
    String name = given.text("name") instanceof Known known ? known.text() : resource.address();
    String path = given.text("path") instanceof Known known ? known.text() : "/";
    var role = new GatheredRole(name, path, attributes(resource));
    put(resource.address(), role);
    policies.setTrust(role, resource);
    policies.limit(role, resource, given.text("permissions_boundary"));
  }

  private static SeenAttributes attributes(TerraformResource resource) {
    TerraformAttributes given = resource.attributes();
    var attributes =
        new SeenAttributes(
            place(resource),
            SeenTrees.number(given.tree("max_session_duration")),
            SeenTrees.text(given.text("permissions_boundary")),
            SeenTrees.texts(given.tree("tags")));
    if (given.text("arn") instanceof Known arn) {
      return attributes.withArn(new SeenValue.Known<>(arn.text()));
    }
    TerraformValue path = given.text("path");
    return path instanceof Known || path instanceof TerraformValue.Absent
        ? attributes
        : attributes.withArn(new SeenValue.Unknown<>("its path is known only later"));
  }

  private void addInline(TerraformResource resource) {
    Target target = target(resource, "role");
    String name =
        resource.attributes().text("name") instanceof Known known
            ? known.text()
            : resource.address();
    target.roles.forEach(
        role -> {
          if (target.isCertain) {
            policies.addInline(role, name, resource, resource.attributes());
          } else {
            role.addUnknown("the inline policy '" + name + "'", target.why, UnseenEffect.GRANTS);
          }
        });
  }

  private void attach(TerraformResource resource) {
    attachOne(target(resource, "role"), resource);
  }

  private void attachToAll(TerraformResource resource) {
    for (TerraformValue role : resource.attributes().texts("roles")) {
      attachOne(target(resource.address() + ".roles", role), resource);
    }
  }

  private void attachOne(Target target, TerraformResource resource) {
    String attribute = "policy_arn";
    TerraformValue arn = resource.attributes().text(attribute);
    attach(target, resource.address() + "." + attribute, List.of(arn));
  }

  private void attachAll(TerraformResource resource) {
    String attribute = "policy_arns";
    List<TerraformValue> arns = resource.attributes().texts(attribute);
    attach(target(resource, "role_name"), resource.address() + "." + attribute, arns);
  }

  private void attach(Target target, String path, List<TerraformValue> arns) {
    for (GatheredRole role : target.roles) {
      if (target.isCertain) {
        arns.forEach(arn -> policies.attach(role, path, arn));
      } else {
        role.addUnknown("an attached policy", target.why, UnseenEffect.GRANTS);
      }
    }
  }

  /** What the role's own arguments, or its state, say of its policies. */
  private void addOwnPolicies(TerraformResource resource) {
    GatheredRole role = Objects.requireNonNull(byAddress.get(resource.address()));
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

  /** Where only the provider says it, it says what other resources did before they change. */
  private boolean isOwn(
      GatheredRole role, TerraformAttributes given, String attribute, Known policy) {
    return given.isSet(attribute)
        || !superseded.contains(new Superseded(role.name(), policy.text()));
  }

  /** The roles that a resource may be about. */
  private record Target(List<GatheredRole> roles, boolean isCertain, String why) {}

  private Target target(TerraformResource resource, String attribute) {
    return target(resource.address() + "." + attribute, resource.attributes().text(attribute));
  }

  private Target target(String path, TerraformValue value) {
    if (value instanceof Known known) {
      List<GatheredRole> roles = named(known.text());
      return roles.isEmpty()
          ? certain(foreign(known.text()))
          : new Target(roles, roles.size() == 1, path + ": several roles have this name");
    }
    if (value instanceof TerraformValue.Reference reference) {
      GatheredRole role = byAddress.get(reference.address());
      if (role != null) {
        return certain(role);
      }
    }
    String why = value instanceof TerraformValue.Unknown unknown ? unknown.why() : "not a role";
    unread.put("the role of " + path, why);
    return new Target(List.of(), false, why);
  }

  private static Target certain(GatheredRole role) {
    return new Target(List.of(role), true, "");
  }

  /** A role that is not in the input, of which the input only has some policies. */
  private GatheredRole foreign(String name) {
    var place = new Location.Element(new Location.Source(problems.source()), name, "");
    var role = new GatheredRole(name, "/", SeenAttributes.none(place));
    role.addNamed("the rest of the role", name, UnseenEffect.GRANTS);
    put(name, role);
    return role;
  }
}
