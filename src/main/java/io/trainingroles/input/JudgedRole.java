package io.trainingroles.input;

import io.trainingroles.access.NamedPolicy;
import io.trainingroles.access.PolicyStatement;
import io.trainingroles.access.RequestContext;
import io.trainingroles.access.decision.Decision;
import io.trainingroles.access.set.RequestSet;
import io.trainingroles.finding.Finding;
import io.trainingroles.iam.Arn;
import io.trainingroles.iam.Partition;
import io.trainingroles.iam.UnknownText;
import io.trainingroles.input.UnseenPolicy.UnseenExtent;
import io.trainingroles.role.value.ManagedNames;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A role as an input has it: what its own policies allow. What the resource's side says (a bucket
 * policy, a key policy, a trust policy, another account) is not in the input; it is taken to let
 * the role's account decide, as the default policy of a key does.
 *
 * @param name the role's name; for a document that stands alone, the document's; for others, what
 *     tells them apart from roles, such as {@code user ann} or an address
 * @param path the role's path, such as {@code /training/}
 * @param policies the policies whose documents are in the input
 * @param unseen the policies that the role has and whose documents are not in the input
 * @param attributes what else the input says of it
 * @param kind whether it is a role at all; users, groups and policies that stand alone are judged
 *     as roles are, as far as their policies go
 */
public record JudgedRole(
    String name,
    String path,
    List<RolePolicy> policies,
    List<UnseenPolicy> unseen,
    SeenAttributes attributes,
    JudgedKind kind) {
  /** Keeps unchangeable copies. */
  public JudgedRole {
    policies = List.copyOf(policies);
    unseen = List.copyOf(unseen);
  }

  /**
   * The role with what its spec says beside its policies.
   *
   * @param findings the findings that it accepts
   * @param warnings what the reader of the spec warns of
   * @return the role
   */
  public JudgedRole declared(List<Acceptance> findings, List<Finding> warnings) {
    SeenAttributes declared = attributes.declared(findings, warnings);
    return new JudgedRole(name, path, policies, unseen, declared, kind);
  }

  /**
   * The role in an account that its input says.
   *
   * @param partition the partition
   * @param account its 12 digits
   * @return the role with its ARN, unless its path or name is known only later
   */
  public JudgedRole in(Partition partition, String account) {
    String resource = "role" + path + name;
    if (UnknownText.isIn(resource)) {
      return this;
    }
    String arn = new Arn(partition.id(), "iam", "", account, resource).toString();
    SeenAttributes known = attributes.withArn(new SeenValue.Known<>(arn));
    return new JudgedRole(name, path, policies, unseen, known, kind);
  }

  /**
   * The role with what defines the values that are known only later.
   *
   * @param definition the definition of an expression in the role's input; nothing where that does
   *     not show what the value depends on
   * @return the role
   */
  public JudgedRole defined(Function<String, Optional<String>> definition) {
    List<UnseenPolicy> defined = unseen.stream().map(each -> each.defined(definition)).toList();
    return new JudgedRole(name, path, policies, defined, attributes, kind);
  }

  /**
   * The role beside resources of which more is known.
   *
   * @param names what its input says of their names
   * @return the role
   */
  public JudgedRole with(ManagedNames names) {
    return new JudgedRole(name, path, policies, unseen, attributes.withManaged(names), kind);
  }

  /**
   * The name that it has in IAM, without the word that tells a user or a group apart from roles.
   *
   * @return such as {@code ann}
   */
  public String nameInIam() {
    String word = kind.word() + " ";
    return name.startsWith(word) ? name.substring(word.length()) : name;
  }

  /**
   * Whether it is a role, and no other holder of policies.
   *
   * @return false for users, groups and policies that stand alone
   */
  public boolean isRole() {
    return kind == JudgedKind.ROLE;
  }

  /**
   * Whether it is a policy that stands alone, so that it may be that of any role.
   *
   * @return true for a policy document, and a policy that is attached to nothing
   */
  public boolean isDocument() {
    return kind == JudgedKind.DOCUMENT;
  }

  /**
   * The policies that were not judged, as their documents are not in the input.
   *
   * @return those of the unseen policies of which not even a part is known
   */
  public List<UnseenPolicy> notJudged() {
    return unseen.stream()
        .filter(policy -> policy.extent() != UnseenExtent.VARIABLES)
        .filter(policy -> policy.extent() != UnseenExtent.ELSEWHERE)
        .filter(policy -> policy.extent() != UnseenExtent.OF_GROUP)
        .toList();
  }

  /**
   * What grants something to the role.
   *
   * @return its inline and managed policies, as far as their documents are in the input, with what
   *     they surely allow
   */
  public List<NamedPolicy> identityPolicies() {
    return policies.stream()
        .filter(policy -> policy.use().isIdentity())
        .map(RolePolicy::atLeast)
        .toList();
  }

  /**
   * The same with what they allow at most, whatever the values that are known only later.
   *
   * @return its inline and managed policies
   */
  List<NamedPolicy> identityPoliciesAtMost() {
    return policies.stream()
        .filter(policy -> policy.use().isIdentity())
        .map(RolePolicy::atMost)
        .toList();
  }

  /**
   * What limits the role.
   *
   * @return the permissions boundary, if its document is in the input, else null
   */
  public @Nullable NamedPolicy permissionsBoundary() {
    return first(PolicyUse.PERMISSIONS_BOUNDARY);
  }

  /** What limits the role at least, whatever the values that are known only later. */
  @Nullable NamedPolicy permissionsBoundaryAtMost() {
    return policies.stream()
        .filter(policy -> policy.use() == PolicyUse.PERMISSIONS_BOUNDARY)
        .map(RolePolicy::atMost)
        .findFirst()
        .orElse(null);
  }

  /**
   * Who may assume the role.
   *
   * @return the trust policy, if it is in the input, else null
   */
  public @Nullable NamedPolicy trustPolicy() {
    return first(PolicyUse.TRUST);
  }

  /**
   * Who may use it: the trust policy of a role, or a policy that names principals and stands alone.
   *
   * @return the policy, if it is in the input, else null
   */
  public @Nullable NamedPolicy policyOfPrincipals() {
    return Stream.of(PolicyUse.TRUST, PolicyUse.RESOURCE, PolicyUse.REQUEST_LIMIT)
        .flatMap(use -> Stream.ofNullable(first(use)))
        .findFirst()
        .orElse(null);
  }

  /**
   * The policies of AWS that the role has, its boundary among them.
   *
   * @return where each document comes from, in the order of the policies
   */
  public List<PolicySource.OfAws> policiesOfAws() {
    return policies.stream()
        .map(RolePolicy::source)
        .filter(PolicySource.OfAws.class::isInstance)
        .map(PolicySource.OfAws.class::cast)
        .toList();
  }

  /**
   * The policy of AWS that has a statement.
   *
   * @param statement a statement of one of the role's policies
   * @return nothing for a statement of a policy that the user can change
   */
  public Optional<PolicySource.OfAws> ofAws(PolicyStatement statement) {
    return policies.stream()
        .filter(policy -> policy.name().equals(statement.policy()))
        .filter(policy -> policy.document().statements().contains(statement.statement()))
        .map(RolePolicy::source)
        .filter(PolicySource.OfAws.class::isInstance)
        .map(PolicySource.OfAws.class::cast)
        .findFirst();
  }

  private @Nullable NamedPolicy first(PolicyUse use) {
    return policies.stream()
        .filter(policy -> policy.use() == use)
        .map(RolePolicy::atLeast)
        .findFirst()
        .orElse(null);
  }

  /**
   * The policies that are not known and could change what the role may do.
   *
   * @return all unseen policies but the trust policy
   */
  public List<UnseenPolicy> unseenAccess() {
    return unseen.stream().filter(UnseenPolicy::isAboutAccess).toList();
  }

  /**
   * All that the role's own policies allow, as far as they are seen.
   *
   * @return the set
   * @throws io.trainingroles.iam.InvalidValueException if a policy has what it may not have
   */
  public RequestSet access() {
    return SurroundingPolicies.NONE.access(this);
  }

  /**
   * All that the role could be allowed, whatever the policies that are not seen grant it: what its
   * boundary lets through and its own policies do not deny.
   *
   * @return the set
   * @throws io.trainingroles.iam.InvalidValueException if a policy has what it may not have
   */
  public RequestSet accessAtMost() {
    return SurroundingPolicies.NONE.accessAtMost(this);
  }

  /**
   * Decides a request of this role. Where the input does not contain its account, the role belongs
   * to the partition and the account that the resource's ARN names.
   *
   * @param action such as {@code s3:GetObject}
   * @param resource an ARN or {@code *}
   * @param context the condition keys
   * @return the decision; what an unseen policy could turn around is not known
   * @throws io.trainingroles.iam.InvalidValueException if there is no such request, or a policy has
   *     what it may not have
   */
  public Decision decide(String action, String resource, RequestContext context) {
    return SurroundingPolicies.NONE.decide(this, action, resource, context);
  }
}
