package io.trainingroles.input.account;

import io.trainingroles.iam.JsonTree;
import io.trainingroles.input.GatheredRole;
import io.trainingroles.input.InputProblems;
import io.trainingroles.input.InputProblems.ReadDocument;
import io.trainingroles.input.InputReading;
import io.trainingroles.input.Json;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.JudgedRole.UnseenEffect;
import io.trainingroles.input.PolicyUse;
import io.trainingroles.input.SeenAttributes;
import io.trainingroles.input.SeenValue;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what AWS says of all roles of an account, <a
 * href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html">GetAccountAuthorizationDetails</a>.
 * Its documents are percent-encoded texts; the AWS command line has decoded them to objects.
 */
public final class AccountDetails {
  private final String source;
  private final InputProblems problems;
  private final Map<String, NamedDocument> managed = new HashMap<>();

  private record NamedDocument(String name, ReadDocument document) {}

  private AccountDetails(String source) {
    this.source = source;
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

  private List<JudgedRole> roles(JsonTree.Mapping root) {
    if (Json.isTrue(root.value("IsTruncated"))
        || root.value("NextToken").isPresent()
        || root.value("Marker").isPresent()) {
      problems.add(
          source,
          root.place(),
          "this is only a part of the account's details",
          "get all of it: aws iam get-account-authorization-details without --max-items and"
              + " --no-paginate; what is in the rest could change each role");
    }
    if (root.value("RoleDetailList").isEmpty()) {
      problems.add(
          source,
          root.place(),
          "the account's roles are not in it",
          "make it anew without --filter, or with Role among its values");
    }
    problems.objects(source, root, "Policies").forEach(this::addManaged);
    List<JsonTree.Mapping> details = problems.objects(source, root, "RoleDetailList");
    refuseRepeated(details);
    return details.stream().map(this::role).toList();
  }

  /** An account has a name once; of two accounts put together, one role would hide the other. */
  private void refuseRepeated(List<JsonTree.Mapping> details) {
    var names = new HashSet<String>();
    for (JsonTree.Mapping detail : details) {
      String name = Json.text(detail, "RoleName");
      if (!names.add(name.toLowerCase(Locale.ROOT))) {
        problems.add(
            source,
            detail.place(),
            "the role '" + name + "' is there twice",
            "give the details of one account, each role once");
      }
    }
  }

  private void addManaged(JsonTree.Mapping policy) {
    Optional<String> arn = problems.text(source, policy, "Arn");
    Optional<String> name = problems.text(source, policy, "PolicyName");
    for (JsonTree.Mapping version : problems.objects(source, policy, "PolicyVersionList")) {
      if (Json.isTrue(version.value("IsDefaultVersion"))) {
        document(name.orElse("policy"), version, "Document")
            .map(read -> PolicyOwner.owned(arn.orElse(""), Json.text(version, "VersionId"), read))
            .ifPresent(read -> addManaged(policy, arn.orElse(""), name.orElse(""), read));
      }
    }
  }

  /** Two answers that were put together may each have the policy, as it was at their time. */
  private void addManaged(JsonTree.Mapping policy, String arn, String name, ReadDocument read) {
    NamedDocument other = managed.put(arn, new NamedDocument(name, read));
    if (other != null && !other.document().document().equals(read.document())) {
      problems.add(
          source, policy.place(), arn + " is there twice", "leave the one that is in effect");
    }
  }

  private JudgedRole role(JsonTree.Mapping detail) {
    String name = problems.text(source, detail, "RoleName").orElse("");
    String path = problems.text(source, detail, "Path").orElse("/");
    var role = new GatheredRole(name, path, attributes(detail));
    document(name, detail, "AssumeRolePolicyDocument").ifPresent(role::setTrust);
    for (JsonTree.Mapping policy : problems.objects(source, detail, "RolePolicyList")) {
      String policyName = problems.text(source, policy, "PolicyName").orElse("");
      document(name + "/" + policyName, policy, "PolicyDocument")
          .ifPresent(read -> role.addPolicy(PolicyUse.INLINE, policyName, read));
    }
    for (JsonTree.Mapping policy : problems.objects(source, detail, "AttachedManagedPolicies")) {
      problems.text(source, policy, "PolicyArn").ifPresent(arn -> attach(role, arn));
    }
    detail
        .value("PermissionsBoundary")
        .filter(value -> !(value instanceof JsonTree.Null))
        .flatMap(value -> problems.mapping(source, name + ".PermissionsBoundary", value))
        .flatMap(value -> problems.text(source, value, "PermissionsBoundaryArn"))
        .ifPresent(arn -> limit(role, arn));
    return role.judged(name);
  }

  /** The longest session is in the answer of {@code get-role} alone. */
  private SeenAttributes attributes(JsonTree.Mapping detail) {
    var tags = new LinkedHashMap<String, String>();
    for (JsonTree.Mapping tag : problems.objects(source, detail, "Tags")) {
      tags.put(Json.text(tag, "Key"), Json.text(tag, "Value"));
    }
    String boundary =
        Json.path(detail, "PermissionsBoundary")
            .map(limit -> Json.text(limit, "PermissionsBoundaryArn"))
            .orElse("");
    return new SeenAttributes(
        InputProblems.position(source, detail.place()),
        new SeenValue.Unknown<>("get-account-authorization-details does not say it"),
        boundary.isEmpty() ? new SeenValue.Absent<>() : new SeenValue.Known<>(boundary),
        new SeenValue.Known<>(Collections.unmodifiableMap(tags)));
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

  private Optional<ReadDocument> document(String of, JsonTree.Mapping parent, String key) {
    return new DocumentValue(problems, source).of(of, parent, key);
  }
}
