package io.trainingroles.spec;

import static io.trainingroles.finding.Quotation.quoted;

import io.trainingroles.finding.IssueCode;
import io.trainingroles.role.Grant;
import io.trainingroles.role.PolicyAttributes;
import io.trainingroles.role.PolicyDescription;
import io.trainingroles.role.PolicyName;
import io.trainingroles.role.RoleAttributes;
import io.trainingroles.role.RolePath;
import io.trainingroles.role.value.Deployment;
import io.trainingroles.role.value.ManagedPolicyArn;
import io.trainingroles.role.value.Tag;
import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Entry;
import io.trainingroles.tree.Tree.Mapping;
import io.trainingroles.yaml.KeyReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the policies of a role. */
final class PoliciesReader {
  private static final IssueCode SAME_POLICY = SpecIssues.SAME_POLICY;
  private static final String EXAMPLE =
      "a policy's name and its grants, such as 'data: [{read: s3://my-ai-data-bucket}]'";
  private static final String ATTACHED_EXAMPLE = "[arn:aws:iam::123456789012:policy/OrgBaseline]";

  private static final String GRANTS = "grants";
  private static final String GRANTS_EXAMPLE = "a list of grants, such as '- read: s3://BUCKET'";
  private static final List<String> ATTRIBUTES = List.of("description", "path", "tags");
  private static final List<String> KEYS =
      Stream.concat(ATTRIBUTES.stream(), Stream.of(RoleReader.WAS, GRANTS)).toList();

  private final Problems problems;
  private final Deployment deployment;
  private final GrantReader grants;

  PoliciesReader(Problems problems, Deployment deployment) {
    this.problems = problems;
    this.deployment = deployment;
    this.grants = new GrantReader(problems, deployment);
  }

  /** The policies that are part of the role. */
  SourcedPolicies inline(Tree node) {
    return granted(node, "inline_policies", List.of(RoleReader.WAS, GRANTS), RoleAttributes.NONE);
  }

  /** The policies that are made beside the role, with these attributes unless they have own. */
  SourcedPolicies managed(Tree node, RoleAttributes role) {
    return granted(node, "managed_policies", KEYS, role);
  }

  private SourcedPolicies granted(Tree node, String key, List<String> keys, RoleAttributes role) {
    var policies = new SourcedPolicies();
    Optional<Mapping> mapping = problems.mapping(node, "'" + key + "'", EXAMPLE);
    if (mapping.isEmpty()) {
      return policies;
    }
    KeyReader.refuseDuplicates(mapping.get(), problems);
    var names = new HashSet<String>();
    for (Entry entry : mapping.get().entries()) {
      Optional<PolicyName> name = problems.value(entry.location(), entry.key(), PolicyName::new);
      String what = "the policy " + quoted(entry.key());
      Optional<KeyReader> form = form(entry.value(), what, keys);
      List<Sourced<Grant>> granted =
          form.isEmpty()
              ? grants(entry.value(), what)
              : form.get()
                  .required(GRANTS, "'" + GRANTS + ":' with " + GRANTS_EXAMPLE)
                  .map(list -> grants(list, "'" + GRANTS + "'"))
                  .orElse(List.of());
      PolicyAttributes attributes =
          form.map(own -> attributes(own, what, role)).orElseGet(() -> PolicyAttributes.of(role));
      if (name.isPresent() && !granted.isEmpty() && names.add(entry.key())) {
        policies.add(entry.location(), name.get(), attributes, granted);
        form.flatMap(this::formerName).ifPresent(was -> policies.rename(name.get(), was));
      }
    }
    return policies;
  }

  /** The keys of a policy that has more than grants; nothing for one that is a list of these. */
  private Optional<KeyReader> form(Tree value, String what, List<String> keys) {
    return value instanceof Mapping mapping
            && mapping.entries().stream().map(Entry::key).anyMatch(KEYS::contains)
        ? Optional.of(new KeyReader(mapping, what, keys, problems))
        : Optional.empty();
  }

  private Optional<PolicyName> formerName(KeyReader keys) {
    return keys.optional(RoleReader.WAS)
        .flatMap(node -> problems.value(node, "'was'", "data", PolicyName::new));
  }

  private PolicyAttributes attributes(KeyReader keys, String what, RoleAttributes role) {
    return new PolicyAttributes(
        keys.optional("description")
            .flatMap(
                node ->
                    problems.value(
                        node, "'description'", "\"Reads the data\"", PolicyDescription::new))
            .orElse(null),
        keys.optional("path")
            .flatMap(node -> problems.value(node, "'path'", "/training/", RolePath::new))
            .orElse(role.path()),
        keys.optional("tags").map(node -> tags(node, what)).orElse(role.tags()));
  }

  /** No tags are written as an empty mapping, where the role has some. */
  private List<Tag> tags(Tree node, String what) {
    return node instanceof Mapping mapping && mapping.entries().isEmpty()
        ? List.of()
        : new AttributesReader(problems, deployment).tags(node, what);
  }

  /** Policies that exist already. */
  List<ManagedPolicyArn> attached(Tree node) {
    var policies = new ArrayList<ManagedPolicyArn>();
    for (Tree item : problems.items(node, "'attached_policies'", ATTACHED_EXAMPLE)) {
      Optional<ManagedPolicyArn> policy =
          problems.value(
              item,
              "a policy",
              "arn:aws:iam::123456789012:policy/OrgBaseline",
              text -> ManagedPolicyArn.of(text).attachableIn(deployment));
      if (policy.isPresent() && policies.contains(policy.get())) {
        problems.add(
            SAME_POLICY,
            item.location(),
            quoted(policy.get().toString()) + " is attached twice",
            "remove one of them");
      } else {
        policy.ifPresent(policies::add);
      }
    }
    return policies;
  }

  private List<Sourced<Grant>> grants(Tree list, String what) {
    var read = new ArrayList<Sourced<Grant>>();
    for (Tree item : problems.items(list, what, GRANTS_EXAMPLE)) {
      grants.read(item).ifPresent(read::add);
    }
    return read;
  }
}
