package io.trainingroles.report.page;

import io.trainingroles.access.proof.AccessProver;
import io.trainingroles.check.ReviewedPolicy;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.iam.Effect;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.Statement;
import io.trainingroles.input.JudgedKind;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.PolicyUse;
import io.trainingroles.input.RolePolicy;
import io.trainingroles.input.UnseenPolicy;
import io.trainingroles.input.UnseenPolicy.UnseenEffect;
import io.trainingroles.reference.ServiceAuthorizationReference;
import io.trainingroles.report.AccessPhrases;
import io.trainingroles.report.AssumersReport;
import io.trainingroles.report.page.ReportedAccess.Meaning;
import io.trainingroles.report.page.ReportedRole.Unseen;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** Makes what a report says about the access of a role, or of another holder of policies. */
final class AccessReporter {
  private final ServiceAuthorizationReference reference = ServiceAuthorizationReference.ofAws();
  private final AccessProver prover;
  private final LocalDate today;

  AccessReporter(AccessProver prover, LocalDate today) {
    this.prover = prover;
    this.today = today;
  }

  /** What the policies allow, and what that means. */
  ReportedAccess access(JudgedRole role) {
    Meaning meaning = meaning(role);
    return switch (meaning) {
      case GRANTED -> granted(role);
      case LET_THROUGH, TO_PRINCIPALS, REQUESTS_LET_THROUGH ->
          new ReportedAccess(meaning, stated(role, meaning), false);
      case ASSUMPTION, NOT_READ -> new ReportedAccess(meaning, new AccessMatrix(List.of()), false);
    };
  }

  private static Meaning meaning(JudgedRole role) {
    if (role.kind() == JudgedKind.RESOURCE) {
      return Meaning.NOT_READ;
    } else if (role.kind() != JudgedKind.DOCUMENT) {
      return Meaning.GRANTED;
    }
    return role.policies().stream()
        .findFirst()
        .map(RolePolicy::use)
        .map(AccessReporter::meaning)
        .orElse(Meaning.NOT_READ);
  }

  private static Meaning meaning(PolicyUse use) {
    return switch (use) {
      case INLINE, MANAGED -> Meaning.GRANTED;
      case PERMISSIONS_BOUNDARY -> Meaning.LET_THROUGH;
      case TRUST -> Meaning.ASSUMPTION;
      case RESOURCE -> Meaning.TO_PRINCIPALS;
      case REQUEST_LIMIT -> Meaning.REQUESTS_LET_THROUGH;
    };
  }

  /** What is granted, as far as the boundary lets it through. */
  private ReportedAccess granted(JudgedRole role) {
    List<RolePolicy> boundary = policies(role, PolicyUse.PERMISSIONS_BOUNDARY);
    ReviewedRole reviewed = reviewed(withDenialsOf(boundary, role));
    boolean isLimited =
        !denials(role).isEmpty() || unseen(role).stream().anyMatch(each -> !each.mayGrant());
    var rows =
        new MatrixRows(
            reference, boundary.isEmpty() ? null : allowing(reviewed(boundary)), isLimited, true);
    reviewed.allGrants().forEach(grant -> rows.add(grant, ""));
    AccessMatrix matrix = rows.matrix();
    boolean isTakenAway = matrix.rows().isEmpty() && !reviewed.writtenGrants().isEmpty();
    return new ReportedAccess(Meaning.GRANTED, matrix, isTakenAway);
  }

  private ReviewedRole reviewed(JudgedRole role) {
    return new ReviewedRole(role, reference, prover, List.of(), List.of(), today);
  }

  private List<ReviewedPolicy> reviewed(List<RolePolicy> policies) {
    return policies.stream().map(policy -> new ReviewedPolicy(policy, reference)).toList();
  }

  private static List<RolePolicy> policies(JudgedRole role, PolicyUse use) {
    return role.policies().stream().filter(policy -> policy.use() == use).toList();
  }

  private static JudgedRole with(List<RolePolicy> policies, JudgedRole role) {
    return new JudgedRole(
        role.name(), role.path(), policies, role.unseen(), role.attributes(), role.kind());
  }

  /**
   * The role with the denials of its boundary among its own, in place of the boundary: what that
   * lets through narrows the rows.
   */
  private static JudgedRole withDenialsOf(List<RolePolicy> boundary, JudgedRole role) {
    Stream<RolePolicy> own =
        role.policies().stream().filter(policy -> policy.use() != PolicyUse.PERMISSIONS_BOUNDARY);
    Stream<RolePolicy> denials =
        boundary.stream()
            .filter(policy -> !denying(policy).isEmpty())
            .map(
                policy ->
                    new RolePolicy(
                        PolicyUse.INLINE,
                        policy.name(),
                        new PolicyDocument(
                            policy.document().version(), policy.document().id(), denying(policy)),
                        policy.source()));
    return with(Stream.concat(own, denials).toList(), role);
  }

  private static List<Statement> denying(RolePolicy policy) {
    return policy.document().statements().stream()
        .filter(statement -> statement.effect() == Effect.DENY)
        .toList();
  }

  /** What the statements of a policy that grants nothing to a role say. */
  private AccessMatrix stated(JudgedRole role, Meaning meaning) {
    var rows = new MatrixRows(reference, null, true, meaning != Meaning.TO_PRINCIPALS);
    boolean isNamed = meaning != Meaning.LET_THROUGH;
    allowing(reviewed(role).policies())
        .forEach(statement -> rows.add(statement, isNamed ? who(statement.statement()) : ""));
    return rows.matrix();
  }

  private static List<ReviewedStatement> allowing(List<ReviewedPolicy> policies) {
    return policies.stream()
        .flatMap(policy -> policy.statements().stream())
        .filter(ReviewedStatement::allows)
        .toList();
  }

  private static String who(Statement statement) {
    return ShownText.of(AssumersReport.who(statement));
  }

  /** What the policies deny; of a role, its boundary with them, but not its trust policy. */
  static List<String> denials(JudgedRole role) {
    return role.policies().stream()
        .filter(policy -> policy.use() != PolicyUse.TRUST)
        .flatMap(policy -> denying(policy).stream())
        .map(
            statement ->
                (statement.principal() == null ? "" : who(statement) + ": ")
                    + ShownText.of(AccessPhrases.statement(statement)))
        .distinct()
        .toList();
  }

  private static String sentence(UnseenPolicy policy) {
    String what =
        switch (policy.extent()) {
          case ALL, ELSEWHERE -> policy.name() + ": " + policy.arn();
          case OF_GROUP -> policy.arn() + " of the " + policy.name() + " is not in the input";
          case DOCUMENT, VARIABLES -> policy.name() + " (" + policy.arn() + ") is not in the input";
        };
    return ShownText.of(
        policy.mayGrant() ? what : what + "; it may allow less than is listed here");
  }

  /** What is not known of what the policies allow. */
  static List<Unseen> unseen(JudgedRole role) {
    return role.unseenAccess().stream()
        .filter(policy -> !policy.isBounded())
        .map(policy -> new Unseen(sentence(policy), policy.effect() == UnseenEffect.GRANTS))
        .distinct()
        .toList();
  }
}
