package io.trainingroles.terraform.address;

import io.trainingroles.finding.Finding;
import io.trainingroles.finding.IssueCode;
import io.trainingroles.finding.Location.Field;
import io.trainingroles.policy.InlinePolicy;
import io.trainingroles.policy.ManagedPolicy;
import io.trainingroles.policy.RoleDetail;
import io.trainingroles.role.PolicyName;
import io.trainingroles.terraform.Labels;
import io.trainingroles.terraform.RenamedRoles;
import io.trainingroles.terraform.RenamedRoles.FormerNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds former names that nothing can have had: Terraform refuses a {@code moved} block from an
 * address that is still declared, and two from one address.
 */
public final class RenameIssues {
  private static final IssueCode SAME_NAME = new IssueCode("RENAMED_TO_ITSELF");
  private static final IssueCode STILL_DECLARED = new IssueCode("RENAMED_BUT_STILL_DECLARED");
  private static final IssueCode SAME_FORMER_NAME = new IssueCode("SAME_FORMER_NAME");

  private final List<Finding> findings = new ArrayList<>();

  private RenameIssues() {}

  /** What is renamed, of one kind: names with one address are the same. */
  private final class Kind {
    private final String word;
    private final Map<String, String> declared = new HashMap<>();
    private final Map<String, String> former = new HashMap<>();

    /** Of what {@code word} names, such as "role". */
    Kind(String word) {
      this.word = word;
    }

    void declare(String label, String name) {
      declared.putIfAbsent(label, name);
    }

    void rename(Field place, String name, String was, String label) {
      if (name.equals(was)) {
        add(
            SAME_NAME,
            place,
            "'" + was + "' is the name that the " + word + " has",
            "remove 'was'");
        return;
      }
      String holder = declared.get(label);
      if (holder != null && !holder.equals(name)) {
        add(
            STILL_DECLARED,
            place,
            holder.equals(was)
                ? "the spec still has a " + word + " '" + was + "'"
                : "the " + word + " '" + holder + "' of the spec has the address of '" + was + "'",
            "remove 'was', or that "
                + word
                + "; to swap two names, rename in two steps, with an apply after each");
        return;
      }
      String other = former.putIfAbsent(label, name);
      if (other != null) {
        add(
            SAME_FORMER_NAME,
            place,
            "'" + other + "' and '" + name + "' cannot both have been '" + was + "'",
            "remove one 'was'");
      }
    }

    private void add(IssueCode code, Field place, String problem, String remedy) {
      findings.add(Finding.error(code, place, problem, remedy));
    }
  }

  /**
   * What is wrong with the former names of roles and policies.
   *
   * @param roles the roles of one configuration
   * @param renamed their former names
   * @return an error for each name that is wrong, at its {@code was}
   */
  public static List<Finding> among(List<RoleDetail> roles, RenamedRoles renamed) {
    var issues = new RenameIssues();
    Kind ofRoles = issues.new Kind("role");
    Kind ofPolicies = issues.new Kind("managed policy");
    for (RoleDetail role : roles) {
      ofRoles.declare(Labels.of(role.name()), role.name().value());
      role.managedPolicies()
          .forEach(policy -> ofPolicies.declare(Labels.of(policy.name()), policy.name().value()));
    }
    for (RoleDetail role : roles) {
      FormerNames former = renamed.formerNames().getOrDefault(role.name(), FormerNames.NONE);
      String name = role.name().value();
      if (former.role() != null) {
        ofRoles.rename(
            Field.of("roles", name, "was"), name, former.role().value(), Labels.of(former.role()));
      }
      for (ManagedPolicy policy : role.managedPolicies()) {
        rename(ofPolicies, name, "managed_policies", policy.name(), former.managedPolicies());
      }
      Kind ofInline = issues.new Kind("policy");
      role.inlinePolicies()
          .forEach(policy -> ofInline.declare(Labels.of(policy.name()), policy.name().value()));
      for (InlinePolicy policy : role.inlinePolicies()) {
        rename(ofInline, name, "inline_policies", policy.name(), former.inlinePolicies());
      }
    }
    return List.copyOf(issues.findings);
  }

  private static void rename(
      Kind kind, String role, String key, PolicyName policy, Map<PolicyName, PolicyName> former) {
    PolicyName was = former.get(policy);
    if (was != null) {
      Field place = Field.of("roles", role, key, policy.value(), "was");
      kind.rename(place, policy.value(), was.value(), Labels.of(was));
    }
  }
}
