package io.trainingroles.adoption;

import io.trainingroles.access.proof.AccessProver;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.PolicyVersion;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.ManagedPolicyAttributes;
import io.trainingroles.input.PolicySource;
import io.trainingroles.input.PolicyUse;
import io.trainingroles.input.RolePolicy;
import io.trainingroles.input.SeenAttributes;
import io.trainingroles.input.SeenValue;
import io.trainingroles.input.UnseenPolicy;
import io.trainingroles.role.value.Deployment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A role of an input as a spec has it.
 *
 * @param name its name
 * @param values the keys of the role and their values
 * @param notes what a reader of the spec should know, one sentence each
 */
record ImportedRole(String name, Map<String, Object> values, List<String> notes) {
  private static final int HOUR = 3_600;

  /** Keeps unchangeable copies. */
  ImportedRole {
    notes = List.copyOf(notes);
  }

  /**
   * Imports a role of which all is seen.
   *
   * @param role the role
   * @param deployment where it is deployed to
   * @param shared the ARNs of the managed policies that others have too
   * @param adopts whether Terraform takes the role over as it is, so that documents stay the same
   *     to its provider
   * @param prover what proves that intents and statements are the same
   */
  static ImportedRole of(
      JudgedRole role,
      Deployment deployment,
      Set<String> shared,
      boolean adopts,
      AccessProver prover) {
    var values = new LinkedHashMap<String, Object>();
    var notes = new ArrayList<String>();
    if (adopts) {
      values.put("adopt", true);
    }
    putAttributes(values, role, notes);
    putTrust(values, role, deployment, adopts, notes);
    var inline = new LinkedHashMap<String, Object>();
    var managed = new LinkedHashMap<String, Object>();
    var attached = new ArrayList<String>();
    for (RolePolicy policy : role.policies()) {
      if (policy.use() == PolicyUse.INLINE) {
        inline.put(policy.name(), grants(policy, deployment, adopts, notes, prover));
      } else if (policy.use() == PolicyUse.MANAGED) {
        Optional<String> arn = attachedBy(role, policy, shared, adopts, notes);
        arn.ifPresentOrElse(
            attached::add,
            () -> {
              List<Object> grants = grants(policy, deployment, adopts, notes, prover);
              managed.put(policy.name(), withAttributes(role, policy, grants));
              noteUnknown(policy, adopts, notes);
            });
      }
    }
    role.unseen().stream()
        .filter(UnseenPolicy::isAttached)
        .map(UnseenPolicy::arn)
        .forEach(attached::add);
    putUnlessEmpty(values, "inline_policies", inline);
    putUnlessEmpty(values, "managed_policies", managed);
    if (!attached.isEmpty()) {
      values.put("attached_policies", attached);
    }
    return new ImportedRole(role.name(), values, notes);
  }

  /** The grants of a managed policy, with what it has that its role has not. */
  private static Object withAttributes(JudgedRole role, RolePolicy policy, List<Object> grants) {
    ManagedPolicyAttributes given = policy.managed();
    if (given == null) {
      return grants;
    }
    var values = new LinkedHashMap<String, Object>();
    given
        .description()
        .known()
        .filter(text -> !text.isEmpty())
        .ifPresent(text -> values.put("description", text));
    given
        .path()
        .known()
        .filter(path -> !path.equals(role.path()))
        .ifPresent(path -> values.put("path", path));
    Map<String, String> ofRole = role.attributes().tags().known().orElse(Map.of());
    if (!(given.tags() instanceof SeenValue.Unknown<?>)) {
      Map<String, String> own = given.tags().known().orElse(Map.of());
      if (!own.equals(ofRole)) {
        values.put("tags", new TreeMap<>(own));
      }
    }
    if (values.isEmpty()) {
      return grants;
    }
    values.put("grants", grants);
    return values;
  }

  /** Says what the first plan would change of a policy, or would replace it for. */
  private static void noteUnknown(RolePolicy policy, boolean adopts, List<String> notes) {
    ManagedPolicyAttributes given = policy.managed();
    if (given == null) {
      return;
    }
    if (given.description() instanceof SeenValue.Unknown<String> unknown) {
      notes.add(
          "The description of the policy "
              + policy.name()
              + " is not known: "
              + unknown.why()
              + ".");
    }
    if (given.tags() instanceof SeenValue.Unknown<Map<String, String>> unknown) {
      notes.add(
          "The tags of the policy "
              + policy.name()
              + " are not known: "
              + unknown.why()
              + (adopts
                  ? "; if it has tags that its role does not have, the first plan removes them."
                  : "."));
    }
  }

  private static void putUnlessEmpty(
      Map<String, Object> values, String key, Map<String, Object> policies) {
    if (!policies.isEmpty()) {
      values.put(key, policies);
    }
  }

  private static void putAttributes(
      Map<String, Object> values, JudgedRole role, List<String> notes) {
    SeenAttributes given = role.attributes();
    put(values, "description", given.description(), notes);
    if (!role.path().equals("/")) {
      values.put("path", role.path());
    }
    if (given.maximumSession() instanceof SeenValue.Known<Integer> session
        && session.value() != HOUR) {
      values.put("max_session", session(session.value()));
    } else if (given.maximumSession() instanceof SeenValue.Unknown<Integer> unknown) {
      notes.add("max_session is not known: " + unknown.why() + ".");
    }
    put(values, "permissions_boundary", given.boundary(), notes);
    if (given.tags() instanceof SeenValue.Known<Map<String, String>> tags) {
      if (!tags.value().isEmpty()) {
        values.put("tags", new TreeMap<>(tags.value()));
      }
    } else if (given.tags() instanceof SeenValue.Unknown<?> unknown) {
      notes.add("tags are not known: " + unknown.why() + ".");
    }
  }

  private static void put(
      Map<String, Object> values, String key, SeenValue<String> value, List<String> notes) {
    if (value instanceof SeenValue.Known<String> known && !known.value().isEmpty()) {
      values.put(key, known.value());
    } else if (value instanceof SeenValue.Unknown<String> unknown) {
      notes.add(key + " is not known: " + unknown.why() + ".");
    }
  }

  private static String session(int seconds) {
    return seconds % HOUR == 0 ? seconds / HOUR + "h" : seconds + "s";
  }

  private static void putTrust(
      Map<String, Object> values,
      JudgedRole role,
      Deployment deployment,
      boolean adopts,
      List<String> notes) {
    PolicyDocument given =
        role.policies().stream()
            .filter(policy -> policy.use() == PolicyUse.TRUST)
            .map(RolePolicy::document)
            .findFirst()
            .orElseThrow();
    PolicyDocument document = CurrentVersion.of(given);
    boolean hasProfile =
        role.attributes().instanceProfiles().known().stream()
            .anyMatch(profiles -> profiles.contains(role.name()));
    RecognisedTrust trust = RecognisedTrust.of(document, deployment, hasProfile);
    if (adopts && !SameDocument.is(trust.document(deployment), document)) {
      trust = new RecognisedTrust(List.of(), document.statements());
    }
    noteVersion("The trust policy", given, adopts, notes);
    if (!trust.trusts().isEmpty()) {
      values.put("trusts", trust.trusts().stream().map(SpecYaml::trust).toList());
    }
    if (!trust.rest().isEmpty()) {
      List<Object> rest = trust.rest().stream().map(SpecYaml::statement).toList();
      values.put("trust_policy", Map.of("Statement", rest));
    }
  }

  private static List<Object> grants(
      RolePolicy given,
      Deployment deployment,
      boolean adopts,
      List<String> notes,
      AccessProver prover) {
    PolicyDocument document = CurrentVersion.of(given.document());
    RecognisedPolicy policy = RecognisedPolicy.of(document, deployment, prover);
    if (adopts && !SameDocument.is(policy.document(deployment), document)) {
      policy = RecognisedPolicy.asItIs(document);
    }
    noteVersion("The policy " + given.name(), given.document(), adopts, notes);
    return policy.items().stream().map(SpecYaml::grant).toList();
  }

  private static void noteVersion(
      String what, PolicyDocument document, boolean adopts, List<String> notes) {
    if (adopts && document.effectiveVersion() != PolicyVersion.V2012_10_17) {
      notes.add(
          what
              + " has the Version 2008-10-17; the first plan changes it to 2012-10-17, which means "
              + "the same here.");
    }
  }

  /** Says of a policy that exists why the spec only attaches it. */
  private static Optional<String> attachedBy(
      JudgedRole role, RolePolicy policy, Set<String> shared, boolean adopts, List<String> notes) {
    Optional<String> arn = attachedBy(policy, shared);
    if (policy.source() instanceof PolicySource.OfAws) {
      return arn;
    }
    Optional<String> why = whyAttached(policy, shared);
    ManagedPolicyAttributes attributes = policy.managed();
    if (arn.isEmpty() && adopts && attributes != null && attributes.arn().known().isPresent()) {
      why = whyNotAdopted(role, attributes);
      arn = why.flatMap(reason -> attributes.arn().known());
    }
    if (arn.isPresent() && why.isPresent()) {
      notes.add(
          "The policy "
              + arn.get()
              + " is attached by its ARN and not part of the spec: "
              + why.get()
              + ".");
    }
    return arn;
  }

  /** What Terraform would change of a policy without knowing it. */
  private static Optional<String> whyNotAdopted(
      JudgedRole role, ManagedPolicyAttributes attributes) {
    if (attributes.description() instanceof SeenValue.Unknown<String>) {
      return Optional.of(
          "its description is not known, and a different one would replace the policy");
    }
    Map<String, String> ofRole = role.attributes().tags().known().orElse(Map.of());
    return attributes.tags() instanceof SeenValue.Unknown<?> && !ofRole.isEmpty()
        ? Optional.of("its tags are not known, and those of the role would replace them")
        : Optional.empty();
  }

  /**
   * The ARN of a policy that a spec attaches; nothing for a policy that the spec makes: one of this
   * role alone, of which a spec can say all.
   */
  static Optional<String> attachedBy(RolePolicy policy, Set<String> shared) {
    if (policy.source() instanceof PolicySource.OfAws ofAws) {
      return Optional.of(ofAws.arn());
    }
    return whyAttached(policy, shared)
        .flatMap(
            why ->
                Optional.ofNullable(policy.managed())
                    .flatMap(attributes -> attributes.arn().known()));
  }

  private static Optional<String> whyAttached(RolePolicy policy, Set<String> shared) {
    ManagedPolicyAttributes attributes = policy.managed();
    if (attributes == null || attributes.arn().known().isEmpty()) {
      return Optional.empty();
    }
    if (shared.contains(attributes.arn().known().get())) {
      return Optional.of("it is also attached elsewhere");
    }
    return attributes.path().known().isEmpty()
        ? Optional.of("its path is not known")
        : Optional.empty();
  }
}
