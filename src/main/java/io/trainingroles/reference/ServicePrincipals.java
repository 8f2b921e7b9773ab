package io.trainingroles.reference;

import java.util.HashSet;
import java.util.Set;

/**
 * The service principals that are known, by what comes before {@code .amazonaws.com}. AWS publishes
 * no list of them: known are the prefixes of all services, those that <a
 * href="https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html">AWS's
 * managed policies</a> name, those of a part of a known service ({@code replicator.lambda}), and a
 * few that only the guides of their services have.
 */
public final class ServicePrincipals {
  /** Each from the user guide of its service. */
  private static final Set<String> OF_GUIDES =
      Set.of(
          // https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html
          "vpc-flow-logs",
          // https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-edge-permissions.html
          "edgelambda",
          // https://docs.aws.amazon.com/eks/latest/userguide/pod-execution-role.html
          "eks-fargate-pods",
          // https://docs.aws.amazon.com/eks/latest/userguide/using-service-linked-roles-eks-nodegroups.html
          "eks-nodegroup",
          "eks-fargate",
          // https://docs.aws.amazon.com/pinpoint/latest/developerguide/permissions-export-segments.html
          "pinpoint",
          // https://docs.aws.amazon.com/cur/latest/userguide/cur-s3.html
          "billingreports",
          // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-service-linked-roles.html
          "cloudwatch-crossaccount",
          // https://docs.aws.amazon.com/config/latest/developerguide/conformance-pack-organization-apis.html
          "config-multiaccountsetup");

  private final Set<String> words;

  /** Those that are known; {@code services} are the prefixes of all services. */
  ServicePrincipals(Set<String> services) {
    var known = new HashSet<>(services);
    ReferenceTexts.servicePrincipals().lines().forEach(known::add);
    known.addAll(OF_GUIDES);
    this.words = Set.copyOf(known);
  }

  /**
   * Whether a principal is known, or belongs to a service that is.
   *
   * @param word what comes before the Region and the suffix of AWS, such as {@code delivery.logs}
   * @return false if it is likely a mistake; it may also be newer than the data
   */
  public boolean contains(String word) {
    return words.contains(word)
        || (word.indexOf('.') >= 0 && words.contains(word.substring(word.lastIndexOf('.') + 1)));
  }

  /**
   * The words of all.
   *
   * @return such as {@code ecs-tasks}
   */
  public Set<String> words() {
    return words;
  }
}
