package io.trainingroles.access;

import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.iam.PolicyDocument;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All policies that have a say in a request. A policy that is not given is not there.
 *
 * <p>For {@code sts:AssumeRole} and its relatives the role's trust policy is the resource policy;
 * for AWS KMS it is the key policy. Both must be there for anything to be allowed, whatever
 * identity policies say.
 *
 * @param identityPolicies those of the role or user who makes the request
 * @param permissionsBoundary the boundary of the role or user, or null
 * @param sessionPolicies those that were passed when the session began; none leaves it unlimited
 * @param resourcePolicy that of the resource, or null
 * @param resourceAccount the account that owns the resource, or null where its ARN says it or it is
 *     the caller's own
 * @param serviceControlPolicies the levels above the caller's account, root first, its own last;
 *     each must allow, so {@code FullAWSAccess} is given where it is attached
 * @param resourceControlPolicies the levels above the resource's account; the {@code
 *     RCPFullAWSAccess} that cannot be detached counts without being given
 */
public record Policies(
    List<NamedPolicy> identityPolicies,
    @Nullable NamedPolicy permissionsBoundary,
    List<NamedPolicy> sessionPolicies,
    @Nullable NamedPolicy resourcePolicy,
    @Nullable String resourceAccount,
    List<PolicyLevel> serviceControlPolicies,
    List<PolicyLevel> resourceControlPolicies) {

  /** No policies: everything is denied. */
  public static final Policies NONE =
      new Policies(List.of(), null, List.of(), null, null, List.of(), List.of());

  /**
   * Keeps unchangeable copies.
   *
   * @throws InvalidValueException if an account is not 12 digits
   */
  public Policies {
    identityPolicies = List.copyOf(identityPolicies);
    sessionPolicies = List.copyOf(sessionPolicies);
    serviceControlPolicies = List.copyOf(serviceControlPolicies);
    resourceControlPolicies = List.copyOf(resourceControlPolicies);
    if (resourceAccount != null && !CallerNames.isAccount(resourceAccount)) {
      throw new InvalidValueException(
          "'" + resourceAccount + "' is not an AWS account ID", "write 12 digits");
    }
  }

  /**
   * Identity policies and nothing else.
   *
   * @param documents the documents, which are called by their numbers
   * @return the policies
   */
  public static Policies ofIdentity(List<PolicyDocument> documents) {
    return NONE.withIdentityPolicies(numbered("policy", documents));
  }

  /**
   * The documents with names that tell them apart.
   *
   * @param word what to call each
   * @param documents the documents
   * @return the word alone for one document, with its number from 1 for each of several
   */
  public static List<NamedPolicy> numbered(String word, List<PolicyDocument> documents) {
    var named = new ArrayList<NamedPolicy>();
    for (PolicyDocument document : documents) {
      String name = documents.size() == 1 ? word : word + " " + (named.size() + 1);
      named.add(new NamedPolicy(name, document));
    }
    return List.copyOf(named);
  }

  /**
   * These policies with other identity policies.
   *
   * @param policies the identity policies
   * @return the policies
   */
  public Policies withIdentityPolicies(List<NamedPolicy> policies) {
    return new Policies(
        policies,
        permissionsBoundary,
        sessionPolicies,
        resourcePolicy,
        resourceAccount,
        serviceControlPolicies,
        resourceControlPolicies);
  }

  /**
   * These policies with another permissions boundary.
   *
   * @param boundary the boundary, or null for none
   * @return the policies
   */
  public Policies withPermissionsBoundary(@Nullable NamedPolicy boundary) {
    return new Policies(
        identityPolicies,
        boundary,
        sessionPolicies,
        resourcePolicy,
        resourceAccount,
        serviceControlPolicies,
        resourceControlPolicies);
  }

  /**
   * These policies with other session policies.
   *
   * @param policies the session policies; none leaves the session unlimited
   * @return the policies
   */
  public Policies withSessionPolicies(List<NamedPolicy> policies) {
    return new Policies(
        identityPolicies,
        permissionsBoundary,
        policies,
        resourcePolicy,
        resourceAccount,
        serviceControlPolicies,
        resourceControlPolicies);
  }

  /**
   * These policies with another resource policy.
   *
   * @param policy the policy, or null for none
   * @param account the account that owns the resource, or null where its ARN says it or it is the
   *     caller's own
   * @return the policies
   */
  public Policies withResourcePolicy(@Nullable NamedPolicy policy, @Nullable String account) {
    return new Policies(
        identityPolicies,
        permissionsBoundary,
        sessionPolicies,
        policy,
        account,
        serviceControlPolicies,
        resourceControlPolicies);
  }

  /**
   * These policies with those of an organization.
   *
   * @param serviceControl the levels above the caller's account, root first
   * @param resourceControl the levels above the resource's account, root first
   * @return the policies
   */
  public Policies withOrganization(
      List<PolicyLevel> serviceControl, List<PolicyLevel> resourceControl) {
    return new Policies(
        identityPolicies,
        permissionsBoundary,
        sessionPolicies,
        resourcePolicy,
        resourceAccount,
        serviceControl,
        resourceControl);
  }
}
