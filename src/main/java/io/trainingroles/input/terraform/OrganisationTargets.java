package io.trainingroles.input.terraform;

import io.trainingroles.finding.Location;
import io.trainingroles.iam.ActionElement.Actions;
import io.trainingroles.iam.Effect;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.Principal;
import io.trainingroles.iam.PrincipalElement.Principals;
import io.trainingroles.iam.ResourceElement.Resources;
import io.trainingroles.iam.Statement;
import io.trainingroles.input.GatheredRole;
import io.trainingroles.input.InputProblems.ReadDocument;
import io.trainingroles.input.JudgedKind;
import io.trainingroles.input.PolicySource;
import io.trainingroles.input.PolicyUse;
import io.trainingroles.input.SeenAttributes;
import io.trainingroles.input.UnseenPolicy.UnseenEffect;
import io.trainingroles.input.terraform.TerraformValue.Known;
import io.trainingroles.input.terraform.TerraformValue.Reference;
import io.trainingroles.role.value.TerraformReference;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the policies of an organisation are <a
 * href="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_policies_attach.html">attached
 * to</a>: roots, organisational units and accounts. A policy that is attached to nothing limits
 * nobody.
 */
final class OrganisationTargets {
  private static final String ATTACHMENT = "aws_organizations_policy_attachment";
  private static final String POLICY = "aws_organizations_policy";

  /**
   * The policies of AWS, which let everything through, and what they are to those whom they limit.
   */
  private static final Map<String, PolicyUse> OF_AWS =
      Map.of(
          "p-FullAWSAccess",
          PolicyUse.PERMISSIONS_BOUNDARY,
          "p-RCPFullAWSAccess",
          PolicyUse.REQUEST_LIMIT);

  private final List<TerraformResource> resources;
  private final Map<String, GatheredRole> policies;

  /** {@code policies} are those that are judged, by the addresses of their resources. */
  OrganisationTargets(List<TerraformResource> resources, Map<String, GatheredRole> policies) {
    this.resources = resources;
    this.policies = policies;
  }

  /** Adds to each policy what it is attached to. */
  void addAll() {
    resources.stream().filter(each -> each.type().equals(ATTACHMENT)).forEach(this::add);
  }

  private void add(TerraformResource attachment) {
    TerraformValue id = attachment.attributes().text("policy_id");
    Optional<GatheredRole> own =
        resources.stream()
            .filter(each -> each.type().equals(POLICY) && isOf(id, each))
            .flatMap(each -> Optional.ofNullable(policies.get(each.address())).stream())
            .findFirst();
    own.orElseGet(() -> ofOthers(attachment, id)).addTarget(target(attachment));
  }

  private static boolean isOf(TerraformValue id, TerraformResource policy) {
    if (id instanceof Reference reference) {
      return reference.address().equals(policy.address());
    }
    return id instanceof Known known
        && policy.attributes().text("id") instanceof Known own
        && own.text().equals(known.text());
  }

  /** A policy that is not in the input, by its ID where that is known. */
  private GatheredRole ofOthers(TerraformResource attachment, TerraformValue id) {
    String name = id instanceof Known known ? known.text() : attachment.address();
    return policies.computeIfAbsent(name, each -> other(attachment, each, id));
  }

  private GatheredRole other(TerraformResource attachment, String name, TerraformValue id) {
    var policy =
        new GatheredRole(JudgedKind.DOCUMENT, name, "/", SeenAttributes.none(attachment.element()));
    PolicyUse use = OF_AWS.get(name);
    if (use != null) {
      policy.addPolicy(use, name, everything(use, name, attachment.element()));
    } else if (id instanceof Known) {
      policy.addNamed("the policy of the organisation", name, UnseenEffect.LIMITS);
    } else {
      policy.addUnknown(
          "the policy of the organisation",
          attachment.address() + ".policy_id, " + TerraformPolicies.why(id),
          UnseenEffect.LIMITS);
    }
    return policy;
  }

  private static ReadDocument everything(PolicyUse use, String name, Location place) {
    var statement =
        new Statement(
            null,
            Effect.ALLOW,
            use.namesPrincipals() ? Principals.of(new Principal.Everyone()) : null,
            Actions.of("*"),
            Resources.of("*"),
            List.of());
    return new ReadDocument(
        PolicyDocument.of(List.of(statement)),
        new PolicySource.OfAws(place, "arn:aws:organizations::aws:policy/" + name, "", null));
  }

  private static String target(TerraformResource attachment) {
    return attachment.attributes().text("target_id") instanceof Known known
        ? TerraformReference.shown(known.text())
        : "${" + attachment.address() + ".target_id}";
  }
}
