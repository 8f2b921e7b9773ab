package io.trainingroles.policy;

import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.role.PolicyAttributes;
import io.trainingroles.role.PolicyName;

/**
 * A policy that is a resource of its own, and is attached to the role. See <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html">Managed
 * policies and inline policies</a>.
 *
 * @param name the policy's name, unique in its account
 * @param attributes its description, path and tags
 * @param document what it allows
 */
public record ManagedPolicy(PolicyName name, PolicyAttributes attributes, PolicyDocument document) {
  /**
   * The path that its ARN has.
   *
   * @return the path, {@code /} if none was declared
   */
  public String path() {
    return attributes.path() == null ? "/" : attributes.path().value();
  }
}
