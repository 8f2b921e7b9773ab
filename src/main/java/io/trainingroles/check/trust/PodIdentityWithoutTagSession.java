package io.trainingroles.check.trust;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.check.Check;
import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.evidence.ServiceHost;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import java.util.List;
import java.util.Set;

/** A trust in EKS Pod Identity without sts:TagSession. */
final class PodIdentityWithoutTagSession implements Check {

  @Override
  public IssuePage page() {
    return IssuePage.of("POD_IDENTITY_WITHOUT_TAG_SESSION", IssueGroup.TRUST, WARNING)
        .title("The trust in EKS Pod Identity lacks sts:TagSession")
        .avoid(
            "{\"Principal\": {\"Service\": \"pods.eks.amazonaws.com\"}, \"Action\": "
                + "\"sts:AssumeRole\"}")
        .prefer("\"Action\": [\"sts:AssumeRole\", \"sts:TagSession\"]")
        .why(
            "EKS Pod Identity tags each session. Without sts:TagSession the pods get no "
                + "credentials.")
        .limits("Conditions are not checked.")
        .source("https://docs.aws.amazon.com/eks/latest/userguide/pod-id-role.html");
  }

  @Override
  public void review(ReviewedRole role, FindingCollector findings) {
    List<ReviewedStatement> ofPods =
        role.trusts().stream()
            .filter(statement -> statement.allows() && isOfPods(statement))
            .toList();
    if (!ofPods.isEmpty()
        && ofPods.stream().noneMatch(statement -> statement.isAbout("sts:TagSession"))) {
      findings.add(
          ofPods.get(0).at("Action"),
          "sts:TagSession",
          "pods.eks.amazonaws.com is not allowed sts:TagSession, which each session needs",
          "allow sts:AssumeRole and sts:TagSession");
    }
  }

  private static boolean isOfPods(ReviewedStatement statement) {
    return ServiceHost.of(statement).stream()
        .anyMatch(host -> ServiceHost.isOf(host, Set.of("pods.eks")));
  }
}
