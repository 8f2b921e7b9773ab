package io.trainingroles.input.account;

import static io.trainingroles.finding.Quotation.quoted;

import io.trainingroles.input.ElementPath;
import io.trainingroles.input.GatheredRole;
import io.trainingroles.input.InputProblems;
import io.trainingroles.input.InputProblems.ReadDocument;
import io.trainingroles.input.InputReading;
import io.trainingroles.input.JudgedKind;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.ManagedPolicyAttributes;
import io.trainingroles.input.PolicySource;
import io.trainingroles.input.PolicyUse;
import io.trainingroles.input.SeenAttributes;
import io.trainingroles.input.SeenValue;
import io.trainingroles.input.UnseenPolicy.UnseenEffect;
import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Mapping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the details of all roles of an account, <a
 * href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html">GetAccountAuthorizationDetails</a>.
 * Its documents are percent-encoded texts; the AWS command line has decoded them to objects.
 */
public final class AccountDetails {
  private static final String NOT_REPORTED =
      "'aws iam get-account-authorization-details' does not report it";

  private final InputProblems problems;
  private final Map<String, NamedDocument> managed = new LinkedHashMap<>();
  private final Set<String> attached = new HashSet<>();

  private record NamedDocument(
      String name, ReadDocument document, ManagedPolicyAttributes attributes) {}

  private AccountDetails(String source) {
    this.problems = new InputProblems(source);
  }

  /**
   * Reads the roles, users and groups, and the managed policies that none of them has.
   *
   * @param source the name of the input
   * @param text its JSON
   * @return all of them with their policies, or all that is wrong
   */
  public static InputReading read(String source, String text) {
    var details = new AccountDetails(source);
    List<JudgedRole> all =
        details.problems.object(source, text).map(details::all).orElse(List.of());
    return details.problems.reading(all);
  }

  private List<JudgedRole> all(Mapping root) {
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
    List<Mapping> roles = problems.objects(root, "RoleDetailList");
    refuseRepeated(roles, "RoleName", JudgedKind.ROLE);
    List<Mapping> groups = problems.objects(root, "GroupDetailList");
    refuseRepeated(groups, "GroupName", JudgedKind.GROUP);
    List<Mapping> users = problems.objects(root, "UserDetailList");
    refuseRepeated(users, "UserName", JudgedKind.USER);
    var all = new ArrayList<JudgedRole>();
    roles.forEach(detail -> all.add(role(detail)));
    var byName = new HashMap<String, JudgedRole>();
    for (Mapping detail : groups) {
      JudgedRole group = holder(detail, JudgedKind.GROUP, "GroupName", "GroupPolicyList").judged();
      byName.put(group.name().toLowerCase(Locale.ROOT), group);
      all.add(group);
    }
    users.forEach(detail -> all.add(user(detail, byName)));
    managed.forEach(
        (arn, policy) -> {
          if (!attached.contains(arn) && !PolicySource.OfAws.owns(arn)) {
            all.add(alone(arn, policy));
          }
        });
    return all.stream().filter(each -> each.isRole() || hasPolicies(each)).toList();
  }

  private static boolean hasPolicies(JudgedRole holder) {
    return !holder.policies().isEmpty() || !holder.unseen().isEmpty();
  }

  /** A managed policy of the account that nothing in it has. */
  private static JudgedRole alone(String arn, NamedDocument policy) {
    var place = policy.document().source().at(ElementPath.DOCUMENT);
    var alone = new GatheredRole(JudgedKind.DOCUMENT, arn, "/", SeenAttributes.none(place));
    alone.addPolicy(PolicyUse.MANAGED, policy.name(), policy.document());
    return alone.judged(arn);
  }

  /** An account has a name once; of two accounts put together, one role would hide the other. */
  private void refuseRepeated(List<Mapping> details, String key, JudgedKind kind) {
    String word = kind.word();
    var names = new HashSet<String>();
    for (Mapping detail : details) {
      String name = detail.value(key).flatMap(Tree::asText).orElse("");
      if (!name.isEmpty() && !names.add(name.toLowerCase(Locale.ROOT))) {
        problems.add(
            detail.location(),
            "the " + word + " '" + name + "' is defined twice",
            "give the details of one account, each " + word + " once");
      }
    }
  }

  private void addManaged(Mapping policy) {
    Optional<String> arn = problems.text(policy, "Arn");
    Optional<String> name = problems.text(policy, "PolicyName");
    boolean hasDefault = false;
    for (Mapping version : problems.objects(policy, "PolicyVersionList")) {
      if (problems.flag(version, "IsDefaultVersion")) {
        hasDefault = true;
        document(name.orElse("policy"), version, "Document")
            .map(
                read ->
                    PolicyOwner.owned(
                        arn.orElse(""), problems.optionalText(version, "VersionId"), read))
            .ifPresent(read -> addManaged(policy, arn.orElse(""), name.orElse(""), read));
      }
    }
    if (!hasDefault) {
      problems.add(
          policy.location(),
          "the policy " + quoted(name.orElse("")) + " has no version that is in effect",
          "generate the output again; a version in PolicyVersionList must have IsDefaultVersion true");
    }
  }

  /** Two answers that were put together may each have the policy, as it was at their time. */
  private void addManaged(Mapping policy, String arn, String name, ReadDocument read) {
    SeenValue<String> seen =
        policy.value("Description").isEmpty()
            ? new SeenValue.Unknown<>(NOT_REPORTED)
            : new SeenValue.Known<>(problems.optionalText(policy, "Description"));
    NamedDocument other =
        managed.put(arn, new NamedDocument(name, read, ManagedPolicyAttributes.of(arn, seen)));
    if (other != null && !other.document().document().equals(read.document())) {
      problems.add(policy.location(), arn + " is defined twice", "keep the one that is in effect");
    }
  }

  private JudgedRole role(Mapping detail) {
    String name = problems.text(detail, "RoleName").orElse("");
    String path = problems.text(detail, "Path").orElse("/");
    var role = new GatheredRole(name, path, attributes(detail));
    document(name, detail, "AssumeRolePolicyDocument").ifPresent(role::setTrust);
    addPolicies(role, detail, name, "RolePolicyList", JudgedKind.ROLE);
    return role.judged(name);
  }

  /** A user or a group, as its details begin. */
  private Holder holder(Mapping detail, JudgedKind kind, String nameKey, String policies) {
    String name = kind.word() + " " + problems.text(detail, nameKey).orElse("");
    String path = problems.optionalText(detail, "Path");
    var holder = new GatheredRole(kind, name, path.isEmpty() ? "/" : path, attributes(detail));
    addPolicies(holder, detail, name, policies, kind);
    return new Holder(name, holder);
  }

  private record Holder(String name, GatheredRole gathered) {
    JudgedRole judged() {
      return gathered.judged(name);
    }
  }

  /** A user, with what its groups give it. */
  private JudgedRole user(Mapping detail, Map<String, JudgedRole> groups) {
    Holder user = holder(detail, JudgedKind.USER, "UserName", "UserPolicyList");
    addMissing(user.gathered(), detail, "GroupList", "the policies of its groups", JudgedKind.USER);
    for (String name : problems.texts(detail, "GroupList")) {
      String word = JudgedKind.GROUP.word() + " " + name;
      JudgedRole group = groups.get(word.toLowerCase(Locale.ROOT));
      if (group == null) {
        user.gathered()
            .addUnknown(
                "the policies of the " + word,
                "there is no such group in GroupDetailList",
                UnseenEffect.GRANTS);
      } else {
        user.gathered().addGroup(group);
      }
    }
    return user.judged();
  }

  private void addPolicies(
      GatheredRole holder, Mapping detail, String name, String inline, JudgedKind kind) {
    addMissing(holder, detail, inline, "the inline policies", kind);
    for (Mapping policy : problems.objects(detail, inline)) {
      String policyName = problems.text(policy, "PolicyName").orElse("");
      document(name + "/" + policyName, policy, "PolicyDocument")
          .ifPresent(read -> holder.addPolicy(PolicyUse.INLINE, policyName, read));
    }
    addMissing(holder, detail, "AttachedManagedPolicies", "the attached policies", kind);
    for (Mapping policy : problems.objects(detail, "AttachedManagedPolicies")) {
      problems.text(policy, "PolicyArn").ifPresent(arn -> attach(holder, arn));
    }
    holder.attributes().boundary().known().ifPresent(arn -> limit(holder, arn));
  }

  /**
   * AWS lists no policies as an empty list; without the list, it is not known what is in it. Of a
   * user alone, AWS leaves out an empty list of inline policies.
   */
  private static void addMissing(
      GatheredRole holder, Mapping detail, String key, String what, JudgedKind kind) {
    if (detail.value(key).isEmpty() && !key.equals("UserPolicyList")) {
      holder.addUnknown(what, "the " + kind.word() + " has no " + key, UnseenEffect.GRANTS);
    }
  }

  /** The longest session and the description are in the answer of {@code get-role} alone. */
  private SeenAttributes attributes(Mapping detail) {
    Optional<String> boundary =
        problems
            .path(detail, "PermissionsBoundary")
            .flatMap(limit -> problems.text(limit, "PermissionsBoundaryArn"));
    var attributes =
        new SeenAttributes(
            detail.location(),
            new SeenValue.Unknown<>(NOT_REPORTED),
            boundary.<SeenValue<String>>map(SeenValue.Known::new).orElseGet(SeenValue.Absent::new),
            new SeenValue.Known<>(ListedTags.of(detail, problems)));
    String arn = problems.optionalText(detail, "Arn");
    return (arn.isEmpty() ? attributes : attributes.withArn(new SeenValue.Known<>(arn)))
        .withDescription(new SeenValue.Unknown<>(NOT_REPORTED))
        .withInstanceProfiles(instanceProfiles(detail));
  }

  /** Those with the path of the role; one with another path is not what a spec makes. */
  private SeenValue<List<String>> instanceProfiles(Mapping detail) {
    String path = problems.optionalText(detail, "Path");
    return detail.value("InstanceProfileList").isEmpty()
        ? new SeenValue.Unknown<>("it has no InstanceProfileList")
        : new SeenValue.Known<>(
            problems.objects(detail, "InstanceProfileList").stream()
                .filter(profile -> problems.optionalText(profile, "Path").equals(path))
                .flatMap(profile -> problems.text(profile, "InstanceProfileName").stream())
                .toList());
  }

  private void attach(GatheredRole role, String arn) {
    attached.add(arn);
    NamedDocument policy = managed.get(arn);
    if (policy == null) {
      role.addNamed("the attached policy", arn, UnseenEffect.GRANTS);
    } else {
      role.addManaged(policy.name(), policy.document(), policy.attributes());
    }
  }

  private void limit(GatheredRole role, String arn) {
    attached.add(arn);
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
