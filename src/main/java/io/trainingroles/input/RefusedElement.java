package io.trainingroles.input;

import io.trainingroles.access.PolicyKind;
import io.trainingroles.finding.Finding;
import io.trainingroles.iam.Effect;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.Principal;
import io.trainingroles.iam.PrincipalElement;
import io.trainingroles.iam.PrincipalForm;
import io.trainingroles.iam.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A part of a policy that names principals, for which AWS refuses the policy: so no answer about
 * such a policy would be true. See <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html">IAM
 * JSON policy elements: NotPrincipal</a> and {@link PrincipalForm}.
 *
 * @param path where it is in the document
 * @param given the principal, or {@code NotPrincipal}
 * @param problem what is wrong, without a full stop
 * @param remedy what to write, without a full stop
 */
public record RefusedElement(ElementPath path, String given, String problem, String remedy) {
  private static final String NEGATED = "NotPrincipal";

  /**
   * The parts of a trust policy, or of the resource policy, for which it is refused.
   *
   * @param document the policy
   * @param use what it is to its role; for others than these two, nothing is refused
   * @return the parts, along the document
   */
  public static List<RefusedElement> in(PolicyDocument document, PolicyUse use) {
    var refused = new ArrayList<RefusedElement>();
    for (int index = 0; index < document.statements().size() && use.namesPrincipals(); index++) {
      Statement statement = document.statements().get(index);
      if (statement.principal() instanceof PrincipalElement.NotPrincipals) {
        addNegated(statement, use, ElementPath.ofStatement(index).then(NEGATED), refused);
      }
      refused.addAll(principals(statement, index, use));
    }
    return refused;
  }

  private static void addNegated(
      Statement statement, PolicyUse use, ElementPath path, List<RefusedElement> refused) {
    if (use == PolicyUse.TRUST) {
      refused.add(
          new RefusedElement(
              path,
              NEGATED,
              "a trust policy cannot have NotPrincipal",
              "list the trusted principals in Principal"));
    } else if (statement.effect() == Effect.ALLOW) {
      refused.add(
          new RefusedElement(
              path,
              NEGATED,
              "NotPrincipal cannot be combined with Allow",
              "list the allowed principals in Principal"));
    }
  }

  /**
   * The principals of a statement that no principal can be.
   *
   * @param statement the statement
   * @param index its number in its document, counted from 0
   * @param use what the document is to its role: only Amazon S3 knows canonical user IDs
   * @return the principals, in their order
   */
  public static List<RefusedElement> principals(Statement statement, int index, PolicyUse use) {
    PrincipalElement element = statement.principal();
    if (element == null) {
      return List.of();
    }
    ElementPath path =
        ElementPath.ofStatement(index)
            .then(element instanceof PrincipalElement.NotPrincipals ? NEGATED : "Principal");
    var refused = new ArrayList<RefusedElement>();
    Map<String, Integer> counts = new HashMap<>();
    for (Principal principal : element.principals()) {
      String type = type(principal);
      int number = counts.merge(type, 1, Integer::sum) - 1;
      refusal(principal, use)
          .ifPresent(
              refusal ->
                  refused.add(
                      new RefusedElement(
                          path.then(type).then(Integer.toString(number)),
                          principal.text(),
                          refusal.problem(),
                          refusal.remedy())));
    }
    return refused;
  }

  private static Optional<PrincipalForm.Refusal> refusal(Principal principal, PolicyUse use) {
    return use == PolicyUse.TRUST && principal instanceof Principal.CanonicalUser
        ? Optional.of(
            new PrincipalForm.Refusal(
                "a trust policy cannot have CanonicalUser, which only Amazon S3 knows",
                "write {\"AWS\": …} with the 12 digits of the account"))
        : PrincipalForm.refusal(principal);
  }

  private static String type(Principal principal) {
    if (principal instanceof Principal.Service) {
      return "Service";
    } else if (principal instanceof Principal.Federated) {
      return "Federated";
    }
    return principal instanceof Principal.CanonicalUser ? "CanonicalUser" : "AWS";
  }

  /**
   * What is refused of a policy that stands alone.
   *
   * @param read the policy
   * @param kind what it is attached to
   * @return an error for each part, at its place
   */
  public static List<Finding> findings(InputProblems.ReadDocument read, PolicyKind kind) {
    var refused = new ArrayList<>(ofKind(read.document(), kind));
    if (kind == PolicyKind.RESOURCE) {
      refused.addAll(in(read.document(), PolicyUse.ofPrincipals(read.document())));
    }
    return refused.stream().map(part -> part.finding(read.source())).toList();
  }

  /** Elements that a kind of policy must have, or cannot have. */
  private static List<RefusedElement> ofKind(PolicyDocument document, PolicyKind kind) {
    var refused = new ArrayList<RefusedElement>();
    for (int index = 0; index < document.statements().size(); index++) {
      Statement statement = document.statements().get(index);
      ElementPath path = ElementPath.ofStatement(index);
      if (kind.namesPrincipals() && statement.principal() == null) {
        refused.add(
            new RefusedElement(
                path,
                "Principal",
                "a statement of the " + kind.words() + " names no principal",
                "add Principal; this type of policy requires it"));
      } else if (!kind.namesPrincipals() && statement.principal() != null) {
        refused.add(
            new RefusedElement(
                path.then(
                    statement.principal() instanceof PrincipalElement.NotPrincipals
                        ? NEGATED
                        : "Principal"),
                "Principal",
                "a statement of the " + kind.words() + " names a principal",
                "remove it; the policy applies to the principals that it is attached to"));
      }
      if (!kind.namesPrincipals() && statement.resource() == null) {
        refused.add(
            new RefusedElement(
                path,
                "Resource",
                "a statement of the " + kind.words() + " names no resource",
                "add Resource"));
      }
    }
    return refused;
  }

  private Finding finding(PolicySource source) {
    return Finding.error(InputProblems.MALFORMED_POLICY, source.at(path), problem, remedy);
  }

  /**
   * What is refused of the policies of a role that name principals.
   *
   * @param role the role
   * @return an error for each part, at its place
   */
  public static List<Finding> findings(JudgedRole role) {
    return role.policies().stream()
        .flatMap(
            policy ->
                in(policy.document(), policy.use()).stream()
                    .map(refused -> refused.finding(policy.source())))
        .toList();
  }
}
