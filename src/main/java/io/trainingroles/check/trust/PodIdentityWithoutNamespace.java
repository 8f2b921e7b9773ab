package io.trainingroles.check.trust;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.TrustCheck;
import io.trainingroles.check.evidence.ConditionLimits;
import io.trainingroles.check.evidence.ServiceHost;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import java.util.Locale;
import java.util.Set;

/** A trust in pods of any namespace. */
final class PodIdentityWithoutNamespace implements TrustCheck {
  private static final Set<String> PLACES =
      Set.of(
          "aws:requesttag/kubernetes-namespace",
          "aws:requesttag/kubernetes-service-account",
          "aws:requesttag/kubernetes-pod-uid",
          "aws:requesttag/eks-cluster-arn",
          "aws:requesttag/eks-cluster-name");

  @Override
  public IssuePage page() {
    return IssuePage.of("POD_IDENTITY_WITHOUT_NAMESPACE", IssueGroup.TRUST, WARNING)
        .title("Pods of any cluster and namespace can get the role")
        .avoid(
            "{\"Principal\": {\"Service\": \"pods.eks.amazonaws.com\"}, \"Action\": "
                + "[\"sts:AssumeRole\", \"sts:TagSession\"]}")
        .prefer(
            "\"Condition\": {\"StringEquals\": {\"aws:RequestTag/kubernetes-namespace\": "
                + "\"training\"}}")
        .why(
            "A principal that can create an EKS Pod Identity association, and pass the "
                + "role, can give it to any pod. The session tags contain the cluster, the "
                + "namespace and the service account.")
        .limits(
            "A condition on one of these tags is enough. The trust \"eks-pods\" of a spec "
                + "adds them with namespace: and service_account:.")
        .source("https://docs.aws.amazon.com/eks/latest/userguide/pod-id-role.html");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector findings) {
    for (String host : ServiceHost.of(statement)) {
      if (statement.allows()
          && ServiceHost.isOf(host, Set.of("pods.eks"))
          && statement.isAbout("sts:AssumeRole")
          && !ConditionLimits.on(statement, key -> PLACES.contains(key.toLowerCase(Locale.ROOT)))) {
        findings.add(
            statement.place(),
            statement.subject(host),
            "pods of any cluster and namespace of the account can get the role",
            "add a condition on aws:RequestTag/kubernetes-namespace");
      }
    }
  }
}
