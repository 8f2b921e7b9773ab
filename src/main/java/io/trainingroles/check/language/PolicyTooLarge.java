package io.trainingroles.check.language;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.check.Check;
import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedPolicy;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.input.ElementPath;
import io.trainingroles.input.JudgedKind;
import io.trainingroles.input.PolicyUse;
import io.trainingroles.policy.PolicySize;
import io.trainingroles.policy.QuotaIssues;
import java.util.List;
import java.util.Locale;

/**
 * Policies that are longer than IAM's quota. The policies of a spec are counted when it is
 * synthesized, before they are split.
 */
final class PolicyTooLarge implements Check {
  @Override
  public IssuePage page() {
    return QuotaIssues.POLICY_TOO_LARGE;
  }

  @Override
  public void review(ReviewedRole role, FindingCollector findings) {
    List<ReviewedPolicy> policies =
        role.policies().stream().filter(policy -> !policy.isDeclared()).toList();
    for (ReviewedPolicy policy : policies) {
      if (policy.use() == PolicyUse.MANAGED || policy.use() == PolicyUse.PERMISSIONS_BOUNDARY) {
        reviewManaged(role, policy, findings);
      }
    }
    List<ReviewedPolicy> inline =
        policies.stream().filter(policy -> policy.use() == PolicyUse.INLINE).toList();
    int size = PolicySize.ofAll(inline.stream().map(ReviewedPolicy::document).toList());
    int limit = inlineLimit(role.judged().kind());
    if (size > limit) {
      findings.add(
          inline.get(0).at(ElementPath.DOCUMENT),
          "inline policies",
          "the inline policies of '"
              + role.name()
              + "' have "
              + counted(size)
              + " characters in total",
          "the limit is "
              + counted(limit)
              + " for one "
              + role.judged().kind().word()
              + "; make managed policies of some of them");
    }
  }

  private static void reviewManaged(
      ReviewedRole role, ReviewedPolicy policy, FindingCollector findings) {
    int size = PolicySize.of(policy.document());
    boolean isWholeInput = role.judged().isDocument() && policy.isWholeInput();
    if (size <= PolicySize.MANAGED) {
      return;
    }
    String problem = "'" + policy.name() + "' has " + counted(size) + " characters";
    if (!isWholeInput || policy.use() != PolicyUse.MANAGED) {
      findings.add(
          policy.at(ElementPath.DOCUMENT), policy.name(), problem, QuotaIssues.SPLIT_POLICY);
    } else if (size > PolicySize.INLINE_OF_A_ROLE) {
      // Policies of AWS can be longer, and a document does not say whose it is.
      findings.add(
          WARNING,
          policy.at(ElementPath.DOCUMENT),
          policy.name(),
          problem + ", which fits neither an inline nor a managed policy",
          "the limit is 6,144 for a managed policy, and 10,240 for all inline policies of a role;"
              + " split it");
    } else {
      findings.add(
          WARNING,
          policy.at(ElementPath.DOCUMENT),
          policy.name(),
          problem + ", which fits an inline policy of a role, but not a managed policy",
          QuotaIssues.SPLIT_POLICY);
    }
  }

  private static int inlineLimit(JudgedKind kind) {
    return switch (kind) {
      case USER -> PolicySize.INLINE_OF_A_USER;
      case GROUP -> PolicySize.INLINE_OF_A_GROUP;
      default -> PolicySize.INLINE_OF_A_ROLE;
    };
  }

  private static String counted(int size) {
    return String.format(Locale.ROOT, "%,d", size);
  }
}
