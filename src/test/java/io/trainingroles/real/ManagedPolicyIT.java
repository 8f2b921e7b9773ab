package io.trainingroles.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.access.documented.DifferenceClaims;
import io.trainingroles.access.proof.AccessChange;
import io.trainingroles.access.proof.AccessDifference;
import io.trainingroles.access.proof.AccessProver;
import io.trainingroles.access.proof.Proof;
import io.trainingroles.access.proof.Strength;
import io.trainingroles.access.set.AccessPattern;
import io.trainingroles.access.set.RequestSet;
import io.trainingroles.iam.ActionElement;
import io.trainingroles.iam.ActionPattern;
import io.trainingroles.iam.Condition;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.PolicyDocumentReader;
import io.trainingroles.iam.PolicyDocumentReading;
import io.trainingroles.iam.ResourceElement;
import io.trainingroles.iam.Statement;
import io.trainingroles.reference.managed.AwsManagedPolicies;
import io.trainingroles.reference.managed.AwsManagedPolicy;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.Policy;
import software.amazon.awssdk.services.iam.model.PolicyScopeType;

/**
 * Compares and proves policies that AWS manages, of the sizes that people have. They are asked of
 * the emulator, which has them, and changed by what their statements look like, not by what one
 * version of them says.
 */
class ManagedPolicyIT {
  private static final int REQUESTS = 200;
  private static final String OF_AWS = "arn:aws:iam::aws:policy/";

  private static final Map<String, PolicyDocument> POLICIES = new TreeMap<>();
  private static final Map<String, String> VERSIONS = new TreeMap<>();
  private static final List<String> ARNS = new ArrayList<>();

  /**
   * Of how many policies with two versions one is taken; {@code -Dmanaged.versions=1} takes all.
   */
  private static final int EACH_OTHER = Integer.getInteger("managed.versions", 8);

  private static final Map<String, PolicyDocument> OTHERS = new TreeMap<>();
  private static final AwsManagedPolicies KNOWN = new AwsManagedPolicies();

  private final AccessProver prover = new AccessProver();

  @BeforeAll
  static void ask() throws IOException, InterruptedException {
    try (Emulator emulator = Emulator.withManagedPolicies();
        IamClient iam = emulator.iam()) {
      for (String name :
          List.of(
              "AmazonSageMakerFullAccess", "PowerUserAccess", "ReadOnlyAccess", "SecurityAudit")) {
        POLICIES.put(name, ask(iam, OF_AWS + name));
      }
      List<Policy> all =
          iam
              .listPoliciesPaginator(request -> request.scope(PolicyScopeType.AWS))
              .policies()
              .stream()
              .toList();
      all.stream().map(Policy::arn).forEach(ARNS::add);
      askForOtherVersions(iam, all);
    }
  }

  /** Those of which the emulator has another version than the reference data. */
  private static void askForOtherVersions(IamClient iam, List<Policy> policies) {
    List<Policy> others =
        policies.stream()
            .filter(
                policy ->
                    KNOWN
                        .policy(policy.arn())
                        .filter(ours -> !ours.version().equals(policy.defaultVersionId()))
                        .isPresent())
            .toList();
    for (int index = 0; index < others.size(); index += EACH_OTHER) {
      String arn = others.get(index).arn();
      OTHERS.put(arn, ask(iam, arn));
    }
  }

  private static PolicyDocument ask(IamClient iam, String arn) {
    String version = iam.getPolicy(request -> request.policyArn(arn)).policy().defaultVersionId();
    VERSIONS.put(arn, version);
    String text =
        iam.getPolicyVersion(request -> request.policyArn(arn).versionId(version))
            .policyVersion()
            .document();
    PolicyDocumentReading reading =
        new PolicyDocumentReader().read(URLDecoder.decode(text, StandardCharsets.UTF_8));
    assertThat(reading).isInstanceOf(PolicyDocumentReading.Read.class);
    return ((PolicyDocumentReading.Read) reading).document();
  }

  /** The emulator's copy is of another day: AWS may have withdrawn a few of its policies since. */
  @Test
  void referenceData_when_comparedWithTheEmulatorsCopy_hasTheSameNames() {
    List<String> missing = ARNS.stream().filter(arn -> KNOWN.policy(arn).isEmpty()).toList();

    assertThat(ARNS).hasSizeGreaterThan(1_000);
    assertThat(missing).as("%s", missing).hasSizeLessThan(ARNS.size() / 20);
  }

  @Test
  void referenceData_when_ofTheVersionOfTheEmulatorsCopy_hasTheSameDocument() {
    var compared = new ArrayList<String>();
    POLICIES.forEach(
        (name, document) -> {
          AwsManagedPolicy ours = KNOWN.policy(OF_AWS + name).orElseThrow();
          if (ours.version().equals(VERSIONS.get(OF_AWS + name))) {
            compared.add(name);
            assertThat(new PolicyDocumentReader().read(ours.document()))
                .as(name)
                .isEqualTo(new PolicyDocumentReading.Read(document));
          }
        });

    assertThat(compared).isNotEmpty();
  }

  /** Two versions that AWS published: what did not change did not, for random requests. */
  @Test
  void difference_when_twoVersionsAreCompared_isConfirmedByRandomRequests() {
    var claims = new DifferenceClaims();
    OTHERS.forEach(
        (arn, document) -> {
          String text = KNOWN.policy(arn).orElseThrow().document();
          PolicyDocument ours =
              ((PolicyDocumentReading.Read) new PolicyDocumentReader().read(text)).document();
          var random = new Random(arn.hashCode());
          claims.check(arn, document, ours, random, REQUESTS);
          claims.check(arn + " back", ours, document, random, REQUESTS);
        });

    System.out.println(claims);
    assertThat(OTHERS).hasSizeGreaterThan(10);
    assertThat(claims.changed()).isGreaterThan(REQUESTS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"AmazonSageMakerFullAccess", "PowerUserAccess", "ReadOnlyAccess", "SecurityAudit"})
  void difference_when_aStatementIsRemoved_isWhatOnlyItAllows(String name) {
    PolicyDocument policy = policy(name);
    int last = policy.statements().size() - 1;
    var fewer = new ArrayList<>(policy.statements());
    fewer.remove(last);
    PolicyDocument changed = with(policy, fewer);

    AccessDifference difference = difference(name + " without a statement", policy, changed);

    assertThat(difference.isNarrowed()).isTrue();
    assertThat(difference.isBroadened()).isFalse();
    assertThat(difference.undecided()).isEmpty();
    assertThat(difference.changes())
        .allSatisfy(change -> assertThat(change.statement().index()).isEqualTo(last));
    assertThat(difference("the other way", changed, policy).isBroadened()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "AmazonSageMakerFullAccess, ecr:BatchDeleteImage",
    "PowerUserAccess, account:GetAccountInformation",
    "ReadOnlyAccess, s3:GetObject",
    "SecurityAudit, apigateway:GET",
  })
  void difference_when_aWildcardIsWidened_isBroadenedAndNotNarrowed(String name, String action) {
    PolicyDocument policy = policy(name);
    String service = action.substring(0, action.indexOf(':'));
    int index = statementOfService(policy, service);
    PolicyDocument changed =
        changed(
            policy,
            index,
            old -> {
              var actions = new ArrayList<>(old.action().patterns());
              actions.removeIf(pattern -> pattern.value().startsWith(service + ":"));
              actions.add(ActionPattern.of(service + ":*"));
              return new Statement(
                  old.sid(),
                  old.effect(),
                  null,
                  new ActionElement.Actions(actions),
                  old.resource(),
                  old.conditions());
            });

    AccessDifference difference = difference(name + " with " + service + ":*", policy, changed);

    assertThat(difference.isBroadened()).isTrue();
    assertThat(difference.isNarrowed()).isFalse();
    assertThat(difference.undecided()).isEmpty();
    assertThat(difference.changes())
        .allSatisfy(change -> assertThat(change.witness().action()).startsWith(service + ":"));
  }

  @ParameterizedTest
  @CsvSource({
    "AmazonSageMakerFullAccess, secretsmanager:GetSecretValue",
    "ReadOnlyAccess, s3express:CreateSession",
  })
  void difference_when_aConditionIsDropped_isBroadened(String name, String action) {
    PolicyDocument policy = policy(name);
    int index = -1;
    for (int place = 0; place < policy.statements().size(); place++) {
      Statement statement = policy.statements().get(place);
      if (!statement.conditions().isEmpty()
          && statement.action().patterns().contains(ActionPattern.of(action))) {
        index = place;
      }
    }
    PolicyDocument changed = changed(policy, index, old -> with(old, List.of()));

    AccessDifference difference = difference(name + " without a condition", policy, changed);

    assertThat(difference.undecided()).isEmpty();
    assertThat(difference.isNarrowed()).isFalse();
    assertThat(difference.changes())
        .singleElement()
        .extracting(AccessChange::statement)
        .extracting(place -> place.index())
        .isEqualTo(index);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PowerUserAccess", "SecurityAudit"})
  void difference_when_aConditionIsAdded_isNarrowed(String name) {
    PolicyDocument policy = policy(name);
    PolicyDocument changed =
        changed(
            policy,
            0,
            old -> with(old, List.of(Condition.of("Bool", "aws:SecureTransport", "true"))));

    AccessDifference difference = difference(name + " with a condition", policy, changed);

    assertThat(difference.undecided()).isEmpty();
    assertThat(difference.isBroadened()).isFalse();
    assertThat(difference.isNarrowed()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"AmazonSageMakerFullAccess", "PowerUserAccess", "ReadOnlyAccess", "SecurityAudit"})
  void difference_when_onlyTheOrderChanges_isNone(String name) {
    PolicyDocument policy = policy(name);
    var reversed = new ArrayList<Statement>();
    policy.statements().forEach(statement -> reversed.add(0, reversed(statement)));

    AccessDifference difference =
        difference(name + " in another order", policy, with(policy, reversed));

    assertThat(difference.isNone()).as("%s", difference).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "ReadOnlyAccess, s3:PutObject, *",
    "ReadOnlyAccess, s3:Delete*, *",
    "ReadOnlyAccess, iam:Create*, *",
    "SecurityAudit, s3:GetObject, *",
    "SecurityAudit, secretsmanager:GetSecretValue, *",
    "PowerUserAccess, iam:CreateUser, *",
    "PowerUserAccess, organizations:LeaveOrganization, *",
    "AmazonSageMakerFullAccess, iam:CreateRole, *",
    "AmazonSageMakerFullAccess, s3:DeleteObject, arn:aws:s3:::vision-data/0.rec",
  })
  void never_when_nothingAllowsIt_isProved(String name, String action, String resource) {
    assertThat(never(name, action, resource)).isEqualTo(new Proof.Proved(Strength.EVERY_REQUEST));
  }

  @ParameterizedTest
  @CsvSource({
    "ReadOnlyAccess, s3:GetObject, arn:aws:s3:::vision-data/*",
    "SecurityAudit, s3:GetBucketPolicy, *",
    "PowerUserAccess, s3:DeleteBucket, *",
    "PowerUserAccess, iam:CreateServiceLinkedRole, *",
    "AmazonSageMakerFullAccess, iam:PassRole, *",
    "AmazonSageMakerFullAccess, s3:DeleteObject, arn:aws:s3:::vision-data/*",
  })
  void never_when_somethingAllowsIt_hasACounterExample(
      String name, String action, String resource) {
    assertThat(never(name, action, resource))
        .isInstanceOfSatisfying(
            Proof.CounterExample.class,
            found -> {
              assertThat(found.witness().action()).isEqualTo(action);
              assertThat(RequestSet.ofIdentity(policy(name)).allows(found.witness())).isTrue();
            });
  }

  @Test
  void inclusion_when_policiesAreCompared_isWhatTheirNamesPromise() {
    Proof readsSecrets = never("ReadOnlyAccess", "secretsmanager:GetSecretValue", "*");
    assertThat(readsSecrets).isEqualTo(new Proof.Proved(Strength.EVERY_REQUEST));
    AccessDifference difference =
        difference(
            "SecurityAudit to PowerUserAccess", policy("SecurityAudit"), policy("PowerUserAccess"));
    assertThat(difference.undecided()).isEmpty();
    assertThat(difference.isNarrowed()).as("iam:Get* is not a power user's").isTrue();
  }

  private Proof never(String name, String action, String resource) {
    return prover.never(RequestSet.ofIdentity(policy(name)), AccessPattern.of(action, resource));
  }

  private AccessDifference difference(String what, PolicyDocument before, PolicyDocument after) {
    RequestSet old = RequestSet.ofIdentity(before);
    RequestSet changed = RequestSet.ofIdentity(after);
    long start = System.nanoTime();
    AccessDifference difference = prover.difference(old, changed);
    System.out.println(what + ": " + (System.nanoTime() - start) / 1_000_000 + " ms");
    for (AccessChange change : difference.changes()) {
      boolean isGranted = change.kind() == AccessChange.Kind.GRANTED;
      assertThat(old.allows(change.witness())).as("%s", change).isNotEqualTo(isGranted);
      assertThat(changed.allows(change.witness())).as("%s", change).isEqualTo(isGranted);
    }
    return difference;
  }

  private static PolicyDocument policy(String name) {
    PolicyDocument policy = POLICIES.get(name);
    assertThat(policy).as(name).isNotNull();
    return policy;
  }

  private static int statementOfService(PolicyDocument policy, String service) {
    for (int index = 0; index < policy.statements().size(); index++) {
      if (policy.statements().get(index).action() instanceof ActionElement.Actions actions
          && actions.patterns().stream().anyMatch(one -> one.value().startsWith(service + ":"))) {
        return index;
      }
    }
    throw new AssertionError("no statement is about " + service);
  }

  private static PolicyDocument changed(
      PolicyDocument policy, int index, UnaryOperator<Statement> change) {
    var statements = new ArrayList<>(policy.statements());
    statements.set(index, change.apply(statements.get(index)));
    return with(policy, statements);
  }

  private static PolicyDocument with(PolicyDocument policy, List<Statement> statements) {
    return new PolicyDocument(policy.version(), policy.id(), statements);
  }

  private static Statement with(Statement old, List<Condition> conditions) {
    return new Statement(old.sid(), old.effect(), null, old.action(), old.resource(), conditions);
  }

  private static Statement reversed(Statement old) {
    return new Statement(
        null,
        old.effect(),
        null,
        old.action() instanceof ActionElement.Actions actions
            ? new ActionElement.Actions(backwards(actions.patterns()))
            : old.action(),
        old.resource() instanceof ResourceElement.Resources resources
            ? new ResourceElement.Resources(backwards(resources.patterns()))
            : old.resource(),
        old.conditions());
  }

  private static <T> List<T> backwards(List<T> values) {
    var backwards = new ArrayList<T>();
    values.forEach(value -> backwards.add(0, value));
    return backwards;
  }
}
