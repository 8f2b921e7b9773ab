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

/** Any pod can be given the role. */
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
        .title("Pods of any cluster and namespace may get the role")
        .avoid(
            "{\"Principal\": {\"Service\": \"pods.eks.amazonaws.com\"}, \"Action\": "
                + "[\"sts:AssumeRole\", \"sts:TagSession\"]}")
        .prefer(
            "\"Condition\": {\"StringEquals\": {\"aws:RequestTag/kubernetes-namespace\": "
                + "\"training\"}}")
        .why(
            "Whoever may make an association of EKS Pod Identity, and pass the role, gives "
                + "it to a pod of their choice. The tags of the session say which cluster, "
                + "namespace and service account it is.")
        .limits(
            "One of the tags that name where the pod runs is enough. The trust \"eks-pods\" "
                + "of a spec has them with namespace: and service_account:.")
        .source("https://docs.aws.amazon.com/eks/latest/userguide/pod-id-role.html");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector notes) {
    for (String host : ServiceHost.of(statement)) {
      if (statement.allows()
          && ServiceHost.isOf(host, Set.of("pods.eks"))
          && statement.isAbout("sts:AssumeRole")
          && !ConditionLimits.on(statement, key -> PLACES.contains(key.toLowerCase(Locale.ROOT)))) {
        notes.add(
            statement.place(),
            statement.subject(host),
            "pods of any cluster and namespace of the account may get the role",
            "add a condition on aws:RequestTag/kubernetes-namespace");
      }
    }
  }
}
