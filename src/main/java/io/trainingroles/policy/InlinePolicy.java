package io.trainingroles.policy;

import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.role.PolicyName;

/**
 * A policy that is part of its role. See <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html">Managed
 * policies and inline policies</a>.
 *
 * @param name the policy's name, unique in its role
 * @param document what it allows
 */
public record InlinePolicy(PolicyName name, PolicyDocument document) {}
