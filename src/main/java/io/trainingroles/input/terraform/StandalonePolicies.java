package io.trainingroles.input.terraform;

import static io.trainingroles.finding.Quotation.quoted;

import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.Statement;
import io.trainingroles.input.GatheredRole;
import io.trainingroles.input.InputProblems;
import io.trainingroles.input.InputProblems.ReadDocument;
import io.trainingroles.input.JudgedKind;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.PolicyUse;
import io.trainingroles.input.RolePolicy;
import io.trainingroles.input.SeenAttributes;
import io.trainingroles.input.UnseenPolicy.UnseenEffect;
import io.trainingroles.input.terraform.PolicyAttributes.PolicyAttribute;
import io.trainingroles.input.terraform.TerraformPolicies.ManagedDocument;
import io.trainingroles.input.terraform.TerraformValue.Known;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The policies that are judged alone, each under the address of its resource: those that belong to
 * no role, user or group, or of which it is not known whose they are, and those of other resources.
 */
final class StandalonePolicies {
  private final InputProblems problems;
  private final Map<String, GatheredRole> byAddress = new LinkedHashMap<>();
  private final Set<Statement> judgedStatements = new HashSet<>();

  /** How many resources of their own have these statements, which another resource may show. */
  private final Map<Set<Statement>, Integer> ofResources = new HashMap<>();

  StandalonePolicies(InputProblems problems) {
    this.problems = problems;
  }

  /** What holds the policies of a resource of which it is not known whom it gives them, and why. */
  GatheredRole at(TerraformResource resource, String why) {
    GatheredRole holder = at(resource);
    holder.addElsewhere("who has " + resource.address(), why);
    return holder;
  }

  private GatheredRole at(TerraformResource resource) {
    return byAddress.computeIfAbsent(
        resource.address(),
        address ->
            new GatheredRole(
                JudgedKind.DOCUMENT, address, "/", SeenAttributes.none(resource.element())));
  }

  /** Adds a managed policy that nothing in the input has. */
  void addManaged(TerraformResource resource, ManagedDocument policy) {
    policy.giveTo(
        at(resource),
        "the policy",
        (holder, read) -> holder.addPolicy(PolicyUse.MANAGED, policy.name(), read));
  }

  /**
   * Adds the policies of all other resources. A document that a data source or the provider shows
   * is that of a resource as a rule, and is judged there.
   */
  void addOthers(List<TerraformResource> resources, List<JudgedRole> holders) {
    holders.forEach(this::addJudged);
    judged().forEach(this::addJudged);
    for (TerraformResource resource : resources) {
      for (PolicyAttribute attribute : PolicyAttributes.of(resource.type())) {
        if (!attribute.isShown()) {
          add(resource, attribute);
        }
      }
      PolicyAttributes.unlisted(resource).forEach(attribute -> add(resource, attribute));
      GivenPermissions.of(resource)
          .ifPresent(value -> add(resource, PolicyAttributes.permission(resource), value));
      addAttached(resource);
    }
    new OrganisationTargets(resources, byAddress).addAll();
    var defaults = new DefaultPolicies(resources);
    for (TerraformResource resource : resources) {
      for (PolicyAttribute attribute : PolicyAttributes.of(resource.type())) {
        if (attribute.isShown()) {
          addShown(resource, attribute, defaults);
        }
      }
    }
  }

  private void addJudged(JudgedRole holder) {
    holder.policies().stream().map(RolePolicy::document).forEach(this::addJudged);
  }

  private void addJudged(PolicyDocument document) {
    judgedStatements.addAll(document.statements());
  }

  private void add(TerraformResource resource, PolicyAttribute attribute) {
    for (TerraformAttributes block : attribute.blocks(resource)) {
      TerraformValue value = block.text(attribute.name());
      if (value instanceof Known || block.isSet(attribute.name())) {
        add(resource, attribute, value);
      }
    }
  }

  private void add(TerraformResource resource, PolicyAttribute attribute, TerraformValue value) {
    if (value instanceof Known known) {
      addDocument(resource, attribute, known);
    } else if (!(value instanceof TerraformValue.Absent)) {
      addUnknown(resource, attribute.path(), TerraformPolicies.why(value));
    }
  }

  /** Adds what a permission set of IAM Identity Center gives by a managed policy of AWS. */
  private void addAttached(TerraformResource resource) {
    if (resource.type().equals("aws_ssoadmin_managed_policy_attachment")) {
      if (resource.attributes().text("managed_policy_arn") instanceof Known arn) {
        at(resource).addNamed("the attached policy", arn.text(), UnseenEffect.GRANTS);
      } else {
        addUnknown(resource, "managed_policy_arn", "known after apply");
      }
    }
  }

  private void addDocument(TerraformResource resource, PolicyAttribute attribute, Known value) {
    if (!attribute.isOfIam(resource)) {
      return;
    }
    String path = resource.address() + "." + attribute.path();
    // What is not IAM's own is checked by its service, and does not stop the review of the rest.
    var foreign = new InputProblems(problems.source());
    foreign
        .document(path, value.place(), value.text())
        .ifPresentOrElse(
            read -> addRead(resource, attribute, read),
            () -> addUnknown(resource, attribute.path(), foreign.first()));
  }

  private void addRead(TerraformResource resource, PolicyAttribute attribute, ReadDocument read) {
    at(resource).addPolicy(attribute.use(resource, read.document()), attribute.path(), read);
    addJudged(read.document());
    if (!attribute.isShown()) {
      ofResources.merge(statements(read), 1, Integer::sum);
    }
  }

  private void addShown(
      TerraformResource resource, PolicyAttribute attribute, DefaultPolicies defaults) {
    TerraformValue given = resource.attributes().text(attribute.name());
    if (DefaultPolicies.isKey(resource.type())) {
      defaults.ofKey(resource, given).ifPresent(value -> addShown(resource, attribute, value));
    } else if (given instanceof Known || resource.attributes().isSet(attribute.name())) {
      addShown(resource, attribute, given);
    }
  }

  private void addShown(
      TerraformResource resource, PolicyAttribute attribute, TerraformValue value) {
    if (value instanceof Known known) {
      var foreign = new InputProblems(problems.source());
      foreign
          .document(resource.address() + "." + attribute.path(), known.place(), known.text())
          .filter(read -> !DefaultPolicies.saysNothing(resource.type(), read.document()))
          .filter(read -> !isOfAnother(attribute, read))
          .ifPresent(read -> addRead(resource, attribute, read));
    } else if (attribute.isOfOneResource()) {
      add(resource, attribute, value);
    }
  }

  /**
   * Whether a resource shows the policy of another. Two buckets or queues may have the same policy:
   * each resource with a policy of its own stands for one that shows it.
   */
  private boolean isOfAnother(PolicyAttribute attribute, ReadDocument read) {
    if (!attribute.isOfOneResource()) {
      return judgedStatements.containsAll(read.document().statements());
    }
    Set<Statement> statements = statements(read);
    int others = ofResources.getOrDefault(statements, 0);
    ofResources.put(statements, Math.max(others - 1, 0));
    return others > 0;
  }

  private static Set<Statement> statements(ReadDocument read) {
    return Set.copyOf(read.document().statements());
  }

  /** Adds a policy of which it is not known what it says. */
  void addUnknown(TerraformResource resource, String path, String why) {
    at(resource)
        .addUnknown(
            "the policy " + quoted(path),
            resource.address() + "." + path + ", " + why,
            UnseenEffect.GRANTS);
  }

  /** Each resource that has such policies. */
  List<JudgedRole> judged() {
    return byAddress.values().stream().map(each -> each.judged(each.name())).toList();
  }
}
