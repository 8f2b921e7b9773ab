package io.trainingroles.access.documented;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.access.proof.AccessChange;
import io.trainingroles.access.proof.AccessDifference;
import io.trainingroles.access.proof.AccessProver;
import io.trainingroles.access.set.RequestSet;
import io.trainingroles.iam.ActionElement;
import io.trainingroles.iam.ActionPattern;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.PolicyDocumentReader;
import io.trainingroles.iam.PolicyDocumentReading;
import io.trainingroles.iam.ResourceElement;
import io.trainingroles.iam.ResourcePattern;
import io.trainingroles.iam.Statement;
import io.trainingroles.reference.managed.AwsManagedPolicies;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * AWS's managed policies, one version against the next. The next is made here: statements are
 * split, merged and renamed, which changes nothing; or something is taken away and added, of which
 * each request that shows it exists. {@code -Dmanaged.policies=1} takes each policy, and not only
 * each 60th.
 */
final class ManagedPolicyVersionsTest {
  private static final int EACH = Integer.getInteger("managed.policies", 60);
  private static final List<String> OF_TRAINING =
      List.of(
          "arn:aws:iam::aws:policy/AmazonSageMakerFullAccess",
          "arn:aws:iam::aws:policy/AmazonS3FullAccess",
          "arn:aws:iam::aws:policy/PowerUserAccess");

  private static final AwsManagedPolicies POLICIES = new AwsManagedPolicies();

  private final AccessProver prover = DocumentedAccess.prover();

  private static Stream<String> sample() {
    List<String> all = POLICIES.arns().stream().sorted().toList();
    var sample = new TreeSet<>(OF_TRAINING);
    for (int index = 0; index < all.size(); index += EACH) {
      sample.add(all.get(index));
    }
    return sample.stream();
  }

  private static PolicyDocument document(String arn) {
    String text = POLICIES.policy(arn).orElseThrow().document();
    return ((PolicyDocumentReading.Read) new PolicyDocumentReader().read(text)).document();
  }

  @ParameterizedTest
  @MethodSource("sample")
  void difference_when_statementsAreSplitMergedAndRenamed_isNone(String arn) {
    PolicyDocument document = document(arn);
    var random = new Random(arn.hashCode());

    for (PolicyDocument next :
        List.of(split(document), merged(document), renamed(document, random))) {
      AccessDifference difference =
          prover.difference(RequestSet.ofIdentity(document), RequestSet.ofIdentity(next));

      assertThat(difference.isNone()).as("%s: %s", arn, difference).isTrue();
    }
  }

  @Test
  void difference_when_statementsChange_hasWitnessesThatExist() {
    List<String> arns = sample().toList();
    int changed = 0;
    for (String arn : arns) {
      PolicyDocument document = document(arn);
      RequestSet before = RequestSet.ofIdentity(document);
      RequestSet after = RequestSet.ofIdentity(changed(document, new Random(arn.hashCode())));

      AccessDifference difference = prover.difference(before, after);

      assertThat(difference.undecided()).as(arn).isEmpty();
      difference.changes().forEach(change -> check(arn, change, before, after));
      changed += difference.isNone() ? 0 : 1;
    }
    assertThat(changed).isGreaterThan(arns.size() / 2);
  }

  private static void check(String arn, AccessChange change, RequestSet before, RequestSet after) {
    boolean isGranted = change.kind() == AccessChange.Kind.GRANTED;
    assertThat(after.allows(change.witness())).as("%s: %s", arn, change).isEqualTo(isGranted);
    assertThat(before.allows(change.witness())).as("%s: %s", arn, change).isNotEqualTo(isGranted);
    assertThat(change.oddities()).as("%s: %s", arn, change).isEmpty();
    DocumentedWitness.check(arn + ": " + change, change.witness());
  }

  private static PolicyDocument with(PolicyDocument document, List<Statement> statements) {
    return new PolicyDocument(document.version(), document.id(), statements);
  }

  private static Statement with(
      Statement old, ActionElement action, @Nullable ResourceElement resource) {
    return new Statement(null, old.effect(), null, action, resource, old.conditions());
  }

  /** Two statements of each, with half of the actions, or else of the resources. */
  private static PolicyDocument split(PolicyDocument document) {
    var statements = new ArrayList<Statement>();
    for (Statement statement : document.statements()) {
      ResourceElement resource = statement.resource();
      List<ActionPattern> actions = statement.action().patterns();
      List<ResourcePattern> resources = resource == null ? List.of() : resource.patterns();
      if (statement.action() instanceof ActionElement.Actions && actions.size() > 1) {
        halves(actions)
            .forEach(
                half -> statements.add(with(statement, new ActionElement.Actions(half), resource)));
      } else if (resource instanceof ResourceElement.Resources && resources.size() > 1) {
        halves(resources)
            .forEach(
                half ->
                    statements.add(
                        with(statement, statement.action(), new ResourceElement.Resources(half))));
      } else {
        statements.add(statement);
      }
    }
    return with(document, statements);
  }

  private static <T> List<List<T>> halves(List<T> values) {
    int middle = values.size() / 2;
    return List.of(values.subList(0, middle), values.subList(middle, values.size()));
  }

  /** One statement for those that differ in their actions only. */
  private static PolicyDocument merged(PolicyDocument document) {
    Map<List<Object>, Statement> merged = new LinkedHashMap<>();
    for (Statement statement : document.statements()) {
      List<Object> key =
          List.of(
              statement.effect(),
              statement.action().getClass(),
              String.valueOf(statement.resource()),
              statement.conditions(),
              statement.action() instanceof ActionElement.Actions ? "" : statement.action());
      merged.merge(key, statement, ManagedPolicyVersionsTest::both);
    }
    return with(document, List.copyOf(merged.values()));
  }

  private static Statement both(Statement one, Statement other) {
    if (!(one.action() instanceof ActionElement.Actions)) {
      return one;
    }
    var actions = new ArrayList<>(one.action().patterns());
    other.action().patterns().stream()
        .filter(action -> !actions.contains(action))
        .forEach(actions::add);
    return with(one, new ActionElement.Actions(actions), one.resource());
  }

  /** Other Sids, another order, and actions in another case. */
  private static PolicyDocument renamed(PolicyDocument document, Random random) {
    var statements = new ArrayList<Statement>();
    for (Statement old : document.statements()) {
      List<ActionPattern> actions =
          old.action().patterns().stream()
              .map(action -> ActionPattern.of(action.value().toLowerCase(Locale.ROOT)))
              .distinct()
              .toList();
      statements.add(
          new Statement(
              "Renamed" + statements.size(),
              old.effect(),
              null,
              old.action() instanceof ActionElement.Actions
                  ? new ActionElement.Actions(actions)
                  : new ActionElement.NotActions(actions),
              old.resource(),
              old.conditions()));
    }
    Collections.shuffle(statements, random);
    return with(document, statements);
  }

  /** A statement without its first action, and one for all resources or without its conditions. */
  private static PolicyDocument changed(PolicyDocument document, Random random) {
    var statements = new ArrayList<>(document.statements());
    int narrowed = random.nextInt(statements.size());
    Statement old = statements.get(narrowed);
    List<ActionPattern> actions = old.action().patterns();
    if (old.action() instanceof ActionElement.Actions && actions.size() > 1) {
      statements.set(
          narrowed,
          with(old, new ActionElement.Actions(actions.subList(1, actions.size())), old.resource()));
    }
    int widened = random.nextInt(statements.size());
    Statement wide = statements.get(widened);
    statements.set(
        widened,
        new Statement(
            null,
            wide.effect(),
            null,
            wide.action(),
            ResourceElement.Resources.of("*"),
            List.of()));
    return with(document, statements);
  }
}
