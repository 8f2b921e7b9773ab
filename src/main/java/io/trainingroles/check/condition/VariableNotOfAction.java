package io.trainingroles.check.condition;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.check.Check;
import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.evidence.ConditionKeys;
import io.trainingroles.check.evidence.PolicyVariable;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.iam.PolicyVersion;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A policy variable that no request of an action has a value for. */
final class VariableNotOfAction implements Check {
  @Override
  public IssuePage page() {
    return IssuePage.of("VARIABLE_NOT_OF_ACTION", IssueGroup.CONDITION, WARNING)
        .title("No request of the action has a value for the policy variable")
        .avoid(
            "{\"Effect\": \"Allow\", \"Action\": \"s3:GetObject\", "
                + "\"Resource\": \"arn:aws:s3:::data/${aws:RequestTag/team}/*\"}")
        .prefer("\"Resource\": \"arn:aws:s3:::data/${aws:PrincipalTag/team}/*\"")
        .why(
            "A variable without a value matches nothing: an Allow does not allow the action "
                + "there, a Deny does not deny it.")
        .limits(
            "Variables in resources and in the values of conditions are checked (not of operators "
                + "with Not), as far as AWS documents which requests have the "
                + "key: keys of services, and aws:RequestTag and aws:ResourceTag. Those with a "
                + "default value, other global keys and those of a session are not. In a policy "
                + "of a role, aws:username is reported, too: AWS gives it to users alone.")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html");
  }

  @Override
  public void review(ReviewedRole role, FindingCollector findings) {
    boolean isRole = role.judged().isRole();
    role.statements().forEach(statement -> review(statement, isRole, findings));
  }

  private static void review(
      ReviewedStatement statement, boolean isRole, FindingCollector findings) {
    if (statement.policy().document().effectiveVersion() == PolicyVersion.V2008_10_17) {
      return;
    }
    boolean areKnown =
        !statement.actionPatterns().isEmpty()
            && statement.actionPatterns().stream()
                .noneMatch(action -> statement.actions(action).isEmpty());
    for (PolicyVariable variable : PolicyVariable.ofResources(statement)) {
      without(statement, variable, isRole, areKnown)
          .map(
              problem ->
                  problem
                      + ", so the resource with '"
                      + variable.text()
                      + "' is not "
                      + (statement.allows() ? "allowed" : "denied"))
          .ifPresent(problem -> add(statement, variable, problem, "name the resource", findings));
    }
    for (PolicyVariable variable : PolicyVariable.ofConditions(statement)) {
      without(statement, variable, isRole, areKnown)
          .map(problem -> problem + ", so no value matches '" + variable.text() + "'")
          .ifPresent(problem -> add(statement, variable, problem, "write the value", findings));
    }
  }

  /** Which requests have no value for a variable; nothing where some may have one. */
  private static Optional<String> without(
      ReviewedStatement statement, PolicyVariable variable, boolean isRole, boolean areKnown) {
    if (isRole && isNameOfUser(statement, variable)) {
      return Optional.of("a session of a role has no " + variable.key());
    }
    if (!areKnown || !ConditionKeys.isToldByAction(statement, variable.key())) {
      return Optional.empty();
    }
    List<String> without = ConditionKeys.actionsWithout(statement, variable.key());
    return without.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "no request of "
                + without.stream().limit(3).collect(Collectors.joining(", "))
                + (without.size() > 3 ? ", and " + (without.size() - 3) + " more," : "")
                + " has a value for "
                + variable.key());
  }

  private static boolean isNameOfUser(ReviewedStatement statement, PolicyVariable variable) {
    return variable.key().equalsIgnoreCase("aws:username") && statement.policy().use().isIdentity();
  }

  private static void add(
      ReviewedStatement statement,
      PolicyVariable variable,
      String problem,
      String otherwise,
      FindingCollector findings) {
    if (!variable.hasDefault()) {
      findings.add(
          variable.place(),
          statement.subject(variable.text()),
          problem,
          "use a variable that the requests have, such as ${aws:PrincipalTag/team}, or "
              + otherwise);
    }
  }
}
