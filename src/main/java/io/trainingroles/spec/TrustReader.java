package io.trainingroles.spec;

import io.trainingroles.finding.InputIssues;
import io.trainingroles.finding.IssueCode;
import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.input.PolicySource.TrustOrigin;
import io.trainingroles.role.Form;
import io.trainingroles.role.Trust;
import io.trainingroles.role.trust.Trusts;
import io.trainingroles.role.value.Deployment;
import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Mapping;
import io.trainingroles.tree.Tree.Scalar;
import java.util.List;
import java.util.Optional;

/** Reads one trust: who may assume a role. */
final class TrustReader {
  private static final IssueCode INVALID_VALUE = InputIssues.INVALID_VALUE;
  private static final IssueCode WRONG_TYPE = InputIssues.WRONG_TYPE;
  private static final IssueCode UNKNOWN_TRUST = new IssueCode("UNKNOWN_TRUST");

  private final Problems problems;
  private final Deployment deployment;

  TrustReader(Problems problems, Deployment deployment) {
    this.problems = problems;
    this.deployment = deployment;
  }

  Optional<Sourced<Trust>> read(Tree node) {
    Optional<Form<Trust>> form = Optional.empty();
    if (node instanceof Scalar) {
      form = Optional.of(Trusts.ALL.get(0));
    } else if (node instanceof Mapping mapping) {
      form = Trusts.ALL.stream().filter(one -> mapping.entry(one.word()).isPresent()).findFirst();
      if (form.isEmpty()) {
        List<String> words = Trusts.ALL.stream().map(Form::word).toList();
        problems.add(
            UNKNOWN_TRUST,
            node.location(),
            "the trust does not specify who is trusted",
            "add one of the keys " + String.join(", ", words) + ", as in {service: sagemaker}");
      }
    } else {
      problems.add(
          WRONG_TYPE,
          node.location(),
          "a trust must be a string or a mapping, not a list",
          "write sagemaker, or {service: …}");
    }
    return form.flatMap(one -> new FormReader(problems).read(one, node))
        .filter(trust -> canBeDeployed(trust, node))
        .map(trust -> new Sourced<>(trust, new TrustOrigin(node.location())));
  }

  private boolean canBeDeployed(Trust trust, Tree node) {
    try {
      return !trust.statements(deployment).isEmpty();
    } catch (InvalidValueException elsewhere) {
      problems.add(INVALID_VALUE, node.location(), elsewhere.problem(), elsewhere.remedy());
      return false;
    }
  }
}
