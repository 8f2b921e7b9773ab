package io.trainingroles.spec;

import static io.trainingroles.finding.Quotation.quoted;

import io.trainingroles.finding.IssueCode;
import io.trainingroles.role.Grant;
import io.trainingroles.role.PolicyName;
import io.trainingroles.role.value.Deployment;
import io.trainingroles.role.value.ManagedPolicyArn;
import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Entry;
import io.trainingroles.tree.Tree.Mapping;
import io.trainingroles.yaml.KeyReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Reads the policies of a role. */
final class PoliciesReader {
  private static final IssueCode SAME_POLICY = SpecIssues.SAME_POLICY;
  private static final String EXAMPLE =
      "a policy's name and its grants, such as 'data: [{read: s3://my-ai-data-bucket}]'";
  private static final String ATTACHED_EXAMPLE = "[arn:aws:iam::123456789012:policy/OrgBaseline]";

  private final Problems problems;
  private final Deployment deployment;
  private final GrantReader grants;

  PoliciesReader(Problems problems, Deployment deployment) {
    this.problems = problems;
    this.deployment = deployment;
    this.grants = new GrantReader(problems, deployment);
  }

  /** Policies by intent; {@code key} is their key in the role. */
  SourcedPolicies granted(Tree node, String key) {
    var policies = new SourcedPolicies();
    Optional<Mapping> mapping = problems.mapping(node, "'" + key + "'", EXAMPLE);
    if (mapping.isEmpty()) {
      return policies;
    }
    KeyReader.refuseDuplicates(mapping.get(), problems);
    var names = new HashSet<String>();
    for (Entry entry : mapping.get().entries()) {
      Optional<PolicyName> name = problems.value(entry.location(), entry.key(), PolicyName::new);
      List<Sourced<Grant>> granted = grants(entry);
      if (name.isPresent() && !granted.isEmpty() && names.add(entry.key())) {
        policies.add(entry.location(), name.get(), granted);
      }
    }
    return policies;
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

  private List<Sourced<Grant>> grants(Entry entry) {
    String what = "the policy " + quoted(entry.key());
    var read = new ArrayList<Sourced<Grant>>();
    for (Tree item :
        problems.items(entry.value(), what, "a list of grants, such as '- read: s3://BUCKET'")) {
      grants.read(item).ifPresent(read::add);
    }
    return read;
  }
}
