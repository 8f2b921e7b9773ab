package io.trainingroles.terraform;

import io.trainingroles.iam.Condition;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.Principal;
import io.trainingroles.iam.PrincipalElement;
import io.trainingroles.iam.PrincipalElement.NotPrincipals;
import io.trainingroles.iam.PrincipalElement.Principals;
import io.trainingroles.iam.ResourceElement;
import io.trainingroles.iam.ResourceElement.NotResources;
import io.trainingroles.iam.ResourceElement.Resources;
import io.trainingroles.iam.ResourcePattern;
import io.trainingroles.iam.Statement;
import io.trainingroles.policy.InlinePolicy;
import io.trainingroles.policy.ManagedPolicy;
import io.trainingroles.policy.RoleDetail;
import io.trainingroles.role.RoleName;
import io.trainingroles.role.value.Deployment;
import io.trainingroles.role.value.TerraformReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The roles of a module, whose documents name each other. Each use of a module gives its roles a
 * prefix and a path, so that the ARN that a role has in the spec can be the one of a role of
 * another use: a document names a role of its module by what that role is called in the same use.
 */
final class ModuleRoles {
  /** The ARN of each role in the spec, and what stands for it. */
  private final Map<String, String> arns = new HashMap<>();

  private final Map<String, RoleName> owners = new HashMap<>();
  private final List<RoleDetail> roles;

  private ModuleRoles(List<RoleDetail> roles, Deployment deployment) {
    this.roles = roles;
    if (deployment.account() == null) {
      return; // no ARN is known to be the one of a role
    }
    String account = "arn:" + deployment.partition().id() + ":iam::" + deployment.account();
    for (RoleDetail role : roles) {
      String path = role.attributes().path() == null ? "/" : role.attributes().path().value();
      String address = "aws_iam_role." + Labels.of(role.name());
      String arn = account + ":role" + path + role.name();
      arns.put(
          arn,
          account
              + ":role"
              + TerraformReference.toOwn(address + ".path")
              + TerraformReference.toOwn(address + ".name"));
      owners.put(arn, role.name());
    }
  }

  /** The roles with references to each other in place of the ARNs that they have in the spec. */
  static List<RoleDetail> referring(List<RoleDetail> roles, Deployment deployment) {
    var module = new ModuleRoles(roles, deployment);
    return roles.stream().map(module::referring).toList();
  }

  /**
   * The roles whose trust policies name each other in a circle, or themselves: neither Terraform
   * nor IAM can make the first of them.
   */
  static List<RoleName> inCircles(List<RoleDetail> roles, Deployment deployment) {
    return new ModuleRoles(roles, deployment).inCircles();
  }

  private List<RoleName> inCircles() {
    var trusted = new HashMap<RoleName, Set<RoleName>>();
    for (RoleDetail role : roles) {
      var named = new LinkedHashSet<RoleName>();
      document(
          role.trustPolicy(),
          text -> {
            if (owners.containsKey(text)) {
              named.add(owners.get(text));
            }
            return text;
          });
      trusted.put(role.name(), named);
    }
    return roles.stream()
        .map(RoleDetail::name)
        .filter(name -> reachable(name, trusted).contains(name))
        .toList();
  }

  private static Set<RoleName> reachable(RoleName from, Map<RoleName, Set<RoleName>> trusted) {
    var reached = new HashSet<RoleName>();
    var open = new ArrayList<>(trusted.getOrDefault(from, Set.of()));
    while (!open.isEmpty()) {
      RoleName next = open.remove(open.size() - 1);
      if (reached.add(next)) {
        open.addAll(trusted.getOrDefault(next, Set.of()));
      }
    }
    return reached;
  }

  private RoleDetail referring(RoleDetail role) {
    return new RoleDetail(
        role.name(),
        role.attributes(),
        document(role.trustPolicy(), this::referring),
        role.inlinePolicies().stream()
            .map(policy -> new InlinePolicy(policy.name(), referring(policy.document())))
            .toList(),
        role.managedPolicies().stream()
            .map(policy -> new ManagedPolicy(policy.name(), referring(policy.document())))
            .toList(),
        role.attachedPolicies(),
        role.hasInstanceProfile());
  }

  private PolicyDocument referring(PolicyDocument document) {
    return document(document, this::referring);
  }

  private String referring(String text) {
    return arns.getOrDefault(text, text);
  }

  private static PolicyDocument document(PolicyDocument document, UnaryOperator<String> arn) {
    return new PolicyDocument(
        document.version(),
        document.id(),
        document.statements().stream().map(statement -> statement(statement, arn)).toList());
  }

  private static Statement statement(Statement statement, UnaryOperator<String> arn) {
    return new Statement(
        statement.sid(),
        statement.effect(),
        principal(statement.principal(), arn),
        statement.action(),
        resource(statement.resource(), arn),
        statement.conditions().stream()
            .map(
                condition ->
                    new Condition(
                        condition.operator(),
                        condition.key(),
                        condition.values().stream().map(arn).collect(Collectors.toList())))
            .toList());
  }

  private static @Nullable PrincipalElement principal(
      @Nullable PrincipalElement element, UnaryOperator<String> arn) {
    if (element == null) {
      return null;
    }
    List<Principal> principals =
        element.principals().stream()
            .map(
                principal ->
                    principal instanceof Principal.Aws aws
                        ? new Principal.Aws(arn.apply(aws.id()))
                        : principal)
            .toList();
    return element instanceof NotPrincipals
        ? new NotPrincipals(principals)
        : new Principals(principals);
  }

  private static @Nullable ResourceElement resource(
      @Nullable ResourceElement element, UnaryOperator<String> arn) {
    if (element == null) {
      return null;
    }
    List<ResourcePattern> patterns =
        element.patterns().stream()
            .map(pattern -> ResourcePattern.of(arn.apply(pattern.value())))
            .toList();
    return element instanceof NotResources ? new NotResources(patterns) : new Resources(patterns);
  }
}
