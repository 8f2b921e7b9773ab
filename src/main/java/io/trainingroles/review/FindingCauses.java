package io.trainingroles.review;

import io.trainingroles.check.CheckFinding;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.finding.IssueCode;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.finding.Location;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which findings of a role follow from others of the same statement: a statement that allows
 * everything also opens each way to more rights. A cause is never less severe than what follows
 * from it, and follows from nothing itself.
 */
final class FindingCauses {
  /** The statement allows all actions, or all but some: what else it allows follows. */
  private static final Set<String> EVERYTHING = Set.of("FULL_ADMIN", "ALLOW_WITH_NOT_ACTION");

  /** All actions, where something else denies some: that is no full access. */
  private static final Pattern EVERY_ACTION = Pattern.compile("[*]+(:[*]+)?");

  private static final Set<IssueGroup> OF_GRANTS =
      Set.of(
          IssueGroup.ESCALATION,
          IssueGroup.EXFILTRATION,
          IssueGroup.BREADTH,
          IssueGroup.DATA,
          IssueGroup.TRAINING);

  /** What is wrong with a resource where the statement is on every resource. */
  private static final Set<String> OF_EVERY_RESOURCE =
      Set.of(
          "EFS_ANY_FILE_SYSTEM",
          "FEATURE_STORE_ANY_GROUP",
          "LOGS_ANY_GROUP",
          "MLFLOW_ANY_SERVER",
          "MODEL_REGISTRY_ANY_GROUP",
          "PULL_ANY_IMAGE",
          "READ_ANY_PARAMETER",
          "READ_ANY_SECRET");

  /** What no job does that uses some actions of a service, and all actions of the service do. */
  private static final Set<String> OF_EVERY_ACTION =
      Set.of(
          "CREDENTIALS_EXPOSED",
          "ESCALATION_BY_ROLE",
          "ESCALATION_BY_RUNNING_CODE",
          "ESCALATION_BY_USER",
          "HIDES_TRACKS",
          "INFRASTRUCTURE_CHANGED",
          "LIMITS_REMOVED",
          "SHARES_RESOURCES",
          "TRAINING_APPROVES_MODELS",
          "VPC_WITHOUT_SUBNETS");

  private FindingCauses() {}

  /**
   * The findings, with their causes.
   *
   * @param findings what is left of the findings of one role
   * @return the same, in their order
   */
  static List<CheckFinding> of(List<CheckFinding> findings) {
    return findings.stream()
        .map(found -> cause(found, findings).map(found::following).orElse(found))
        .toList();
  }

  private static Optional<CheckFinding> cause(CheckFinding found, List<CheckFinding> all) {
    return all.stream()
        .filter(other -> isEverything(other) && !isEverything(found) && isOfGrants(found))
        .filter(other -> mayCause(other, found))
        .findFirst()
        .or(
            () ->
                all.stream()
                    .filter(other -> isNarrowCause(other, found) && mayCause(other, found))
                    .findFirst());
  }

  private static boolean mayCause(CheckFinding cause, CheckFinding found) {
    Optional<Object> place = FindingGroups.statement(cause.finding().location());
    return place.isPresent()
        && place.equals(FindingGroups.statement(found.finding().location()))
        && cause.finding().severity().compareTo(found.finding().severity()) <= 0;
  }

  private static boolean isEverything(CheckFinding found) {
    return EVERYTHING.contains(code(found))
        || (code(found).equals("WILDCARD_IN_SERVICE")
            && found.actions().stream().anyMatch(EVERY_ACTION.asMatchPredicate()));
  }

  private static boolean isOfGrants(CheckFinding found) {
    IssueCode code = found.finding().code();
    return Catalogue.page(code).map(IssuePage::group).filter(OF_GRANTS::contains).isPresent();
  }

  private static boolean isNarrowCause(CheckFinding cause, CheckFinding found) {
    return switch (code(cause)) {
      case "PASS_ANY_ROLE" ->
          code(found).equals("ESCALATION_BY_PASSED_ROLE")
              || code(found).equals("PASS_ADMINISTRATOR");
      case "ASSUME_ANY_ROLE" -> code(found).equals("ASSUME_ADMINISTRATOR");
      case "SERVICE_WILDCARD" -> OF_EVERY_ACTION.contains(code(found)) && isOfService(cause, found);
      case "RESOURCE_STAR" -> OF_EVERY_RESOURCE.contains(code(found)) && isOfResource(found);
      default -> false;
    };
  }

  /** Whether all that a finding is about are actions of one service that is allowed whole. */
  private static boolean isOfService(CheckFinding cause, CheckFinding found) {
    List<String> services = cause.actions().stream().map(ReviewedStatement::prefix).toList();
    return !found.actions().isEmpty()
        && found.actions().stream().map(ReviewedStatement::prefix).allMatch(services::contains);
  }

  private static boolean isOfResource(CheckFinding found) {
    return found.finding().location() instanceof Location.Element element
        && element.path().contains(".Resource");
  }

  private static String code(CheckFinding found) {
    return found.finding().code().value();
  }
}
