package io.trainingroles.input;

import io.trainingroles.finding.Location;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.PolicyDocumentReader;
import io.trainingroles.iam.PolicyDocumentReading;
import io.trainingroles.input.InputProblems.ReadDocument;
import io.trainingroles.input.UnseenPolicy.UnseenEffect;
import io.trainingroles.input.UnseenPolicy.UnseenExtent;
import io.trainingroles.reference.managed.AwsManagedPolicies;
import io.trainingroles.reference.managed.AwsManagedPolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The documents of managed policies that an input names by their ARNs only: those that the user
 * provides, and for all others those of the reference data of AWS's managed policies.
 */
public final class ManagedPolicyDocuments {
  private static final Pattern OF_AN_ACCOUNT =
      Pattern.compile("arn:[a-z0-9-]+:iam::[0-9]{12}:policy/.+");

  private final AwsManagedPolicies ofAws;
  private final Map<String, ReadDocument> providedByArn;
  private final Map<String, ReadDocument> providedByName;
  private final Map<String, ManagedPolicyAttributes> attributes;

  /** The policies of AWS alone. */
  public ManagedPolicyDocuments() {
    this(new AwsManagedPolicies(), Map.of(), Map.of(), Map.of());
  }

  /**
   * The policies of AWS, and those that the user provides.
   *
   * @param ofAws the reference data
   * @param byArn documents by the ARNs of their policies; one of AWS's policies is used in place of
   *     that in the reference data
   * @param byName documents by the names of their policies, which are of any account, but not of
   *     AWS
   * @param attributes what else the user says of policies, by their ARNs
   */
  public ManagedPolicyDocuments(
      AwsManagedPolicies ofAws,
      Map<String, ReadDocument> byArn,
      Map<String, ReadDocument> byName,
      Map<String, ManagedPolicyAttributes> attributes) {
    this.ofAws = ofAws;
    this.providedByArn = Map.copyOf(byArn);
    this.providedByName = Map.copyOf(byName);
    this.attributes = Map.copyOf(attributes);
  }

  /**
   * These documents and others, which come first.
   *
   * @param byArn documents by the ARNs of their policies
   * @return both
   */
  public ManagedPolicyDocuments with(Map<String, ReadDocument> byArn) {
    var all = new HashMap<>(providedByArn);
    all.putAll(byArn);
    return new ManagedPolicyDocuments(ofAws, all, providedByName, attributes);
  }

  /**
   * The role with the documents of the policies that it names.
   *
   * @param role as its input has it
   * @return the role; only a policy that is in neither source stays unseen
   */
  public JudgedRole addTo(JudgedRole role) {
    var policies = new ArrayList<RolePolicy>();
    role.policies().forEach(policy -> policies.add(attributed(policy)));
    var unseen = new ArrayList<UnseenPolicy>();
    for (UnseenPolicy policy : role.unseen()) {
      Optional<RolePolicy> found = policy(policy, role.attributes().place());
      found.map(this::attributed).ifPresentOrElse(policies::add, () -> unseen.add(policy));
    }
    return policies.equals(role.policies())
        ? role
        : new JudgedRole(
            role.name(), role.path(), policies, unseen, role.attributes(), role.kind());
  }

  private RolePolicy attributed(RolePolicy policy) {
    ManagedPolicyAttributes known =
        policy.managed() == null
            ? null
            : policy.managed().arn().known().map(attributes::get).orElse(null);
    return known == null
        ? policy
        : new RolePolicy(policy.use(), policy.name(), policy.document(), policy.source(), known);
  }

  /**
   * Some roles with the documents of the policies that they name.
   *
   * @param roles as their input has them
   * @return the roles, in their order
   */
  public List<JudgedRole> addTo(List<JudgedRole> roles) {
    return roles.stream().map(this::addTo).toList();
  }

  private Optional<RolePolicy> policy(UnseenPolicy unseen, Location place) {
    boolean isOfGroup = unseen.extent() == UnseenExtent.OF_GROUP;
    if ((unseen.extent() != UnseenExtent.DOCUMENT && !isOfGroup) || !unseen.isAboutAccess()) {
      return Optional.empty();
    }
    return document(unseen.arn(), place)
        .map(
            read ->
                policy(
                    unseen.arn(),
                    unseen.effect(),
                    read.document(),
                    isOfGroup
                        ? new PolicySource.OfGroup(unseen.name(), read.source())
                        : read.source()));
  }

  private static RolePolicy policy(
      String arn, UnseenEffect effect, PolicyDocument document, PolicySource source) {
    return effect == UnseenEffect.GRANTS
        ? new RolePolicy(
            PolicyUse.MANAGED,
            name(arn),
            document,
            source,
            ManagedPolicyAttributes.of(arn, new SeenValue.Unknown<>("the input has only its ARN")))
        : new RolePolicy(
            PolicyUse.PERMISSIONS_BOUNDARY, "the permissions boundary", document, source);
  }

  private Optional<ReadDocument> document(String arn, Location place) {
    ReadDocument ofUser = providedByArn.get(arn);
    if (ofUser == null && OF_AN_ACCOUNT.matcher(arn).matches()) {
      ofUser = providedByName.get(name(arn));
    }
    return ofUser == null
        ? ofAws.policy(arn).map(policy -> read(policy, place))
        : Optional.of(ofUser);
  }

  private ReadDocument read(AwsManagedPolicy policy, Location place) {
    PolicyDocumentReading reading = new PolicyDocumentReader().read(policy.document());
    if (reading instanceof PolicyDocumentReading.Read read) {
      return new ReadDocument(
          read.document(),
          new PolicySource.OfAws(place, policy.arn(), policy.version(), ofAws.date()));
    }
    throw new IllegalStateException("the reference data has a malformed policy: " + policy.arn());
  }

  /**
   * The name of a policy.
   *
   * @param arn its ARN
   * @return the last part of the ARN
   */
  public static String name(String arn) {
    return arn.substring(arn.lastIndexOf('/') + 1);
  }
}
