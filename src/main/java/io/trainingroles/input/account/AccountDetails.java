package io.trainingroles.input.account;

import io.trainingroles.input.GatheredRole;
import io.trainingroles.input.InputProblems;
import io.trainingroles.input.InputProblems.ReadDocument;
import io.trainingroles.input.InputReading;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.JudgedRole.UnseenEffect;
import io.trainingroles.input.PolicyUse;
import io.trainingroles.input.SeenAttributes;
import io.trainingroles.input.SeenValue;
import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Mapping;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the details of all roles of an account, <a
 * href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html">GetAccountAuthorizationDetails</a>.
 * Its documents are percent-encoded texts; the AWS command line has decoded them to objects.
 */
public final class AccountDetails {
  private final InputProblems problems;
  private final Map<String, NamedDocument> managed = new HashMap<>();

  private record NamedDocument(String name, ReadDocument document) {}

  private AccountDetails(String source) {
    this.problems = new InputProblems(source);
  }

  /**
   * Reads the roles.
   *
   * @param source the name of the input
   * @param text its JSON
   * @return the roles with their policies, or all that is wrong
   */
  public static InputReading read(String source, String text) {
    var details = new AccountDetails(source);
    List<JudgedRole> roles =
        details.problems.object(source, text).map(details::roles).orElse(List.of());
    return details.problems.reading(roles);
  }

  private List<JudgedRole> roles(Mapping root) {
    if (problems.flag(root, "IsTruncated")
        || root.value("NextToken").isPresent()
        || root.value("Marker").isPresent()) {
      problems.add(
          root.location(),
          "the account's details are not complete",
          "run aws iam get-account-authorization-details without --max-items and --no-paginate;"
              + " the rest could change every role");
    }
    if (root.value("RoleDetailList").isEmpty()) {
      problems.add(
          root.location(),
          "there is no RoleDetailList",
          "generate it again without --filter, or with Role among its values");
    }
    problems.objects(root, "Policies").forEach(this::addManaged);
    List<Mapping> details = problems.objects(root, "RoleDetailList");
    refuseRepeated(details);
    return details.stream().map(this::role).toList();
  }

  /** An account has a name once; of two accounts put together, one role would hide the other. */
  private void refuseRepeated(List<Mapping> details) {
    var names = new HashSet<String>();
    for (Mapping detail : details) {
      String name = detail.value("RoleName").flatMap(Tree::asText).orElse("");
      if (!name.isEmpty() && !names.add(name.toLowerCase(Locale.ROOT))) {
        problems.add(
            detail.location(),
            "the role '" + name + "' is defined twice",
            "give the details of one account, each role once");
      }
    }
  }

  private void addManaged(Mapping policy) {
    Optional<String> arn = problems.text(policy, "Arn");
    Optional<String> name = problems.text(policy, "PolicyName");
    for (Mapping version : problems.objects(policy, "PolicyVersionList")) {
      if (problems.flag(version, "IsDefaultVersion")) {
        document(name.orElse("policy"), version, "Document")
            .map(
                read ->
                    PolicyOwner.owned(
                        arn.orElse(""), problems.optionalText(version, "VersionId"), read))
            .ifPresent(read -> addManaged(policy, arn.orElse(""), name.orElse(""), read));
      }
    }
  }

  /** Two answers that were put together may each have the policy, as it was at their time. */
  private void addManaged(Mapping policy, String arn, String name, ReadDocument read) {
    NamedDocument other = managed.put(arn, new NamedDocument(name, read));
    if (other != null && !other.document().document().equals(read.document())) {
      problems.add(policy.location(), arn + " is defined twice", "keep the one that is in effect");
    }
  }

  private JudgedRole role(Mapping detail) {
    String name = problems.text(detail, "RoleName").orElse("");
    String path = problems.text(detail, "Path").orElse("/");
    var role = new GatheredRole(name, path, attributes(detail));
    document(name, detail, "AssumeRolePolicyDocument").ifPresent(role::setTrust);
    addMissing(role, detail, "RolePolicyList", "the inline policies");
    for (Mapping policy : problems.objects(detail, "RolePolicyList")) {
      String policyName = problems.text(policy, "PolicyName").orElse("");
      document(name + "/" + policyName, policy, "PolicyDocument")
          .ifPresent(read -> role.addPolicy(PolicyUse.INLINE, policyName, read));
    }
    addMissing(role, detail, "AttachedManagedPolicies", "the attached policies");
    for (Mapping policy : problems.objects(detail, "AttachedManagedPolicies")) {
      problems.text(policy, "PolicyArn").ifPresent(arn -> attach(role, arn));
    }
    role.attributes().boundary().known().ifPresent(arn -> limit(role, arn));
    return role.judged(name);
  }

  /** AWS lists no policies as an empty list; without the list, it is not known what is in it. */
  private static void addMissing(GatheredRole role, Mapping detail, String key, String what) {
    if (detail.value(key).isEmpty()) {
      role.addUnknown(what, "the role has no " + key, UnseenEffect.GRANTS);
    }
  }

  /** The longest session is in the answer of {@code get-role} alone. */
  private SeenAttributes attributes(Mapping detail) {
    var tags = new LinkedHashMap<String, String>();
    for (Mapping tag : problems.objects(detail, "Tags")) {
      problems
          .text(tag, "Key")
          .ifPresent(key -> tags.put(key, problems.text(tag, "Value").orElse("")));
    }
    Optional<String> boundary =
        problems
            .path(detail, "PermissionsBoundary")
            .flatMap(limit -> problems.text(limit, "PermissionsBoundaryArn"));
    var attributes =
        new SeenAttributes(
            detail.location(),
            new SeenValue.Unknown<>("get-account-authorization-details does not report it"),
            boundary.<SeenValue<String>>map(SeenValue.Known::new).orElseGet(SeenValue.Absent::new),
            new SeenValue.Known<>(Collections.unmodifiableMap(tags)));
    String arn = problems.optionalText(detail, "Arn");
    return arn.isEmpty() ? attributes : attributes.withArn(new SeenValue.Known<>(arn));
  }

  private void attach(GatheredRole role, String arn) {
    NamedDocument policy = managed.get(arn);
    if (policy == null) {
      role.addNamed("the attached policy", arn, UnseenEffect.GRANTS);
    } else {
      role.addPolicy(PolicyUse.MANAGED, policy.name(), policy.document());
    }
  }

  private void limit(GatheredRole role, String arn) {
    NamedDocument policy = managed.get(arn);
    if (policy == null) {
      role.addNamed("the permissions boundary", arn, UnseenEffect.LIMITS);
    } else {
      role.setBoundary(policy.document());
    }
  }

  private Optional<ReadDocument> document(String of, Mapping parent, String key) {
    return new DocumentValue(problems).of(of, parent, key);
  }
}
