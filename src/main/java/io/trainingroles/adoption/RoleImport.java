package io.trainingroles.adoption;

import io.trainingroles.access.documented.DocumentedAccess;
import io.trainingroles.iam.Arn;
import io.trainingroles.iam.Condition;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.ManagedPolicyAttributes;
import io.trainingroles.input.PolicyUse;
import io.trainingroles.input.RolePolicy;
import io.trainingroles.input.SeenAttributes;
import io.trainingroles.input.SeenValue;
import io.trainingroles.input.UnseenPolicy;
import io.trainingroles.input.UnseenPolicy.UnseenExtent;
import io.trainingroles.role.value.AccountId;
import io.trainingroles.role.value.Deployment;
import io.trainingroles.role.value.Region;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Roles of an input as the text of a spec. What intents say is written as intents, all else as it
 * is, so that nothing is wider; {@link ImportProof} holds the spec to that.
 *
 * @param text the spec
 * @param notes what a reader of the spec should know, one sentence each, by the names of the roles
 */
public record RoleImport(String text, Map<String, List<String>> notes) {

  /** Keeps an unchangeable copy. */
  public RoleImport {
    notes = Collections.unmodifiableMap(new LinkedHashMap<>(notes));
  }

  /**
   * Whether a role belongs to a service of AWS, which alone can change it: <a
   * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/using-service-linked-roles.html">service-linked
   * roles</a>, and those that IAM Identity Center makes.
   *
   * @param role the role
   * @return true if its path is one that AWS keeps for itself
   */
  public static boolean isOfService(JudgedRole role) {
    return role.path().startsWith("/aws-service-role/") || role.path().startsWith("/aws-reserved/");
  }

  /**
   * What of a role is not seen, so that no spec can say it.
   *
   * @param role the role
   * @return one sentence each; none where all is seen
   */
  public static List<String> unseen(JudgedRole role) {
    var reasons = new ArrayList<String>();
    for (UnseenPolicy policy : role.unseen()) {
      if (policy.extent() != UnseenExtent.DOCUMENT) {
        reasons.add("not known: " + policy.name() + " (" + policy.arn() + ")");
      } else if (policy.mayGrant() && !policy.isAttached()) {
        reasons.add("not in the input: " + policy.name() + " (" + policy.arn() + ")");
      }
    }
    if (role.trustPolicy() == null && reasons.isEmpty()) {
      reasons.add("not in the input: its trust policy");
    }
    if (role.attributes().arn() instanceof SeenValue.Unknown<String> unknown) {
      reasons.add("not known: its ARN (" + unknown.why() + ")");
    }
    if (role.attributes().boundary() instanceof SeenValue.Unknown<String> unknown) {
      reasons.add("not known: the ARN of its permissions boundary (" + unknown.why() + ")");
    }
    return reasons.stream().distinct().toList();
  }

  /**
   * What of a role Terraform would change, or take away, if it took the role over without knowing
   * it.
   *
   * @param role the role
   * @return one sentence each; none where all of it is known
   */
  public static List<String> unknownToAdopt(JudgedRole role) {
    SeenAttributes given = role.attributes();
    var reasons = new ArrayList<String>();
    addUnknown(reasons, "description", given.description());
    addUnknown(reasons, "longest session", given.maximumSession());
    addUnknown(reasons, "tags", given.tags());
    return reasons;
  }

  private static void addUnknown(List<String> reasons, String what, SeenValue<?> value) {
    if (value instanceof SeenValue.Unknown<?> unknown) {
      reasons.add("not known: its " + what + " (" + unknown.why() + ")");
    }
  }

  /**
   * Writes the spec of roles of which all is seen.
   *
   * @param roles the roles, of one account, each name once
   * @param all all that has policies in the input
   * @param region the Region that the input says, if it does
   * @return the spec
   */
  public static RoleImport of(
      List<JudgedRole> roles, List<JudgedRole> all, Optional<Region> region) {
    return of(roles, all, region, false, List.of());
  }

  /**
   * Writes the spec of roles that Terraform adopts, or that are compared with jobs from then on.
   *
   * @param roles the roles, of one account, each name once
   * @param all all that has policies in the input
   * @param region the Region that the input says, if it does
   * @param adopts whether Terraform takes the roles over
   * @param jobs the value of the key {@code jobs} of each role; none without jobs
   * @return the spec
   */
  public static RoleImport of(
      List<JudgedRole> roles,
      List<JudgedRole> all,
      Optional<Region> region,
      boolean adopts,
      List<Object> jobs) {
    Deployment deployment =
        new Deployment(
            accounts(roles).stream()
                .findFirst()
                .or(() -> only(roles, RoleImport::ownAccount).filter(RoleImport::isAccount))
                .map(AccountId::new)
                .orElse(null),
            region.or(() -> only(roles, Arn::region).flatMap(Region::find)).orElse(null));
    Set<String> shared = shared(all);
    var notes = new LinkedHashMap<String, List<String>>();
    var declared = new LinkedHashMap<String, Object>();
    for (JudgedRole role : roles) {
      ImportedRole imported =
          ImportedRole.of(role, deployment, shared, adopts, DocumentedAccess.prover().ofOneRole());
      var values = new LinkedHashMap<String, Object>(imported.values());
      if (!jobs.isEmpty()) {
        values.put("jobs", jobs);
      }
      declared.put(imported.name(), values);
      notes.put(imported.name(), imported.notes());
    }
    var spec = new LinkedHashMap<String, Object>();
    if (deployment.region() != null) {
      spec.put("terraform", Map.of("region", deployment.region().value()));
    }
    if (deployment.account() != null) {
      spec.put("account", deployment.account().value());
    }
    spec.put("roles", declared);
    return new RoleImport(SpecYaml.of(spec), notes);
  }

  /**
   * The accounts that the roles are in.
   *
   * @param roles the roles
   * @return those that the input says, in the order of the roles
   */
  public static List<String> accounts(List<JudgedRole> roles) {
    return roles.stream().flatMap(role -> role.attributes().account().stream()).distinct().toList();
  }

  /** What all ARNs of the roles' policies that have such a part have there, if that is one. */
  private static Optional<String> only(List<JudgedRole> roles, Function<Arn, String> part) {
    Set<String> all =
        roles.stream()
            .flatMap(role -> role.policies().stream())
            .flatMap(RoleImport::texts)
            .flatMap(text -> Arn.of(text).stream())
            .map(part)
            .filter(text -> !text.isEmpty() && !text.equals("*"))
            .collect(Collectors.toSet());
    return all.size() == 1 ? Optional.of(all.iterator().next()) : Optional.empty();
  }

  /** The account of what a role can only use in its own: log groups and jobs. */
  private static String ownAccount(Arn arn) {
    return List.of("logs", "sagemaker").contains(arn.service()) ? arn.account() : "";
  }

  private static boolean isAccount(String text) {
    return text.matches("[0-9]{12}");
  }

  private static Stream<String> texts(RolePolicy policy) {
    return policy.document().statements().stream()
        .flatMap(
            statement ->
                Stream.concat(
                    StatementParts.resources(statement).stream().map(each -> each.value()),
                    statement.conditions().stream().map(Condition::values).flatMap(List::stream)));
  }

  /**
   * The managed policies that more than one has.
   *
   * @param all all that has policies in the input
   * @return their ARNs
   */
  public static Set<String> shared(List<JudgedRole> all) {
    var once = new HashSet<String>();
    return all.stream()
        .flatMap(
            holder ->
                holder.policies().stream()
                    .filter(policy -> policy.use() != PolicyUse.TRUST)
                    .flatMap(policy -> Stream.ofNullable(policy.managed()))
                    .map(ManagedPolicyAttributes::arn)
                    .flatMap(arn -> arn.known().stream())
                    .distinct())
        .filter(arn -> !once.add(arn))
        .collect(Collectors.toSet());
  }
}
