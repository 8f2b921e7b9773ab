package io.trainingroles.check.trust;

import static io.trainingroles.finding.Severity.SECURITY_WARNING;

import io.trainingroles.access.NamedPolicy;
import io.trainingroles.access.proof.Inclusion;
import io.trainingroles.access.set.RequestSet;
import io.trainingroles.check.Check;
import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.iam.ActionElement.NotActions;
import io.trainingroles.iam.ActionPattern;
import io.trainingroles.iam.Condition;
import io.trainingroles.iam.Effect;
import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.Principal;
import io.trainingroles.iam.PrincipalElement.Principals;
import io.trainingroles.iam.Statement;
import java.util.List;
import java.util.stream.Collectors;

/** A statement that allows without a condition what another one allows with it. */
final class UnconditionedUndoesConditioned implements Check {
  private static final RequestSet NOTHING =
      RequestSet.ofResource(
          new NamedPolicy(
              "nothing",
              PolicyDocument.of(
                  List.of(
                      new Statement(
                          null,
                          Effect.ALLOW,
                          Principals.of(new Principal.Everyone()),
                          new NotActions(List.of(ActionPattern.of("*"))),
                          null,
                          List.of())))));

  @Override
  public IssuePage page() {
    return IssuePage.of("UNCONDITIONED_UNDOES_CONDITIONED", IssueGroup.TRUST, SECURITY_WARNING)
        .title("Another statement allows the same without the condition, or under a wider one")
        .avoid(
            "[{\"Principal\": {\"Service\": \"sagemaker.amazonaws.com\"}, \"Condition\": {…}}, "
                + "{\"Principal\": {\"Service\": \"sagemaker.amazonaws.com\"}}]")
        .prefer("[{\"Principal\": {\"Service\": \"sagemaker.amazonaws.com\"}, \"Condition\": {…}}]")
        .why(
            "One matching Allow is enough, so the condition of the other statement "
                + "protects nothing.")
        .limits(
            "Statements are compared in pairs, as sets of requests; what several of them "
                + "allow together is not compared. Statements with values that are known only "
                + "after apply are not checked.")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html");
  }

  @Override
  public void review(ReviewedRole role, FindingCollector findings) {
    List<ReviewedStatement> allowing =
        role.trusts().stream()
            .filter(statement -> statement.allows() && isKnown(statement))
            .toList();
    for (ReviewedStatement conditioned : allowing) {
      if (!conditioned.statement().conditions().isEmpty()) {
        allowing.stream()
            .filter(other -> other != conditioned && undoes(role, other, conditioned))
            .findFirst()
            .ifPresent(other -> add(other, conditioned, findings));
      }
    }
  }

  private static boolean isKnown(ReviewedStatement statement) {
    return statement.statement().isKnown();
  }

  private static void add(
      ReviewedStatement other, ReviewedStatement conditioned, FindingCollector findings) {
    List<Condition> conditions = conditioned.statement().conditions();
    List<Condition> missing =
        conditions.stream()
            .filter(condition -> other.conditionsOn(condition.key()).isEmpty())
            .toList();
    boolean isWider = missing.isEmpty();
    findings.add(
        other.place(),
        other.subject(keys(conditions)),
        "this statement allows all that the statement with the condition on "
            + keys(isWider ? conditions : missing)
            + " allows, "
            + (isWider ? "under a wider condition" : "without that condition"),
        isWider
            ? "remove it, or narrow its condition to that of the other statement"
            : "remove it, or add the condition to it");
  }

  private static String keys(List<Condition> conditions) {
    return conditions.stream().map(Condition::key).distinct().collect(Collectors.joining(", "));
  }

  private static boolean undoes(
      ReviewedRole role, ReviewedStatement other, ReviewedStatement conditioned) {
    if (other.statement().conditions().equals(conditioned.statement().conditions())) {
      return false;
    }
    try {
      RequestSet wide = alone(other);
      RequestSet narrow = alone(conditioned);
      // What never applies is part of everything, and has findings of its own.
      return isIn(role, narrow, wide) && !isIn(role, wide, narrow) && !isIn(role, narrow, NOTHING);
    } catch (InvalidValueException misplaced) {
      return false;
    }
  }

  private static boolean isIn(ReviewedRole role, RequestSet some, RequestSet all) {
    return role.prover().inclusion(some, all) instanceof Inclusion.Included;
  }

  private static RequestSet alone(ReviewedStatement statement) {
    PolicyDocument whole = statement.policy().document();
    return RequestSet.ofResource(
        new NamedPolicy(
            "trust",
            new PolicyDocument(whole.version(), whole.id(), List.of(statement.statement()))));
  }
}
