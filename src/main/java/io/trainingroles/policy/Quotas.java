package io.trainingroles.policy;

import io.trainingroles.finding.Finding;
import io.trainingroles.finding.IssueCode;
import io.trainingroles.finding.Location.Field;
import io.trainingroles.finding.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;

/**
 * The limits of IAM that Terraform does not check: each of these would fail at apply, after other
 * resources have been created. See <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html">IAM and AWS STS
 * quotas</a>. IAM counts the characters of a document without its white space.
 */
public final class Quotas {
  private static final IssueCode POLICY_TOO_LARGE = QuotaIssues.POLICY_TOO_LARGE.code();
  private static final IssueCode TRUST_TOO_LARGE = QuotaIssues.TRUST_POLICY_TOO_LARGE.code();
  private static final IssueCode TOO_MANY_POLICIES = QuotaIssues.TOO_MANY_POLICIES.code();
  private static final IssueCode SAME_POLICY_NAME = new IssueCode("SAME_POLICY_NAME");

  /**
   * The most attached policies of a role, in accounts whose quota is the older one; of a user as
   * long as the quota is not raised; and of any group.
   */
  public static final int ATTACHED_IN_OLD_ACCOUNTS = 10;

  /** The most attached policies of a role once the quota has been raised. */
  public static final int ATTACHED_AT_MOST = 25;

  /** The most attached policies of a user once the quota has been raised. */
  public static final int ATTACHED_TO_A_USER_AT_MOST = 20;

  private final List<Finding> findings = new ArrayList<>();

  private Quotas() {}

  /**
   * The limits that are exceeded.
   *
   * @param roles the roles of one account
   * @return errors for what IAM refuses, and warnings for what it refuses unless a quota has been
   *     raised
   */
  public static List<Finding> exceeded(List<RoleDetail> roles) {
    var quotas = new Quotas();
    roles.forEach(quotas::check);
    quotas.checkNames(roles);
    return List.copyOf(quotas.findings);
  }

  private void check(RoleDetail role) {
    String name = role.name().value();
    int trust = PolicySize.of(role.trustPolicy());
    if (trust > PolicySize.TRUST_BY_DEFAULT) {
      Severity severity = trust > PolicySize.TRUST_AT_MOST ? Severity.ERROR : Severity.WARNING;
      findings.add(
          new Finding(
              severity,
              TRUST_TOO_LARGE,
              Field.of("roles", name, "trusts"),
              "the trust policy has " + trust + " characters",
              QuotaIssues.RAISE_TRUST));
    }
    int inline =
        PolicySize.ofAll(role.inlinePolicies().stream().map(InlinePolicy::document).toList());
    if (inline > PolicySize.INLINE_OF_A_ROLE) {
      findings.add(
          Finding.error(
              POLICY_TOO_LARGE,
              Field.of("roles", name, "inline_policies"),
              "the inline policies have " + inline + " characters in total",
              "the limit is 10,240 for one role; move some of them to 'managed_policies'"));
    }
    for (ManagedPolicy policy : role.managedPolicies()) {
      int size = PolicySize.of(policy.document());
      if (size > PolicySize.MANAGED) {
        findings.add(
            Finding.error(
                POLICY_TOO_LARGE,
                Field.of("roles", name, "managed_policies", policy.name().value()),
                "the policy has " + size + " characters",
                QuotaIssues.SPLIT_POLICY));
      }
    }
    checkAttached(role);
  }

  private void checkAttached(RoleDetail role) {
    int attached = role.managedPolicies().size() + role.attachedPolicies().size();
    if (attached > ATTACHED_IN_OLD_ACCOUNTS) {
      findings.add(
          new Finding(
              attached > ATTACHED_AT_MOST ? Severity.ERROR : Severity.WARNING,
              TOO_MANY_POLICIES,
              Field.of("roles", role.name().value()),
              "the role has " + attached + " managed policies attached",
              QuotaIssues.RAISE_ATTACHED));
    }
  }

  private void checkNames(List<RoleDetail> roles) {
    var holders = new HashMap<String, String>();
    for (RoleDetail role : roles) {
      for (ManagedPolicy policy : role.managedPolicies()) {
        String name = policy.name().value();
        String other = holders.putIfAbsent(name.toLowerCase(Locale.ROOT), name);
        if (other != null && !other.equals(name)) {
          findings.add(
              Finding.error(
                  SAME_POLICY_NAME,
                  Field.of("roles", role.name().value(), "managed_policies", name),
                  "'" + name + "' and '" + other + "' are the same name, as IAM ignores case",
                  "rename one of them"));
        }
      }
    }
  }
}
